"""Numbers by name and month, as squares: the more, the larger."""

from collections.abc import Sequence
from math import sqrt

from dejalu.charts.canvas import MONTHS, WIDTH, Canvas
from dejalu.charts.figures import Figures, grouped

LEFT, RIGHT, TOP, ROW = 170, 64, 44, 30
FEW = 12
"""Months that are all named."""
LONGEST = 22
"""Letters of a name that are shown."""


def height(figures: Figures) -> float:
    return TOP + (len(figures.columns) - 1) * ROW + 28


def put(figures: Figures, canvas: Canvas) -> None:
    months = [str(row[0]) for row in figures.rows]
    step = min((WIDTH - LEFT - RIGHT) / len(months), ROW * 1.6)
    most = max(int(number) for row in figures.rows for number in row[1:])
    for place, name in enumerate(figures.columns[1:]):
        middle = TOP + (place + 0.5) * ROW
        counts = [int(row[place + 1]) for row in figures.rows]
        canvas.write(LEFT - 10, middle, shorten(name, LONGEST), ha="right", color=canvas.theme.ink)
        canvas.rule(LEFT, middle, LEFT + step * len(months))
        squares = [
            (LEFT + (month + 0.5) * step, middle, max(sqrt(count / most) * min(ROW, step) * 0.92, 2.5))
            for month, count in enumerate(counts)
            if count
        ]
        canvas.fill_squares(squares, canvas.theme.new)
        canvas.write(LEFT + step * len(months) + 10, middle, grouped(sum(counts)))
    for month in range(len(months)):
        if told := _name_month(months, month):
            y = TOP + (len(figures.columns) - 1) * ROW + 12
            canvas.write(LEFT + (month + 0.5) * step, y, told, ha="center")


def _name_month(months: Sequence[str], place: int) -> str:
    """How a month is named below: each January by its year, of many others only the first of a quarter."""
    year, number = months[place].split("-")
    if number == "01":
        return year
    if len(months) > FEW and int(number) % 3 != 1:
        return ""
    has_year = any(month.endswith("-01") for month in months)
    return MONTHS[int(number) - 1] + ("" if has_year or place else f" {year}")


def shorten(name: str, longest: int) -> str:
    """A name that fits, with a sign that some is left out."""
    return name if len(name) <= longest else name[: longest - 1] + "…"
