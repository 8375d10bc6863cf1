"""A field's text on one line."""

from dejalu.exporters.plain_text import one_line
from dejalu.importers.bib.latex_text import decode


def line(source: str) -> str:
    """The text of a field on one line; of one that lacks, none."""
    return one_line(" ".join(decode(source).split())) if source else ""
