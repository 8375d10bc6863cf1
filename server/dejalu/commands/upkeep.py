"""Commands that look after the library: backup, restore and doctor."""

import sys
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from dejalu.backups import restoring
from dejalu.backups.placing import put_copy
from dejalu.backups.restoring import Restored
from dejalu.backups.shelf import Shelf
from dejalu.commands import printing, terminal
from dejalu.commands.options import json_option, library_options
from dejalu.config import Config
from dejalu.connection import Connection, connect
from dejalu.database import sqlite_file
from dejalu.datafolder import DataFolder
from dejalu.doctor import NAMES, surroundings
from dejalu.errors.backups import DamagedLibraryError, UnknownBackupError
from dejalu.errors.storage import DatabaseError
from dejalu.services.health import Finding
from dejalu.serving import hold_library

Told = dict[str, Any]
"""What one check found, as the API tells it."""


@click.command()
@library_options
@json_option
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Copy the backup there as well.")
def backup(output: Path | None, *, as_json: bool, **settings: Any) -> None:
    """Make a whole copy of the library, and look it through.

    It is one SQLite file in the folder "backups" of the data folder. `dejalu restore` brings it back.
    """
    config = Config.load(**settings)
    with connect(config) as library:
        _tell("Backing up …", as_json)
        made = library.request("POST", "/backups", timeout=None).json()
    file = Shelf.of(config.data).folder / made["name"]
    if output:
        put_copy(file, output.absolute())
    shown = f"Wrote {output or file} ({surroundings.size(made['size'])}), whole and looked through."
    terminal.tell({**made, "file": str(output or file)}, shown, as_json=as_json)


@click.command()
@library_options
@click.option("--yes", is_flag=True, help="Do not ask first.")
@click.argument("name", required=False, metavar="[NAME|FILE]")
def restore(name: str | None, *, yes: bool, **settings: Any) -> None:
    """Go back to a backup; what it replaces is kept.

    NAME is one of those listed when none is given, FILE any other copy of a library.
    """
    config = Config.load(**settings)
    shelf = Shelf.of(config.data)
    if name is None:
        terminal.say(printing.backups(shelf.find_all()))
        return
    file = _find(shelf, name)
    if not yes and sys.stdin.isatty():
        click.confirm(f"Replace the library by {file.name}? What is there now is kept.", abort=True)
    restored = _restore(config, shelf, file)
    papers = f"{restored.papers} paper{'' if restored.papers == 1 else 's'}"
    terminal.say(f"The library is now that of {file.name}: {papers}. Browsers will sync from the start.")
    kept = f"What was there before is kept as {restored.replaced}." if restored.replaced else "There was none before."
    terminal.say(kept)


@click.command()
@library_options
@json_option
@click.option("--mend", is_flag=True, help="Put right what can be, after a backup.")
@click.pass_context
def doctor(context: click.Context, /, *, mend: bool, as_json: bool, **settings: Any) -> None:
    """Look over the library, its backups and what is around it.

    Exits with 1 when something is wrong and stays so.
    """
    config = Config.load(**settings)
    done: list[str] = []
    try:
        findings = _consult(config, done, mend, as_json)
    except DatabaseError as error:
        kept = _rebuild(config) if mend and isinstance(error, DamagedLibraryError) else None
        if kept is None:
            findings = _look_around(config, error)
        else:
            done += [f"Made all indexes anew; the damaged library is kept as {kept}"]
            findings = _consult(config, done, mend, as_json)
    shown = "\n".join([*map(printing.finding, findings), *(f"→ {what}" for what in done)])
    terminal.tell({"findings": findings, "done": done}, shown, as_json=as_json)
    context.exit(0 if _is_well(findings) else 1)


def _consult(config: Config, done: list[str], mend: bool, as_json: bool) -> list[Told]:
    """What is found in a library that can be opened, once it is mended if it shall be; adds to what was done."""
    with connect(config) as library:
        server = _server(DataFolder(config.data), is_served=library.is_served)
        findings = _examine(library, as_json)
        if mend and not _is_well(findings):
            _tell("Mending …", as_json)
            done += library.request("POST", "/health/mend", timeout=None).json()["done"]
            findings = _examine(library, as_json)
    return [server, *findings]


def _rebuild(config: Config) -> Path | None:
    """Mend a library whose indexes alone are damaged; where the damaged one is kept."""
    with hold_library(config) as (library, _):
        return restoring.rebuild_indexes(library) if library and library.exists() else None


def _find(shelf: Shelf, name: str) -> Path:
    for file in (shelf.folder / name, Path(name).expanduser()):
        if file.is_file():
            return file.absolute()
    raise UnknownBackupError(name)


def _restore(config: Config, shelf: Shelf, file: Path) -> Restored:
    with hold_library(config) as (library, open_database):
        if library:
            return restoring.restore_file(file, library, lambda: open_database(shelf))
        return restoring.restore_rows(file, config.data, lambda: open_database(shelf))


def _tell(what: str, as_json: bool) -> None:
    """Say what takes a while, to whoever looks on."""
    if sys.stderr.isatty() and not as_json:
        terminal.say(what, err=True)


def _examine(library: Connection, as_json: bool) -> list[Told]:
    hidden = as_json or not sys.stderr.isatty()
    findings: list[Told] = []
    with click.progressbar(NAMES, label="Looking", file=sys.stderr, hidden=hidden) as names:
        for name in names:
            findings += library.request("GET", "/health", params={"check": name}, timeout=None).json()["findings"]
    return findings


def _look_around(config: Config, error: DatabaseError) -> list[Told]:
    """What can be told of a library whose database cannot be opened."""
    folder, shelf = DataFolder(config.data), Shelf.of(config.data)
    file = sqlite_file(config.database_url or folder.database_url)
    size = file.stat().st_size if file and file.exists() else 0
    found = [
        Finding("database", False, error.message),
        surroundings.check_disk(file.parent if file else config.data, size),
        *surroundings.check_backups(shelf, datetime.now(UTC)),
        surroundings.check_left(surroundings.find_left(config.data, file, shelf)),
    ]
    return [_server(folder, is_served=False), *map(asdict, found)]


def _server(folder: DataFolder, *, is_served: bool) -> Told:
    where = f"A server runs at {folder.read_server()}, process {folder.read_server_pid()}"
    return asdict(Finding("server", True, where if is_served else "No server runs on this library"))


def _is_well(findings: list[Told]) -> bool:
    return all(finding["is_well"] for finding in findings)
