"""Stand-ins for arXiv's API and Crossref's, on this machine, in the formats that these answer in."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urlsplit
from xml.sax.saxutils import escape

from tests.listening import Handler, Listener, listening

FEED = """<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom"
 xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/made-by-hand</id>
  <title>arXiv Query: search_query=&amp;id_list=&amp;start=0&amp;max_results=100</title>
  <updated>2026-11-21T00:00:00Z</updated>
  <link href="https://arxiv.org/api/query" type="application/atom+xml"/>
  <opensearch:itemsPerPage>100</opensearch:itemsPerPage>
  <opensearch:totalResults>{total}</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
{entries}</feed>
"""


def entry(number: str, title: str, authors: list[str], day: str, category: str = "cs.CL", **extra: str) -> str:
    """One paper as arXiv tells it; extra are its `doi`, `journal_ref` and `comment`."""
    people = "".join(f"<author><name>{escape(name)}</name></author>" for name in authors)
    more = "".join(f"<arxiv:{name}>{escape(said)}</arxiv:{name}>" for name, said in extra.items())
    return f"""  <entry>
    <id>http://arxiv.org/abs/{number}v3</id>
    <title>{escape(title)}</title>
    <updated>2025-01-01T00:00:00Z</updated>
    <link href="https://arxiv.org/abs/{number}v3" rel="alternate" type="text/html"/>
    <summary>  What {escape(title)} is about,
told in two lines.
    </summary>
    <category term="{category}" scheme="http://arxiv.org/schemas/atom"/>
    <category term="stat.ML" scheme="http://arxiv.org/schemas/atom"/>
    <published>{day}T17:57:34Z</published>
    {more}<arxiv:primary_category term="{category}"/>
    {people}
  </entry>
"""


def feed(*entries: str) -> bytes:
    return FEED.format(total=len(entries), entries="".join(entries)).encode()


def work(doi: str, called: str, container: str = "", **more: Any) -> dict[str, Any]:
    """One work as Crossref tells it: a paper in proceedings, unless more says otherwise."""
    told = {"type": "proceedings-article", "publisher": "A Publisher", "container-title": [container]}
    return {"DOI": doi, "title": [called], **told, **more}


def works(*items: dict[str, Any]) -> bytes:
    message = {"facets": {}, "total-results": len(items), "items": list(items), "items-per-page": 50, "query": {}}
    return json.dumps({"status": "ok", "message-type": "work-list", "message": message}).encode()


@dataclass(frozen=True)
class Trouble:
    """An answer that is none; cut breaks the line before all that was promised has come."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False


@dataclass(frozen=True)
class Asked:
    """One request: to which service, with which parameters, by whom, when, and beside how many others."""

    service: str
    params: dict[str, str]
    agent: str
    at: float
    beside: int


@dataclass
class Standins:
    """Both services behind one port: what they know, the troubles they make first, and what they were asked.

    refused are identifiers that they answer with status 400, whatever else is in the question; meanwhile is what
    happens while somebody waits for an answer.
    """

    url: str = ""
    papers: dict[str, str] = field(default_factory=dict)
    works: dict[str, dict[str, Any]] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    troubles: list[Trouble] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    meanwhile: Callable[[], object] = lambda: None
    under_way: int = 0

    @property
    def urls(self) -> dict[str, str]:
        return {"arxiv": f"{self.url}/arxiv", "crossref": f"{self.url}/crossref"}

    @property
    def environment(self) -> dict[str, str]:
        """What makes a server ask here."""
        return {"DEJALU_ARXIV_URL": self.urls["arxiv"], "DEJALU_CROSSREF_URL": self.urls["crossref"]}

    def names(self, service: str) -> list[list[str]]:
        """The identifiers in each question to a service."""
        return [_names(asked) for asked in self.asked if asked.service == service]

    def answer(self, asked: Asked) -> Trouble:
        if self.troubles:
            return self.troubles.pop(0)
        names = _names(asked)
        if self.refused.intersection(names):
            return Trouble(400, b"incorrect id format")
        if asked.service == "arxiv":
            return Trouble(body=feed(*(self.papers[name] for name in names if name in self.papers)))
        return Trouble(body=works(*(self.works[name] for name in names if name in self.works)))


def _names(asked: Asked) -> list[str]:
    if asked.service == "arxiv":
        return asked.params["id_list"].split(",")
    return [name.removeprefix("doi:") for name in asked.params["filter"].split(",")]


@contextmanager
def running() -> Iterator[Standins]:
    """Stand-ins that answer until the end."""
    standins = Standins()

    class Answering(Handler):
        def respond(self) -> None:
            standins.under_way += 1
            address = urlsplit(self.path)
            params, agent = dict(parse_qsl(address.query)), self.headers["User-Agent"]
            asked = Asked(address.path.strip("/"), params, agent, time.monotonic(), standins.under_way - 1)
            standins.asked.append(asked)
            standins.meanwhile()
            trouble = standins.answer(asked)
            standins.under_way -= 1
            self.send_response(trouble.status)
            for name, value in {**standins.headers, **trouble.headers}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(trouble.body) + 100 * trouble.cut))
            self.end_headers()
            self.wfile.write(trouble.body)

    with listening(Listener(Answering)) as listener:
        standins.url = listener.url
        yield standins
