"""The power fails while the server writes: what it acknowledged is on the disk, and SQLite finds the file whole.

The real server runs under `strace`, which tells every write, every `fsync` and every answer. From that log the disk
is made anew as a power cut may leave it, at each moment when a promise was made or kept.
"""

import random
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.faults import trace
from tests.faults.disk import Disk
from tests.faults.trace import Event
from tests.faults.writers import writing
from tests.serving import Server, wait_until

from dejalu.database import sqlite

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")

LAUNCH = str(Path(__file__).with_name("launch.py"))
CHECKPOINTS = "wal_autocheckpoint=60"
"""Pages in the log until it is folded into the file: so few that this happens after every few edits."""
APPLIED = re.compile(rb'"op_id": ?"([0-9a-f-]{36})", ?"result": ?"(?:applied|duplicate)"')
SYNCS = ("fsync", "fdatasync")
WRITERS = 4


@dataclass
class Report:
    """What the power cuts did: how many there were, and how many left a file damaged or without an edit."""

    images: int = 0
    checkpoints: int = 0
    damaged: list[str] = field(default_factory=list)
    lost: list[set[str]] = field(default_factory=list)


@pytest.mark.parametrize(("edits", "each"), [(60, 3), pytest.param(500, 8, marks=pytest.mark.soak)])
def test_a_power_cut_loses_nothing_acknowledged(tmp_path: Path, edits: int, each: int) -> None:
    report = _cut_power(tmp_path, edits, each, CHECKPOINTS)
    assert report.damaged == []
    assert report.lost == []
    assert report.checkpoints > 5


def test_the_check_sees_what_a_weaker_setting_loses(tmp_path: Path) -> None:
    report = _cut_power(tmp_path, 40, 3, CHECKPOINTS, "synchronous=NORMAL")
    assert report.damaged == []
    assert report.lost


def _cut_power(tmp_path: Path, edits: int, each: int, *pragmas: str) -> Report:
    """Cut the power at every moment of some work: `each` ways at most to leave what was pending then."""
    log = tmp_path / "trace"
    server = Server(tmp_path / "library", program=(LAUNCH, *pragmas, "--"), wrapper=trace.command(log))
    server.start()
    with writing(server, WRITERS) as writers:
        clients = [writer.client for writer in writers]
        wait_until(
            "enough is acknowledged",
            lambda: sum(len(client.acknowledged) for client in clients) >= edits,
            patience=2 * edits,
        )
    server.stop()
    report, acknowledged = Report(), set[str]()
    disk, chance, room = Disk(), random.Random(4), tmp_path / "image"
    room.mkdir()
    for event in _events(log, server.data):
        if event.call.name == "sendto":
            acknowledged |= {found.decode() for found in APPLIED.findall(event.call.data)}
        else:
            disk.take(event)
            report.checkpoints += _ends_checkpoint(event)
        for image in disk.images(chance, each) if _is_a_moment(event) else []:
            _open(image, room, acknowledged, report)
    # The log told all: nothing was written in another way, and no answer was missed.
    assert disk.content == {"dejalu.db": (server.data / "dejalu.db").read_bytes()}
    assert acknowledged == {op_id for client in clients for op_id in client.acknowledged}
    print(f"\n{pragmas}: {report.images} power cuts around {len(acknowledged)} edits,", end=" ")
    print(f"{report.checkpoints} checkpoints: {len(report.damaged)} damaged, {len(report.lost)} lost an edit")
    return report


def _events(log: Path, folder: Path) -> Iterator[Event]:
    files = {str(folder / f"dejalu.db{end}") for end in ("", "-wal", "-journal")}
    return (event for event in trace.read(log) if event.call.name == "sendto" or event.call.path in files)


def _ends_checkpoint(event: Event) -> bool:
    return event.call.name in SYNCS and event.call.path.endswith(".db") and not event.begins


def _is_a_moment(event: Event) -> bool:
    """Whether a power cut is tried here: as an answer leaves, and before and after all that makes writes durable."""
    if event.call.name == "sendto":
        return event.begins and APPLIED.search(event.call.data) is not None
    return event.call.name in (*SYNCS, "unlink")


def _open(image: dict[str, bytes], folder: Path, acknowledged: set[str], report: Report) -> None:
    """Start from this disk as SQLite does after a power cut, and look for every edit."""
    for name, content in image.items():
        (folder / name).write_bytes(content)
    report.images += 1
    connection = sqlite.driver.connect(folder / "dejalu.db")
    try:
        connection.execute("PRAGMA synchronous=OFF")
        [[said]] = connection.execute("PRAGMA integrity_check(1)").fetchall()
        stored = {op_id for (op_id,) in connection.execute("SELECT op_id FROM operation")} if acknowledged else set()
        if said != "ok":
            report.damaged.append(said)
        if acknowledged - stored:
            report.lost.append(acknowledged - stored)
    except sqlite.driver.DatabaseError as error:
        report.damaged.append(str(error))
    finally:
        connection.close()
        for file in folder.iterdir():
            file.unlink()
