"""All hostile texts there are, each once: what any page, file or client may call a paper, a person or a tag."""

from tests.hostile.characters import CHARACTERS
from tests.hostile.documents import DOCUMENTS
from tests.hostile.markup import MARKUP

TEXTS = tuple(dict.fromkeys((*MARKUP, *DOCUMENTS, *CHARACTERS)))


def number(place: int) -> str:
    """The arXiv identifier of the paper that has the text at this place, by which it is found whatever it is called."""
    return f"2401.{place + 1:05}"


NUMBERS = tuple(map(number, range(len(TEXTS))))
