"""Chores: what is done again and again, in a thread of its own, while a library is served."""

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar


class Chore(ABC):
    """Does something until `_ends` is set, which whatever it does for long must heed.

    name is that of its thread; patience, in seconds, how long the end waits for what is under way: None for as long as
    it takes.
    """

    name: ClassVar[str]
    patience: ClassVar[float | None] = None

    def __init__(self) -> None:
        self._ends = threading.Event()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Begin at once, and end with the block."""
        thread = threading.Thread(target=self._run, name=self.name, daemon=True)
        thread.start()
        try:
            yield
        finally:
            self._end()
            thread.join(self.patience)

    @abstractmethod
    def _run(self) -> None:
        """The work, until `_ends` is set."""

    def _end(self) -> None:
        self._ends.set()
