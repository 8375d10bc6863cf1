"""A request that each route takes, by its method and rule: what is then done wrong, or asked for by somebody else.

In paths and bodies, `{client}` and its like stand for the ids of what `fill` makes in a library.
"""

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from flask import Flask
from tests import contents
from tests.server.conftest import Caller

from dejalu.exporters.formats import FORMATS

NOTE, DELETED = "11111111-1111-4111-8111-111111111111", "22222222-2222-4222-8222-222222222222"
OP = "33333333-3333-4333-8333-333333333333"
STAMP = "000001782000000-0000"
BIB = b"@misc{one,\n  title = {A Paper That a File Knew},\n  eprint = {1706.03762},\n  archiveprefix = {arXiv},\n}\n"
PAPER = {
    "identifiers": ["arxiv:2406.09519"],
    "title": "Talking Heads in Models",
    "authors": ["Jack Müller"],
    "abstract": "Of heads.",
    "published": "2024-06-13",
    "year": 2024,
    "url": "https://arxiv.org/abs/2406.09519",
    "version": 2,
}
QUOTE = {"exact": "heads", "prefix": "Talking ", "suffix": " in"}
FILTER = {"q": "heads", "tag": ["To cite"], "status": ["read"], "starred": False, "since": "2020-01-01"}
DATED = {**FILTER, "until": "2030-12-31"}
FILTERED = "q=heads&tag=To+cite&status=read&starred=false&since=2020-01-01&until=2030-12-31"

_VARIABLE = re.compile(r"<(?:[^:>]*:)?(\w+)>")


@dataclass(frozen=True)
class Valid:
    """A request that its route takes: its path with a query, and its body, if it has one."""

    path: str
    body: Any = None

    def at(self, ids: dict[str, str]) -> "Valid":
        """The same about what has these ids."""
        body = self.body if self.body is None or isinstance(self.body, bytes) else json.loads(_put(self.body, ids))
        return Valid(self.path.format(**{name: quote(value) for name, value in ids.items()}), body)


def _put(body: object, ids: dict[str, str]) -> str:
    text = json.dumps(body)
    for name, value in ids.items():
        text = text.replace(f'"{{{name}:number}}"', value).replace(f"{{{name}}}", json.dumps(value)[1:-1])
    return text


def _operation(type_: str, **values: Any) -> dict[str, Any]:
    return {"op_id": OP, "at": STAMP, "type": type_, "paper": PAPER, **values}


OPERATIONS = [
    _operation("seen", seen=STAMP),
    _operation("undo_seen", seen_op_id=OP),
    _operation("set_status", status="read"),
    _operation("set_star", starred=True),
    _operation("set_star", starred=True, paper_id="{paper:number}"),
    _operation("set_tag", tag="To cite", on=True),
    _operation("put_note", note_id="{note}", body="Read it again.", quote=QUOTE, base_revision=OP),
    _operation("delete_note", note_id="{note}", base_revision=OP),
    _operation("set_same", other="{other:number}", same=None),
    _operation("describe"),
]

EDITS = [
    {"type": "set_tag", "tag": "Kept / aside", "on": True},
    {"type": "set_status", "status": "read"},
    {"type": "set_star", "starred": True},
]

