"""The command that completes papers."""

import sys
from dataclasses import dataclass, field
from typing import Any

import click

from dejalu.commands import printing, terminal
from dejalu.commands.options import json_option, library_options
from dejalu.config import Config
from dejalu.connection import Connection, RefusedByServerError, connect

COUNTED = ("asked", "found", "completed", "published")


@dataclass
class Reached:
    """What was done up to now, and how much is left."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTED, 0))
    remaining: int = 0

    def add(self, step: dict[str, int]) -> None:
        self.counts = {name: count + step[name] for name, count in self.counts.items()}
        self.remaining = step["remaining"]


@click.command()
@library_options
@json_option
@click.option("--again", is_flag=True, help="Ask also what was asked before.")
@click.argument("names", nargs=-1, metavar="[ID]...")
def enrich(names: tuple[str, ...], *, again: bool, as_json: bool, **settings: Any) -> None:
    """Complete papers by asking arXiv and Crossref about them, all papers or those named.

    arXiv (export.arxiv.org) is sent the arXiv identifiers of papers that lack something, Crossref (api.crossref.org)
    their DOIs; nothing else is sent but Dejalu's name and version, and your e-mail address if you set one (`dejalu
    settings contact_email`). What you typed is never overridden, and no citation key changes. Answers are kept: nothing
    is asked twice, but for papers without a published version, which are asked about again after 30 days.
    """
    reached = Reached()
    with connect(Config.load(**settings)) as library:
        paper_ids = [_paper_id(library, name) for name in names]
        try:
            _ask_all(library, paper_ids, again, reached, hidden=as_json or not sys.stderr.isatty())
        except RefusedByServerError as error:
            if reached.counts["asked"]:
                done = printing.enriched(reached.counts, reached.remaining)
                raise terminal.failure(f"{error.message} {done}") from error
            raise
    told = {**reached.counts, "not_found": reached.counts["asked"] - reached.counts["found"]}
    terminal.tell(told, printing.enriched(reached.counts, reached.remaining), as_json=as_json)


def _ask_all(library: Connection, paper_ids: list[int], again: bool, reached: Reached, *, hidden: bool) -> None:
    """Ask a batch at a time, until nothing is left."""
    wanted = {"papers": paper_ids, "again": again}
    with click.progressbar(length=1, label="Asking", file=sys.stderr, hidden=hidden) as bar:
        while True:
            step = library.request("POST", "/enrich", json=wanted, timeout=None).json()
            reached.add(step)
            # What arXiv answers may be more to ask of Crossref.
            bar.length = reached.counts["asked"] + reached.remaining or 1
            bar.update(step["asked"])
            if not step["remaining"]:
                return
            wanted["again"] = False


def _paper_id(library: Connection, name: str) -> int:
    [paper] = library.request("GET", "/papers", params={"named": name}).json()["papers"]
    number: int = paper["id"]
    return number
