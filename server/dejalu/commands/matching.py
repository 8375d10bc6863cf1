"""The commands about which papers are the same."""

from typing import Any

import click

from dejalu.commands import printing, terminal
from dejalu.commands.options import json_option, library_options
from dejalu.config import Config
from dejalu.connection import connect


@click.group("matches", invoke_without_command=True)
@library_options
@json_option
@click.pass_context
def matches(context: click.Context, /, *, as_json: bool, **settings: Any) -> None:
    """List papers that may be the same, for you to decide."""
    context.obj = Config.load(**settings)
    if context.invoked_subcommand:
        return
    with connect(context.obj) as library:
        found = library.request("GET", "/matches").json()["matches"]
    shown = "\n\n".join(map(printing.match, found)) or "No two papers look like the same one."
    terminal.tell(found, shown, as_json=as_json)


def verdict_command(name: str, method: str, path: str, summary: str, done: str) -> None:
    """Add a command that says something of two papers."""

    @matches.command(name, help=summary)
    @click.argument("paper", type=int)
    @click.argument("other", type=int)
    @click.pass_obj
    def say(config: Config, paper: int, other: int) -> None:
        body = {} if method == "DELETE" else {"json": {"other": other}}
        with connect(config) as library:
            papers = library.request(method, path.format(paper=paper, other=other), **body).json()["papers"]
        terminal.say("\n".join([done, *map(printing.line, papers)]))


verdict_command("same", "POST", "/papers/{paper}/merge", "The two numbered papers are the same.", "One paper now:")
verdict_command("different", "POST", "/papers/{paper}/split", "They are not, for ever.", "Two papers, for ever:")
verdict_command("undo", "DELETE", "/papers/{paper}/verdicts/{other}", "Take that back.", "Their titles decide again:")
