"""Large libraries of real titles, written in bulk as meeting each paper would have written them."""

import gzip
import hashlib
import itertools
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import insert
from sqlalchemy.orm import Session

from dejalu.identity import blocking, claims
from dejalu.identity.identifiers import Identifier
from dejalu.identity.titles import Title
from dejalu.models import Base, Claim, Paper, PaperIdentifier, PaperTitle, Reading, TitleKey
from dejalu.pages.mention import Mention

SHARED = Path(__file__).parents[2] / "shared"
TITLES = SHARED / "data" / "arxiv_titles.tsv.gz"
"""574 thousand titles of arXiv up to 2020, each with its first author and its year."""
BATCH = 20_000
MET_AT = datetime(2026, 7, 2, 12, tzinfo=UTC)


class Known(NamedTuple):
    """A real paper: its arXiv identifier, title, first author and year."""

    arxiv: str
    title: str
    author: str
    year: int

    @property
    def half(self) -> int:
        """0 or 1, by chance but always the same."""
        return hashlib.blake2b(self.arxiv.encode(), digest_size=1).digest()[0] % 2


def read_titles() -> Iterator[Known]:
    """The real papers, in the file's order."""
    with gzip.open(TITLES, "rt", encoding="utf-8") as lines:
        for line in lines:
            arxiv, title, author, year = line.rstrip("\n").split("\t")
            yield Known(arxiv, title, author, int(year))


def fill(session: Session, known: Iterable[Known], reader_id: int, first: int = 1) -> None:
    """Write papers, each seen once by the reader; the first becomes the record of that number."""
    numbered = enumerate(known, first)
    while batch := list(itertools.islice(numbered, BATCH)):
        titles = {number: Title.read(paper.title) for number, paper in batch}
        _write(session, Paper, [_paper(number, paper, titles[number]) for number, paper in batch])
        _write(session, Claim, [_claim(number, paper) for number, paper in batch])
        _write(session, PaperIdentifier, [_identifier(number, paper) for number, paper in batch])
        _write(session, PaperTitle, [_title(number, title) for number, title in titles.items()])
        keys = sorted((key, number) for number, title in titles.items() for key in blocking.index_keys(title))
        _write(session, TitleKey, [{"key": key, "title_id": number} for key, number in keys])
        _write(session, Reading, [_reading(number, reader_id) for number, _ in batch])


def _write(session: Session, model: type[Base], rows: list[dict[str, object]]) -> None:
    """Insert rows as they are: the models' own way takes twice as long."""
    session.execute(insert(model.metadata.tables[model.__tablename__]), rows)


def _paper(number: int, paper: Known, title: Title) -> dict[str, object]:
    told = {"title": title.text, "authors": [paper.author], "year": paper.year}
    return {"id": number, **told, "added_at": MET_AT}


def _claim(number: int, paper: Known) -> dict[str, object]:
    identifiers = (Identifier("arxiv", paper.arxiv),)
    mention = Mention(paper.title, identifiers, (paper.author,), year=paper.year)
    return {
        "paper_id": number,
        "digest": claims.digest(mention, identifiers),
        "source": "",
        "stated_at": MET_AT,
        "identifiers": [f"arxiv:{paper.arxiv}"],
        "title": paper.title,
        "authors": [paper.author],
        "year": paper.year,
    }


def _identifier(number: int, paper: Known) -> dict[str, object]:
    return {"paper_id": number, "scheme": "arxiv", "value": paper.arxiv, "raw": paper.arxiv}


def _title(number: int, title: Title) -> dict[str, object]:
    return {"id": number, "paper_id": number, "text": title.text, "normal": title.normal, "is_cut": title.is_cut}


def _reading(number: int, reader_id: int) -> dict[str, object]:
    seen = {"times_seen": 1, "first_seen_at": MET_AT, "last_seen_at": MET_AT}
    return {"reader_id": reader_id, "paper_id": number, "seq": number, "starred": False, **seen}
