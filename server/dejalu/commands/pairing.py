"""The commands about who may speak to the library."""

from typing import Any
from urllib.parse import quote

import click

from dejalu.commands import terminal
from dejalu.commands.options import json_option, library_options
from dejalu.config import Config
from dejalu.connection import connect


@click.command()
@library_options
@json_option
def pair(*, as_json: bool, **settings: Any) -> None:
    """Print a code that pairs one browser or script, or lets in one library page."""
    with connect(Config.load(**settings)) as library:
        answer = library.request("POST", "/codes").json()
        if as_json:
            terminal.say_json({name: answer[name] for name in ("code", "server", "url", "library")})
            return
        terminal.say(f"Pairing code: {answer['code']}")
        terminal.say(
            f"Enter it on the extension's options page, with the server {answer['server']}, or on the library page."
        )
        if not library.is_served:
            terminal.say("No server runs on this library yet: start it with `dejalu serve`.")


@click.group("clients", invoke_without_command=True)
@library_options
@json_option
@click.pass_context
def clients(context: click.Context, /, *, as_json: bool, **settings: Any) -> None:
    """List the paired browsers and scripts."""
    context.obj = Config.load(**settings)
    if context.invoked_subcommand:
        return
    with connect(context.obj) as library:
        found = library.request("GET", "/clients").json()["clients"]
    if as_json:
        terminal.say_json(found)
        return
    for client in found:
        terminal.say(
            f"{client['id']}  {client['name']}  (last seen {client['last_seen_at'][:16].replace('T', ' ')} UTC)"
        )


@clients.command()
@click.argument("client_id", metavar="ID")
@click.pass_obj
def revoke(config: Config, client_id: str) -> None:
    """End a client's access."""
    with connect(config) as library:
        library.request("DELETE", f"/clients/{quote(client_id, safe='')}")
    terminal.say("Revoked.")
