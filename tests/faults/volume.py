"""A small disk of its own, to be filled up and made read-only."""

import os
import subprocess
from pathlib import Path

import pytest
from tests.serving import Server

SCRIPT = 'mount -t tmpfs -o size="$1" volume "$2" && echo mounted && exec sleep infinity'


class Volume:
    """A file system in memory, mounted in a namespace that lasts as long as this object is open.

    So nobody else sees it, and nothing is left mounted. Who is not root needs the kernel to let users make
    namespaces of their own; where it does not, the test is skipped.
    """

    def __init__(self, folder: Path, size: str) -> None:
        flags = ["--mount"] if os.geteuid() == 0 else ["--mount", "--user", "--map-root-user"]
        folder.mkdir()
        try:
            self._holder = subprocess.Popen(
                ["unshare", *flags, "sh", "-c", SCRIPT, "sh", size, str(folder)],
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
        except FileNotFoundError:
            pytest.skip("there is no `unshare` to make a disk with")
        assert self._holder.stdout is not None
        said = self._holder.stdout.readline()
        if said != "mounted\n":
            self.close()
            pytest.skip(f"no disk can be made: {said.strip()}")
        self.folder = folder
        entered = [flag for flag in flags if flag != "--map-root-user"]
        keep = ["--preserve-credentials"] if "--user" in flags else []
        self.wrapper = ("nsenter", f"--target={self._holder.pid}", *entered, *keep, "--")
        self.view = Path(f"/proc/{self._holder.pid}/root") / folder.relative_to("/")
        self._ballast = self.view / "ballast"

    def fill(self) -> None:
        """Leave no room at all."""
        with self._ballast.open("ab", buffering=0) as ballast:
            for block in (65536, 4096, 1):
                try:
                    while ballast.write(bytes(block)) == block:
                        pass
                except OSError:
                    continue

    def empty(self) -> None:
        """Give the room back."""
        self._ballast.unlink()

    def remount(self, how: str) -> None:
        """Mount it anew, `ro` or `rw`; no file on it may be open."""
        subprocess.run([*self.wrapper, "mount", "-o", f"remount,bind,{how}", str(self.folder)], check=True)

    def server(self) -> Server:
        """A server that sees the disk, with its library on it."""
        return Server(self.folder / "library", wrapper=self.wrapper, view=self.view / "library")

    def close(self) -> None:
        self._holder.kill()
        self._holder.communicate()

    def __enter__(self) -> "Volume":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
