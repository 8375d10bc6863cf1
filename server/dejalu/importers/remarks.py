"""Tells a remark on a publication from a note of the reader's, where programs keep both in one field."""

import re

# What Zotero, Google Scholar, arXiv, DBLP and the ACL Anthology write there, or people for a style to print.
_REMARK = re.compile(
    r"""\W*(?:
    arxiv | corr\b | (?:accepted|published|presented|submitted|appear(?:s|ed|ing)?|to\ appear|under\ review)\b
    | (?:in\ press|forthcoming|preprint|camera|version|revised|withdrawn|retracted|online|accessed|available)\b
    | (?:comments?|pmid|pmcid|doi|issn|isbn|url|eprint|conference\ name|citation\ key|publisher|number)\ ?:
    | \d+\ pages | (?:oral|spotlight|poster|(?:best|outstanding)\ paper)\b | https?://\S+\s*\Z | tex\.\w+\ ?:
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def is_remark(text: str) -> bool:
    """Whether a text begins like “arXiv:1706.03762 [cs]”, “Accepted at ICLR”, “15 pages” or “PMID: 123”."""
    return _REMARK.match(text) is not None
