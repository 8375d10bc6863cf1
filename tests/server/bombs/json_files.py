"""Files of about 1 MB in JSON, of the programs that write it and of Dejalu itself, made to cost far more."""

import hashlib
import json
from typing import Any

from tests.server.bombs.bibliographies import MANY, Files, numbered

AT = "2026-01-01T00:00:00+00:00"
CSL = b'[{"id": "a", "type": "article", "title": "A bomb", %s}]'


def deep(opening: bytes, closing: bytes, count: int) -> bytes:
    return opening * count + closing * count


def csl(name: str, value: bytes) -> bytes:
    return CSL % (b'"%s": %s' % (name.encode(), value))


OTHERS: Files = {
    "arrays in arrays": lambda: csl("note", deep(b"[", b"]", MANY // 2)),
    "objects in objects": lambda: csl("note", deep(b'{"a":', b"}", MANY // 7)[:-1]),
    "arrays that are never closed": lambda: b'[{"id": 1, "type": 1, "title": ' + b"[" * MANY,
    "500,000 empty arrays": lambda: csl("author", b"[" + b"[]," * (MANY // 3) + b"[]]"),
    "objects of one key": lambda: csl("author", b"[" + b'{"a":1},' * (MANY // 8) + b"{}]"),
    "a number of a million digits": lambda: csl("volume", b"9" * MANY),
    "a fraction of a million digits": lambda: csl("volume", b"0." + b"9" * MANY),
    "a number beyond all numbers": lambda: csl("volume", b"1e999999999"),
    "numbers of 4,300 digits": lambda: csl("author", b"[" + (b"9" * 4_299 + b",") * 230 + b"1]"),
    "a million keys": lambda: b'[{"id": "a", "type": "article", "title": "T"' + numbered(b',"k#":1', 80_000) + b"}]",
    "100,000 names": lambda: csl("author", b"[" + b'{"family":"x"},' * 70_000 + b"{}]"),
    "100,000 keywords": lambda: csl("keyword", b'"' + numbered(b"k#, ", 100_000) + b'"'),
    "100,000 notes": lambda: csl("custom", b'{"notes": [' + numbered(b'{"body":"n#"},', 55_000) + b"{}]}"),
    "100,000 former keys": lambda: csl("custom", b'{"former_keys": [' + numbered(b'"k#",', 90_000) + b'""]}'),
    "a note of remarks": lambda: csl("note", b'"' + b"arXiv: x.y/z\\n" * 70_000 + b'"'),
    "half a pair for a name": lambda: b'[{"id": "\\ud800", "type": "article", "title": "' + b"x" * 3_000 + b'"}]',
    "half a pair for a key": lambda: b'[{"id": "\\ud800", "type": "article", "title": "A plain title of some words"}]',
    "dates of digits": lambda: csl("issued", b'{"date-parts": [[' + b"9" * 4_000 + b",1,1]]}"),
    "escapes": lambda: csl("abstract", b'"' + b"\\u0301" * 160_000 + b'"'),
    "a paper seen for ever": lambda: (
        b'{"__dataVersion": 1, "Arxiv-1706.03762": {"id": "Arxiv-1706.03762", "title": "A paper", "count": 2147483647,'
        b' "lastOpenDate": "2026-01-01T00:00:00Z", "addDate": "0001-01-01T00:00:00Z"}}'
    ),
    "a note of addresses": lambda: (
        b'{"__dataVersion": 1, "Arxiv-1706.03762": {"title": "A paper", "md": "' + b"(http://a" * 110_000 + b'"}}'
    ),
    "a note of venues": lambda: (
        b'{"__dataVersion": 1, "Arxiv-1706.03762": {"title": "A paper", "note": "'
        + b"accepted @ -- [" * 65_000
        + b'"}}'
    ),
    "annotations of one page": lambda: (
        b'{"annotations": [' + b",".join([b'{"uri":"https://arxiv.org/abs/1706.03762"}'] * 25_000) + b"]}"
    ),
    "notes of one page": lambda: (
        b'{"annotations": ['
        + b",".join(b'{"uri":"https://arxiv.org/abs/1706.03762","text":"n%d"}' % n for n in range(17_000))
        + b"]}"
    ),
    "targets in one annotation": lambda: (
        b'{"annotations": [{"uri": "https://arxiv.org/abs/1706.03762", "text": "t", "target": ['
        + b'{"selector":[{}]},' * 50_000
        + b"{}]}]}"
    ),
}


def record(**more: Any) -> dict[str, Any]:
    said: dict[str, Any] = {name: [] for name in ("identifiers", "claims", "registers", "sightings", "notes")}
    return {"added_at": AT, "is_met": True, "citation_key": None, **said, **more}


def claim(title: str, **more: Any) -> dict[str, Any]:
    nothing = dict.fromkeys(("abstract", "published", "year", "url"))
    return {
        "digest": hashlib.sha256(title.encode()).hexdigest(),
        "source": "",
        "stated_at": AT,
        "identifiers": [],
        "title": title,
        "authors": [],
        **nothing,
        **more,
    }


def library(version: int = 2, **sections: Any) -> bytes:
    """A library file; a section of which no list is given is taken as it is written."""
    head = f'{{"format": "dejalu-library", "version": {version}, "exported_at": "{AT}"'.encode()
    names = ("tags", "clients", "records", "shared_claims", "verdicts", "operations")
    lists = (sections.get(name, []) for name in names)
    written = (one if isinstance(one, bytes) else json.dumps(one).encode() for one in lists)
    return head + b"".join(b', "%s": %s' % (n.encode(), one) for n, one in zip(names, written, strict=True)) + b"}"


def note(count: int) -> dict[str, Any]:
    revisions = [{"revision": f"r{n}", "base_revision": None, "body": "", "written_at": AT} for n in range(count)]
    times = {"created_at": AT, "changed_at": AT}
    return {
        "id": "n",
        "revision": "r0",
        "quote": None,
        "is_deleted": False,
        "conflict_of": None,
        **times,
        "revisions": revisions,
    }


NAME = {"scheme": "arxiv", "value": "1706.03762", "raw": ""}
STAMP = "000001700000000-0000 x"
HONEST = library(
    tags=[{"name": "To cite"}],
    clients=[{"id": "x", "name": "a browser"}],
    records=[
        record(
            identifiers=[NAME],
            claims=[claim("Attention Is All You Need", identifiers=["arxiv:1706.03762"], authors=["A. Vaswani"])],
            registers=[
                {"name": "status", "value": "read", "stamp": STAMP},
                {"name": "tag:to cite", "value": "yes", "stamp": STAMP},
            ],
            sightings=[{"op_id": "s1", "seen_at": AT, "url": "https://arxiv.org/abs/1706.03762"}],
            notes=[note(2)],
            citation_key="vaswani2017",
        ),
        record(claims=[claim("A Second Paper of Which Less Is Known", year=2024)], is_met=False),
    ],
    verdicts=[{"records": [0, 1], "is_same": False, "stamp": STAMP}],
    operations=[{"op_id": "o1", "client_id": "x", "stamp": STAMP[:20], "digest": "d", "received_at": AT}],
)
"""A little of all that a library holds."""
LIBRARIES: Files = {
    "one paper many times": lambda: library(records=[record(identifiers=[NAME])] * 5_000),
    "one paper's name many times": lambda: library(records=[record(identifiers=[NAME] * 20_000)]),
    "one paper many times, version 1": lambda: library(1, records=[record(identifiers=[NAME])] * 5_000),
    "a nameless paper many times": lambda: library(records=[record(claims=[claim("A title of some words")])] * 3_500),
    "many claims of one record": lambda: library(records=[record(claims=[claim(f"Title {n}") for n in range(5_000)])]),
    "one claim many times": lambda: library(records=[record(claims=[claim("A title of some words")] * 5_000)]),
    "a note of many versions": lambda: library(records=[record(identifiers=[NAME], notes=[note(10_000)])]),
    "one note many times": lambda: library(records=[record(identifiers=[NAME], notes=[note(1)] * 3_500)]),
    "one tag many times": lambda: library(tags=[{"name": "x"}] * 60_000),
    "one verdict many times": lambda: library(
        records=[record(identifiers=[NAME]), record(claims=[claim("Another title of words")])],
        verdicts=[{"records": [0, 1], "is_same": True, "stamp": "000000000000001-0000 x"}] * 11_000,
    ),
    "sightings of one paper": lambda: library(
        records=[
            record(identifiers=[NAME], sightings=[{"op_id": f"{n}", "seen_at": AT, "url": None} for n in range(14_000)])
        ]
    ),
    "a title of 1 MB": lambda: library(records=[record(claims=[claim("word " * 200_000)])]),
    "a title of hyphens": lambda: library(records=[record(claims=[claim("a-" * (MANY // 2))])]),
    "a title of marks": lambda: library(records=[record(claims=[claim("e" + "\u0301" * 160_000)])]),
    "a title of dots": lambda: library(records=[record(claims=[claim("a…" * 120_000)])]),
    "a title of signs": lambda: library(records=[record(claims=[claim("e+" * (MANY // 2))])]),
    "a title of tags": lambda: library(records=[record(claims=[claim("<i " * (MANY // 3))])]),
    "a title of sites": lambda: library(records=[record(claims=[claim("a" + " - arXiv" * 120_000 + "x")])]),
    "a title of fractions": lambda: library(records=[record(claims=[claim("\\frac{" * 150_000)])]),
    "a title of an entity": lambda: library(records=[record(claims=[claim("&#" + "9" * 10_000 + ";")])]),
    "a word of 1 MB": lambda: library(records=[record(claims=[claim("x" * MANY)])]),
    "two words of 500 kB": lambda: library(
        records=[record(claims=[claim("x" * n)]) for n in (MANY // 2, MANY // 2 - 1)]
    ),
    "an author of 1 MB": lambda: library(
        records=[record(claims=[claim("A title of some words", authors=["(" * MANY])])]
    ),
    "100,000 authors": lambda: library(
        records=[record(claims=[claim("A title of some words", authors=["a b"] * 150_000)])]
    ),
    "registers of one name": lambda: library(
        records=[
            record(
                identifiers=[NAME],
                registers=[{"name": "starred", "value": "yes", "stamp": "000000000000001-0000 x"}] * 12_000,
            )
        ]
    ),
    "arrays in arrays": lambda: library(records=b"[" * MANY),
    "objects in objects": lambda: library(records=b'[{"a":' * (MANY // 6)),
    "a number of a million digits": lambda: library(records=b"[" + b"9" * MANY + b"]"),
    "a version of digits": lambda: library().replace(b'"version": 2', b'"version": ' + b"9" * MANY),
    "a key of 1 MB": lambda: library(records=b'[{"' + b"k" * MANY + b'": 1}]'),
    "a million keys": lambda: library(records=b"[{" + numbered(b'"k#": 1,', 75_000) + b'"k": 1}]'),
    "blanks": lambda: library(records=b"[" + b" " * MANY + b"]"),
    "backslashes": lambda: library(records=b'["' + b"\\\\" * (MANY // 2) + b'"]'),
    "a text that never ends": lambda: library(records=b'["' + b"x" * MANY)[:MANY],
}

MANY_ENTRIES: Files = {
    "bare values": lambda: b'["id", "type"' + b",1" * (MANY // 2) + b"]",
    "empty items": lambda: b'[{"id": 1, "title": ""}' + b",{}" * (MANY // 3) + b"]",
    "items of a letter": lambda: b'[{"id": 1, "title": ""}' + b',{"title":"a"}' * (MANY // 14) + b"]",
    "papers of a letter": lambda: b'{"__dataVersion": 1' + numbered(b',"p#":{}', 90_000) + b"}",
    "replies": lambda: b'{"annotations": [{"uri": "x"}' + b',{"uri":"x","references":[1]}' * 32_000 + b"]}",
    "annotations of nothing": lambda: b'{"annotations": [{"uri": ""}' + b",{}" * (MANY // 3) + b"]}",
    "many tags": lambda: library(tags=[{"name": f"x{n}"} for n in range(50_000)]),
    "verdicts that go round": lambda: library(
        records=[record(claims=[claim(f"T{n}")]) for n in range(1_500)],
        verdicts=[
            {"records": [n, (n + 1) % 1_500], "is_same": True, "stamp": "000000000000001-0000 x"} for n in range(1_500)
        ],
    ),
    "claims that all papers share": lambda: library(
        records=[record(claims=[claim(f"T{n}")]) for n in range(2_000)],
        shared_claims=[{"records": [0, n], "stated_at": AT} for n in range(1, 2_000)],
    ),
}
"""Honest in shape: they take time in proportion to their entries."""
