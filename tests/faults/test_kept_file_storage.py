"""A file that is kept up to date where it cannot be written for a while."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.faults.keeping import export, find_error, keep, meet
from tests.faults.volume import Volume
from tests.faults.writers import Client, pair
from tests.serving import Server, wait_until


@pytest.fixture
def volume(tmp_path: Path) -> Iterator[Volume]:
    with Volume(tmp_path / "volume", "1m") as volume:
        yield volume


@pytest.fixture
def server_beside(volume: Volume, tmp_path: Path) -> Iterator[Server]:
    """A server that sees that disk, with its library elsewhere."""
    server = Server(tmp_path / "library", wrapper=volume.wrapper)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def reader(server: Server) -> Iterator[Client]:
    with pair(server, "reader") as client:
        yield client


def test_a_full_disk_is_told_and_the_file_is_whole_until_there_is_room(volume: Volume, server_beside: Server) -> None:
    file = volume.view / "my.bib"
    with pair(server_beside, "reader") as reader:
        meet(reader, "10.5555/first")
        keep(reader, volume.folder / "my.bib")
        before = file.read_text()
        assert before == export(reader)
        volume.fill()
        meet(reader, "10.5555/second")
        wait_until("it is told", lambda: "No space left on device" in (find_error(reader) or ""))
        assert file.read_text() == before
        volume.empty()
        wait_until("it is written", lambda: file.read_text() == export(reader))
        wait_until("nothing is told any more", lambda: find_error(reader) is None)
        assert list(volume.view.iterdir()) == [file]
    assert "Traceback" not in server_beside.log.read_text()


def test_a_folder_that_goes_and_comes_back(server: Server, reader: Client, tmp_path: Path) -> None:
    file = tmp_path / "paper" / "my.bib"
    file.parent.mkdir()
    keep(reader, file)
    file.parent.rename(tmp_path / "away")
    meet(reader, "10.5555/first")
    wait_until("it is told", lambda: "No such file or directory" in (find_error(reader) or ""))
    looked = server.run("doctor")
    assert looked.returncode == 1
    assert f"! A file is not up to date. {file} cannot be written: No such file or directory." in looked.stdout
    (tmp_path / "away").rename(file.parent)
    wait_until("it is written", lambda: file.read_text() == export(reader))
    wait_until("nothing is told any more", lambda: find_error(reader) is None)
    server.stop()
    assert server.log.read_text().count("A file is not up to date.") == 1


def test_what_changed_while_no_server_ran_is_written_by_the_next_one(
    server: Server, reader: Client, tmp_path: Path
) -> None:
    file = tmp_path / "my.bib"
    keep(reader, file)
    meet(reader, "10.5555/first")
    server.stop()
    assert "5555/first" in file.read_text()
    server.dejalu("mark", "doi:10.5555/second", "read")
    assert "5555/second" not in file.read_text()
    server.start()
    wait_until("it is written", lambda: file.read_text() == export(reader))
