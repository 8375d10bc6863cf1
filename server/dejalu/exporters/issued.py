"""When what is cited appeared: the published version where one is known, else the preprint's first version."""

from datetime import date

from dejalu.exporters.entry import Entry


def year(entry: Entry) -> int | None:
    """The year to be printed."""
    if entry.publication and entry.publication.year:
        return entry.publication.year
    return entry.published.year if entry.published else entry.year


def day(entry: Entry) -> date | None:
    """The day, where no published version gives the year: of such a version, no more than that is known."""
    return None if entry.publication and entry.publication.year else entry.published
