"""Showing people that a long work goes on: on the screen only, and never in what a program reads."""

import sys
from collections.abc import Callable, Iterable, Iterator
from concurrent import futures
from contextlib import contextmanager
from typing import TypeVar

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


def _ticks(result: futures.Future[Result]) -> Iterator[None]:
    while not futures.wait([result], TICK).done:
        yield None
