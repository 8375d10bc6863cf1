"""What a script might say to the worker that has been taken over by the page it runs in."""

import copy
import random
from collections.abc import Iterator
from typing import Any

ID = "01900000-0000-7000-8000-000000000001"
PAPER = {"identifiers": ["arxiv:2106.09685"], "title": "LoRA"}
MARK: dict[str, Any] = {
    "identifiers": ["arxiv:2106.09685"],
    "title": "LoRA",
    "judged": None,
    "starred": False,
    "tags": [],
    "notes": [],
    "times_seen": 0,
    "first_seen_at": None,
    "last_seen_at": None,
}
ACTS: list[dict[str, Any]] = [
    {"type": "seen"},
    {"type": "undo_seen", "seen_op_id": ID},
    {"type": "set_status", "status": "read"},
    {"type": "set_star", "starred": True},
    {"type": "set_tag", "tag": "mine", "on": True},
    {"type": "put_note", "note_id": ID, "body": "Text", "base_revision": None},
    {"type": "delete_note", "note_id": ID, "base_revision": ID},
    {"type": "set_same", "other": 7, "same": True},
    {"type": "describe"},
]
COUNTS = {"new": 1, "seen": 0, "to-read": 0, "reading": 0, "read": 0, "skipped": 0}


def make_edit(act: dict[str, Any]) -> dict[str, Any]:
    return {"op_id": ID, "paper": PAPER, "act": act}


RIGHT: list[dict[str, Any]] = [
    *({"type": "edit", "edit": make_edit(act)} for act in ACTS),
    {"type": "undo", "edit": make_edit(ACTS[2]), "before": MARK},
    {"type": "meet", "papers": ["arxiv:2106.09685"]},
    {"type": "lookup", "papers": [PAPER]},
    {"type": "page", "figures": {"papers": 1, "counts": COUNTS}},
    {"type": "copy", "paper": PAPER, "form": "bibtex"},
    {"type": "open_history", "note_id": ID},
]
"""A message of every kind that a page may send, as it should be."""

WRONG: list[Any] = [
    None, True, -1, 1.5, 2**60, "", "x" * 20_000, [], [None], {}, {"toString": 1}, "__proto__", ["a", "b"],
    "http://127.0.0.1:8711/api/papers", {"length": 1}, "\u0000", "constructor",
]  # fmt: skip


def own_pages_alone(canary: str) -> list[Any]:
    """What only the extension's own pages may ask, what nobody may, and what is no message at all."""
    return [
        {"type": "overview", "tab_id": 1},
        {"type": "pair", "server": canary, "code": "AAAA-AAAA"},
        {"type": "forget"},
        {"type": "sync"},
        {"type": "retry", "op_id": ID},
        {"type": "discard", "op_id": ID},
        {"type": "send_unknown"},
        {"type": "forget_unknown"},
        {"type": "open_library"},
        {"type": "changed"},
        {"type": "revisions", "note_id": ID},
        {"type": "deleted_notes", "paper": "1"},
        {"type": "fetch", "url": canary},
        {"type": "call", "path": "/backups", "server": canary},
        {"type": "toString"},
        {"type": "__proto__"},
        {"type": ["edit"], "edit": make_edit(ACTS[0])},
        {"type": "lookup", "papers": [PAPER], "server": canary},
        {"type": "edit", "edit": make_edit({"type": "set_same", "other": 7, "same": None, "before": MARK})},
        {"type": "edit", "edit": make_edit(ACTS[0]) | {"at": "999999999999999-0000"}},
        {"type": "copy", "paper": PAPER, "form": "bibtex", "tab": {"id": 1}},
        {"type": "open_history", "note_id": "x&server=" + canary},
        {"type": "meet", "papers": ["arxiv:2106.09685"] * 6_000},
        None,
        "edit",
        7,
        [{"type": "forget"}],
    ]


def mutated(number: int, seed: int) -> Iterator[Any]:
    """Right messages, each with one thing wrong: a value, a field too many, or one too few."""
    chance = random.Random(seed)
    for _ in range(number):
        message = copy.deepcopy(chance.choice(RIGHT))
        spot = message
        while inner := [value for value in spot.values() if isinstance(value, dict)]:
            if chance.random() < 0.3:
                break
            spot = chance.choice(inner)
        name = chance.choice(list(spot))
        match chance.randrange(3):
            case 0:
                spot[chance.choice(["url", "at", "before_all", "constructor", "server", "0"])] = chance.choice(WRONG)
            case 1:
                del spot[name]
            case _:
                right = spot[name]
                spot[name] = chance.choice([value for value in WRONG if not _may_stand_for(name, value, right)])
        yield message


def _may_stand_for(name: str, value: object, right: object) -> bool:
    """Whether a value that is wrong elsewhere is right here, or may be."""
    if isinstance(right, bool) or right is None:
        return value is None or isinstance(value, bool) or (name.endswith("_at") and isinstance(value, str))
    if name == "status":
        return value is None
    if name in ("body", "title", "tag", "identifiers", "tags"):
        return type(value) is type(right)
    return value in ("", []) and type(value) is type(right)
