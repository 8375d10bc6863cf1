"""A year of days, a column for each week: the more papers, the larger the square."""

from collections.abc import Sequence
from datetime import date

from dejalu.charts.canvas import MARGIN, MONTHS, Canvas, Square
from dejalu.charts.figures import Figures, grouped

CELL = 12.6
LEFT = 56
LEVELS = 4
TOP, APART, APART_STEPS = 74, 132, 78
SIDES = (1.8, 3.9, 6.0, 8.3, 11.0)
"""How large a day's square is: without a paper, and from the fewest papers to the most."""


def height(_: Figures) -> float:
    return TOP + 2 * APART


def put(figures: Figures, canvas: Canvas) -> None:
    days = [date.fromisoformat(str(row[0])) for row in figures.rows]
    _name_months(canvas, days)
    for place, color in enumerate((canvas.theme.new, canvas.theme.read)):
        top = TOP + place * APART
        counts = [int(row[place + 1]) for row in figures.rows]
        steps = _steps(counts)
        title = f"{figures.columns[place + 1].capitalize()}: {grouped(sum(counts))}"
        for number, name in ((0, "Mon"), (2, "Wed"), (4, "Fri")):
            canvas.write(LEFT - 8, top + (number + 0.5) * CELL, name, ha="right")
        squares: list[Square] = []
        empty: list[Square] = []
        for day, count in enumerate(counts):
            week, weekday = divmod(day, 7)
            at = LEFT + (week + 0.5) * CELL, top + (weekday + 0.5) * CELL
            (squares if count else empty).append((*at, SIDES[_level(count, steps)]))
        canvas.fill_squares(empty, canvas.theme.line)
        canvas.fill_squares(squares, color)
        _explain(canvas, top + 7 * CELL + 14, title, steps, color)


def _name_months(canvas: Canvas, days: Sequence[date]) -> None:
    for week, monday in enumerate(days[::7]):
        if monday.day <= 7 and week < len(days) // 7 - 1:
            told = str(monday.year) if monday.month == 1 else MONTHS[monday.month - 1]
            canvas.write(LEFT + week * CELL, TOP - 14, told)


def _steps(counts: Sequence[int]) -> list[int]:
    """From how many papers on a day is shown at each level: as many days on each as the figures let."""
    used = sorted(count for count in counts if count) or [1]
    steps = [1]
    for part in range(1, LEVELS):
        steps.append(max(used[len(used) * part // LEVELS], steps[-1] + 1))
    return steps


def _level(count: int, steps: Sequence[int]) -> int:
    return sum(count >= step for step in steps)


def _explain(canvas: Canvas, y: float, title: str, steps: Sequence[int], color: str) -> None:
    canvas.write(LEFT, y, title, color=canvas.theme.ink)
    x = canvas.axes.get_xlim()[1] - MARGIN - len(steps) * APART_STEPS
    for level, step in enumerate(steps, 1):
        canvas.fill_squares([(x + CELL / 2, y, SIDES[level])], color)
        canvas.write(x + CELL + 4, y, f"from {step}")
        x += APART_STEPS
