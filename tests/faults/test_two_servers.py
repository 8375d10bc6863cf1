"""One process at a time writes to a library: a second server ends at once, and says which one is there."""

import shutil
import subprocess
from pathlib import Path

from tests.serving import Server


def test_a_second_server_on_a_data_folder_ends_and_names_the_first(server: Server) -> None:
    _expect_in_use(server.run("serve", "--port", "0"), server)


def test_a_second_server_on_the_database_of_another_ends_and_names_it(server: Server, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(server.data / "dejalu.db")
    elsewhere = Server(tmp_path / "elsewhere")
    _expect_in_use(elsewhere.run("serve", "--port", "0", "--database-url", f"sqlite:///{link}"), server)


def test_on_postgresql_a_data_folder_has_one_server_too(postgresql_server: Server) -> None:
    again = postgresql_server.run("serve", "--port", "0", "--database-url", postgresql_server.database_url)
    _expect_in_use(again, postgresql_server)


def test_after_a_kill_a_new_server_starts_at_once(server: Server) -> None:
    first = server.pid
    server.kill()
    server.start()
    assert server.pid != first
    _expect_in_use(server.run("serve", "--port", "0"), server)


def test_a_lock_left_on_a_disk_that_was_copied_holds_nobody_up(server: Server, tmp_path: Path) -> None:
    server.kill()
    shutil.copytree(server.data, tmp_path / "copied")
    copied = Server(tmp_path / "copied")
    copied.start()
    copied.stop()


def _expect_in_use(ended: subprocess.CompletedProcess[str], first: Server) -> None:
    assert ended.returncode == 1, ended.stdout
    assert str(first.pid) in ended.stderr, ended.stderr
    assert "Traceback" not in ended.stderr
    assert first.answers()
