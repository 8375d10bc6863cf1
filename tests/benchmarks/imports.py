"""What importing a bibliography costs, beside what bibtexparser takes only to parse the same file.

Run it with `python -m tests.benchmarks.imports [ENTRIES]` (100,000); it takes some minutes. The file is of real titles,
with a tag each, and a note and a status for some; the library is SQLite, empty. Times are of this process's work.
"""

import io
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from bibtexparser import entrypoint
from tests.libraries import read_titles

from dejalu.database import Database
from dejalu.exporters import bibtex
from dejalu.exporters.entry import Entry, Note
from dejalu.importers import formats
from dejalu.importers.imported import HEAD
from dejalu.services import readers
from dejalu.services.importing import taking
from dejalu.services.importing.taking import File


def write(count: int) -> bytes:
    """The file."""
    entries = (
        Entry(
            citation_key=f"key{number}",
            title=paper.title,
            authors=(paper.author,),
            year=paper.year,
            arxiv=paper.arxiv,
            tags=(f"tag {number % 50}",),
            notes=(Note("A note on it, 50% of what there is to say."),) if number % 5 == 0 else (),
            status="read" if number % 3 == 0 else None,
        )
        for number, paper in enumerate(islice(read_titles(), count))
    )
    return b"".join(bibtex.dump(entries))


def take_in(content: bytes, file: Path) -> int:
    """Import it into an empty library; how many papers were added."""
    database = Database(f"sqlite:///{file}")
    format_ = formats.recognise(content[:HEAD])
    assert format_ is not None
    with database.writing() as session:
        entries = format_.read(io.BytesIO(content))
        run = taking.take(session, readers.get_me(session).id, File("my.bib", "bib"), entries, datetime.now(UTC))
        while True:
            try:
                next(run)
            except StopIteration as end:
                added: int = end.value.added
                break
    database.close()
    return added


def timed(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    content = write(count)
    with tempfile.TemporaryDirectory() as folder:
        ours = timed(lambda: take_in(content, Path(folder) / "dejalu.db"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    theirs = timed(lambda: entrypoint.parse_string(content.decode()))
    print(f"{count} entries, {len(content) / 2**20:.0f} MiB, at most {peak:.0f} MiB of memory")
    print(f"import                    {ours:7.1f} s, {ours / theirs:.1f} times that")
    print(f"bibtexparser parses it in {theirs:7.1f} s")


if __name__ == "__main__":
    main()
