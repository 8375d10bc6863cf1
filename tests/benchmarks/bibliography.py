"""What it takes to write a bibliography of 100,000 papers, beside the writers of bibtexparser and pybtex.

Run it with `python -m tests.benchmarks.bibliography`; it takes some two minutes and 2 GB of memory. All records are in
memory before the clock starts, and every figure is the processor's time. We write all papers; the others write the
first 10,000, with the same fields as our `bibtex` profile. They are given texts that are escaped already and names that
are parted already: they only lay out.
"""

import gc
import multiprocessing
import resource
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

import pybtex.database  # type: ignore[import-untyped]
from bibtexparser import entrypoint, library
from tests.bibliographies import entries

from dejalu.exporters.entry import Entry
from dejalu.exporters.formats import FORMATS

SIZE = 100_000
COMPARED = 10_000
"""Papers written by the others at a time: pybtex takes half a minute for all."""
PROFILES = ("bibtex", "biblatex", "zotero", "jabref")
TAGS = ("to cite", "attention", "RLHF", "vision-language", "related work", "R&D", "baseline")
NOTES = (
    "Compare with our own baseline before the next meeting.",
    "Two ideas to take from this:\n\n- the schedule of Table 3\n- 50% fewer tokens in eval_loop",
    "The ablation contradicts the abstract, see Section 5.2.",
)
"""What people write, most of it."""


@dataclass(frozen=True, slots=True)
class Records:
    """The same papers as each writer takes them."""

    ours: Sequence[Entry]
    bibtexparser: library.Library
    pybtex: pybtex.database.BibliographyData


def read(chosen: Sequence[Entry]) -> Records:
    """The others' records, as they read them from what we write."""
    text = b"".join(FORMATS["bibtex"].dump(chosen)).decode()
    return Records(chosen, entrypoint.parse_string(text), pybtex.database.parse_string(text, "bibtex"))


def write(name: str, chosen: Iterable[Entry]) -> int:
    """The bytes written; they go nowhere."""
    return sum(map(len, FORMATS[name].dump(chosen)))


def microseconds(work: Callable[[], object], papers: int) -> float:
    """The processor's time for one paper."""
    gc.collect()
    start = time.process_time()
    work()
    return 1e6 * (time.process_time() - start) / papers


def peak_memory(name: str) -> float:
    """MB that a process of its own has held at most, once it has written all papers one by one."""
    write(name, entries(SIZE, TAGS, NOTES))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def report_writing() -> None:
    """How the writers compare."""
    everything = list(entries(SIZE, TAGS, NOTES))
    ours = {name: microseconds(partial(write, name, everything), SIZE) for name in PROFILES}
    first = read(everything[:COMPARED])
    theirs = {
        "bibtexparser": microseconds(lambda: entrypoint.write_string(first.bibtexparser), COMPARED),
        "pybtex": microseconds(lambda: first.pybtex.to_string("bibtex"), COMPARED),
    }
    for name, taken in ours.items():
        ratios = " and ".join(f"{other / taken:.1f} times {called}" for called, other in theirs.items())
        print(f"{name}: {taken:.1f} microseconds a paper, as fast as {ratios}")
    print(", ".join(f"{called}: {taken:.0f} microseconds" for called, taken in theirs.items()))


def report_memory() -> None:
    """What each profile takes."""
    with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as alone:
        for name in PROFILES:
            print(f"{name}: {alone.apply(peak_memory, (name,)):.0f} MB at most for {SIZE:,} papers", flush=True)


if __name__ == "__main__":
    report_memory()
    report_writing()
