"""Notes as W3C Web Annotations (Recommendation of 2017-02-23), in one collection of one page.

Each note is an annotation of its paper, in Markdown, with the paper's tags and status as further bodies. A paper with
tags or a status and no note has one annotation with just these. What says nothing of a reader is left out.
"""

import hashlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid5

from dejalu.exporters import json_list, keywords
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.plain_text import many_lines, one_line

CONTEXT = "http://www.w3.org/ns/anno.jsonld"

_NAMES = UUID("6b0f7e9c-5c0b-4a53-9d0e-1f9a6a7f0d4e")
"""The namespace (RFC 9562, version 5) of what has no identifier of its own: a made-up constant."""

Annotation = dict[str, Any]


def dump(entries: Iterable[Entry]) -> Iterator[bytes]:
    """One AnnotationCollection, an annotation a line. Its id is made from its content: equal notes, equal bytes."""
    content = hashlib.sha256()
    total = 0

    def annotate() -> Iterator[Annotation]:
        nonlocal total
        for entry in entries:
            for annotation in _annotations(entry):
                content.update(json_list.write(annotation).encode())
                total += 1
                yield annotation

    head = {"@context": CONTEXT, "type": "AnnotationCollection", "label": "Dejalu"}
    page = {"type": "AnnotationPage", "startIndex": 0}
    yield (f'{json_list.write(head)[:-1]},"first":{json_list.write(page)[:-1]},"items":').encode()
    yield from json_list.dump(annotate())
    digest = content.hexdigest()
    foot = {"total": total, "id": _urn(f"collection {digest}")}
    yield f',"id":"{_urn(f"page {digest}")}"}},\n{json_list.write(foot)[1:]}\n'.encode()


def _annotations(entry: Entry) -> Iterator[Annotation]:
    labels = _labels(entry)
    for note in entry.notes:
        yield _annotation(entry, note, [*_said(note), *labels])
    if labels and not entry.notes:
        yield _annotation(entry, Note("", id=str(uuid5(_NAMES, f"labels {entry.citation_key}"))), labels)


def _annotation(entry: Entry, note: Note, bodies: list[Annotation]) -> Annotation:
    purposes = dict.fromkeys(body["purpose"] for body in bodies)
    told = {
        "created": _time(note.created_at),
        "modified": _time(note.changed_at),
        "motivation": list(purposes) or ["highlighting"],
        "body": bodies,
    }
    return {
        "@context": CONTEXT,
        "id": f"urn:uuid:{note.id}" if note.id else _urn(f"note {entry.citation_key} {note.text}"),
        "type": "Annotation",
        **{name: value for name, value in told.items() if value},
        "target": _target(entry, note),
        "generator": {"type": "Software", "name": "Dejalu"},
    }


def _said(note: Note) -> list[Annotation]:
    body = many_lines(note.body)
    return [{"type": "TextualBody", "value": body, "format": "text/markdown", "purpose": "commenting"}] if body else []


def _labels(entry: Entry) -> list[Annotation]:
    said = [("tagging", tag) for tag in keywords.listed(entry.tags)]
    if entry.status:
        said.append(("classifying", f"status:{entry.status}"))
    return [{"type": "TextualBody", "value": value, "purpose": purpose} for purpose, value in said]


def _target(entry: Entry, note: Note) -> Annotation:
    """The paper, and the passage as the page has it: cleaned, it might not be found there any more."""
    source = one_line(entry.url or "") or _urn(f"paper {entry.citation_key}")
    target: Annotation = {"type": "SpecificResource", "source": source}
    if note.quote:
        passage = {"exact": note.quote, "prefix": note.prefix, "suffix": note.suffix}
        target["selector"] = {"type": "TextQuoteSelector", **{name: text for name, text in passage.items() if text}}
    return target


def _time(time: datetime | None) -> str:
    """xsd:dateTime, in UTC."""
    return f"{time.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" if time else ""


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(_NAMES, name)}"
