"""The commands about tags, and to undo what was done to many papers at once."""

from typing import Any
from urllib.parse import quote

import click

from dejalu.commands import printing, terminal
from dejalu.commands.options import json_option, library_options
from dejalu.config import Config
from dejalu.connection import connect

LAST = "last"


@click.group("tags", invoke_without_command=True)
@library_options
@json_option
@click.pass_context
def tags(context: click.Context, /, *, as_json: bool, **settings: Any) -> None:
    """List your tags, with how many papers have each; rename or delete one."""
    context.obj = Config.load(**settings)
    if context.invoked_subcommand:
        return
    with connect(context.obj) as library:
        found = library.request("GET", "/tags").json()["tags"]
    terminal.tell(found, printing.tags(found), as_json=as_json)


@tags.command("rename")
@click.argument("old")
@click.argument("new")
@click.pass_obj
def rename(config: Config, old: str, new: str) -> None:
    """Rename a tag on all its papers; onto another tag, the two become one."""
    _change(config, "PATCH", old, json={"name": new})


@tags.command("delete")
@click.argument("name")
@click.pass_obj
def delete(config: Config, name: str) -> None:
    """Take a tag off all its papers."""
    _change(config, "DELETE", name)


def _change(config: Config, method: str, name: str, **body: Any) -> None:
    with connect(config) as library:
        act = library.request(method, f"/tags/{quote(name, safe='')}", timeout=None, **body).json()
    terminal.say(printing.acted(act))


@click.command()
@library_options
@json_option
@click.argument("act", default=LAST)
def undo(act: str, *, as_json: bool, **settings: Any) -> None:
    """Undo what was last done to many papers at once, or the ACT of this id.

    What was changed since stays.
    """
    with connect(Config.load(**settings)) as library:
        undone = library.request("POST", f"/acts/{quote(act, safe='')}/undo", json={}, timeout=None).json()
    terminal.tell(undone, printing.undone_act(undone), as_json=as_json)
