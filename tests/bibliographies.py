"""Large bibliographies of real papers, with tags and notes that hold whatever BibTeX could stumble over."""

import gzip
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache

from tests.libraries import SHARED

from dejalu.exporters.entry import Entry, Note
from dejalu.identity.publication import Kind, Publication

PAPERS = SHARED / "data" / "hf_daily_papers.jsonl.gz"
"""4,243 papers of Hugging Face's daily lists, with authors, days and abstracts."""
STATUSES = (None, "seen", "to-read", "reading", "read", "skipped")
CATEGORIES = ("cs.CL", "cs.CV", "cs.LG", "stat.ML", "q-bio.NC")
TAGS = (
    *("to cite", "Attention", "50% off", "a_b", "C#", "R&D", "{braced}", "lone { brace", "\\input{x}", "大模型", "🤗"),
    *('"quoted"', "a, b; c", "~tilde^caret", "$x^2$", "$5 and $6", "@article{x", "p<0.05|q>1", "naïve Über"),
)
NOTES = (
    "What is the attention here?",
    "Two lines,\nand\n\n- a list\n- of **Markdown**, `code` and [a link](https://x.org/a_b?c=d&e#f)",
    "100% of a_b & #1 cost $5, not $6; \\alpha ~ ^ \\",
    "An unmatched { and } another } in {pairs {of} pairs}",
    "@article{evil,\n  title = {x},\n}\n@comment{x}",
    "}, author = {Evil}, note = {",
    "\"Quotes\", 'quotes' and “quotes” – 大模型的注意力 👩\u200d🔬 🤗 é e\u0301 ß \u00a0 \u200b",
    "$O(N^2)$, $\\Delta$, $\\input{/etc/passwd}$ and $x^2^3$ \\write18{ls} \\end{document}",
    "&#123; &amp; \\{ \\} \\\\ \\{\\",
)
PUBLICATIONS = (
    Publication(kind=Kind.CONFERENCE, venue="Advances in Neural & Other Systems 30", year=2030, pages="1-12"),
    Publication(
        kind=Kind.JOURNAL, venue="Zeitschrift für C# {und} 50%", year=2031, volume="12", number="3", pages="e14"
    ),
    Publication(kind=Kind.CHAPTER, venue="Handbook of _", volume="2", publisher="Taylor and Francis"),
    Publication(kind=Kind.BOOK, year=2029, publisher="Springer"),
    Publication(kind=Kind.THESIS, venue="University of Science and Technology", year=2028),
    Publication(kind=Kind.REPORT, venue="Institute for $x$", number="TR-7"),
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A real paper."""

    arxiv: str
    title: str
    authors: tuple[str, ...]
    published: date
    abstract: str


@cache
def read_papers() -> tuple[Paper, ...]:
    """All of them, in the file's order."""
    with gzip.open(PAPERS, "rt", encoding="utf-8") as lines:
        told = [json.loads(line) for line in lines]
    return tuple(
        Paper(
            one["id"],
            one["title"],
            tuple(one["authors"]),
            date.fromisoformat(one["publishedAt"][:10]),
            one["summary"],
        )
        for one in told
    )


def entries(count: int, tags: Sequence[str] = TAGS, notes: Sequence[str] = NOTES) -> Iterator[Entry]:
    """As many entries as asked for, sorted by key, always the same ones; the papers come again once they run out.

    Each has up to three of the tags and up to two of the notes; half the notes quote another.

    Whoever wrote one paper alone is another person each time the paper comes, so that of 100,000 papers more than
    a third of the names stand there for the first time: more than in a library of one field.
    """
    papers = read_papers()
    chance = random.Random(0)
    written = Counter(name for paper in papers for name in paper.authors)
    given = [name.split()[0] for name in written]
    for number in range(count):
        paper = papers[number % len(papers)]
        names = tuple(
            name if number < len(papers) or written[name] > 1 else f"{chance.choice(given)} {name.split()[-1]}"
            for name in paper.authors
        )
        chosen_tags = tuple(chance.sample(tags, chance.choice((0, 0, 1, 2, 3))))
        chosen_notes = tuple(
            Note(chance.choice(notes), quote=chance.choice(("", chance.choice(notes))))
            for _ in range(chance.choice((0, 0, 1, 2)))
        )
        known = _entry(f"paper{number:06}", paper, chance)
        yield replace(known, authors=names, tags=chosen_tags, notes=chosen_notes)


def _entry(key: str, paper: Paper, chance: random.Random) -> Entry:
    return Entry(
        citation_key=key,
        title=paper.title,
        published=paper.published,
        year=paper.published.year,
        arxiv=paper.arxiv,
        primary_class=chance.choice(CATEGORIES),
        doi=f"10.48550/arXiv.{paper.arxiv}" if chance.random() < 0.1 else None,
        url=f"https://arxiv.org/abs/{paper.arxiv}",
        accessed=paper.published + timedelta(days=chance.randrange(500)),
        former_keys=(f"{key}old", f"{key}older") if chance.random() < 0.05 else (),
        abstract=paper.abstract,
        publication=chance.choice(PUBLICATIONS) if chance.random() < 0.2 else None,
        version=chance.choice((None, 1, 3)),
        status=chance.choice(STATUSES),
        starred=chance.random() < 0.1,
    )
