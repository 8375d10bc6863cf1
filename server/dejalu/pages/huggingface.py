"""Papers on a saved Hugging Face page: a daily, weekly, monthly or trending list, a search, or one paper.

Such a page is made of islands, `<div data-target="NAME" data-props="{…}">`, whose props hold as JSON what the
site's scripts draw from; in a list that includes the authors and abstracts which its cards leave out. But the
props stay as the server sent them when a search typed into the page draws other cards. So the cards say which
papers are on the page, and the props what is known of them; either is enough without the other.
"""

import re
from datetime import UTC, date, datetime
from typing import Any

from bs4 import BeautifulSoup, Tag

from dejalu.pages.huggingface_props import load_mentions, load_props, make_mention
from dejalu.pages.mention import Capture, Mention

SITE = "huggingface"

# A browser may make links absolute when it saves. `/papers/` also leads to `trending` and `date/2026-07-01`.
_PAPER_LINK = re.compile(r"(?:https?://(?:www\.)?(?:huggingface|hf)\.co)?/papers/(\d{4}\.\d{4,5})(?:v\d+)?(?:[#?/]|$)")
_ARXIV_LINK = re.compile(r"https?://(?:www\.)?arxiv\.org/abs/(\d{4}\.\d{4,5})")
# An Amazon trace id, in which the first hexadecimal number is the second of the request since 1970.
_REQUEST_ID = re.compile(r'requestId = "Root=1-([0-9a-f]{8})-')
_SIGNS = """
    [data-target="DailyPapers"], [data-target="PaperContent"], body.DailyPapersPage,
    article h3 a[href^="/papers/"]
"""


def is_papers_page(page: BeautifulSoup) -> bool:
    """Tell whether this is one of Hugging Face's pages on papers, or a part of one."""
    return page.select_one(_SIGNS) is not None


def read(page: BeautifulSoup, *, latest: date, captured_on: date | None = None) -> Capture:
    """Read the page's papers; there may be none.

    The day is `captured_on`, else the day of the list, else that of the request, else `latest`.
    """
    single = page.select_one('[data-target="PaperContent"]')
    if single:
        mentions = _read_single(single)
        listed_on = None
    else:
        props = load_props(page.select_one('[data-target="DailyPapers"]'))
        mentions = _read_list(page, props)
        listed_on = _find_list_day(props)
    return Capture(mentions, captured_on or listed_on or _find_request_day(page) or latest, SITE)


def _read_list(page: BeautifulSoup, props: dict[str, Any]) -> tuple[Mention, ...]:
    known = load_mentions(_get_entries(props))
    shown = _find_cards(page) or known
    return tuple(known.get(number) or shown[number] for number in shown)


def _read_single(island: Tag) -> tuple[Mention, ...]:
    known = load_mentions([load_props(island)])
    if known:
        return tuple(known.values())
    heading = island.select_one("h1")
    numbers = (_ARXIV_LINK.match(str(link["href"])) for link in island.select("a[href]"))
    # Links to other papers may follow, in the comments.
    number = next((found[1] for found in numbers if found), None)
    return (make_mention(number, heading.get_text()),) if heading and number else ()


def _get_entries(props: dict[str, Any]) -> list[Any]:
    query = props.get("query")
    is_search = isinstance(query, dict) and bool(query.get("q"))
    entries = props.get("searchResults" if is_search else "dailyPapers")
    return entries if isinstance(entries, list) else []


def _find_cards(page: BeautifulSoup) -> dict[str, Mention]:
    """Map arXiv numbers to the titles shown; a trending card shows its paper twice, once for each width."""
    mentions: dict[str, Mention] = {}
    for link in page.select('h3 a[href*="/papers/"]'):
        found = _PAPER_LINK.match(str(link["href"]))
        if found:
            mentions.setdefault(found[1], make_mention(found[1], link.get_text()))
    return mentions


def _find_list_day(props: dict[str, Any]) -> date | None:
    # The lists of a week and of a month have a `dateString` too, which names no day.
    if props.get("periodType", "day") != "day":
        return None
    try:
        return date.fromisoformat(str(props.get("dateString")))
    except ValueError:
        return None


def _find_request_day(page: BeautifulSoup) -> date | None:
    for script in page.select("script"):
        found = _REQUEST_ID.search(script.get_text())
        if found:
            return datetime.fromtimestamp(int(found[1], 16), UTC).date()
    return None
