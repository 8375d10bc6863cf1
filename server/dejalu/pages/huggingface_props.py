"""The JSON in a Hugging Face page: `data-props` of an island, in which a paper looks as in the site's API.

Only a paper's id and title are sure to be there: the other fields came over the years. An author may be
marked as hidden; the page does not show that name.
"""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from bs4 import Tag

from dejalu.errors import UnknownIdentifierError
from dejalu.identity.identifiers import parse
from dejalu.identity.titles import clean
from dejalu.pages.mention import Mention


def load_props(island: Tag | None) -> dict[str, Any]:
    """Read an island's props; none where there is no island, or where they are damaged."""
    try:
        props = json.loads(str(island["data-props"])) if island else {}
    except (KeyError, ValueError, RecursionError):
        return {}
    return props if isinstance(props, dict) else {}


def load_mentions(entries: list[Any]) -> dict[str, Mention]:
    """Map arXiv numbers to mentions; none where the entries are not of the shape known."""
    try:
        return {entry["paper"]["id"]: _load_mention(entry["paper"]) for entry in entries}
    except (AttributeError, KeyError, TypeError, ValueError, UnknownIdentifierError):
        return {}


def make_mention(
    number: str, title: str, authors: Iterable[str] = (), abstract: str = "", published: date | None = None
) -> Mention:
    """Make the mention of an arXiv number on Hugging Face, where each paper's address is made from it."""
    return Mention(
        title=clean(title),
        identifiers=(parse(f"arxiv:{number}"),),
        authors=tuple(" ".join(name.split()) for name in authors),
        abstract=" ".join(abstract.split()) or None,
        published=published,
        url=f"https://huggingface.co/papers/{number}",
    )


def _load_mention(paper: dict[str, Any]) -> Mention:
    published = paper.get("publishedAt")
    return make_mention(
        paper["id"],
        paper["title"],
        authors=(author["name"] for author in paper.get("authors", ()) if not author.get("hidden")),
        abstract=paper.get("summary") or "",
        published=date.fromisoformat(published[:10]) if published else None,
    )
