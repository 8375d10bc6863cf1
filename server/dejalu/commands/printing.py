"""How the command line shows things to people."""

import shlex
from collections.abc import Sequence
from typing import Any

from dejalu.backups.shelf import Backup
from dejalu.doctor.surroundings import size
from dejalu.exporters.plain_text import one_line
from dejalu.exporters.shapes import SHAPES


def line(paper: dict[str, Any]) -> str:
    """One paper in one line: shape, status, title, who and when, tags, notes, a name for it."""
    return "".join(pieces(paper))


def pieces(paper: dict[str, Any]) -> list[str]:
    """The same in pieces, every other one a hit of what was asked for."""
    mark = paper["mark"]
    authors = paper["authors"]
    hits = paper.get("hits")
    who = authors[0] + (" and others" if len(authors) > 1 else "") if authors else ""
    year = (paper["published"] or str(paper["year"] or ""))[:4]
    title = [one_line(f"x{piece}x")[1:-1] for piece in hits["title"]] if hits else [one_line(paper["title"])]
    parts = [
        f"({', '.join(filter(None, (who, year)))})" if who or year else "",
        "★" if mark["starred"] else "",
        " ".join(f"[{tag}]" for tag in mark["tags"]),
        f"{len(mark['notes'])} note{'s' if len(mark['notes']) > 1 else ''}" if mark["notes"] else "",
        mark["identifiers"][0] if mark["identifiers"] else "",
    ]
    shape = f"{SHAPES[mark['status']]} {mark['status']:<8}"
    rest = "".join(f"  {one_line(part)}" for part in parts if part)
    first, *others = title if paper["title"] else ["(title not known yet)"]
    shown = [f"{shape}  {first}", *others]
    return [*shown[:-1], shown[-1] + rest]


def imported(answer: dict[str, Any], *, dry_run: bool = False) -> str:
    """What became of one file, or would: how many papers, and every line of which something was not taken."""
    count = answer["added"] + answer["merged"]
    told = f"{answer['file']}: {count} papers, {answer['added']} of them new"
    if answer["captured_on"]:
        told += f"; saved on {answer['captured_on']}"
    elif answer["counts"]:
        also = [f"{kind.replace('_', ' ')} ({one['added']})" for kind, one in answer["counts"].items() if one["added"]]
        told += f"; also new: {', '.join(also)}" if also else "; nothing else was new"
    if answer["refused"]:
        told += f"; {answer['refused']} entries were refused"
    if dry_run:
        told += " (nothing was changed)"
    elif answer["id"]:
        told += f" (to undo it: dejalu import --undo {answer['id']})"
    untaken = [line for line in answer["lines"] if line["reason"]]
    reasons = (f"  line {one['line']}, {one_line(one['name'])[:60]}: {one['reason']}" for one in untaken)
    return "\n".join([told, *reasons])


def imports(found: Sequence[dict[str, Any]]) -> str:
    """The imports there were."""
    if not found:
        return "Nothing was imported yet: `dejalu import FILE` does that."
    return "\n".join(
        f"{one['imported_at'][:16].replace('T', ' ')} UTC  {one['id']}  {one['name'] or one['format']}: "
        f"{one['added']} new, {one['merged']} known, {one['refused']} refused{'; undone' if one['undone_at'] else ''}"
        for one in found
    )


def undone(run: dict[str, Any]) -> str:
    """That an import was undone."""
    return (
        f"Undid the import of {run['name'] or 'a ' + run['format']}: what it brought is gone, but for what you changed."
    )


def tags(found: Sequence[dict[str, Any]]) -> str:
    """The tags in use."""
    if not found:
        return "No paper has a tag yet: `dejalu mark ID --tag TAG` gives it one."
    shades = [f"  ({one['color']})" if one["color"] else "" for one in found]
    return "\n".join(
        f"{one['count']:>6}  {one_line(one['name'])}{shade}" for one, shade in zip(found, shades, strict=True)
    )


def acted(act: dict[str, Any]) -> str:
    """What was done to many papers, and how to undo it."""
    return f"{act['said']}: {papers(act['papers'])} (to undo it: dejalu undo {act['id']})"


def undone_act(act: dict[str, Any]) -> str:
    """That it was undone."""
    return f"Undid “{act['said']}” on {papers(act['papers'])}, but for what you changed since."