VALID: dict[str, list[Valid]] = {
    "GET /api/openapi.json": [Valid("/api/openapi.json")],
    "GET /api/hello": [Valid(f"/api/hello?challenge={'c' * 43}&client={OP}"), Valid("/api/hello")],
    "POST /api/pair": [Valid("/api/pair", {"code": "ABCD-EFGH", "client_name": "a browser"})],
    "POST /api/sessions": [Valid("/api/sessions", {"code": "ABCD-EFGH", "client_name": "a page"})],
    "POST /api/codes": [Valid("/api/codes", {})],
    "GET /api/clients": [Valid("/api/clients")],
    "DELETE /api/clients/CLIENT_ID": [Valid("/api/clients/{client}")],
    "POST /api/sync": [
        Valid("/api/sync", {"since": 0, "feed": "{feed}", "sent_at": STAMP, "operations": [operation]})
        for operation in OPERATIONS
    ],
    "GET /api/changes": [Valid("/api/changes?since=0&feed={feed}"), Valid("/api/changes")],
    "POST /api/lookup": [Valid("/api/lookup", {"mentions": [PAPER]})],
    "GET /api/papers": [
        Valid(f"/api/papers?{FILTERED}&sort=title"),
        Valid("/api/papers?named=arxiv:2406.09519"),
        Valid("/api/papers"),
    ],
    "GET /api/paper-ids": [Valid(f"/api/paper-ids?{FILTERED}&sort=title"), Valid("/api/paper-ids")],
    "GET /api/facets": [Valid(f"/api/facets?{FILTERED}"), Valid("/api/facets")],
    "GET /api/papers/PAPER_ID": [Valid("/api/papers/{paper}")],
    "PATCH /api/papers/PAPER_ID": [
        Valid("/api/papers/{paper}", {name: PAPER[name] for name in PAPER if name not in ("identifiers", "version")})
    ],
    "GET /api/tags": [Valid("/api/tags")],
    "PATCH /api/tags/NAME": [Valid("/api/tags/{tag}", {"name": "Kept / Aside", "color": "red"})],
    "DELETE /api/tags/NAME": [Valid("/api/tags/{tag}")],
    "POST /api/acts": [
        Valid("/api/acts", {"act_id": "{act}", "paper_ids": ["{paper:number}"], "edits": EDITS[:1]}),
        *(Valid("/api/acts", {"paper_ids": ["{paper:number}"], "edits": [edit]}) for edit in EDITS[1:]),
    ],
    "GET /api/statistics": [Valid("/api/statistics")],
    "GET /api/statistics/NAME.svg": [
        Valid(f"/api/statistics/{name}.svg?theme=dark") for name in ("calendar", "progress", "tags", "places")
    ],
    "GET /api/inbox": [Valid("/api/inbox?older=true&cursor=1795350393185000-1"), Valid("/api/inbox")],
    "POST /api/inbox/visits": [Valid("/api/inbox/visits", {"until": "2024-05-01T12:00:00+00:00"})],
    "GET /api/papers/PAPER_ID/history": [Valid("/api/papers/{paper}/history")],
    "GET /api/acts": [Valid("/api/acts")],
    "POST /api/acts/ACT_ID/undo": [Valid("/api/acts/{act}/undo", {})],
    "POST /api/import": [
        Valid("/api/import?name=my.bib&dry_run=true&captured_on=2024-01-01&latest=2024-01-01", BIB),
    ],
    "GET /api/imports": [Valid("/api/imports")],
    "POST /api/imports/IMPORT_ID/undo": [Valid("/api/imports/{import}/undo", {})],
    "GET /api/papers/PAPER_ID/citation": [Valid("/api/papers/{paper}/citation")],
    "PUT /api/papers/PAPER_ID/citation": [Valid("/api/papers/{paper}/citation", {"citation_key": "mueller2024"})],
    **{
        f"GET /api/export/{name}": [Valid(f"/api/export/{name}?{FILTERED}"), Valid(f"/api/export/{name}")]
        for name in FORMATS
    },
    **{
        f"POST /api/export/{name}": [Valid(f"/api/export/{name}", {"paper_ids": ["{paper:number}"]})]
        for name in FORMATS
    },
    "GET /api/export/json": [Valid("/api/export/json")],
    "GET /api/export/json/schema": [Valid("/api/export/json/schema")],
    "GET /api/digest": [
        Valid("/api/digest?days=7"),
        Valid(f"/api/digest?since={datetime.now(UTC).date()}"),
        Valid("/api/digest"),
    ],
    "GET /api/kept-files": [Valid("/api/kept-files")],
    "POST /api/kept-files": [
        Valid(
            "/api/kept-files", {"path": "{file}", "format": "bibtex", "replace": True, **FILTER, "until": "2030-12-31"}
        )
    ],
    "DELETE /api/kept-files/KEPT_ID": [Valid("/api/kept-files/{kept}")],
    "GET /api/addresses": [Valid("/api/addresses")],
    "POST /api/addresses": [Valid("/api/addresses", {"name": "llm", "format": "bibtex", **DATED})],
    "DELETE /api/addresses/ADDRESS_ID": [Valid("/api/addresses/{address}")],
    "GET /api/matches": [Valid("/api/matches")],
    "POST /api/papers/PAPER_ID/merge": [Valid("/api/papers/{paper}/merge", {"other": "{other:number}"})],
    "POST /api/papers/PAPER_ID/split": [Valid("/api/papers/{paper}/split", {"other": "{other:number}"})],
    "DELETE /api/papers/PAPER_ID/verdicts/OTHER_ID": [Valid("/api/papers/{paper}/verdicts/{other}")],
    "GET /api/notes/NOTE_ID/revisions": [Valid("/api/notes/{note}/revisions")],
    "GET /api/papers/PAPER_ID/deleted-notes": [Valid("/api/papers/{paper}/deleted-notes")],
    "GET /api/settings": [Valid("/api/settings")],
    "PATCH /api/settings": [
        Valid("/api/settings", {"citation_keys": "[auth][year]", "enrich": False, "contact_email": "me@example.org"})
    ],
    "POST /api/send/zotero": [Valid(f"/api/send/zotero?{FILTERED}&collection=Mine", {})],
    "POST /api/send/jabref": [Valid(f"/api/send/jabref?{FILTERED}&group=Mine", {})],
    "POST /api/enrich": [Valid("/api/enrich", {"papers": ["{paper:number}"], "again": False})],
    "GET /api/backups": [Valid("/api/backups")],
    "POST /api/backups": [Valid("/api/backups", {})],
    "GET /api/health": [Valid("/api/health?check=identifiers")],
    "POST /api/health/mend": [Valid("/api/health/mend", {})],
    "GET /export/TOKEN/FILE_NAME": [Valid("/export/{token}/llm.bib")],
    "GET /": [Valid("/")],
    "GET /library/NAME": [Valid("/library/main.js")],
}


