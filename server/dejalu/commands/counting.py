"""The command that tells the library in figures, and draws them."""

from pathlib import Path
from typing import Any

import click

from dejalu.charts import drawing
from dejalu.charts.canvas import THEMES
from dejalu.commands import printing, terminal
from dejalu.commands.options import json_option, library_options
from dejalu.config import Config
from dejalu.connection import connect
from dejalu.outlets.replacing import write_file

CHARTS = click.Choice([*drawing.DRAW])


@click.command()
@library_options
@json_option
@click.argument("chart", required=False, type=CHARTS)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Draw CHART into this SVG file.")
@click.option("--theme", type=click.Choice([*THEMES]), default="light", show_default=True, help="Colors to draw in.")
def statistics(chart: str | None, output: Path | None, theme: str, *, as_json: bool, **settings: Any) -> None:
    """Tell the library in figures: all of them, or one CHART, as a table or drawn.

    Papers seen and read on each day, to read and read over time, tags by month, and the sites where papers were met.
    Days are those of UTC.
    """
    if output is not None and chart is None:
        raise click.UsageError("Say which CHART to draw, such as: dejalu statistics calendar -o calendar.svg")
    with connect(Config.load(**settings)) as library:
        if output is not None:
            drawn = library.request("GET", f"/statistics/{chart}.svg", params={"theme": theme})
            write_file(output, [drawn.content])
            terminal.say(f"Wrote {output}.")
            return
        found = library.request("GET", "/statistics").json()["charts"]
    wanted = [figures for figures in found if chart in (None, figures["name"])]
    terminal.tell(wanted, "\n\n".join(map(printing.figures, wanted)), as_json=as_json)
