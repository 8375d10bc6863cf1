"""The command line: how `dejalu` is called, and all its commands."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from dejalu import __version__, browser, extension, serving
from dejalu.commands import (
    citing,
    counting,
    delivery,
    digesting,
    enriching,
    files,
    importing,
    keeping,
    matching,
    opening,
    pairing,
    papers,
    printing,
    tagging,
    terminal,
    upkeep,
)
from dejalu.commands.options import Commands, listen_options
from dejalu.config import Config
from dejalu.services import clients

PAPERS_PAGE = "https://huggingface.co/papers"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dejalu")
def main() -> None:
    """Remember every paper you have met."""


@main.command()
@listen_options
@click.option("--log-requests", is_flag=True, help="Print a line for each answer, without what it is about.")
def serve(*, log_requests: bool, **settings: Any) -> None:
    """Run the server until Ctrl-C."""
    serving.serve(Config.load(**settings), _greet, logs_requests=log_requests)
    terminal.say("Dejalu has stopped.")


@main.command("open")
@listen_options
@click.option("--browser", "named", type=click.Path(path_type=Path), metavar="PATH", help="The Chromium to use.")
@click.option("--library", "is_library", is_flag=True, help="Open the library page in the browser you use.")
@click.argument("browser_arguments", nargs=-1, type=click.UNPROCESSED)
def open_browser(named: Path | None, browser_arguments: tuple[str, ...], *, is_library: bool, **settings: Any) -> None:
    """Open a Chromium with the extension loaded and paired, on the papers page; or the library page.

    Starts the server if none runs, and stops it when that browser is closed, or after --library at Ctrl-C. What follows
    -- goes to the browser.
    """
    config = Config.load(**settings)
    if is_library:
        opening.open_library(config, browser.find(named) if named else None, browser_arguments)
    else:
        opening.open_browser(config, browser.find(named), browser_arguments, PAPERS_PAGE)


for command in (
    pairing.pair,
    pairing.clients,
    matching.matches,
    papers.mark,
    papers.search,
    tagging.tags,
    tagging.undo,
    counting.statistics,
    importing.import_files,
    importing.imports,
    files.export,
    digesting.digest,
    keeping.keep,
    keeping.addresses,
    citing.cite,
    citing.settings,
    delivery.send,
    enriching.enrich,
    upkeep.backup,
    upkeep.restore,
    upkeep.doctor,
):
    main.add_command(command)


def _greet(config: Config, make_code: Callable[[], str]) -> None:
    called = Path(sys.argv[0])
    program = str(called) if called.stem == "dejalu" else "dejalu"
    library = clients.library_address(config.public_url, make_code())
    folder = str(extension.folder())
    terminal.say(printing.greeting(config.public_url, folder, make_code(), PAPERS_PAGE, library, program))
