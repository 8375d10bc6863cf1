"""A restore that is killed anywhere leaves the old library or the new one, whole, and loses neither."""

import multiprocessing
import os
import shutil
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from tests import contents
from tests.server.conftest import Caller

from dejalu.backups import restoring
from dejalu.backups.shelf import MANUAL, Shelf
from dejalu.database import Database, copies, sqlite_file

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
WATCHED = (str(Path(restoring.__file__).parent), copies.__file__)
"""The code of which every line is a step."""
EVERY = 9
"""Steps between two that a restore into PostgreSQL is killed at; it has one that matters, its commit."""
KILLED = -signal.SIGKILL


def restore(backup: Path, url: str, folder: Path) -> None:
    if file := sqlite_file(url):
        restoring.restore_file(backup, file, lambda: Database(url))
    else:
        restoring.restore_rows(backup, folder, lambda: Database(url))


def restore_until(step: int, backup: Path, url: str, folder: Path) -> None:
    """Restore, and be killed at one of the steps."""
    left = step

    def trace(frame: FrameType, event: str, _argument: object) -> Any:  # noqa: ANN401 (a trace function's own type)
        nonlocal left
        if not frame.f_code.co_filename.startswith(WATCHED):
            return None
        left -= event == "line"
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return trace

    sys.settrace(trace)
    restore(backup, url, folder)


def is_killed_at(step: int, backup: Path, url: str, folder: Path) -> bool:
    """Restore in a process of its own; False when it has fewer steps than that."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.server.test_backups_killed"])
    process = context.Process(target=restore_until, args=(step, backup, url, folder))
    process.start()
    process.join()
    assert process.exitcode in (0, KILLED)
    return process.exitcode == KILLED


@pytest.fixture
def backup(caller: Caller, database: Database, tmp_path: Path) -> Path:
    """A backup of a library that has since gone on."""
    contents.fill(caller)
    made = Shelf(tmp_path / "backups").make(database, MANUAL)
    caller.do("set_status", contents.PAPER, status="skipped")
    return made.file


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("every", [3, pytest.param(1, marks=pytest.mark.soak)])
def test_a_restore_of_a_file_can_be_killed(backup: Path, database: Database, tmp_path: Path, every: int) -> None:
    old, new = contents.read(database), contents.read_at(f"sqlite:///{backup}")
    outcomes: list[bool] = []
    was_killed = True
    while was_killed:
        step = 1 + every * len(outcomes)
        folder = tmp_path / f"killed at {step}"
        folder.mkdir()
        for file in tmp_path.glob("dejalu.db*"):  # As a server that was killed leaves them, with the log.
            shutil.copyfile(file, folder / file.name)
        url = f"sqlite:///{folder / 'dejalu.db'}"
        was_killed = is_killed_at(step, backup, url, folder)
        restoring.finish(folder / "dejalu.db")
        found = contents.read_at(url)
        replaced = [contents.read_at(f"sqlite:///{file}") for file in (folder / "replaced").glob("*.db")]
        assert (found, replaced) in ((old, []), (new, [old])), folder
        outcomes.append(found == new)
    assert outcomes == sorted(outcomes)
    assert min(outcomes.count(True), outcomes.count(False)) > 30 / every


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
def test_a_restore_into_postgresql_can_be_killed(
    backup: Path, database: Database, database_url: str, tmp_path: Path
) -> None:
    old, new = contents.read(database), contents.read_at(f"sqlite:///{backup}")
    database.close()
    step = 1
    while is_killed_at(step, backup, database_url, tmp_path):
        found = contents.read_at(database_url)
        assert found in (old, new)
        kept = [contents.read_at(f"sqlite:///{file}") for file in (tmp_path / "replaced").glob("*.db")]
        assert found == old or old in kept
        step += EVERY
    assert contents.read_at(database_url) == new
    assert step > 10 * EVERY
