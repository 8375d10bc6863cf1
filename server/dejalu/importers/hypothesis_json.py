"""Annotations of Hypothesis: the JSON that its sidebar exports, or its API's answer to a search.

Annotations of one page are one paper with a note each. Lost are replies to other annotations, who may see one, and
where on the page it stands but for the passage quoted.
"""

from collections.abc import Iterator
from typing import Any

from dejalu.errors.imports import UnreadableImportError
from dejalu.exporters.plain_text import many_lines
from dejalu.importers import dates, limits, naming
from dejalu.importers.imported import Imported, ImportedNote, Refused
from dejalu.importers.json_values import inside, items, lines, load, text, texts
from dejalu.importers.library_json import Readable
from dejalu.importers.page_titles import paper_title
from dejalu.importers.tagging import once
from dejalu.pages.mention import Mention

FORMAT = "Hypothesis export"
Annotation = dict[str, Any]


def read(stream: Readable) -> Iterator[Imported | Refused]:
    """Every page annotated; its line is the place of its first annotation, from 1."""
    found = load(stream, FORMAT)
    annotations = inside(found, "annotations") or inside(found, "rows")
    if not isinstance(annotations, list):
        raise UnreadableImportError(FORMAT, "it has no list of annotations")
    pages: dict[str, tuple[int, list[Annotation]]] = {}
    for place, annotation in enumerate(annotations, 1):
        uri = text(inside(annotation, "uri"))
        if not uri:
            yield Refused(place, "", "It names no page: it has no uri.")
        elif inside(annotation, "references"):
            yield Refused(place, uri[:200], "It is a reply to another annotation.")
        else:
            pages.setdefault(uri, (place, []))[1].append(annotation)
    for uri, (place, on_page) in pages.items():
        yield _paper(place, uri, on_page)


def _paper(place: int, uri: str, annotations: list[Annotation]) -> Imported | Refused:
    names = naming.Names()
    names.url(uri)
    identifiers = names.all()
    title = next((told for one in annotations if (told := _title(one))), "")
    if not identifiers:
        return Refused(place, (title or uri)[:200], "Its page is none that names a paper.")
    moments = sorted(filter(None, (dates.moment(text(one.get("created"))) for one in annotations)))
    imported = Imported(
        line=place,
        mention=Mention(
            title=paper_title(title),
            identifiers=identifiers,
            url=uri if uri.startswith("http") else None,
            version=naming.version(identifiers),
        ),
        tags=once(tag for one in annotations for tag in texts(one.get("tags"))),
        notes=tuple(note for one in annotations if (note := _note(one))),
        added_at=moments[0] if moments else None,
        seen_at=moments[-1] if moments else None,
    )
    return limits.take(imported, title or uri)


def _note(annotation: Annotation) -> ImportedNote | None:
    body = many_lines(lines(annotation.get("text")))
    selectors = (selector for target in items(annotation.get("target")) for selector in items(target.get("selector")))
    quote = next((one for one in selectors if one.get("type") == "TextQuoteSelector"), {})
    exact = many_lines(lines(quote.get("exact")))
    if not body and not exact:
        return None
    return ImportedNote(
        body=body,
        quote=exact,
        prefix=_context(quote.get("prefix"))[-limits.LONGEST_CONTEXT :] if exact else "",
        suffix=_context(quote.get("suffix"))[: limits.LONGEST_CONTEXT] if exact else "",
        written_at=dates.moment(text(annotation.get("updated")) or text(annotation.get("created"))),
    )


def _context(value: object) -> str:
    """What stands beside a passage: the blank between the two belongs to it."""
    written = lines(value)
    return written if written.isprintable() else many_lines(written)


def _title(annotation: Annotation) -> str:
    title = inside(annotation, "document", "title")
    return text(inside(title, 0) if isinstance(title, list) else title)
