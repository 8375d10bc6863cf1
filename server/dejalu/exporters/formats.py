"""Every format that papers can be written in, by the name it goes by."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from dejalu.exporters import (
    atom,
    biblatex,
    bibtex,
    csl_json,
    csv_table,
    jabref,
    markdown_vault,
    ris,
    web_annotation,
    zotero,
)
from dejalu.exporters.entry import Entry
from dejalu.exporters.selection import Selection


@dataclass(frozen=True, slots=True)
class Format:
    """A format: how its files are called, its media type, what writes it, and what a file is in JSON Schema's terms.

    dump takes entries sorted by citation key without regard to case, each once, and gives the file in pieces. Equal
    entries give equal bytes. A format for those who follow what is new has `newest` instead: it takes no more than so
    many entries, those that came into the library last, the newest first; and dump_selection, which also tells what
    they were chosen by.
    """

    name: str
    suffix: str
    media_type: str
    dump: Callable[[Iterable[Entry]], Iterator[bytes]]
    json_type: str = "string"
    newest: int | None = None
    dump_selection: Callable[[Iterable[Entry], Selection], Iterator[bytes]] | None = None


_BIBLIOGRAPHY = (".bib", "application/x-bibtex; charset=utf-8")

FORMATS = {
    format_.name: format_
    for format_ in (
        Format("bibtex", *_BIBLIOGRAPHY, bibtex.dump),
        Format("biblatex", *_BIBLIOGRAPHY, biblatex.dump),
        Format("zotero", *_BIBLIOGRAPHY, zotero.dump),
        Format("jabref", *_BIBLIOGRAPHY, jabref.dump),
        Format("ris", ".ris", "application/x-research-info-systems; charset=utf-8", ris.dump),
        Format("csl-json", ".csl.json", "application/vnd.citationstyles.csl+json", csl_json.dump, "array"),
        Format("csv", ".csv", "text/csv; charset=utf-8; header=present", csv_table.dump),
        Format("markdown", ".zip", "application/zip", markdown_vault.dump),
        Format(
            "web-annotation",
            ".jsonld",
            f'application/ld+json; profile="{web_annotation.CONTEXT}"',
            web_annotation.dump,
            "object",
        ),
        Format(
            "atom",
            ".atom",
            "application/atom+xml; charset=utf-8",
            atom.dump,
            newest=atom.NEWEST,
            dump_selection=atom.dump,
        ),
    )
}
