"""A browser as the server meets it: an outbox, a mirror, a clock that may be wrong, and a line that may fail."""

import uuid
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from tests.server.conftest import Caller

from dejalu.services import clock

Operation = dict[str, Any]


@dataclass
class SimulatedBrowser:
    """What the extension's worker does, without a browser; `skew` is how far its clock is ahead."""

    caller: Caller
    skew: timedelta = timedelta()
    outbox: list[Operation] = field(default_factory=list)
    mirror: dict[int, dict[str, Any]] = field(default_factory=dict)
    revisions: dict[str, str] = field(default_factory=dict)
    acknowledged: dict[str, Operation] = field(default_factory=dict)
    cursor: int = 0
    feed: str | None = None
    latest: str = ""
    seen: str = ""

    def edit(self, type_: str, paper: dict[str, Any], *, ago: timedelta = timedelta(), **values: Any) -> str:
        """Put an edit into the outbox, made a while ago; its id."""
        self.latest = clock.after(self.latest, datetime.now(UTC) - ago + self.skew)
        operation = {"op_id": str(uuid.uuid4()), "at": self.latest, "type": type_, "paper": paper, **values}
        self.outbox.append(operation | ({"seen": self.seen} if self.seen else {}))
        return str(operation["op_id"])

    def write(self, paper: dict[str, Any], note_id: str, body: str) -> None:
        """Write a note from the version shown here."""
        base = self.revisions.get(note_id)
        self.revisions[note_id] = self.edit("put_note", paper, note_id=note_id, body=body, base_revision=base)

    def delete(self, paper: dict[str, Any], note_id: str) -> None:
        """Delete a note as it is shown here."""
        self.edit("delete_note", paper, note_id=note_id, base_revision=self.revisions.get(note_id))

    def make_request(self) -> dict[str, Any]:
        sent_at = clock.after(self.latest, datetime.now(UTC) + self.skew)
        return {"since": self.cursor, "feed": self.feed, "sent_at": sent_at, "operations": self.outbox[:200]}

    def post(self, request: dict[str, Any]) -> dict[str, Any]:
        """Deliver a request, without taking in the answer."""
        response = self.caller.ask("POST", "/sync", json=request)
        assert response.status_code == 200, response.text
        answer: dict[str, Any] = response.json  # type: ignore[assignment]
        return answer

    def take_in(self, answer: dict[str, Any]) -> None:
        results = {result["op_id"]: result for result in answer["results"]}
        assert all(result["result"] in ("applied", "duplicate") for result in results.values()), results
        self.acknowledged |= {one["op_id"]: one for one in self.outbox if one["op_id"] in results}
        self.outbox = [one for one in self.outbox if one["op_id"] not in results]
        for mark in answer["changes"]:
            for record in mark["records"]:
                self.mirror.pop(record, None)
            self.mirror[mark["paper_id"]] = mark
            self._show(mark["notes"])
        self.cursor, self.feed, self.seen = answer["seq"], answer["feed"], answer["clock"]
        if not answer["more"]:
            assert len(self.mirror) == answer["count"]

    def sync(self) -> None:
        """Exchange everything, over a line that holds."""
        while True:
            answer = self.post(self.make_request())
            self.take_in(answer)
            if not self.outbox and not answer["more"]:
                return

    def _show(self, notes: list[dict[str, Any]]) -> None:
        waiting = {one.get("note_id") for one in self.outbox}
        for note in notes:
            if note["note_id"] not in waiting:
                self.revisions[note["note_id"]] = note["revision"]
