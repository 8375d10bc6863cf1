"""The command line: each command parses its arguments, calls the API and prints the answer."""

import json
import sys
import uuid
from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from dejalu import (
    __version__,
    browser,
    citing,
    delivery,
    enriching,
    files,
    importing,
    keeping,
    opening,
    printing,
    serving,
    transfer,
    upkeep,
)
from dejalu.config import Config
from dejalu.connection import connect
from dejalu.options import STATUSES, Commands, json_option, library_options, listen_options

PAPERS_PAGE = "https://huggingface.co/papers"


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="dejalu")
def main() -> None:
    """Remember every paper you have met."""


@main.command()
@listen_options
def serve(**settings: Any) -> None:
    """Run the server until Ctrl-C."""
    serving.serve(Config.load(**settings), _greet)
    click.echo("Dejalu has stopped.")


@main.command("open")
@listen_options
@click.option("--browser", "named", type=click.Path(path_type=Path), metavar="PATH", help="The Chromium to use.")
@click.argument("browser_arguments", nargs=-1, type=click.UNPROCESSED)
def open_browser(named: Path | None, browser_arguments: tuple[str, ...], **settings: Any) -> None:
    """Open a Chromium with the extension loaded and paired, on the papers page.

    Starts the server if none runs, and stops it when that browser is closed. What follows -- goes to the
    browser.
    """
    opening.open_browser(Config.load(**settings), browser.find(named), browser_arguments, PAPERS_PAGE)


@main.command()
@library_options
@json_option
def pair(*, as_json: bool, **settings: Any) -> None:
    """Print a code that pairs one browser or script."""
    with connect(Config.load(**settings)) as library:
        answer = library.request("POST", "/codes").json()
        if as_json:
            click.echo(json.dumps({name: answer[name] for name in ("code", "server", "url")}))
            return
        click.echo(f"Pairing code: {answer['code']}")
        click.echo(f"Enter it on the extension's options page, with the server {answer['server']}.")
        if not library.is_served:
            click.echo("No server runs on this library yet: start it with `dejalu serve`.")


@main.group("clients", invoke_without_command=True)
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
        click.echo(json.dumps(found, indent=2))
        return
    for client in found:
        click.echo(f"{client['id']}  {client['name']}  (last seen {client['last_seen_at'][:16].replace('T', ' ')} UTC)")


@clients.command()
@click.argument("client_id", metavar="ID")
@click.pass_obj
def revoke(config: Config, client_id: str) -> None:
    """End a client's access."""
    with connect(config) as library:
        library.request("DELETE", f"/clients/{quote(client_id, safe='')}")
    click.echo("Revoked.")


@main.group("matches", invoke_without_command=True)
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
    if as_json:
        click.echo(json.dumps(found, indent=2, ensure_ascii=False))
        return
    click.echo("\n\n".join(map(printing.match, found)) if found else "No two papers look like the same one.")


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
        click.echo("\n".join([done, *map(printing.line, papers)]))


verdict_command("same", "POST", "/papers/{paper}/merge", "The two numbered papers are the same.", "One paper now:")
verdict_command("different", "POST", "/papers/{paper}/split", "They are not, for ever.", "Two papers, for ever:")
verdict_command("undo", "DELETE", "/papers/{paper}/verdicts/{other}", "Take that back.", "Their titles decide again:")


@main.command()
@library_options
@json_option
@click.argument("name", metavar="ID")
@click.argument("status", required=False, type=STATUSES)
@click.option("--tag", "tags", multiple=True, metavar="TAG", help="Add this tag; may be repeated.")
@click.option("--note", metavar="TEXT", help="Add this note.")
def mark(
    name: str,
    status: str | None,
    tags: tuple[str, ...],
    note: str | None,
    *,
    as_json: bool,
    **settings: Any,
) -> None:
    """Set a paper's status, tag it, or add a note.

    ID is whatever names one paper: an identifier, an address, a citation key.
    """
    edits: list[dict[str, Any]] = [{"type": "set_tag", "tag": tag, "on": True} for tag in tags]
    if status:
        edits.insert(0, {"type": "set_status", "status": status})
    if note:
        edits.append({"type": "put_note", "note_id": str(uuid.uuid4()), "body": note})
    if not edits:
        raise click.UsageError("Say what to do: give a STATUS, --tag or --note.")
    with connect(Config.load(**settings)) as library:
        paper = transfer.mark(library, name, edits)
    click.echo(json.dumps(paper, indent=2, ensure_ascii=False) if as_json else printing.line(paper))


@main.command()
@library_options
@json_option
@click.argument("query", nargs=-1, required=True)
def search(query: tuple[str, ...], *, as_json: bool, **settings: Any) -> None:
    """Find papers by words in their titles, authors, abstracts, tags, notes and identifiers."""
    with connect(Config.load(**settings)) as library:
        papers, is_near = transfer.search(library, " ".join(query))
    if as_json:
        click.echo(json.dumps(papers, indent=2, ensure_ascii=False))
        return
    if is_near and papers:
        click.echo("Nothing has all of these words; the nearest titles are:")
    if not papers:
        raise click.ClickException("No paper in the library is like that.")
    for paper in papers:
        click.echo(printing.line(paper))


for command in (
    importing.import_files,
    importing.imports,
    files.export,
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


def _greet(config: Config, code: str) -> None:
    called = Path(sys.argv[0])
    program = str(called) if called.stem == "dejalu" else "dejalu"
    click.echo(printing.greeting(config.url, str(browser.extension_folder()), code, PAPERS_PAGE, program))
