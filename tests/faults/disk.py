"""A disk that loses its power: what may be on it afterwards.

What a program writes is certain to stay only once an `fsync` that began later has ended. Of the rest, any part may
be there: none of it, all of it, some writes without those before them, some sectors of a write without the others.
That names of files stay, the model takes for granted.
"""

import random
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import repeat

from tests.faults.trace import Call, Event

SECTOR = 512
"""Bytes that a disk writes as a whole."""


@dataclass
class File:
    """What is certain to be in a file, and the calls that changed it since."""

    durable: bytes = b""
    pending: list[Call] = field(default_factory=list)
    syncing: dict[Call, list[Call]] = field(default_factory=dict)

    def take(self, event: Event) -> None:
        """Follow the program."""
        match event.call.name, event.begins:
            case "pwrite64" | "ftruncate", True:
                self.pending.append(event.call)
            case "fsync" | "fdatasync", True:
                self.syncing[event.call] = list(self.pending)
            case "fsync" | "fdatasync", False:
                done = self.syncing.pop(event.call)
                self.durable = _apply(self.durable, (call for call in self.pending if call in done))
                self.pending = [call for call in self.pending if call not in done]

    def after_power_cut(self, chance: random.Random) -> bytes:
        """The file with some of what was pending."""
        return _apply(self.durable, self.pending, chance)


class Disk:
    """The files of one folder, by name."""

    def __init__(self) -> None:
        self.files: dict[str, File] = {}

    def take(self, event: Event) -> None:
        """Follow the program: what it does to a file."""
        name = event.call.path.rpartition("/")[2]
        if event.call.name == "unlink":
            self.files.pop(name, None)
        else:
            self.files.setdefault(name, File()).take(event)

    @property
    def content(self) -> dict[str, bytes]:
        """What programs read: all that was written."""
        return {name: _apply(file.durable, file.pending) for name, file in self.files.items()}

    def images(self, chance: random.Random, count: int) -> Iterator[dict[str, bytes]]:
        """What the disk may hold if the power fails now, at most so many cases: nothing pending, all of it, some."""
        yield {name: file.durable for name, file in self.files.items()}
        if not any(file.pending for file in self.files.values()):
            return
        yield self.content
        for _ in repeat(None, count - 2):
            yield {name: file.after_power_cut(chance) for name, file in self.files.items()}


def _apply(content: bytes, calls: Iterable[Call], chance: random.Random | None = None) -> bytes:
    """The content after these calls; by chance without some of them, and with some of them in part."""
    result = bytearray(content)
    for call in calls:
        fate = chance.choice(("whole", "torn", "lost")) if chance else "whole"
        if fate == "lost":
            continue
        if call.name == "ftruncate":
            size = call.numbers[0]
            result[size:] = bytes(max(0, size - len(result)))
            continue
        offset = call.numbers[-1]
        for start, end in _sectors(offset, len(call.data)):
            if fate == "whole" or (chance and chance.random() < 0.5):
                result.extend(bytes(max(0, end - len(result))))
                result[start:end] = call.data[start - offset : end - offset]
    return bytes(result)


def _sectors(offset: int, size: int) -> Iterator[tuple[int, int]]:
    """Where the sectors begin and end that a write touches."""
    start = offset
    while start < offset + size:
        end = min(offset + size, (start // SECTOR + 1) * SECTOR)
        yield start, end
        start = end