def figures(found: dict[str, Any]) -> str:
    """A table of figures, without the rows in which there is nothing."""
    rows = [[one_line(str(cell)) for cell in row] for row in found["rows"] if any(row[1:])]
    if not rows:
        return f"{found['title']}: there is nothing to tell yet."
    table = [[one_line(name) for name in found["columns"]], *rows]
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    lines = ("  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]).rstrip() for row in table)
    return "\n".join([f"{found['title']}: {found['about']}", *(f"  {line}" for line in lines)])


def summary(sent: dict[str, Any]) -> str:
    """What became of the papers that were sent to another program."""
    counts = {"new": sent["sent"], "updated": sent["updated"], "there already": sent["unchanged"]}
    counts["refused"] = len(sent["refused"])
    told = ", ".join(f"{count} {what}" for what, count in counts.items() if count) or "no paper was asked for"
    refused = [f"  {one['citation_key']}: {one['reason']}" for one in sent["refused"]]
    return "\n".join([f"{sent['program']}: {told}", *refused])


def enriched(counts: dict[str, int], remaining: int) -> str:
    """What became of asking other services."""
    if not counts["asked"] and not counts["completed"]:
        return "Nothing is left to ask: --again asks also what was asked before."
    told = (
        f"Identifiers asked about: {counts['asked']}, known: {counts['found']}. "
        f"Papers completed: {counts['completed']}; published versions found: {counts['published']}."
    )
    return f"{told} Still to ask: {remaining}." if remaining else told


def match(found: dict[str, Any]) -> str:
    """Two papers that may be one, each with the number by which to name it, and how alike their titles are."""
    pair = [f"{item['id']:>6}  {line(item)}" for item in (found["paper"], found["other"])]
    return "\n".join([f"{found['score']:.0f}% alike:", *pair])


def backups(found: Sequence[Backup]) -> str:
    """The backups there are, and how to go back to one."""
    if not found:
        return "There are no backups yet: `dejalu backup` makes one, and `dejalu serve` one a day."
    listed = [f"{backup.made_at:%Y-%m-%d %H:%M} UTC  {size(backup.size):>10}  {backup.name}" for backup in found]
    return "\n".join([*listed, "", f"To go back to one: dejalu restore {found[0].name}"])


def kept(found: dict[str, Any]) -> str:
    """A file that is kept up to date, and how it went."""
    if found["error"]:
        return f"! {found['path']}  ({_what(found)}): {found['error']}"
    return f"✓ {found['path']}  ({_what(found)}): {papers(found['papers'])}, written {_time(found['written_at'])}"


def address(found: dict[str, Any]) -> str:
    """An address to read papers at, by the id to revoke it with."""
    read = f"last read {_time(found['read_at'])}" if found["read_at"] else "never read"
    return f"{found['id']}  {found['name']}  ({_what(found)}): made {_time(found['made_at'])}, {read}"


def papers(count: int) -> str:
    """So many papers."""
    return f"{count} paper{'' if count == 1 else 's'}"


def _what(found: dict[str, Any]) -> str:
    """Which papers go out in which format, written as the options that say so."""
    chosen = [
        f"--{'query' if name == 'q' else name}{'' if value is True else f' {shlex.quote(str(value))}'}"
        for name, values in found["wanted"].items()
        for value in (values if isinstance(values, list) else [values])
    ]
    return " ".join([found["format"], *chosen])


def _time(told: str) -> str:
    return f"{told[:16].replace('T', ' ')} UTC"


def finding(found: dict[str, Any]) -> str:
    """What a check found."""
    return f"{'✓' if found['is_well'] else '!'} {found['message']}"


def greeting(url: str, extension: str, code: str, page: str, library: str, program: str) -> str:
    """What to do next, once the server runs."""
    return f"""Dejalu runs at {url} (stop it with Ctrl-C).

1. Load the extension: open chrome://extensions, switch on “Developer mode”, press “Load unpacked”
   and choose the folder {extension}
2. Pair it: press Dejalu's icon, then “Pair”, and enter the code {code}
   (valid for 2 minutes; `{program} pair` prints a new one)
3. Open {page}

Your library: {library}
(opens once within 2 minutes; `{program} open --library` opens it at any time)
"""
