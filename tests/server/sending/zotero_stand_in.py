"""A Zotero 10 as far as sending goes, after its own source (`server_localAPI.js`), but stricter.

Where the real one puts a field that a type does not have into Extra, this one refuses the item.
"""

import itertools
import json
import re
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.server.sending import zotero_schema
from tests.server.sending.programs import Answer, Request, running

Item = dict[str, Any]
KEY = re.compile(r"[23456789ABCDEFGHIJKLMNPQRSTUVWXYZ]{8}")
PROMPTS = 5
MOST = 50


class Refused(Exception):  # noqa: N818
    """One object of several that is not written."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.failure = {"code": code, "message": message}


class Zotero:
    """One Zotero.

    answers: what its user presses when asked: always, once or deny; the last one for ever. closes_after: how many
    requests to write it still answers. meanwhile: what a person does in it after it was asked for certain items.
    """

    def __init__(self, version: str = "10.0.1") -> None:
        self.url = ""
        self.version = version
        self.is_open = True
        self.answers = ["always"]
        self.closes_after = 10**6
        self.meanwhile: Callable[[], None] = lambda: None
        self.asked: list[str] = []
        self.writes: list[int] = []
        self.server_id = "abcdefghijkl"
        self.keys: dict[str, bool] = {}
        self.objects: dict[str, dict[str, Item]] = {"items": {}, "collections": {}}
        self._version = itertools.count(1)
        self._now = (datetime(2027, 1, 1, tzinfo=UTC) + timedelta(hours=hour) for hour in itertools.count())

    @property
    def items(self) -> list[Item]:
        """The papers in it."""
        return [item for item in self.objects["items"].values() if item["itemType"] != "note"]

    def notes(self, parent: Item) -> list[Item]:
        return [item for item in self.objects["items"].values() if item.get("parentItem") == parent["key"]]

    def edit(self, item: Item, **changes: Any) -> None:
        """What a person does in it."""
        self._save("items", {**item, **changes}, {})

    def add(self, **fields: Any) -> Item:
        """A paper that a person has in it."""
        key = f"USERKEY{len(self.items) + 2}"
        self._save("items", {"key": key, "tags": [], "collections": [], "creators": [], **fields}, {})
        return self.objects["items"][key]

    def answer(self, request: Request) -> Answer:
        answer = self._answer(request)
        answer.headers["X-Zotero-Version"] = self.version
        if self.version.startswith("10") and request.path.startswith("/api/"):
            answer.headers["Zotero-Server-ID"] = self.server_id
        return answer

    def _answer(self, request: Request) -> Answer:
        if request.path == "/connector/ping":
            return Answer(200)
        if not self.is_open:
            return Answer(403, "Local API is not enabled")
        if request.method == "GET":
            return self._read(request)
        server_id = request.headers.get("Zotero-Server-ID")
        if server_id != self.server_id:
            return Answer(412 if server_id else 428, "Zotero-Server-ID")
        if request.path == "/api/local/authorize":
            return self._authorize(json.loads(request.body))
        key = request.headers.get("Zotero-API-Key", "")
        if key not in self.keys:
            return Answer(401, "Invalid or expired API key")
        if not self.keys[key]:
            del self.keys[key]
        return self._write(request.path.rpartition("/")[2], json.loads(request.body))

    def _authorize(self, said: Item) -> Answer:
        if len(self.asked) >= PROMPTS:
            return Answer(429, "Too many authorization requests", {"Retry-After": "42"})
        self.asked.append(said["appName"])
        pressed = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        if pressed == "deny":
            return Answer(403, {"denied": True})
        key = f"key{len(self.asked)}".ljust(32, "x")
        self.keys[key] = pressed == "always"
        return Answer(200, {"key": key, "remember": self.keys[key]})

    def _read(self, request: Request) -> Answer:
        if request.path == "/api/":
            return Answer(200, "Nothing to see here.")
        found = list(self.objects["collections" if "collections" in request.path else "items"].values())
        if request.path.endswith("/trash"):
            found = [item for item in found if item.get("deleted")]
        else:
            found = [item for item in found if not self._is_trashed(item)]
        if request.path.endswith("/top"):
            found = [item for item in found if "parentItem" not in item]
        if "itemKey" in request.query:
            found = [item for item in found if item["key"] in request.query["itemKey"].split(",")]
        start = int(request.query.get("start", "0"))
        page = found[start : start + int(request.query.get("limit", len(found) or 1))]
        if "itemKey" in request.query:
            self.meanwhile()
        return Answer(200, [{"key": item["key"], "version": item["version"], "data": item} for item in page])

    def _is_trashed(self, item: Item) -> bool:
        return bool({**self.objects["items"].get(item.get("parentItem", ""), {}), **item}.get("deleted"))

    def _write(self, kind: str, objects: list[Item]) -> Answer:
        if len(self.writes) >= self.closes_after:
            return Answer(None)
        if len(objects) > MOST:
            return Answer(413, f"Cannot add more than {MOST} {kind} at a time")
        self.writes.append(len(objects))
        results: dict[str, dict[str, Any]] = {"successful": {}, "success": {}, "unchanged": {}, "failed": {}}
        for place, said in enumerate(objects):
            try:
                self._check(kind, said)
                results["success"][str(place)] = self._save(kind, self._merge(kind, said), said)
            except Refused as refused:
                results["failed"][str(place)] = refused.failure
        return Answer(200, results)

    def _check(self, kind: str, said: Item) -> None:
        there = self.objects[kind].get(said["key"])
        if not KEY.fullmatch(said["key"]):
            raise Refused(400, f"Invalid key: '{said['key']}'")
        if "version" not in said:
            raise Refused(428, "'version' property must be provided for 'key'-based writes")
        if said["version"] != (there["version"] if there else 0):
            raise Refused(412, f"version mismatch: expected {said['version']}")
        if kind == "items" and said.get("parentItem", said["key"]) not in {*self.objects["items"], said["key"]}:
            raise Refused(409, "Parent item not found")

    def _merge(self, kind: str, said: Item) -> Item:
        merged = {**self.objects[kind].get(said["key"], {}), **said}
        if kind == "items" and (fault := zotero_schema.find_fault(merged)):
            raise Refused(400, fault)
        return {name: _clean(value) for name, value in merged.items() if value != ""}

    def _save(self, kind: str, item: Item, said: Item) -> str:
        """Keep an object; the days are as said, unless that is what they were."""
        there = self.objects[kind].get(item["key"], {})
        now = f"{next(self._now):%Y-%m-%dT%H:%M:%SZ}"
        days = {"dateAdded": item.get("dateAdded") or now, "dateModified": now}
        if said.get("dateModified") and said["dateModified"] != there.get("dateModified"):
            days["dateModified"] = said["dateModified"]
        self.objects[kind][item["key"]] = {**item, **days, "version": next(self._version)}
        return str(item["key"])


def _clean(value: Any) -> Any:  # noqa: ANN401 (whatever JSON)
    return unicodedata.normalize("NFC", value.strip()) if isinstance(value, str) else value


@contextmanager
def running_zotero(version: str = "10.0.1") -> Iterator[Zotero]:
    zotero = Zotero(version)
    with running(zotero):
        yield zotero
