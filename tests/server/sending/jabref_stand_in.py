"""A JabRef 6 as far as sending goes, after its own source (`EntriesResource.java`, `LibraryResource.java`)."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Entry
from tests.server.sending.programs import Answer, Request, running


class JabRef:
    """One JabRef: the entries of the library that is open, each with the groups it was put into."""

    def __init__(self) -> None:
        self.url = ""
        self.has_window = True
        self.is_library_open = True
        self.entries: list[tuple[Entry, str | None]] = []
        self.requests = 0

    def answer(self, request: Request) -> Answer:
        if request.path == "/":
            return Answer(200, "<html><body><p>JabRef http API runs.</p></body>")
        if request.path == "/libraries/current" and self.is_library_open:
            if request.headers.get("Accept") != "application/json":
                return Answer(404, "Not Found")  # It serves the open library under that name as JSON only.
            return Answer(200, [_dump(entry) for entry, _ in self.entries])
        if request.path == "/libraries/current/entries" and request.method == "POST":
            return self._add(request)
        return Answer(404, "Not Found")

    def _add(self, request: Request) -> Answer:
        if request.headers.get("Content-Type") != "application/x-bibtex" or not request.body.strip():
            return Answer(400, "BibTeX data must not be empty.")
        if not self.has_window:
            return Answer(400, "Only possible in GUI mode.")
        self.requests += 1
        library = parse_string(request.body.decode("utf-8"))
        assert library.failed_blocks == []
        self.entries += [(entry, request.query.get("group")) for entry in library.entries]
        return Answer(204)


def _dump(entry: Entry) -> dict[str, Any]:
    """As JabRef writes entries: one field a line."""
    lines = [f"  {field.key:<14} = {{{field.value}}},\n" for field in entry.fields]
    bibtex = f"@{entry.entry_type.title()}{{{entry.key},\n{''.join(lines)}}}\n"
    return {"sharingMetadata": {}, "userComments": "", "citationKey": entry.key, "bibtex": bibtex}


@contextmanager
def running_jabref() -> Iterator[JabRef]:
    jabref = JabRef()
    with running(jabref):
        yield jabref