def find_all(app: Flask) -> set[str]:
    """Every route there is, named as above."""
    return {
        f"{method} {_VARIABLE.sub(lambda found: found[1].upper(), rule.rule)}"
        for rule in app.url_map.iter_rules()
        for method in (rule.methods or set()) - {"HEAD", "OPTIONS"}
    }


def fill(caller: Caller, file: str) -> dict[str, str]:
    """Make some of everything in a library; the ids of it. A file is kept up to date at that path."""
    contents.fill(caller)
    caller.do("put_note", PAPER, note_id=NOTE, body="Mine alone.")
    caller.do("put_note", PAPER, note_id=DELETED, body="Deleted by me.")
    caller.do("delete_note", PAPER, note_id=DELETED)
    brought = caller.send_file(BIB, name="my.bib").json
    address = caller.ask("POST", "/addresses", json={"name": "llm", "format": "bibtex"}).json
    kept = caller.ask("POST", "/kept-files", json={"path": file, "format": "bibtex"}).json
    [client] = [client["id"] for client in caller.get("/clients")["clients"] if client["is_you"]]
    papers = sorted(paper["id"] for paper in caller.get("/papers")["papers"])
    act = caller.ask("POST", "/acts", json={"paper_ids": papers[:1], "edits": EDITS[:1]}).json
    assert brought
    assert act
    assert address
    assert kept
    return {
        "client": client,
        "feed": caller.sync()["feed"],
        "paper": str(papers[0]),
        "other": str(papers[1]),
        "import": brought["id"],
        "act": act["id"],
        "tag": "Kept / aside",
        "address": address["id"],
        "token": address["url"].split("/")[-2],
        "kept": kept["id"],
        "file": file,
        "note": NOTE,
    }
