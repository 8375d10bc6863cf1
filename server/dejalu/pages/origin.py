"""Where a saved page came from, as far as its HTML tells.

Browsers drop the address when they save a page, except Chromium, which writes it into a comment at the top.
Most sites also name their own address in the head: for search engines (`link rel=canonical`) and for previews
(`og:url`).
"""

import re
from urllib.parse import urlsplit

from bs4 import BeautifulSoup, Comment

_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")


def find_host(page: BeautifulSoup) -> str | None:
    """Return the host the page was saved from, without `www.`, or None where the page does not tell."""
    for address in (_find_saved_from(page), *_find_declared(page)):
        host = _find_host_name(address)
        if host:
            return host.removeprefix("www.")
    return None


def find_title(page: BeautifulSoup) -> str | None:
    """Return the page's title on one line, or None where there is none."""
    title = page.select_one("title")
    return " ".join(title.get_text().split()) or None if title else None


def _find_saved_from(page: BeautifulSoup) -> str:
    for comment in page.find_all(string=lambda text: isinstance(text, Comment)):
        found = _SAVED_FROM.search(comment)
        if found:
            return found[1]
    return ""


def _find_declared(page: BeautifulSoup) -> list[str]:
    links = page.select('link[rel="canonical"][href]')
    metas = page.select('meta[property="og:url"][content]')
    return [str(link["href"]) for link in links] + [str(meta["content"]) for meta in metas]


def _find_host_name(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
