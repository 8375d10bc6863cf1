"""Numbers by name, as bars beside each other."""

from dejalu.charts.canvas import WIDTH, Canvas
from dejalu.charts.figures import Figures, grouped
from dejalu.charts.matrix import shorten

LEFT, RIGHT, TOP, ROW = 200, 84, 44, 26
LONGEST = 28
"""Letters of a name that are shown."""


def height(figures: Figures) -> float:
    return TOP + len(figures.rows) * ROW + 12


def put(figures: Figures, canvas: Canvas) -> None:
    most = max(int(row[1]) for row in figures.rows)
    for place, (name, count) in enumerate(figures.rows):
        middle = TOP + (place + 0.5) * ROW
        width = max(int(count) / most * (WIDTH - LEFT - RIGHT), 2)
        canvas.write(LEFT - 10, middle, shorten(str(name), LONGEST), ha="right", color=canvas.theme.ink)
        canvas.fill(LEFT, middle - 7, width, 14, canvas.theme.new, round_by=min(width / 2, 3))
        canvas.write(LEFT + width + 8, middle, grouped(int(count)))
