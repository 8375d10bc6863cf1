"""Where a paper was published, as its authors wrote it for arXiv: free text, read only where it can mean one thing.

"Phys. Rev. D 76, 013009 (2007)" is a journal; "ICLR 2021" and "Proceedings of the Thirty-Fourth AAAI Conference on
Artificial Intelligence (2020)" are conferences. Everything else says nothing.
"""

import re

from dejalu.identity.publication import Kind, Publication

_JOURNAL = re.compile(
    r"(?P<venue>[A-Z][A-Za-z&.:' -]{2,80}[A-Za-z.]),? (?:[Vv]ol(?:ume|\.) ?)?(?P<volume>\d{1,4})"
    r"(?: ?\((?P<number>\d{1,4})\))?[,:] ?(?:pp?\. ?)?(?P<pages>[A-Za-z]?\d{1,9}(?: ?[-–] ?[A-Za-z]?\d{1,9})?),?"
    r" ?\((?P<year>\d{4})\)\.?",
    re.ASCII,
)
_CONFERENCE = re.compile(
    r"(?:In )?(?P<venue>(?:(?:Proceedings of(?: the)?|Advances in) [A-Z][A-Za-z&/' -]{4,160}(?: \d{1,3})?"
    r"|AAAI|ACL|AISTATS|COLING|COLM|COLT|CVPR|ECCV|EMNLP|ICASSP|ICCV|ICLR|ICML|ICRA|IJCAI|INTERSPEECH|IROS|KDD|MICCAI"
    r"|NAACL|NeurIPS|NIPS|SIGGRAPH|SIGIR|UAI|WACV|WWW)),? \(?(?P<year>\d{4})\)?\.?",
    re.ASCII,
)
_PERIODICAL = re.compile(r"\b(?:proc\.|proceedings|conference|workshop|symposium)", re.IGNORECASE)


def read(text: str) -> Publication | None:
    """The publication that a reference names; None for whatever is not surely one."""
    if journal := _JOURNAL.fullmatch(text):
        # "Proceedings of the ACM on …" may be either.
        if _PERIODICAL.search(journal["venue"]):
            return None
        pages = re.sub(r" ?[-–] ?", "-", journal["pages"])
        volume, number = journal["volume"], journal["number"] or ""
        year = int(journal["year"])
        return Publication(
            kind=Kind.JOURNAL, venue=journal["venue"], year=year, volume=volume, number=number, pages=pages
        )
    if conference := _CONFERENCE.fullmatch(text):
        return Publication(kind=Kind.CONFERENCE, venue=conference["venue"], year=int(conference["year"]))
    return None
