"""Copies of honest files that chance has damaged: the same seed gives the same damage."""

import random
from collections.abc import Callable, Sequence

HOSTILE = (
    b"{", b"}", b'"', b"\\", b"@", b",", b"\n", b"\r", b"\0", b"\xff", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"=", b"[",
    b"]", b"<", b">", b"</", b"<!--", b"-->", b"<![", b"&#", b"$", b"#", b"%", b"\\ud800", b"\\u0000", b"\xef\xbb\xbf",
    b"\xff\xfe", b"\xe2\x80\xae", b"\x1e", b"TY  - ", b"ER  - ", b"null", b"NaN", b"[[[[", b'{"a":',
)  # fmt: skip
NUMBERS = (
    b"0", b"-1", b"1e999", b"-0.0", b"9" * 30, b"9" * 5_000, b"18446744073709551616", b"2147483648", b"0x10",
    "٣".encode(), b"0000-00-00", b"9999-12-31", b"10000-01-01", b"2026-02-30", b"0001-01-01T00:00:00+14:00",
    b"1969-12-31T23:59:60Z", b"&#99999999999;", b"99999999999999999",
)  # fmt: skip
Change = Callable[[bytearray, random.Random], None]


def mutate(content: bytes, other: bytes, seed: str) -> bytes:
    """A damaged copy of a file; other is one of another format, of which a part may come into it."""
    chance = random.Random(seed)
    mutant = bytearray(content)
    for _ in range(chance.randint(1, 6)):
        chance.choice(_CHANGES)(mutant, chance)
    match chance.randrange(12):
        case 0:
            del mutant[chance.randrange(len(mutant) + 1) :]
        case 1:
            mutant[chance.randrange(len(mutant) + 1) :] = other[chance.randrange(len(other)) :]
        case 2:
            return mutant.decode("utf-8", "replace").encode(
                chance.choice(["utf-16", "utf-16-be", "utf-32", "utf-8-sig"])
            )
        case 3:
            return mutant.decode("utf-8", "replace").encode(chance.choice(["cp1252", "shift_jis", "utf-7"]), "replace")
    return bytes(mutant)


def _flip(mutant: bytearray, chance: random.Random) -> None:
    if mutant:
        mutant[chance.randrange(len(mutant))] ^= 1 << chance.randrange(8)


def _delete(mutant: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(mutant) + 1)
    del mutant[place : place + chance.choice([1, 1, 5, 40, 400])]


def _insert(mutant: bytearray, chance: random.Random) -> None:
    place = chance.randrange(len(mutant) + 1)
    mutant[place:place] = chance.choice(HOSTILE) * chance.choice([1, 1, 1, 50])


def _repeat(mutant: bytearray, chance: random.Random) -> None:
    block, place = _block(mutant, chance), chance.randrange(len(mutant) + 1)
    mutant[place:place] = block * chance.choice([1, 1, 2, 20])


def _swap(mutant: bytearray, chance: random.Random) -> None:
    one, other = _block(mutant, chance), _block(mutant, chance)
    if one and other:
        mutant[:] = mutant.replace(one, b"\x01", 1).replace(other, one, 1).replace(b"\x01", other, 1)


def _renumber(mutant: bytearray, chance: random.Random) -> None:
    """Put another number in the place of one of its digits, and maybe of those after it."""
    digits = [place for place, byte in enumerate(mutant) if chr(byte).isdigit()]
    if digits:
        place = chance.choice(digits)
        mutant[place : place + chance.choice([1, 4, 10])] = chance.choice(NUMBERS)


def _block(mutant: bytearray, chance: random.Random) -> bytes:
    start = chance.randrange(len(mutant) + 1)
    return bytes(mutant[start : start + chance.choice([3, 30, 300])])


_CHANGES: Sequence[Change] = (_flip, _delete, _insert, _repeat, _swap, _renumber)
