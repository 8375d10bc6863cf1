"""What all commands share: how they fail, and the options that say which library they are about."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from dejalu.commands import terminal
from dejalu.errors import DejaluError
from dejalu.models import Status


class Commands(click.Group):
    """Turns every expected failure into one line and a non-zero exit."""

    def invoke(self, context: click.Context) -> Any:  # noqa: ANN401 (click's own)
        try:
            return super().invoke(context)
        except DejaluError as error:
            raise terminal.failure(error.message) from error


def library_options(command: Callable[..., None]) -> Callable[..., None]:
    """Which library a command is about."""
    for option in (
        click.option("--database-url", metavar="URL", help="Database, instead of SQLite in the data folder."),
        click.option("--data", type=click.Path(path_type=Path), metavar="DIR", help="Data folder of the library."),
    ):
        command = option(command)
    return command


def listen_options(command: Callable[..., None]) -> Callable[..., None]:
    """Where a server listens."""
    for option in (
        click.option("--port", type=click.IntRange(0, 65535), help="Port; 0 takes a free one.  [default: 8711]"),
        click.option("--host", metavar="ADDRESS", help="Where to listen.  [default: 127.0.0.1]"),
        click.option("--beyond-loopback", is_flag=True, help="Let that be an address that other machines reach."),
        click.option(
            "--allow-host", "allowed_hosts", multiple=True, metavar="NAME", help="Name of a TLS proxy before it."
        ),
        click.option(
            "--origin", "added_origins", multiple=True, metavar="ORIGIN", help="Who else may read its answers."
        ),
    ):
        command = option(command)
    return library_options(command)


json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")

STATUSES = click.Choice([status.value for status in Status])
"""What a reader can say of how far they are."""

DAY = click.DateTime(["%Y-%m-%d"])


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """Which papers a command is about; `chosen_filters` reads them."""
    for option in (
        click.option("--until", type=DAY, help="Only papers first met on this day (UTC) or before."),
        click.option("--since", type=DAY, help="Only papers first met on this day (UTC) or later."),
        click.option("--starred", is_flag=True, help="Only papers with a star."),
        click.option(
            "--query", "q", default="", metavar="QUERY", help="Only papers of this query, as `dejalu search` takes it."
        ),
        click.option("--status", multiple=True, type=STATUSES, help="Only papers of this status; may be repeated."),
        click.option("--tag", multiple=True, metavar="TAG", help="Only papers with this tag; may be repeated."),
    ):
        command = option(command)
    return command


def chosen_filters(options: dict[str, Any]) -> dict[str, Any]:
    """Take the filters out of a command's options: those that were chosen, as the API names them."""
    chosen = {name: options.pop(name) for name in ("q", "tag", "status", "starred")}
    days: dict[str, datetime | None] = {name: options.pop(name) for name in ("since", "until")}
    chosen |= {name: f"{day:%Y-%m-%d}" for name, day in days.items() if day}
    return {name: value for name, value in chosen.items() if value}
