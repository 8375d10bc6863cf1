"""Filters as they are kept: under the names that the API has for them, and only what restricts."""

from datetime import date
from typing import Any

from dejalu.queries.parser import parse
from dejalu.services.library import Filter


def dump(wanted: Filter) -> dict[str, Any]:
    """A filter as JSON. Raises InvalidQueryError: what is kept must be read again and again."""
    parse(wanted.q)
    kept = {
        "q": wanted.q,
        "tag": list(wanted.tags),
        "status": list(wanted.statuses),
        "starred": wanted.starred,
        "since": wanted.since.isoformat() if wanted.since else None,
        "until": wanted.until.isoformat() if wanted.until else None,
        "paper_ids": list(wanted.paper_ids),
    }
    return {name: value for name, value in kept.items() if value not in (None, "", [])}


def describe(wanted: Filter) -> str:
    """A filter in words, such as "heads, tag to cite, read, starred" or "12 chosen"; empty for no restriction."""
    starred = {None: "", True: "starred", False: "not starred"}[wanted.starred]
    days = [f"{name} {day}" for name, day in (("since", wanted.since), ("until", wanted.until)) if day]
    chosen = f"{len(wanted.paper_ids)} chosen" if wanted.paper_ids else ""
    said = [wanted.q, *(f"tag {tag}" for tag in wanted.tags), *wanted.statuses, starred, *days, chosen]
    return ", ".join(filter(None, said))


def load(kept: dict[str, Any]) -> Filter:
    """The filter that was kept."""
    return Filter(
        q=kept.get("q", ""),
        tags=tuple(kept.get("tag", ())),
        statuses=tuple(kept.get("status", ())),
        starred=kept.get("starred"),
        since=date.fromisoformat(kept["since"]) if "since" in kept else None,
        until=date.fromisoformat(kept["until"]) if "until" in kept else None,
        paper_ids=tuple(kept.get("paper_ids", ())),
    )
