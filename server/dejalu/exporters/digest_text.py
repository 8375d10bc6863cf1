"""A digest as plain text for a terminal and for mails, in lines of at most 72 signs but for addresses and the like."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from dejalu.exporters.digest import NOTHING, Digest, Noted, Paper, more
from dejalu.exporters.plain_text import many_lines, one_line
from dejalu.exporters.shapes import NAMES, SHAPES

WIDTH = 72


def dump(digest: Digest) -> str:
    """The digest, ending with a line end."""
    return "\n".join(_lines(digest)) + "\n"


def _lines(digest: Digest) -> Iterator[str]:
    head = f"Dejalu, {digest.span}"
    yield from (head, "=" * len(head), "")
    if digest.is_empty:
        yield from wrap(NOTHING, WIDTH)
        return
    yield digest.figures
    yield from _section("To read", digest.to_read_total, map(_paper, digest.to_read), len(digest.to_read))
    yield from _section("Came back", digest.again_total, map(_again, digest.again), len(digest.again))
    yield from _section("Noted", digest.notes_total, map(_noted, digest.notes), len(digest.notes))


def _section(title: str, total: int, parts: Iterable[list[str]], shown: int) -> Iterator[str]:
    """A heading and its parts, with a blank line before each; nothing where there are none."""
    if not total:
        return
    head = f"{title} ({total})"
    yield from ("", head, "-" * len(head))
    for part in parts:
        yield from ("", *part)
    if left := more(shown, total):
        yield from ("", f"… {left}.")


def _paper(paper: Paper) -> list[str]:
    lines = _wrap(f"{SHAPES[paper.status]} {paper.name}{' ★' if paper.starred else ''}")
    lines += [line for told in (paper.who, _tags(paper)) for line in _indent(told)]
    return [*lines, f"  {one_line(paper.url)}"] if paper.url else lines


def _again(paper: Paper) -> list[str]:
    first, *others = _paper(paper)
    return [first, *others, f"  Met on {paper.days} days, {NAMES[paper.status]}."]


def _noted(noted: Noted) -> list[str]:
    quote = [f"  > {line}" for told in many_lines(noted.note.quote).splitlines() for line in wrap(told, WIDTH - 4)]
    body = [line for told in many_lines(noted.note.body).splitlines() for line in _indent(told) or [""]]
    parts = [_wrap(f"{SHAPES[noted.paper.status]} {noted.paper.name}"), quote, body]
    return [line for part in parts if part for line in part]


def _tags(paper: Paper) -> str:
    return " ".join(f"[{tag}]" for tag in map(one_line, paper.tags))


def _wrap(text: str, indent: str = "") -> list[str]:
    """The lines of a text, those after the first one set in."""
    return wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent="  ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _indent(text: str) -> list[str]:
    return _wrap(text, "  ")
