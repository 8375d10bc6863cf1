"""What a library takes: the limits of `schemas.papers` and `schemas.operations`, for what comes from files."""

from collections.abc import Iterator

from dejalu.importers.imported import Imported, Refused

LONGEST_TITLE = 2_000
MOST_AUTHORS = 5_000
LONGEST_AUTHOR = 300
LONGEST_ABSTRACT = 20_000
LONGEST_URL = 2_000
LONGEST_TAG = 200
LONGEST_NOTE = 100_000
LONGEST_QUOTE = 10_000
LONGEST_CONTEXT = 500

MOST_TAGS = 1_000
MOST_NOTES = 5_000
MOST_KEYS = 1_000
"""What one paper may have in one entry. Each is a row or more to write, and a file of 1 MB can hold a hundred thousand
of them; people have some dozens."""


def take(imported: Imported, name: str) -> Imported | Refused:
    """The paper, or why it cannot be taken; name is what it is called in its file.

    Nothing is cut, with one exception: whoever makes a `Mention` of a file cuts its abstract at `LONGEST_ABSTRACT`,
    since it is no word of the reader's, and the paper's page has the whole of it.
    """
    reason = next(_reasons(imported), None)
    if reason is None:
        return imported
    return Refused(imported.line, (name or imported.mention.title)[:200], reason)


def _reasons(imported: Imported) -> Iterator[str]:
    mention = imported.mention
    if not mention.title and not mention.identifiers:
        yield "It has neither a title nor an identifier."
    if len(mention.title) > LONGEST_TITLE:
        yield _too_long("title", len(mention.title), LONGEST_TITLE)
    if mention.authors:
        yield from _too_many("authors", len(mention.authors), MOST_AUTHORS)
        if (longest := max(map(len, mention.authors))) > LONGEST_AUTHOR:
            yield _too_long("longest author's name", longest, LONGEST_AUTHOR)
    if mention.url and len(mention.url) > LONGEST_URL:
        yield _too_long("address", len(mention.url), LONGEST_URL)
    yield from _too_many("tags", len(imported.tags), MOST_TAGS)
    yield from _too_many("notes", len(imported.notes), MOST_NOTES)
    yield from _too_many("former citation keys", len(imported.former_keys), MOST_KEYS)
    if imported.tags and (longest := max(map(len, imported.tags))) > LONGEST_TAG:
        yield _too_long("longest tag", longest, LONGEST_TAG)
    for note in imported.notes:
        if len(note.body) > LONGEST_NOTE:
            yield _too_long("longest note", len(note.body), LONGEST_NOTE)
        if len(note.quote) > LONGEST_QUOTE:
            yield _too_long("longest quoted passage", len(note.quote), LONGEST_QUOTE)


def _too_many(what: str, count: int, most: int) -> Iterator[str]:
    if count > most:
        yield f"It has {count:,} {what}, and {most:,} is the most that can be kept."


def _too_long(what: str, length: int, longest: int) -> str:
    return f"Its {what} has {length:,} characters, and {longest:,} is the most that can be kept."
