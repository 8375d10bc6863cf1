"""Where the words of a query stand in the papers of one page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dejalu.queries import pieces
from dejalu.queries.terms import Words
from dejalu.services.library import Item


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A part of the abstract or of a note, in pieces; field is `abstract` or `note`."""

    field: str
    pieces: list[str]


@dataclass(frozen=True, slots=True)
class Hits:
    """A title and each author in pieces (`queries.pieces`), and a part of what else has a hit."""

    title: list[str]
    authors: list[list[str]]
    excerpt: Excerpt | None


def find(items: Iterable[Item], sought: Sequence[Words]) -> dict[int, Hits]:
    """The hits of each paper, by its id; none where no words were asked for."""
    if not sought:
        return {}
    of_field = {
        field: [said for said in sought if said.field in (None, field)]
        for field in ("title", "authors", "abstract", "notes")
    }
    return {
        item.paper.id: Hits(
            pieces.cut(item.paper.title, of_field["title"]),
            [pieces.cut(author, of_field["authors"]) for author in item.paper.authors],
            _excerpt(item, of_field["abstract"], of_field["notes"]),
        )
        for item in items
    }


def _excerpt(item: Item, in_abstract: Sequence[Words], in_notes: Sequence[Words]) -> Excerpt | None:
    abstract = item.paper.abstract
    if abstract and (spans := pieces.find(abstract, in_abstract)):
        return Excerpt("abstract", pieces.excerpt(abstract, spans))
    for note in item.mark.notes:
        for text in (note.body, (note.quote or {}).get("exact", "")):
            if spans := pieces.find(text, in_notes):
                return Excerpt("note", pieces.excerpt(text, spans))
    return None
