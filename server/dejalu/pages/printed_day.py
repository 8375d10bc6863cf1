"""Days as Hugging Face prints them: `May 23, 2023`, and `Jul 7` for a day of the running year.

A saved text does not tell which year was running. But nothing on a page is later than the page, so it is the
latest year in which no day printed without one comes after the file's own date. A day printed with its year
is a check on that: where it contradicts the file, whose date a copy may have changed, the page is believed.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Self

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# No paper on arXiv, where every paper on these pages is, was published before: https://info.arxiv.org/about/
_ARXIV_BEGAN = date(1991, 8, 14)
# A leap day may be as far as this from the next one, around the years 1900 and 2100.
_LONGEST_WAIT = 8

PATTERN = rf"(?:{'|'.join(_MONTHS)})\s\d{{1,2}}(?:,\s\d{{4}})?"


@dataclass(frozen=True, slots=True)
class PrintedDay:
    """A day of the year and, where it is printed, the year."""

    month: int
    day: int
    year: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a text that matches `PATTERN`."""
        month, day, *year = re.findall(r"\w+", text)
        return cls(_MONTHS.index(month) + 1, int(day), int(year[0]) if year else None)

    def find_date(self, running_year: int) -> date | None:
        """Return the date meant on a page of `running_year`, or None where the calendar has no such day."""
        try:
            return date(self.year or running_year, self.month, self.day)
        except ValueError:
            return None


def find_capture_day(days: Iterable[PrintedDay], latest: date) -> date:
    """Return the latest day, up to `latest` if possible, on which a page could have shown `days`."""
    days = list(days)
    newest = max((day for day in days if not day.year), key=lambda day: (day.month, day.day), default=None)
    if newest is None:
        return latest
    dated = [found for day in days if day.year and (found := day.find_date(day.year))]
    floor = max(dated, default=_ARXIV_BEGAN)
    candidates = list(_occurrences(newest, floor, latest))
    return max((day for day in candidates if day <= latest), default=min(candidates, default=latest))


def _occurrences(day: PrintedDay, floor: date, latest: date) -> Iterator[date]:
    for year in range(floor.year, max(floor.year + _LONGEST_WAIT, latest.year) + 1):
        found = day.find_date(year)
        if found and found >= floor:
            yield found
