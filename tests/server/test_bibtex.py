"""What BibTeX would stumble over, as two independent libraries read it."""

from collections.abc import Iterable
from dataclasses import replace

import pytest
from tests.server.bib_readers import expected_fields, people_of, read_with_bibtexparser, read_with_pybtex
from tests.server.hard_entries import HARD, HARD_AUTHORS, HARD_TITLES
from tests.server.test_bib_profiles import PROFILES, write

from dejalu.exporters import bibtex
from dejalu.exporters.entry import Entry


def dump(entries: Iterable[Entry]) -> str:
    return b"".join(bibtex.dump(entries)).decode()


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


def test_the_order_of_tags_does_not_change_the_bytes() -> None:
    turned = [replace(entry, tags=entry.tags[::-1]) for entry in HARD]
    assert dump(turned) == dump(HARD)


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


@pytest.mark.parametrize("profile", PROFILES)
def test_both_readers_find_exactly_the_fields_written(profile: str) -> None:
    expected = {entry.citation_key: expected_fields(entry, profile) for entry in HARD}
    written = write(profile, *HARD)
    for read in (read_with_pybtex(written), read_with_bibtexparser(written)):
        assert {key: set(fields) for key, fields in read.items()} == expected


# Dollars, lone braces and ^ are among the spellings that this reader keeps or changes, as TeX prints them.
READ_BACK = HARD_TITLES.keys() - {"lone_left", "lone_right", "injection", "signs", "math", "blank"}


@pytest.mark.parametrize("key", sorted(READ_BACK))
def test_a_hard_title_reads_back_as_it_was(key: str) -> None:
    assert read_with_bibtexparser(dump(HARD), decode=True)[key]["title"] == HARD_TITLES[key]


def test_every_author_of_a_hard_list_is_one_person() -> None:
    people = people_of(dump(HARD))
    assert len(people["authors"].persons["author"]) == len(HARD_AUTHORS)
    assert len(people["crowd"].persons["author"]) == 250
    first = people["authors"].persons["author"][0]
    assert (first.first_names, first.prelast_names, first.last_names) == (
        ["Laurens"],
        ["van", "der"],
        ["Maaten"],
    )
