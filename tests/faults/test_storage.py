"""The disk is full, read-only or failing: writing says so and comes back by itself, reading goes on."""

import shutil
import signal
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import httpx
import pytest
from tests.faults.stored import expect_all
from tests.faults.volume import Volume
from tests.faults.writers import Client, Edit, pair
from tests.serving import Server, wait_until

PAPER = {"identifiers": ["doi:10.5555/known"], "title": "Known before the disk failed"}


@pytest.fixture
def volume(tmp_path: Path) -> Iterator[Volume]:
    with Volume(tmp_path / "volume", "8m") as volume:
        yield volume


@pytest.fixture
def server_on_volume(volume: Volume) -> Iterator[Server]:
    """A server whose library is on that disk; it has been started and stopped."""
    server = volume.server()
    server.start()
    server.stop()
    yield server
    server.stop()


def test_a_full_disk_takes_no_writes_until_there_is_room(volume: Volume, server_on_volume: Server) -> None:
    server = server_on_volume
    server.start()
    with pair(server, "reader") as client:
        client.deliver(client.edit("seen", PAPER))
        volume.fill()
        _expect_cause(_write_until_refused(client), 507, "full")
        _expect_reading(client)
        volume.empty()
        for edit in [*client.sent.values(), *islice(client.edits(), 20)]:
            assert client.send(edit).status_code == 200
    server.stop()
    copied = Path(shutil.copy(server.folder / "dejalu.db", volume.folder.with_name("copied.db")))
    expect_all(f"sqlite:///{copied}", [client])


@pytest.mark.parametrize(
    ("calls", "error", "status", "cause"),
    [
        ("pwrite64", "ENOSPC", 507, "full"),
        ("pwrite64", "EROFS", 503, "disk"),
        ("pwrite64", "EIO", 503, "disk"),
        ("fsync,fdatasync", "EIO", 503, "disk"),
    ],
)
def test_a_failing_disk_takes_no_writes_until_it_works(
    server: Server, calls: str, error: str, status: int, cause: str
) -> None:
    with pair(server, "reader") as client:
        client.deliver(client.edit("seen", PAPER))
        with _failing(server, calls, error):
            for edit in islice(client.edits(), 10):
                _expect_cause(client.send(edit), status, cause)
            # More than SQLite keeps in memory, so that it fails before it commits.
            _expect_cause(client.send(*(_note(client) for _ in range(35))), status, cause)
            _expect_reading(client)
        for edit in list(client.sent.values()):
            assert client.send(edit).status_code == 200
    server.stop()
    expect_all(server.library_url, [client])


@pytest.mark.parametrize("is_new", [False, True])
def test_a_server_says_that_the_disk_is_full(volume: Volume, server_on_volume: Server, *, is_new: bool) -> None:
    if is_new:
        shutil.rmtree(server_on_volume.folder)
    volume.fill()
    _expect_no_start(server_on_volume, "no space left")
    volume.empty()
    server_on_volume.start()


def test_a_server_says_that_the_disk_is_read_only(volume: Volume, server_on_volume: Server) -> None:
    before = (server_on_volume.folder / "dejalu.db").read_bytes()
    volume.remount("ro")
    _expect_no_start(server_on_volume, "read-only")
    assert (server_on_volume.folder / "dejalu.db").read_bytes() == before
    volume.remount("rw")
    server_on_volume.start()


def test_a_server_says_so_of_the_disk_with_the_database_alone(volume: Volume, tmp_path: Path) -> None:
    url = f"sqlite:///{volume.folder / 'dejalu.db'}"
    server = Server(tmp_path / "library", wrapper=volume.wrapper, database_url=url)
    volume.remount("ro")
    _expect_no_start(server, "read-only")
    volume.remount("rw")
    volume.fill()
    _expect_no_start(server, "no space left")


def _note(client: Client) -> Edit:
    """A note of 50,000 letters."""
    return client.edit("put_note", PAPER, note_id=str(uuid.uuid4()), body="long " * 10_000)


def _write_until_refused(client: Client) -> httpx.Response:
    """Long notes until one is not taken."""
    for _ in range(200):
        response = client.send(_note(client))
        if response.status_code != 200:
            return response
    pytest.fail("the disk never was full")


def _expect_cause(response: httpx.Response, status: int, cause: str) -> None:
    """An error in the one shape, which says what is wrong with the disk."""
    assert response.status_code == status, response.text
    assert set(response.json()) == {"code", "status", "message", "errors"}
    assert cause in response.json()["message"]


def _expect_reading(client: Client) -> None:
    """The library can be listed, and papers known before are recognised."""
    listed = client.http.get("/papers")
    assert listed.status_code == 200, listed.text
    assert PAPER["title"] in [paper["title"] for paper in listed.json()["papers"]]
    found = client.http.post("/lookup", json={"mentions": [PAPER]})
    assert found.status_code == 200, found.text
    assert found.json()["results"][0]["match"] == "match"


def _expect_no_start(server: Server, cause: str) -> None:
    """It ends at once, and says why in one line."""
    ended = server.run("serve", "--port", "0", "--database-url", server.database_url)
    assert ended.returncode == 1, ended.stdout
    assert cause in ended.stderr.lower(), ended.stderr
    assert "damaged" not in ended.stderr
    assert "Traceback" not in ended.stderr


@contextmanager
def _failing(server: Server, calls: str, error: str) -> Iterator[None]:
    """These system calls of the server fail."""
    if shutil.which("strace") is None:
        pytest.skip("strace is not installed")
    options = ["-f", "--signal=none", "-e", f"trace={calls}", "-e", f"inject={calls}:error={error}"]
    log = server.log.with_suffix(".faults")
    command = ["strace", *options, "-o", "/dev/null", "-p", str(server.pid)]
    with log.open("wb") as said:
        tracer = subprocess.Popen(command, stderr=said)
    wait_until("strace is there", lambda: "attached" in log.read_text() or tracer.poll() is not None)
    if tracer.poll() is not None:
        pytest.skip(f"strace may not watch the server: {log.read_text()}")
    try:
        yield
    finally:
        tracer.send_signal(signal.SIGINT)
        tracer.wait()
