"""Tags from other programs."""

from collections.abc import Iterable

STATUSES = frozenset(("seen", "to-read", "reading", "read", "skipped"))
"""What a reader can say of a paper (`models.Status`)."""
_STATUS = "status:"


def once(tags: Iterable[str]) -> tuple[str, ...]:
    """Every tag once, without regard to case, as first written; without empty ones."""
    kept: dict[str, str] = {}
    for tag in tags:
        if tag:
            kept.setdefault(tag.casefold(), tag)
    return tuple(kept.values())


def part_status(tags: Iterable[str]) -> tuple[str | None, tuple[str, ...]]:
    """What `status:to-read` says among the tags, as our exports write it; and the other tags, each once."""
    status, others = None, []
    for tag in tags:
        if tag.startswith(_STATUS) and tag.removeprefix(_STATUS) in STATUSES:
            status = tag.removeprefix(_STATUS)
        else:
            others.append(tag)
    return status, once(others)
