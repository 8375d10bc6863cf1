"""The title of a paper from that of its page, which names the site, too."""

import re

_BEFORE = re.compile(r"\A(?:\[(?:\d{4}\.\d{4,5}|[a-z.-]+/\d{7})(?:v\d+)?\]\s*|Paper page - |\(PDF\) )", re.IGNORECASE)
_AFTER = re.compile(
    r"\s+[|·–-]\s+(?:OpenReview|ACL Anthology|alphaXiv|arXiv|Semantic Scholar|PubMed|Hugging Face|ScienceDirect"
    r"|SpringerLink|IEEE Xplore|Connected Papers|PMC|Nature(?: [A-Z]\w+)*|PDF)\s*$"
)
_NO_TITLE = re.compile(r"https?://\S*|\S*\.pdf|[\d.]+(?:v\d+)?|arXiv:\S+|untitled", re.IGNORECASE)


def paper_title(page_title: str) -> str:
    """The paper's own title; empty where a page has no more of it than an address or the name of a file."""
    title = _AFTER.sub("", _BEFORE.sub("", page_title))
    return "" if _NO_TITLE.fullmatch(title) else title
