"""What an exporter is told of one paper: what a bibliography prints, and what the reader keeps of it.

Whoever fills an entry decides what belongs in it; whoever writes it decides how. Texts are plain, as pages
print them: escaping is the writer's work.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from dejalu.identity.publication import Publication

# The characters that end a key for BibTeX or that TeX will not take inside \cite, and blanks and controls.
FORBIDDEN_IN_KEYS = re.compile(r"""[\s\x00-\x1f\x7f"#%'(),=@{}~\\]""")


@dataclass(frozen=True, slots=True)
class Note:
    """A note of the reader's.

    Attributes:
        body: what the reader wrote, in Markdown; may hold several lines.
        id: the note's UUID.
        quote, prefix, suffix: the passage that it is about, and what stands before and after that; else empty.
    """

    body: str
    id: str = ""
    quote: str = ""
    prefix: str = ""
    suffix: str = ""
    created_at: datetime | None = None
    changed_at: datetime | None = None

    @property
    def text(self) -> str:
        """The note as one Markdown text: the passage as a block quote, a blank line, what was written."""
        if not self.quote:
            return self.body
        quoted = "\n".join(f"> {line}".rstrip() for line in self.quote.splitlines())
        return "\n\n".join(filter(None, (quoted, self.body)))


@dataclass(frozen=True)
class Entry:
    """One paper, ready to be written.

    Attributes:
        citation_key: what `\\cite` names it by; unique in a file, without regard to case.
        authors: full names, "Yana Wei", "van der Maaten, Laurens" or "DeepSeek-AI", first author first.
        published: the day of the first version; its year wins over `year`.
        year: the year, where no more than that is known.
        arxiv: the arXiv id without version, "1706.03762".
        primary_class: the first arXiv category, "cs.CL".
        doi: without the resolver's address, "10.1000/182".
        url: the page to send people to.
        notes: in the order to be printed.
        accessed: the day the reader last saw the page.
        added: the day the reader first met the paper.
        former_keys: citation keys it had before, under which documents may still cite it; sorted.
        identifiers: all its names, such as "arxiv:1706.03762".
        publication: where it was published, beside the preprint.
        version: the arXiv version that was read.
        status: what the reader said of it (`to-read`, `reading`, `read`, `skipped`, `seen`), and on which day.

    Raises:
        ValueError: the citation key is empty, or holds a character that BibTeX or TeX would stumble over.
    """

    citation_key: str
    title: str
    authors: tuple[str, ...] = ()
    published: date | None = None
    year: int | None = None
    arxiv: str | None = None
    primary_class: str | None = None
    doi: str | None = None
    url: str | None = None
    tags: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    accessed: date | None = None
    added: date | None = None
    former_keys: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    abstract: str | None = None
    publication: Publication | None = None
    version: int | None = None
    status: str | None = None
    judged: date | None = None
    starred: bool = False

    def __post_init__(self) -> None:
        if not self.citation_key or FORBIDDEN_IN_KEYS.search(self.citation_key):
            raise ValueError(
                f"“{self.citation_key}” cannot be a citation key: use letters, digits and . / : _ - + only."
            )

    @cached_property
    def sort_key(self) -> tuple[str, str]:
        """What files are sorted by: the key without regard to case."""
        return self.citation_key.lower(), self.citation_key
