"""What every chart is drawn on: a plane of 760 units in width with its origin at the top left, in one of two themes.

The drawing library is read only when something is drawn: to read it takes longer than the rest of a start. It keeps its
options in one place for the whole process, so that one chart is drawn at a time.
"""

import io
import re
import threading
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

from dejalu.charts.figures import Figures

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 760
MARGIN = 16
Square = tuple[float, float, float]
"""The place of its middle, and its side."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
TEXT, SMALL = 13, 11
"""Sizes of letters."""
_OPTIONS: Any = {"svg.fonttype": "none", "svg.hashsalt": "dejalu", "font.family": "sans-serif", "path.simplify": False}
"""Text stays text, and the same figures give the same bytes."""
_FONT = re.compile(r"'DejaVu Sans'[^;\"]*")
_HEAD = re.compile(r"^.*?<svg [^>]*?viewBox=\"([^\"]*)\"[^>]*>", re.DOTALL)
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What no XML has."""
_LOCK = threading.Lock()


@dataclass(frozen=True, slots=True)
class Theme:
    """The colors of the pages (`extension/content/shadow.css`): one for each status, and for what is around."""

    ink: str
    faint: str
    line: str
    seen: str
    to_read: str
    read: str
    new: str


THEMES = {
    "light": Theme("#1f2937", "#4b5563", "#d1d5db", "#4b5563", "#92400e", "#166534", "#1d4ed8"),
    "dark": Theme("#e5e7eb", "#9ca3af", "#374151", "#9ca3af", "#fbbf24", "#86efac", "#93c5fd"),
}


@dataclass(frozen=True, slots=True)
class Canvas:
    """A plane to draw on, and its theme."""

    figure: "Figure"
    axes: "Axes"
    theme: Theme
    height: float

    def write(self, x: float, y: float, text: str, **look: Any) -> None:
        """Put a text with its middle line at this height; nothing in it is read as a formula."""
        looks: dict[str, Any] = {"fontsize": SMALL, "color": self.theme.faint, "va": "center", "parse_math": False}
        self.axes.text(x, y, _UNWRITABLE.sub("\ufffd", text), **looks | look)

    def fill(self, x: float, y: float, width: float, height: float, color: str, *, round_by: float = 0) -> None:
        """Put a rectangle with its top left corner there, its corners rounded."""
        from matplotlib.patches import FancyBboxPatch

        style = f"round,pad=0,rounding_size={round_by}"
        box = FancyBboxPatch((x, y), width, height, boxstyle=style, facecolor=color, linewidth=0, clip_on=False)
        self.axes.add_patch(box)

    def fill_squares(self, squares: Sequence[Square], color: str) -> None:
        """Put squares around their middles, all as one shape: hundreds of shapes would take a second."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        corners = [
            (x + side / 2 * right, y + side / 2 * down)
            for x, y, side in squares
            for right, down in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))
        ]
        codes = [Path.MOVETO, Path.LINETO, Path.LINETO, Path.LINETO, Path.CLOSEPOLY] * len(squares)
        if squares:
            self.axes.add_patch(PathPatch(Path(corners, codes), facecolor=color, linewidth=0, clip_on=False))

    def rule(self, x: float, y: float, end: float) -> None:
        """Put a thin line across."""
        self.axes.plot([x, end], [y, y], color=self.theme.line, linewidth=1, zorder=0)


def draw(figures: Figures, theme: Theme, height: float, put: Callable[[Canvas], None]) -> bytes:
    """The SVG of what is put on a canvas of this height, with its title and description."""
    with _LOCK, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Of signs that its own font lacks: whoever shows the text has others.
        import matplotlib
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure

        with matplotlib.rc_context(_OPTIONS):
            figure = Figure(figsize=(WIDTH / 72, height / 72), dpi=72)
            figure.patch.set_visible(False)
            axes = figure.add_axes((0, 0, 1, 1))
            axes.set_axis_off()
            axes.set(xlim=(0, WIDTH), ylim=(height, 0))
            canvas = Canvas(figure, axes, theme, height)
            put(canvas)
            written = io.StringIO()
            nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
            FigureCanvasSVG(figure).print_svg(written, metadata=nothing)
    return _finish(figures, written.getvalue()).encode()


def _finish(figures: Figures, svg: str) -> str:
    """The same with what is read aloud, in the letters of whatever page shows it, and on no ground of its own."""
    told = f"<title>{escape(figures.title)}</title><desc>{escape(figures.about)}</desc>"
    names = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    head = rf'<svg {names} viewBox="\1" role="img" font-family="system-ui, sans-serif">{told}'
    return _FONT.sub("system-ui, sans-serif", _HEAD.sub(head, svg, count=1))
