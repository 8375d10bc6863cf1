"""Commands that bring files into the library, and undo that."""

from datetime import datetime
from pathlib import Path
from typing import Any

import click

from dejalu.commands import printing, progress, terminal, transfer
from dejalu.commands.options import DAY, json_option, library_options
from dejalu.config import Config
from dejalu.connection import Connection, connect
from dejalu.errors import DejaluError

LAST = "last"


@click.command("import")
@library_options
@json_option
@click.option("--dry-run", is_flag=True, help="Only say what would be new, and change nothing.")
@click.option("--undo", metavar="ID", is_flag=False, flag_value=LAST, help="Undo an import; the last one without ID.")
@click.option("--date", "captured_on", type=DAY, help="Day the page was saved, if you know it.")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="FILE...")
def import_files(
    files: tuple[Path, ...],
    captured_on: datetime | None,
    undo: str | None,
    *,
    dry_run: bool,
    as_json: bool,
    **settings: Any,
) -> None:
    """Bring in bibliographies, other programs' exports, saved listing pages and whole libraries.

    \b
    Files are recognised by their content:
      .bib       of Zotero, Better BibTeX, JabRef, Google Scholar, ACL, arXiv
      RIS, CSL-JSON, Zotero's CSV, browsers' bookmarks
      JSON       of PaperMemory and Hypothesis
      pages      a Hugging Face paper list, saved as HTML or copied as text:
                 every paper was seen on the day it was saved
      libraries  that `export --format json` wrote: into an empty library exactly

    Tags, notes, status, dates and citation keys come in. Nothing that the library has is lost or overridden, and
    importing a file again changes nothing. Each import but that of a library is one step that `--undo` takes back;
    what you did since stays. `dejalu imports` lists them.
    """
    if bool(files) == bool(undo):
        raise click.UsageError("Name files to import, or say --undo.")
    with connect(Config.load(**settings)) as library:
        if undo:
            undone = library.request("POST", f"/imports/{undo}/undo", timeout=None).json()
            terminal.tell(undone, printing.undone(undone), as_json=as_json)
            return
        answers, failures = [], []
        for file in files:
            try:
                answers.append({"file": str(file), **_import(library, file, captured_on, dry_run, as_json)})
            except DejaluError as error:
                failures.append(f"{file}: {error.message}")
    shown = [printing.imported(answer, dry_run=dry_run) for answer in answers]
    if as_json or shown:
        terminal.tell(answers, "\n".join(shown), as_json=as_json)
    if failures:
        raise terminal.failure("\n".join(failures))


def _import(
    library: Connection, file: Path, captured_on: datetime | None, dry_run: bool, hidden: bool
) -> dict[str, Any]:
    """What became of a file, with a bar that says how far it has got; of a library, only that it goes on."""
    work = transfer.send_file(library, file, captured_on, dry_run=dry_run)
    is_library = transfer.is_library(file)

    def follow() -> dict[str, Any]:
        return progress.steps("Importing", work, hidden=hidden or is_library)

    return progress.during("Importing", follow, hidden=hidden) if is_library else follow()


@click.command()
@library_options
@json_option
def imports(*, as_json: bool, **settings: Any) -> None:
    """List the imports that changed something, the latest first."""
    with connect(Config.load(**settings)) as library:
        found = library.request("GET", "/imports").json()["imports"]
    terminal.tell(found, printing.imports(found), as_json=as_json)
