"""What a chart is drawn from, and what can be read in its place."""

from collections.abc import Sequence
from dataclasses import dataclass

Row = tuple[str | int, ...]


def grouped(number: float) -> str:
    """A whole number with its thousands apart."""
    return f"{number:,.0f}".replace(",", " ")


@dataclass(frozen=True, slots=True)
class Figures:
    """A table with a title, and a sentence on what it tells; is_empty where it tells nothing.

    The first column says of what a row is, the others are numbers. Days are ISO dates, months `2026-07`.
    """

    name: str
    title: str
    about: str
    columns: tuple[str, ...]
    rows: Sequence[Row]

    @property
    def is_empty(self) -> bool:
        return not any(number for row in self.rows for number in row[1:])
