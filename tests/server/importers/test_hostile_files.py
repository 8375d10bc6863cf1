"""Files that are broken, by chance or on purpose: no crash, no endless work, and a reason for what is refused."""

import io
import random
import time
from pathlib import Path

import pytest
from tests.server.importers.samples import SAMPLES

from dejalu.errors.imports import UnreadableImportError
from dejalu.importers.formats import recognise
from dejalu.importers.imported import HEAD, Refused

SLOWEST = 2.0
"""Seconds of work for any of these files: only time in proportion to the square of their size comes to so much."""
COPIES = 500
SPLICES = [b"{", b"}", b'"', b"\\", b"@", b",", b"\n", b"\0", b"\xff", b"\xed\xa0\x80", b"=", b"[", b"<", b"$", b"#"]


def assert_survived(content: bytes) -> None:
    started = time.process_time()
    format_ = recognise(content[:HEAD])
    try:
        for entry in format_.read(io.BytesIO(content)) if format_ else ():
            if isinstance(entry, Refused):
                assert entry.reason.endswith(".")
                assert len(entry.name) <= 200
                assert entry.line >= 1
    except UnreadableImportError:
        pass
    assert time.process_time() - started < SLOWEST


def mutate(content: bytes, chance: random.Random) -> bytes:
    mutated = bytearray(content)
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(mutated) + 1)
        match chance.randrange(4):
            case 0:
                mutated[place:place] = chance.choice(SPLICES) * chance.choice([1, 1, 1, 50])
            case 1:
                del mutated[place : place + chance.randint(1, 30)]
            case 2 if place < len(mutated):
                mutated[place] ^= 1 << chance.randrange(8)
            case _:
                other = chance.randrange(len(mutated) + 1)
                mutated[place:place] = mutated[other : other + 40]
    return bytes(mutated[: chance.choice([None, None, len(mutated) // 2])])


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.name)
def test_mutated_copies_are_survived(sample: Path) -> None:
    content = sample.read_bytes()
    chance = random.Random(7)
    for _ in range(COPIES):
        assert_survived(mutate(content, chance))


MANY = 50_000
BIB = b"@article{a,\n  title = {%s}\n}\n@misc{after, title = {After it}}\n"
HOSTILE = {
    "braces": BIB % (b"{" * MANY + b"}" * MANY),
    "open_braces": BIB % (b"{" * MANY),
    "closed_braces": BIB % (b"}" * MANY),
    "open_entries": b"@a{b, t = {x\n" * 10_000,
    "open_entries_on_a_line": b"@a{b, t = {x " * MANY,
    "at_signs": b"@" * 10 * MANY,
    "at_words": b"@a" * 10 * MANY,
    "one_line": BIB % (b"word " * 200_000),
    "blanks": BIB % (b" " * 10 * MANY) + b" " * 10 * MANY,
    "backslashes": BIB % (b"\\" * 2 * MANY),
    "accents": BIB % (b"\\'" * MANY + b"{\\'{\\\"{\\^a}}}" * 1000),
    "dollars": BIB % (b"$a" * MANY + b"\\$" * MANY),
    "escaped_braces": b"@misc{a,\n" + b"  t = {\\{}, " * MANY + b"}",
    "quotes": b'@misc{a, title = "' + b'{"}' * MANY + b"\n",
    "joins": b"@misc{a, title = " + b'"x" # ' * MANY + b'"y"}',
    "macros": b"@string{a = {x}}\n" + b"".join(b"@string{a = a # a}\n" for _ in range(64)) + b"@misc{b, title = a}",
    "and": b"@misc{a, title = {T}, author = {" + b"{a} and " * MANY + b"b}}",
    "and_open": b"@misc{a, title = {T}, author = {" + b"{a and " * MANY + b"}" * MANY + b"}}",
    "fields": b"@misc{a, " + b"".join(b"f%d = {x}, " % number for number in range(MANY)) + b"}",
    "annotes": b"@misc{a, title = {T}, " + b"annote = {x}, " * MANY + b"}",
    "crossrefs": b"".join(b"@misc{a%d, title={x}, crossref={a%d}}\n" % (n, n + 1) for n in range(10_000)),
    "surrogates": b'[{"type": "article", "title": "\\ud800 half", "id": "a"}]',
    "not_a_number": b'[{"type": "article", "title": "T", "volume": NaN, "issued": {"date-parts": [[Infinity]]}}]',
    "nested_json": b"[" * MANY,
    "nested_objects": b'[{"type": ' + b'{"a": ' * MANY,
    "digits": b'[{"id": ' + b"9" * 10_000 + b"}]",
    "wrong_types": b'[{"type": 7, "title": [], "author": {}, "issued": "x", "custom": [], "note": 3, "id": null}]',
    "wrong_custom": b'[{"type": "article", "title": "T", "custom": {"tags": 3, "notes": "x", "former_keys": 5}}]',
    "wrong_papers": b'{"Arxiv-1": {"pdfLink": 3, "tags": {"a": 1}, "md": [], "count": "7", "note": {}}}',
    "wrong_annotations": b'{"annotations": [3, {"uri": "https://arxiv.org/abs/1706.03762", "target": [[]], "tags": 3}'
    b"]}",
    "ris_lines": b"TY  - JOUR\n" + b"more\n" * MANY,
    "ris_values": b"TY  - JOUR\n" + b"N1  - a\nb\n" * 20_000 + b"ER  - \n",
    "ris_starts": b"TY  - JOUR\n" * 20_000,
    "csv_quote": b'"Item Type","Title"\n"' + b"x\n" * 10 * MANY,
    "csv_commas": b'"Item Type","Title"\n' + b"," * 10 * MANY,
    "csv_null": b'"Item Type","Title"\n"preprint","a\0b"\n',
    "lists": b"<!DOCTYPE NETSCAPE-Bookmark-file-1>" + b'<DL><A HREF="https://arxiv.org/abs/1706.03762">x</A>' * 20_000,
    "tags": b"<!DOCTYPE NETSCAPE-Bookmark-file-1>" + b"<A " * MANY + b"<" * MANY,
    "blank_lines": b"\n" * HEAD + b"@misc{a}",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_survived(name: str) -> None:
    assert_survived(HOSTILE[name])


@pytest.mark.parametrize("name", ["braces", "one_line", "blanks", "backslashes", "accents", "dollars"])
def test_the_entry_after_a_hostile_one_is_read(name: str) -> None:
    format_ = recognise(HOSTILE[name][:HEAD])
    assert format_ is not None
    *_, last = format_.read(io.BytesIO(HOSTILE[name]))
    assert not isinstance(last, Refused)
    assert last.mention.title == "After it"
