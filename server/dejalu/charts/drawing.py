"""Which chart is drawn of which figures."""

from collections.abc import Callable

from dejalu.charts import bars, calendar, curves, matrix
from dejalu.charts.canvas import MARGIN, TEXT, THEMES, Canvas
from dejalu.charts.canvas import draw as draw_on
from dejalu.charts.figures import Figures

DRAW: dict[str, tuple[Callable[[Figures], float], Callable[[Figures, Canvas], None]]] = {
    "calendar": (calendar.height, calendar.put),
    "progress": (curves.height, curves.put),
    "tags": (matrix.height, matrix.put),
    "places": (bars.height, bars.put),
}
"""How high each chart is, and what is put there."""
EMPTY = 96


def draw(figures: Figures, theme: str) -> bytes:
    """The chart of some figures as SVG, in the `light` or the `dark` theme."""
    height, put = DRAW[figures.name]

    def put_all(canvas: Canvas) -> None:
        canvas.write(MARGIN, 20, figures.title, fontsize=TEXT + 2, fontweight="bold", color=canvas.theme.ink)
        if figures.is_empty:
            canvas.write(MARGIN, 56, "There is nothing to show yet.", fontsize=TEXT)
        else:
            put(figures, canvas)

    return draw_on(figures, THEMES[theme], EMPTY if figures.is_empty else height(figures), put_all)
