"""The command that hands papers to other programs on this machine."""

from functools import partial
from typing import Any

import click

from dejalu.commands import printing, progress, terminal
from dejalu.commands.options import chosen_filters, filter_options, json_option, library_options
from dejalu.config import Config
from dejalu.connection import connect

PLACES = {"zotero": "collection", "jabref": "group"}
"""The programs, and what each calls a part of a library."""


@click.command()
@library_options
@filter_options
@json_option
@click.option(
    "--collection", "--group", "place", metavar="NAME", help="Into this collection of Zotero's, or group of JabRef's."
)
@click.argument("program", type=click.Choice([*PLACES]))
def send(program: str, place: str | None, *, as_json: bool, **options: Any) -> None:
    """Hand papers with their tags and notes to Zotero (10 or later) or JabRef (6 or later).

    The program must run on this machine. The first time, Zotero asks whether Dejalu may write: press “Always Allow”.
    Sent again, papers are not doubled. In Zotero, what changed here is changed, and what you changed there stays;
    JabRef lets no other program change what it has.
    """
    wanted = chosen_filters(options) | ({PLACES[program]: place} if place else {})
    with connect(Config.load(**options)) as library:
        # However long that takes: it may wait for a person.
        ask = partial(library.request, "POST", f"/send/{program}", params=wanted, timeout=None)
        summary = progress.during("Sending", ask, hidden=as_json).json()
    terminal.tell(summary, printing.summary(summary), as_json=as_json)
    if summary["stopped"]:
        raise terminal.failure(summary["stopped"])
