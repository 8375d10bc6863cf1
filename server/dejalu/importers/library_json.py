"""A library file (`exporters.library_json`), read from front to back without ever holding the whole of it.

Only its outermost shape is known here: an object whose keys come in one order, some with a single value, some with a
list of any length. What the values must be is for `schemas.archive` to say.
"""

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, NoReturn, Protocol

from dejalu.errors.archives import BrokenArchiveError, CutShortArchiveError
from dejalu.exporters.library_json import FORMAT, HEAD, SECTIONS

Item = tuple[str, int | None, Any]
"""The key, the place in its list if it has one, counted from 0, and the value as JSON gives it."""

CHUNK = 1024 * 1024
"""Bytes read at once: some hundreds of records."""
LARGEST = 64 * 1024 * 1024
"""Characters of the largest value that is waited for: a note has 100,000, and is kept in all its versions."""
UNFINISHED = 8
"""Characters from the end within which a value may be stopped in the middle of a word or of an escape."""

_HEAD = re.compile(rb'(?:\xef\xbb\xbf)?\s*\{\s*"format"\s*:\s*"%s"' % FORMAT.encode())
_NUMBER = re.compile(r"[-+.eE0-9]{0,40}")
"""How a number may go on, in what was not read yet, where the text ends in it."""
_BLANKS = re.compile(r"[ \t\r\n]*")


class Readable(Protocol):
    """What bytes can be read from."""

    def read(self, size: int, /) -> bytes: ...


def is_library(head: bytes) -> bool:
    """Whether a file that begins like this (1 kB will do) is a library file, of whatever version."""
    return _HEAD.match(head) is not None


def read(stream: Readable) -> Iterator[Item]:
    """All that a library file holds, in its order.

    Raises CutShortArchiveError where it ends too early, BrokenArchiveError where it is not JSON or of another shape.
    """
    return _Reader(stream).read()


class _Reader:
    """The text of a file, as much of it as is needed, and the place up to which it is read."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")()
        self._json = json.JSONDecoder(parse_constant=_refuse_constant)
        self._text = ""
        self._at = 0
        self._is_at_end = False
        self._where = HEAD[0]

    def read(self) -> Iterator[Item]:
        self._expect("{")
        for key in (*HEAD, *SECTIONS):
            self._where = key
            if key != HEAD[0]:
                self._expect(",")
            if self._value() != key:
                raise BrokenArchiveError(key, "this part is missing, or is not in its place")
            self._expect(":")
            if key in HEAD:
                yield key, None, self._value()
            else:
                yield from self._list(key)
        if self._next() == ",":
            raise BrokenArchiveError("the end", "there is a part that no library has")
        self._expect("}")
        if self._next():
            raise BrokenArchiveError("the end", "something follows what is a whole library")

    def _list(self, key: str) -> Iterator[Item]:
        self._expect("[")
        place = 0
        while self._next() != "]":
            self._where = f"{key}[{place}]"
            if place:
                self._expect(",")
            yield key, place, self._value()
            place += 1
        self._expect("]")

    def _value(self) -> Any:  # noqa: ANN401 (whatever the JSON holds)
        """The value that comes next; where it is not whole yet, twice as much is read on each time."""
        self._next()
        while True:
            try:
                value, end = self._json.raw_decode(self._text, self._at)
            except RecursionError:
                self._refuse("it is nested beyond all reason")
            except json.JSONDecodeError as error:
                if not error.msg.startswith("Unterminated string") and len(self._text) - error.pos > UNFINISHED:
                    self._refuse(f"this is not JSON ({error.msg})")
                if len(self._text) > LARGEST:
                    self._refuse("it is larger than anything in a library")
                if not self._read_on(max(CHUNK, len(self._text))):
                    raise CutShortArchiveError(self._where) from error
            except ValueError as error:
                self._refuse(str(error))
            else:
                if not _NUMBER.fullmatch(self._text, end) or not self._read_on(CHUNK):
                    self._at = end
                    return value

    def _expect(self, sign: str) -> None:
        found = self._next()
        if not found:
            raise CutShortArchiveError(self._where)
        if found != sign:
            self._refuse(f"there is “{found}” where “{sign}” belongs")
        self._at += 1

    def _next(self) -> str:
        """The next character that is no white space; empty at the end."""
        while True:
            blanks = _BLANKS.match(self._text, self._at)
            self._at = blanks.end() if blanks else self._at
            if self._at < len(self._text):
                return self._text[self._at]
            if not self._read_on(CHUNK):
                return ""

    def _read_on(self, size: int) -> bool:
        """Read more bytes, and forget the text that was read; False at the end of the file."""
        if self._is_at_end:
            return False
        content = self._stream.read(size)
        self._is_at_end = not content
        try:
            more = self._decoder.decode(content, final=self._is_at_end)
        except UnicodeDecodeError:
            if self._is_at_end:
                raise CutShortArchiveError(self._where) from None
            self._refuse("this is no text in UTF-8")
        self._text, self._at = self._text[self._at :] + more, 0
        return not self._is_at_end

    def _refuse(self, why: str) -> NoReturn:
        raise BrokenArchiveError(self._where, why)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
