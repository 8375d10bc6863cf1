"""The commands for bibliographies that keep themselves up to date: files and addresses."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

import click

from dejalu.commands import printing, terminal
from dejalu.commands.options import chosen_filters, filter_options, json_option, library_options
from dejalu.config import Config
from dejalu.connection import Connection, connect
from dejalu.errors.outlets import UnknownKeptFileError
from dejalu.exporters.formats import FORMATS
from dejalu.outlets.keeping import KEPT_FORMATS


@click.command()
@library_options
@json_option
@click.option("--format", "format_", type=click.Choice(KEPT_FORMATS), help="Form of the file.")
@filter_options
@click.option("--replace", is_flag=True, help="Whatever else the file holds now.")
@click.option("--stop", is_flag=True, help="Do not keep it up to date any more; it stays as it is.")
@click.argument("path", type=click.Path(path_type=Path), required=False)
def keep(
    path: Path | None,
    format_: str | None,
    *,
    replace: bool,
    stop: bool,
    as_json: bool,
    **options: Any,
) -> None:
    """Keep a file up to date with the library, or a part of it, while the server runs.

    It is written at once, and again within two seconds after each change. Without PATH, lists the files that are kept.
    """
    wanted = chosen_filters(options)
    if stop and path is None:
        raise click.UsageError("Say which file: give PATH and --stop.")
    if path is not None and format_ is None and not stop:
        raise click.UsageError(f"Say in what form: --format {', '.join(KEPT_FORMATS)}.")
    with connect(Config.load(**options)) as library:
        if path is None:
            _list(library, as_json)
        elif stop:
            _stop(library, path.expanduser().absolute())
        else:
            order = {"path": str(path.expanduser().absolute()), "format": format_, "replace": replace, **wanted}
            kept = library.request("POST", "/kept-files", json=order, timeout=None).json()
            terminal.tell(kept, printing.kept(kept), as_json=as_json)
            if not as_json:
                runs = "It is kept up to date while the server runs"
                terminal.say(f"{runs}." if library.is_served else f"{runs}: start it with `dejalu serve`.")


@click.group("addresses", invoke_without_command=True)
@library_options
@json_option
@click.pass_context
def addresses(context: click.Context, /, *, as_json: bool, **settings: Any) -> None:
    """List the addresses at which other programs can read papers."""
    context.obj = Config.load(**settings)
    if context.invoked_subcommand:
        return
    with connect(context.obj) as library:
        found = library.request("GET", "/addresses").json()["addresses"]
    shown = "\n".join(map(printing.address, found)) or "There are no addresses: `dejalu addresses add` makes one."
    terminal.tell(found, shown, as_json=as_json)


@addresses.command()
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), required=True, help="Form of the file.")
@filter_options
@json_option
@click.argument("name")
@click.pass_obj
def add(config: Config, /, name: str, format_: str, *, as_json: bool, **filters: Any) -> None:
    """Make an address at which papers can be read as the file NAME, by whoever has it.

    It is shown this once. Nothing can be changed by it, and `dejalu addresses revoke` closes it.
    """
    order = {"name": name.removesuffix(FORMATS[format_].suffix), "format": format_, **chosen_filters(filters)}
    with connect(config) as library:
        made = library.request("POST", "/addresses", json=order).json()
        terminal.tell(made, made["url"], as_json=as_json)
        if as_json:
            return
        terminal.say(
            f"Whoever has this address can read these papers. To close it: dejalu addresses revoke {made['id']}"
        )
        if not library.is_served:
            terminal.say("It answers while the server runs: start it with `dejalu serve`.")


@addresses.command()
@click.argument("address_id", metavar="ID")
@click.pass_obj
def revoke(config: Config, address_id: str) -> None:
    """Close an address for good."""
    with connect(config) as library:
        library.request("DELETE", f"/addresses/{quote(address_id, safe='')}")
    terminal.say("Revoked.")


def _list(library: Connection, as_json: bool) -> None:
    found = library.request("GET", "/kept-files").json()["kept_files"]
    terminal.tell(found, "\n".join(map(printing.kept, found)) or "No file is kept up to date.", as_json=as_json)
    if found and not library.is_served and not as_json:
        terminal.say("No server runs now: what changes meanwhile is written when it starts.")


def _stop(library: Connection, path: Path) -> None:
    for kept in library.request("GET", "/kept-files").json()["kept_files"]:
        if kept["path"] == str(path):
            library.request("DELETE", f"/kept-files/{kept['id']}")
            terminal.say(f"{path} is not kept up to date any more. It stays as it is.")
            return
    raise UnknownKeptFileError(str(path))
