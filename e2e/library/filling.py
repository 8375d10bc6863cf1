"""Papers put into a library, as a browser would put them there."""

import json
import time
import uuid
from typing import Any

import httpx
from e2e.harness import Server


def ask(server: Server, method: str, path: str, **options: Any) -> Any:  # noqa: ANN401 (whatever JSON it answers)
    """What the API answers."""
    headers = {"Authorization": f"Bearer {server.token}"}
    answer = httpx.request(method, f"{server.url}/api{path}", headers=headers, trust_env=False, timeout=60, **options)
    assert answer.is_success, answer.text
    return json.loads(answer.text or "null")


def name(number: int) -> str:
    """The identifier of a made-up paper."""
    return f"arxiv:{2400 + number // 10_000}.{10_000 + number % 10_000}"


def put(server: Server, *papers: dict[str, Any]) -> None:
    """Papers, the last one met first: with their number, what a page says of them and `edits`."""
    operations: list[dict[str, Any]] = []
    now = int(time.time() * 1000)
    for paper in papers:
        said = {key: value for key, value in paper.items() if key not in ("number", "edits")}
        said = {"identifiers": [name(paper["number"])], **said}
        for edit in ({"type": "seen"}, *paper.get("edits", ())):
            stamp = f"{now:015d}-{len(operations):04d}"
            operations.append({"op_id": str(uuid.uuid4()), "at": stamp, "paper": said, **edit})
    for start in range(0, len(operations), 500):
        results = ask(server, "POST", "/sync", json={"since": None, "operations": operations[start : start + 500]})
        assert {one["result"] for one in results["results"]} == {"applied"}


def tag(name: str) -> dict[str, Any]:
    return {"type": "set_tag", "tag": name, "on": True}


def status(value: str) -> dict[str, Any]:
    return {"type": "set_status", "status": value}


def note(body: str) -> dict[str, Any]:
    return {"type": "put_note", "note_id": str(uuid.uuid4()), "body": body}
