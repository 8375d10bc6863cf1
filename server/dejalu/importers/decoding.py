"""The text of a file that another program wrote, in pieces of whole lines."""

import codecs
from collections.abc import Iterator

from dejalu.importers.library_json import Readable

CHUNK = 1024 * 1024
"""Bytes read at once."""


def pieces(stream: Readable) -> Iterator[str]:
    r"""The text, each piece beginning with the `\n` before its first line, so that a line's start is easily found.

    UTF-8, or UTF-16 if it begins with that one's byte order mark. Files that were pasted together have lines in another
    encoding: a line that is no UTF-8 is read as Windows-1252, which is ISO 8859-1 with curly quotes.
    """
    head = stream.read(CHUNK)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        yield "\n" + _with_plain_ends((head + _rest(stream)).decode("utf-16", "replace"))
        return
    waiting = [b"\n"]
    chunk = head.removeprefix(codecs.BOM_UTF8)
    while chunk:
        end = chunk.rfind(b"\n")
        if end >= 0:
            yield _decode(b"".join(waiting) + chunk[:end])
            waiting = []
        waiting.append(chunk[max(end, 0) :])
        chunk = stream.read(CHUNK)
    yield _decode(b"".join(waiting))


def whole(stream: Readable) -> str:
    """The whole text, for formats that make no sense in parts."""
    return "".join(pieces(stream)).removeprefix("\n")


def _rest(stream: Readable) -> bytes:
    return b"".join(iter(lambda: stream.read(CHUNK), b""))


def _decode(lines: bytes) -> str:
    try:
        text = lines.decode()
    except UnicodeDecodeError:
        text = "\n".join(map(_decode_line, lines.split(b"\n")))
    return _with_plain_ends(text)


def _decode_line(line: bytes) -> str:
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace")


def _with_plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
