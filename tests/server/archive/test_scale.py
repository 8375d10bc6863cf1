"""A large library is taken out and brought back in tolerable time, never held in memory; figures with `pytest -s`."""

import subprocess
import sys
from itertools import islice
from pathlib import Path

import pytest
from tests.libraries import TITLES, fill, read_titles
from tests.server.archive.conftest import undated

from dejalu.database import Database
from dejalu.services import readers

pytestmark = [
    pytest.mark.skipif(not TITLES.is_file(), reason="the real titles are not beside this checkout"),
    pytest.mark.skipif(sys.platform != "linux", reason="memory is measured as Linux tells it"),
]

MOVE = """
import sys, time
from datetime import UTC, datetime
from dejalu.database import Database
from dejalu.exporters import library_json as writer
from dejalu.importers import library_json as reader
from dejalu.schemas.archive import load
from dejalu.services import readers
from dejalu.services.archive import contents, restoring

def take_out(session, reader_id, file):
    with open(file, "wb") as content:
        content.writelines(writer.dump(datetime.now(UTC), contents.read(session, reader_id)))

def bring_back(session, reader_id, file):
    with open(file, "rb") as content:
        restoring.restore(session, reader_id, load(reader.read(content)), datetime.now(UTC))

def measure_memory():
    # Not getrusage: there, a process has had what the one that started it has.
    with open("/proc/self/status", encoding="ascii") as status:
        return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM"))

work, url, file = sys.argv[1:]
database, start = Database(url), time.monotonic()
with database.writing() as session:
    readers.get_library(session)
    globals()[work](session, readers.get_me(session).id, file)
print(time.monotonic() - start, measure_memory())
"""


@pytest.mark.parametrize(("papers", "minutes"), [(3_000, 1), pytest.param(100_000, 10, marks=pytest.mark.soak)])
def test_a_large_library_moves(papers: int, minutes: int, tmp_path: Path) -> None:
    old, new = (f"sqlite:///{tmp_path / name}.db" for name in ("old", "new"))
    database = Database(old)
    with database.writing() as session:
        fill(session, islice(read_titles(), papers), readers.get_me(session).id)
    database.close()
    files = [tmp_path / "library.json", tmp_path / "again.json"]
    for work, url, file in (("take_out", old, files[0]), ("bring_back", new, files[0]), ("take_out", new, files[1])):
        seconds, mebibytes = _move(work, url, file)
        print(f"{work}: {papers} papers, {file.stat().st_size / 2**20:.0f} MiB: {seconds:.1f} s, {mebibytes:.0f} MiB")
        assert seconds < minutes * 60
        assert mebibytes < 512
    contents = [file.read_bytes() for file in files]
    assert undated(contents[0]) == undated(contents[1])


def _move(work: str, url: str, file: Path) -> tuple[float, float]:
    """Seconds, and the largest memory in MiB, of a process that does nothing else."""
    command = [sys.executable, "-c", MOVE, work, url, str(file)]
    seconds, mebibytes = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), float(mebibytes)
