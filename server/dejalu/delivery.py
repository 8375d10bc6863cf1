"""The commands that hand papers to other programs on this machine."""

import json
from functools import partial
from typing import Any

import click

from dejalu import printing, progress
from dejalu.config import Config
from dejalu.connection import connect
from dejalu.options import chosen_filters, filter_options, json_option, library_options


@click.group()
def send() -> None:
    """Hand papers to a program that runs on this machine."""


@send.command()
@library_options
@filter_options
@json_option
@click.option("--collection", metavar="NAME", help="Put them into this collection, too.")
def zotero(collection: str | None, *, as_json: bool, **options: Any) -> None:
    """Hand papers with their tags and notes to Zotero (10 or later).

    The first time, Zotero asks whether Dejalu may write: press “Always Allow”. Sent again, papers are not doubled: what
    changed here changes there, and what you changed there stays.
    """
    _send("zotero", {"collection": collection}, options, as_json=as_json)


@send.command()
@library_options
@filter_options
@json_option
@click.option("--group", metavar="NAME", help="Put them into this group.")
def jabref(group: str | None, *, as_json: bool, **options: Any) -> None:
    """Hand papers to JabRef (6 or later), to the library that is open there.

    Papers that it has already are left as they are: JabRef lets no other program change them.
    """
    _send("jabref", {"group": group}, options, as_json=as_json)


def _send(program: str, place: dict[str, str | None], options: dict[str, Any], *, as_json: bool) -> None:
    wanted = chosen_filters(options) | {name: value for name, value in place.items() if value}
    with connect(Config.load(**options)) as library:
        # However long that takes: it may wait for a person.
        ask = partial(library.request, "POST", f"/send/{program}", params=wanted, timeout=None)
        summary = progress.during("Sending", ask, hidden=as_json).json()
    click.echo(json.dumps(summary, indent=2, ensure_ascii=False) if as_json else printing.summary(summary))
    if summary["stopped"]:
        raise click.ClickException(summary["stopped"])
