"""What a program did to its files and said to its clients, in order: the log of `strace` as events."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

CALLS = ("pwrite64", "ftruncate", "fsync", "fdatasync", "unlink", "sendto")
"""Those by which SQLite changes and syncs its files, and the one by which waitress answers."""
LINE = re.compile(r"^(\d+) +(\w+)\((.*?)(?: <unfinished \.\.\.>|\) += (\d+))$")
RESUMED = re.compile(r"^(\d+) +<\.\.\. (\w+) resumed>.*\) += (\d+)$")
FILE = re.compile(r"^\d+<([^>]*)>(?:\(deleted\))?")
TEXT = re.compile(r'"([^"]*)"')


def command(log: Path) -> tuple[str, ...]:
    """The words that trace a program into `log`: all threads, files by name, data whole and in hexadecimal."""
    options = ("-f", "-y", "-xx", "-s", "10000000", "--seccomp-bpf", "--signal=none")
    return ("strace", *options, "-e", f"trace={','.join(CALLS)}", "-o", str(log))


@dataclass(frozen=True, slots=True, eq=False)
class Call:
    """One system call: its name, the path of its file, the data it was given, and its whole numbers after them."""

    name: str
    path: str
    data: bytes
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """A call begins or ends; other threads' calls may come between the two."""

    call: Call
    begins: bool


def read(log: Path) -> Iterator[Event]:
    """The events in the order they happened, calls that failed left out."""
    waiting: dict[str, Call] = {}
    with log.open(encoding="ascii") as lines:
        for line in lines:
            if found := LINE.match(line):
                thread, name, arguments, result = found.groups()
                call = _call(name, arguments)
                yield Event(call, begins=True)
                if result is None:
                    waiting[thread] = call
                else:
                    yield Event(call, begins=False)
            elif found := RESUMED.match(line):
                yield Event(waiting.pop(found[1]), begins=False)


def _call(name: str, arguments: str) -> Call:
    file = FILE.match(arguments)
    texts = [_unhex(text) for text in TEXT.findall(arguments)]
    numbers = tuple(int(number) for number in re.findall(r"(?<=, )\d+\b", TEXT.sub('""', arguments)))
    if file is None:  # it is named, not open
        return Call(name, texts[0].decode(), b"", numbers)
    return Call(name, _unhex(file[1]).decode(errors="replace"), b"".join(texts), numbers)


def _unhex(text: str) -> bytes:
    return bytes.fromhex(text.replace("\\x", "")) if text.startswith("\\x") else text.encode()
