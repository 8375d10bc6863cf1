"""Showing people that a long work goes on: on the screen only, and never in what a program reads."""

import sys
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent import futures
from contextlib import contextmanager
from itertools import chain, groupby
from operator import itemgetter
from typing import Any, TypeVar

import click

Item = TypeVar("Item")
Result = TypeVar("Result")

TICK = 0.2
"""Seconds between two moves of a bar whose end is not known."""


@contextmanager
def through(label: str, items: Iterable[Item], *, hidden: bool = False) -> Iterator[Iterable[Item]]:
    """The items, with a bar that moves on with each."""
    hidden = hidden or not sys.stderr.isatty()
    with click.progressbar(items, label=label, file=sys.stderr, hidden=hidden) as moving:
        yield moving


def during(label: str, work: Callable[[], Result], *, hidden: bool = False) -> Result:
    """What a work of unknown length comes to, with a bar that moves until it is done."""
    with futures.ThreadPoolExecutor(1) as threads:
        result = threads.submit(work)
        with through(label, _ticks(result), hidden=hidden) as moving:
            for _ in moving:
                pass
        return result.result()


def steps(label: str, work: Generator[Mapping[str, Any], None, Result], *, hidden: bool = False) -> Result:
    """What a work comes to that tells of each `step` how much of it is `done`, with a bar for each."""
    results: list[Result] = []

    def follow() -> Iterator[Mapping[str, Any]]:
        results.append((yield from work))

    hidden = hidden or not sys.stderr.isatty()
    for step, going_on in groupby(follow(), key=itemgetter("step")):
        first = next(going_on)
        with click.progressbar(
            length=first["of"], label=f"{label} ({step})", file=sys.stderr, hidden=hidden, show_pos=True
        ) as bar:
            for told in chain([first], going_on):
                bar.update(told["done"] - bar.pos)
    return results[0]


def _ticks(result: futures.Future[Result]) -> Iterator[None]:
    while not futures.wait([result], TICK).done:
        yield None
