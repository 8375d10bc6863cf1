"""Somebody who reads a file all the time, and keeps what was in it and when."""

import threading
import time
from pathlib import Path

from bibtexparser.entrypoint import parse_string

PAUSE = 0.002
"""Seconds between two looks."""


class Watcher(threading.Thread):
    """Reads a file that must be there from the start on; seen has its contents in order, each with when it was met."""

    def __init__(self, file: Path) -> None:
        super().__init__(name=f"watcher of {file.name}")
        self.seen: list[tuple[float, bytes]] = []
        self.looks = 0
        self.failure: BaseException | None = None
        self._file = file
        self._ending = threading.Event()

    def run(self) -> None:
        try:
            while not self._ending.is_set():
                content = self._file.read_bytes()
                self.looks += 1
                if not self.seen or self.seen[-1][1] != content:
                    self.seen.append((time.monotonic(), content))
                time.sleep(PAUSE)
        except BaseException as failure:
            self.failure = failure

    def __enter__(self) -> "Watcher":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.set()
        self.join()
        if self.failure is not None:
            raise self.failure

    def read_tags(self) -> list[tuple[float, dict[str, str]]]:
        """The keywords of each paper by its DOI, for each content. Each must be read without a complaint."""
        return [(when, _read_tags(content)) for when, content in self.seen]


def _read_tags(content: bytes) -> dict[str, str]:
    library = parse_string(content.decode("utf-8"))
    assert library.failed_blocks == [], content
    entries = [{field.key: field.value for field in entry.fields} for entry in library.entries]
    return {entry["doi"]: entry.get("keywords", "") for entry in entries}
