"""What an exporter is told of one paper: what a bibliography prints, and the reader's own tags and notes.

Whoever fills an entry decides what belongs in it; whoever writes it decides how. Texts are plain, as pages
print them: escaping is the writer's work.
"""

import re
from dataclasses import dataclass
from datetime import date

# The characters that end a key for BibTeX or that TeX will not take inside \cite, and blanks and controls.
FORBIDDEN_IN_KEYS = re.compile(r"""[\s\x00-\x1f\x7f"#%'(),=@{}~\\]""")


@dataclass(frozen=True, slots=True)
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
        notes: texts that may hold several lines, in the order to be printed.
        accessed: the day the reader last saw the page.

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
    notes: tuple[str, ...] = ()
    accessed: date | None = None

    def __post_init__(self) -> None:
        if not self.citation_key or FORBIDDEN_IN_KEYS.search(self.citation_key):
            raise ValueError(
                f"“{self.citation_key}” cannot be a citation key: use letters, digits and . / : _ - + only."
            )
