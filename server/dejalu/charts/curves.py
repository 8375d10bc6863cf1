"""Two numbers over time, each line named where it ends."""

from datetime import date

from dejalu.charts.canvas import MARGIN, SMALL, WIDTH, Canvas
from dejalu.charts.figures import Figures, grouped

HEIGHT = 300
LEFT, RIGHT, TOP, BOTTOM = 64, 150, 48, 36


def height(_: Figures) -> float:
    return HEIGHT


def put(figures: Figures, canvas: Canvas) -> None:
    from matplotlib.dates import AutoDateLocator, ConciseDateFormatter
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    theme = canvas.theme
    width, tall = (WIDTH - LEFT - RIGHT) / WIDTH, (HEIGHT - TOP - BOTTOM) / HEIGHT
    axes = canvas.figure.add_axes((LEFT / WIDTH, BOTTOM / HEIGHT, width, tall))
    axes.patch.set_visible(False)
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.spines["bottom"].set_color(theme.line)
    axes.grid(axis="y", color=theme.line, linewidth=0.8)
    axes.set_axisbelow(True)
    axes.tick_params(colors=theme.faint, labelsize=SMALL, length=0, pad=6)
    locator = AutoDateLocator(minticks=3, maxticks=8)
    axes.xaxis.set_major_locator(locator)
    axes.xaxis.set_major_formatter(ConciseDateFormatter(locator, show_offset=False))
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, integer=True))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: grouped(value)))
    days = [date.fromisoformat(str(row[0])) for row in figures.rows]
    looks = ((theme.to_read, (0, (5, 2)), "s"), (theme.read, "solid", "o"))
    most = max(int(number) for row in figures.rows for number in row[1:])
    for place, (color, style, marker) in enumerate(looks, 1):
        values = [int(row[place]) for row in figures.rows]
        axes.plot(days, values, color=color, linestyle=style, linewidth=2)  # type: ignore[arg-type]
        axes.plot(days[-1:], values[-1:], color=color, marker=marker, markersize=7, clip_on=False)  # type: ignore[arg-type]
    axes.margins(x=0)
    axes.set_ylim(0, most * 1.06)
    ends = [int(number) for number in figures.rows[-1][1:]]
    scale = (HEIGHT - TOP - BOTTOM) / (most * 1.06)
    heights = [HEIGHT - BOTTOM - end * scale for end in ends]
    if abs(heights[0] - heights[1]) < SMALL + 7:  # So that neither name is written over the other.
        middle, half = sum(heights) / 2, (SMALL + 7) / 2
        heights = [middle - half, middle + half] if ends[0] > ends[1] else [middle + half, middle - half]
    for end, y, name, (color, *_) in zip(ends, heights, figures.columns[1:], looks, strict=True):
        canvas.write(
            WIDTH - RIGHT + MARGIN - 2, y, f"{name}: {grouped(end)}", color=color, fontsize=SMALL + 1, fontweight="bold"
        )
