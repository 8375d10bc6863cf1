"""A library that is served is backed up every day that it changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests import contents
from tests.server.conftest import Caller
from tests.serving import Server, wait_until

from dejalu.backups.daily import Daily
from dejalu.backups.shelf import DAILY, TIME, Shelf
from dejalu.database import Database

DAY = timedelta(days=1)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "backups")


@pytest.fixture
def daily(shelf: Shelf, database: Database) -> Daily:
    return Daily(shelf, database)


def age(shelf: Shelf, by: timedelta) -> None:
    """Let all backups have been made so much earlier."""
    for backup in sorted(shelf.find_all(), key=lambda backup: backup.made_at, reverse=by < timedelta()):
        stamp = f"{backup.made_at:{TIME}}"
        backup.file.rename(shelf.folder / backup.name.replace(stamp, f"{backup.made_at - by:{TIME}}"))


def test_an_empty_library_is_not_backed_up(daily: Daily, shelf: Shelf) -> None:
    daily.look(datetime.now(UTC))
    assert shelf.find_all() == []


def test_one_a_day_and_only_if_something_changed(daily: Daily, shelf: Shelf, caller: Caller) -> None:
    caller.do("seen", contents.PAPER)
    daily.look(datetime.now(UTC))
    caller.do("seen", contents.OTHER)
    daily.look(datetime.now(UTC))
    assert [backup.kind for backup in shelf.find_all()] == [DAILY]
    age(shelf, DAY)
    daily.look(datetime.now(UTC))
    assert len(shelf.find_all()) == 2
    age(shelf, DAY)
    daily.look(datetime.now(UTC))
    assert len(shelf.find_all()) == 2


def test_a_clock_that_was_wrong_once_does_not_end_it(daily: Daily, shelf: Shelf, caller: Caller) -> None:
    caller.do("seen", contents.PAPER)
    daily.look(datetime.now(UTC))
    age(shelf, -3650 * DAY)
    caller.do("seen", contents.OTHER)
    daily.look(datetime.now(UTC))
    assert len(shelf.find_all()) == 2


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_old_ones_are_thinned_and_those_made_by_hand_are_not(daily: Daily, shelf: Shelf, caller: Caller) -> None:
    shelf.folder.mkdir()
    for days in range(1, 31):
        for kind in (DAILY, "manual", "upgrade-0002"):
            (shelf.folder / f"dejalu-{datetime.now(UTC) - days * DAY:{TIME}}-{kind}.db").touch()
    caller.do("seen", contents.PAPER)
    daily.look(datetime.now(UTC))
    kinds = [backup.kind for backup in shelf.find_all()]
    assert (kinds.count("manual"), kinds.count("upgrade-0002")) == (30, 30)
    assert 7 < kinds.count(DAILY) < 7 + 4 + 2


@contextmanager
def serving(server: Server) -> Iterator[Server]:
    server.start()
    try:
        yield server
    finally:
        server.stop()


def test_a_server_backs_up_when_it_starts(tmp_path: Path) -> None:
    server = Server(tmp_path / "library")
    server.dejalu("mark", "arxiv:2406.09519", "read")
    with serving(server):
        [backup] = wait_until("there is a backup", Shelf.of(server.data).find_all)
    assert backup.kind == DAILY
    assert "daily" not in server.log.read_text()


def test_a_backup_that_fails_is_told_and_serving_goes_on(tmp_path: Path) -> None:
    server = Server(tmp_path / "library")
    server.dejalu("mark", "arxiv:2406.09519", "read")
    (server.data / "backups").write_text("in the way")
    with serving(server):
        wait_until("it is logged", lambda: "daily backup failed" in server.log.read_text())
        server.dejalu("mark", "arxiv:2406.09519", "skipped")
        looked = server.run("doctor")
        assert looked.returncode == 1
        assert "! The last automatic backup failed. No copy of the library could be written" in looked.stdout
    [line] = [line for line in server.log.read_text().splitlines() if "backup failed" in line]
    assert str(server.data / "backups") in line
