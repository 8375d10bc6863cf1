"""Readers' browsers at work: each sends its edits one by one, and again until the server has answered for each."""

import itertools
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Self

import httpx
from tests.serving import PATIENCE, Server

from dejalu.services import clock

Edit = dict[str, Any]
"""An operation as it goes over the wire."""

TEXT = "Lemma 3 is wrong for n = 0.\n\n\t“See” §2 — naïve; 深層学習 🧪 'quoted' \\ %s {}\r\n"
"""What a note must give back as it was sent."""
PAUSE = 0.02
"""Seconds until an edit without an answer is sent again."""


@dataclass
class Client:
    """A paired browser: sends edits, and knows which of them the server has answered for."""

    http: httpx.Client
    name: str
    stamp: str = ""
    sent: dict[str, Edit] = field(default_factory=dict)
    acknowledged: dict[str, str] = field(default_factory=dict)
    unanswered: int = 0
    refused: list[httpx.Response] = field(default_factory=list)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.http.close()

    def edit(self, type_: str, paper: dict[str, Any], **values: Any) -> Edit:
        self.stamp = clock.after(self.stamp, datetime.now(UTC))
        return {"op_id": str(uuid.uuid4()), "at": self.stamp, "type": type_, "paper": paper, **values}

    def send(self, *edits: Edit) -> httpx.Response:
        """Send edits once, and note which of them the server took."""
        self.sent |= {edit["op_id"]: edit for edit in edits}
        response = self.http.post("/sync", json={"since": None, "operations": edits})
        if response.status_code == 200:
            results = {result["op_id"]: result["result"] for result in response.json()["results"]}
            assert set(results.values()) <= {"applied", "duplicate"}, response.text
            self.acknowledged |= results
        return response

    def deliver(self, edit: Edit) -> None:
        """Send an edit until the server has answered for it."""
        deadline = time.monotonic() + 3 * PATIENCE
        while edit["op_id"] not in self.acknowledged:
            try:
                response = self.send(edit)
            except httpx.TransportError:
                self.unanswered += 1
            else:
                assert response.status_code == 200 or response.is_server_error, response.text
                if response.is_server_error:
                    self.refused.append(response)
            assert time.monotonic() < deadline, "the server did not come back"
            if edit["op_id"] not in self.acknowledged:
                time.sleep(PAUSE)

    def edits(self) -> Iterator[Edit]:
        """Every kind of edit, on papers of this client's own and on one that all clients meet."""
        shared = {"identifiers": ["doi:10.5555/everyone"]}
        for number in itertools.count():
            mine = {"identifiers": [f"doi:10.5555/{self.name}.{number}"], "title": f"On {uuid.uuid4().hex}"}
            note = str(uuid.uuid4())
            yield self.edit("seen", mine)
            yield self.edit("set_status", mine, status=("to-read", "read", "skipped")[number % 3])
            yield self.edit("set_tag", mine, tag=f"Tag {number % 7} of {self.name}", on=True)
            first = self.edit("put_note", mine, note_id=note, body=f"{number} {TEXT}")
            yield first
            yield self.edit("seen", shared)
            yield self.edit(
                "put_note", mine, note_id=note, body=f"{number}: again. {TEXT}", base_revision=first["op_id"]
            )
            yield self.edit("set_star", mine, starred=True)


def pair(server: Server, name: str, *, timeout: float = PATIENCE) -> Client:
    """Pair one more browser with the server; to be closed."""
    with httpx.Client(base_url=f"{server.url}/api", trust_env=False, timeout=timeout) as http:
        code = http.post("/codes", headers={"Authorization": f"Bearer {server.token}"}).raise_for_status().json()
        paired = http.post("/pair", json={"code": code["code"], "client_name": name}).raise_for_status().json()
    headers = {"Authorization": f"Bearer {paired['token']}"}
    return Client(httpx.Client(base_url=f"{server.url}/api", headers=headers, trust_env=False, timeout=timeout), name)


class Writer(threading.Thread):
    """A client that writes until it is told to end; it then delivers the edit it is at."""

    def __init__(self, client: Client, ending: threading.Event) -> None:
        super().__init__(name=client.name)
        self.client = client
        self.seconds: list[float] = []
        self.failure: BaseException | None = None
        self._ending = ending

    def run(self) -> None:
        try:
            for edit in self.client.edits():
                began = time.perf_counter()
                self.client.deliver(edit)
                self.seconds.append(time.perf_counter() - began)
                if self._ending.is_set():
                    return
        except BaseException as failure:
            self.failure = failure


@contextmanager
def writing(server: Server, count: int) -> Iterator[list[Writer]]:
    """So many clients that write all the while; on leaving, each has had an answer for all it sent."""
    ending = threading.Event()
    writers = [Writer(pair(server, f"w{number}"), ending) for number in range(count)]
    for writer in writers:
        writer.start()
    try:
        yield writers
    finally:
        ending.set()
        for writer in writers:
            writer.join()
            writer.client.http.close()
    for writer in writers:
        if writer.failure is not None:
            raise writer.failure
