"""Answers kept for as long as they are likely to be asked for again."""

from collections.abc import Callable


class Remembered(dict[str, str]):
    """What a function makes of texts. Once `limit` answers are kept, all are forgotten.

    Names and words come again and again in a bibliography, but most names only once: `functools.lru_cache` would spend
    more on its order of use, for each of those, than their answer takes.
    """

    def __init__(self, answer: Callable[[str], str], limit: int) -> None:
        super().__init__()
        self._answer = answer
        self._limit = limit

    def __missing__(self, text: str) -> str:
        if len(self) >= self._limit:
            self.clear()
        self[text] = answer = self._answer(text)
        return answer
