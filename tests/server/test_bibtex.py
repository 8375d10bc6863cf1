"""The BibTeX written, byte by byte, and as two independent libraries read it."""

import re
from collections.abc import Iterable
from dataclasses import replace

import pytest
from bibtexparser.entrypoint import parse_string as parse_with_bibtexparser
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string as parse_with_pybtex  # type: ignore[import-untyped]
from tests.server.hard_entries import ATTENTION, HARD, HARD_AUTHORS, HARD_TITLES

from dejalu.exporters import bibtex
from dejalu.exporters.entry import Entry, Note

ATTENTION_WRITTEN = """\
@misc{vaswani2017attention,
  author = {Vaswani, Ashish
    and Shazeer, Noam},
  title = {Attention Is All You Need},
  year = {2017},
  month = jun,
  eprint = {1706.03762},
  archiveprefix = {arXiv},
  primaryclass = {cs.CL},
  url = {https://arxiv.org/abs/1706.03762},
  urldate = {2025-01-02},
  keywords = {Attention, to cite},
  annote = {Eight heads.

Read
again.},
}
"""


def dump(entries: Iterable[Entry]) -> str:
    return b"".join(bibtex.dump(entries)).decode()


def read_with_pybtex(text: str) -> dict[str, dict[str, str]]:
    entries = parse_with_pybtex(text, "bibtex").entries
    return {
        key: {
            **entry.fields,
            **{role: " and ".join(map(str, people)) for role, people in entry.persons.items()},
        }
        for key, entry in entries.items()
    }


def read_with_bibtexparser(text: str, *, decode: bool = False) -> dict[str, dict[str, str]]:
    library = parse_with_bibtexparser(text, append_middleware=[LatexDecodingMiddleware()] if decode else [])
    assert not library.failed_blocks
    assert len(library.blocks) == len(library.entries)
    return {entry.key: {field.key: field.value for field in entry.fields} for entry in library.entries}


def field_names(entry: Entry) -> set[str]:
    present = {
        "author": any(c.isalpha() for author in entry.authors for c in author),
        "title": entry.title,
        "year": entry.published or entry.year,
        "month": entry.published,
        "eprint": entry.arxiv,
        "archiveprefix": entry.arxiv,
        "primaryclass": entry.primary_class,
        "doi": entry.doi,
        "url": entry.url,
        "urldate": entry.accessed,
        "keywords": entry.tags,
        "annote": entry.notes,
    }
    return {name for name, value in present.items() if value}


def test_a_preprint_is_written_in_one_order_and_one_layout() -> None:
    assert dump([ATTENTION]) == ATTENTION_WRITTEN


def test_a_paper_with_a_doi_only_has_neither_eprint_nor_month() -> None:
    written = dump([Entry("wei2020x", "X", ("Yana Wei",), year=2020, doi="10.1000/182")])
    assert (
        written
        == """\
@misc{wei2020x,
  author = {Wei, Yana},
  title = {X},
  year = {2020},
  doi = {10.1000/182},
}
"""
    )


def test_entries_are_sorted_by_key_without_regard_to_case() -> None:
    written = dump([Entry("b", "B"), Entry("C", "C"), Entry("a", "A")])
    assert re.findall("@misc{(.)", written) == ["a", "b", "C"]


def test_the_order_of_entries_and_tags_does_not_change_the_bytes() -> None:
    turned = [replace(entry, tags=entry.tags[::-1]) for entry in reversed(HARD)]
    assert dump(turned) == dump(HARD)


def test_an_empty_library_is_an_empty_file() -> None:
    assert dump([]) == ""


def test_a_tag_stays_one_keyword() -> None:
    written = read_with_bibtexparser(dump([Entry("k", "", tags=("b, c; d", "A", "{e}\\", ",", "b c d"))]))
    assert written["k"]["keywords"] == "A, b c d, e"


def test_links_hold_nothing_that_could_end_the_field() -> None:
    read = read_with_pybtex(dump(HARD))
    assert read["linked"]["url"] == "https://x.org/a_b%20c?q=%7Bd%7D&e=%5C#f%20g"
    assert read["published"]["doi"] == "10.1000/a_b<1>%7B2%7D"


@pytest.mark.parametrize("key", ["", "a b", "a,b", "a}", "{a", "a%", "a\\b", "a\nb", "a@b"])
def test_a_key_that_would_break_the_file_is_refused(key: str) -> None:
    with pytest.raises(ValueError, match="cannot be a citation key"):
        Entry(key, "Title")


def test_both_readers_find_exactly_the_fields_written() -> None:
    expected = {entry.citation_key: field_names(entry) for entry in HARD}
    for read in (read_with_pybtex(dump(HARD)), read_with_bibtexparser(dump(HARD))):
        assert {key: set(fields) for key, fields in read.items()} == expected


# Dollars, lone braces and ^ are among the spellings that this reader keeps or changes, as TeX prints them.
READ_BACK = HARD_TITLES.keys() - {"lone_left", "lone_right", "injection", "signs", "math", "blank"}


@pytest.mark.parametrize("key", sorted(READ_BACK))
def test_a_hard_title_reads_back_as_it_was(key: str) -> None:
    assert read_with_bibtexparser(dump(HARD), decode=True)[key]["title"] == HARD_TITLES[key]


def test_every_author_of_a_hard_list_is_one_person() -> None:
    people = parse_with_pybtex(dump(HARD), "bibtex").entries
    assert len(people["authors"].persons["author"]) == len(HARD_AUTHORS)
    assert len(people["crowd"].persons["author"]) == 250
    first = people["authors"].persons["author"][0]
    assert (first.first_names, first.prelast_names, first.last_names) == (
        ["Laurens"],
        ["van", "der"],
        ["Maaten"],
    )


anything = st.text(max_size=60) | st.text(alphabet="{}\\$@%#&_^~,;\"'<>| \n\tand=aX1é", max_size=60)


@settings(max_examples=200, deadline=None)
@given(title=anything, note=anything, tag=anything, author=anything)
def test_whatever_the_texts_two_readers_get_all_our_fields_whole(title: str, note: str, tag: str, author: str) -> None:
    hard = Entry(
        citation_key="hard",
        title=f"First {title} last",
        authors=(f"First {author} last", "Yana Wei"),
        tags=(f"first {tag} last",),
        notes=(Note(f"First {note} last"),),
    )
    written = dump([hard, Entry("witness", "Untouched")])
    for read in (read_with_pybtex(written), read_with_bibtexparser(written)):
        assert list(read) == ["hard", "witness"]
        assert read["witness"] == {"title": "Untouched"}
        assert set(read["hard"]) == {"author", "title", "keywords", "annote"}
        for name in ("title", "keywords", "annote"):
            assert re.fullmatch("first.*last", read["hard"][name], re.DOTALL | re.IGNORECASE)
    assert len(parse_with_pybtex(written, "bibtex").entries["hard"].persons["author"]) == 2
