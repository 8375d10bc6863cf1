"""One paper as it is cited, to be copied into whatever is being written."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from dejalu.exporters import bibtex, markdown_link
from dejalu.services import citation_keys, exports, library


@dataclass(frozen=True, slots=True)
class Citation:
    """A paper's key, its former ones, its BibTeX entry and a Markdown link to it."""

    citation_key: str
    former_keys: tuple[str, ...]
    bibtex: str
    markdown: str


def get(session: Session, reader_id: int, paper_id: int) -> Citation:
    """How a paper is cited; its key is made where it has none. Raises UnknownPaperError."""
    shown_id = library.get(session, reader_id, paper_id).paper.id
    citation_keys.give(session, reader_id, [shown_id])
    [entry] = exports.read(session, reader_id, [shown_id])
    written = b"".join(bibtex.dump([entry])).decode()
    return Citation(entry.citation_key, entry.former_keys, written, markdown_link.write(entry))
