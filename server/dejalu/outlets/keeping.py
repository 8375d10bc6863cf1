"""Writing a file that is kept up to date, once."""

import threading
from dataclasses import dataclass
from pathlib import Path

from dejalu.database import Database
from dejalu.errors.outlets import UnsuitableFileError
from dejalu.exporters.formats import FORMATS
from dejalu.outlets import bibliography
from dejalu.outlets.replacing import write_file
from dejalu.services.kept_files import Order

KEPT_FORMATS = tuple(name for name in FORMATS if name != "markdown")
"""The formats that make one file; a vault is a folder of many, in which its reader writes, too."""

_one_at_a_time = threading.Lock()
"""From reading the library to replacing the file, so that no older state takes the place of a newer one."""


@dataclass(frozen=True, slots=True)
class Written:
    """So many papers of an edition of the library; is_new tells whether the file had other bytes before."""

    edition: str
    papers: int
    is_new: bool


def write(database: Database, reader_id: int, order: Order, *, spare_foreign: bool = False) -> Written:
    """Bring a file up to date. Raises FileError, and with spare_foreign ForeignFileError if it holds anything else."""
    with (
        _one_at_a_time,
        bibliography.take(database, reader_id, FORMATS[order.format], order.wanted) as taken,
    ):
        is_new = write_file(Path(order.path), taken.pieces, spare_foreign=spare_foreign)
        return Written(taken.edition, taken.papers, is_new)


def check(order: Order, data: Path) -> None:
    """Refuse a file that no bibliography belongs in; data is the library's own folder. Raises UnsuitableFileError."""
    file, suffix = Path(order.path), FORMATS[order.format].suffix
    if not file.is_absolute() or ".." in file.parts:
        raise UnsuitableFileError(f"“{order.path[:200]}” is no full path: name the file from the root of its disk on.")
    if not file.name.endswith(suffix):
        raise UnsuitableFileError(
            f"{file} cannot be kept: the name of a file of the format {order.format} ends in {suffix}."
        )
    try:
        is_free_or_file = not file.exists() or file.is_file()
    except OSError as error:  # Its name is longer than the file system takes.
        raise UnsuitableFileError(f"{file} cannot be kept: {error.strerror}.") from error
    if not is_free_or_file:
        raise UnsuitableFileError(f"{file} cannot be kept: it is no file.")
    if data.resolve() in file.resolve().parents:
        raise UnsuitableFileError(f"{file} cannot be kept: it is in the library's own folder, {data}.")
