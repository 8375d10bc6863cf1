"""Commands that take files out of the library."""

from functools import partial
from pathlib import Path
from typing import Any

import click

from dejalu.commands import progress, terminal, vault, watching
from dejalu.commands.options import chosen_filters, filter_options, library_options
from dejalu.config import Config
from dejalu.connection import connect
from dejalu.errors.archives import PartialArchiveError
from dejalu.exporters.formats import FORMATS
from dejalu.outlets.replacing import write_file


@click.command()
@library_options
@click.option("--format", "format_", type=click.Choice([*FORMATS, "json"]), required=True, help="Form of the file.")
@filter_options
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Write here, not to the screen; for markdown, a folder.",
)
@click.option("--watch", is_flag=True, help="Write FILE again after each change, until Ctrl-C.")
def export(format_: str, output: Path | None, *, watch: bool, **options: Any) -> None:
    """Write the library, or a part of it, for other programs; or all of it, with nothing lost, as JSON.

    The JSON is what `import` brings back. It is always whole. The Markdown is a folder with one page per paper, such as
    a vault of Obsidian; in pages that are there, what you wrote yourself stays.
    """
    wanted = chosen_filters(options)
    left_alone: list[vault.LeftAlone] = []
    if wanted and format_ == "json":
        raise PartialArchiveError
    config, path = Config.load(**options), f"/export/{format_}"
    if watch:
        if output is None or format_ == "json":
            raise click.UsageError(
                "--watch writes one file again and again: give -o FILE, and a format other than json."
            )
        save = partial(vault.write if format_ == "markdown" else write_file, output)
        watching.watch(config, path, wanted, output, save)
        return
    with (
        connect(config) as library,
        library.download(path, params=wanted) as content,
        progress.through("Exporting", content.pieces, hidden=output is None) as pieces,
    ):
        if output is None:
            for piece in pieces:
                terminal.pass_on(piece)
        elif format_ == "markdown":
            left_alone = vault.write(output, pieces)
        else:
            write_file(output, pieces)
    if output is not None:
        terminal.say(f"Wrote {output}.")
    for reason in left_alone:
        terminal.say(str(reason), err=True)
