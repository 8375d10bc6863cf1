"""The commands to find papers, and to say how far one is with them."""

import uuid
from typing import Any

import click

from dejalu.commands import printing, terminal, transfer
from dejalu.commands.options import STATUSES, json_option, library_options
from dejalu.config import Config
from dejalu.connection import connect


@click.command()
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
    terminal.tell(paper, printing.line(paper), as_json=as_json)


@click.command()
@library_options
@json_option
@click.argument("query", nargs=-1, required=True)
def search(query: tuple[str, ...], *, as_json: bool, **settings: Any) -> None:
    """Find papers by words in their titles, authors, abstracts, tags, notes and identifiers.

    \b
    attention heads      all of these words, in any order and anywhere
    '"talking heads"'    these words in this order
    transf*              words that begin so
    title:x author:x abstract:x note:x        words of one kind
    tag:NAME status:to-read year:2020..2024   what it has, is, and when it appeared
    has:note is:starred is:unjudged           has: also abstract, author, identifier, tag, year
    before:2024-05-01 after:2024-05-01        the day (UTC) it was first met
    -WORD -tag:NAME      none of that: write -- before a query that begins so
    """
    with connect(Config.load(**settings)) as library:
        papers, is_near = transfer.search(library, " ".join(query))
    if as_json:
        terminal.say_json(papers)
        return
    if is_near and papers:
        terminal.say("Nothing has all of these words; the nearest papers are:")
    if not papers:
        raise terminal.failure("No paper in the library is like that.")
    for paper in papers:
        terminal.say_stressed(printing.pieces(paper))
