"""What can be wrong with a query."""

from dejalu.errors import DejaluError


class InvalidQueryError(DejaluError):
    """A query that means nothing; `at` and `length` say where in it, in characters from 0."""

    def __init__(self, reason: str, at: int, length: int) -> None:
        super().__init__(f"The query cannot be read at character {at + 1}: {reason}")
        self.at, self.length = at, length
