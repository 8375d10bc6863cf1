"""Papers arrive in JabRef as BibTeX that an independent reader takes, and not twice."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.server.hard_entries import ATTENTION, HARD
from tests.server.sending.jabref_stand_in import JabRef, running_jabref
from tests.server.sending.zotero_stand_in import Zotero

from dejalu.errors.sending import NoOpenLibraryError, OtherProgramError, RefusedSendingError, SilentProgramError
from dejalu.exporters.entry import Entry
from dejalu.sending import jabref as to_jabref
from dejalu.sending.summary import Summary

DISTINCT = [replace(entry, arxiv=f"2401.{place:05}", doi=None, url=None) for place, entry in enumerate(HARD)]


@pytest.fixture
def jabref() -> Iterator[JabRef]:
    with running_jabref() as running:
        yield running


def send(jabref: JabRef, *entries: Entry, group: str | None = None) -> Summary:
    summary = Summary("JabRef")
    to_jabref.send(jabref.url, [[entry] for entry in entries], group, summary)
    return summary


def test_all_arrive_in_one_request(jabref: JabRef) -> None:
    assert send(jabref, *DISTINCT, group="My papers").sent == len(DISTINCT)
    assert jabref.requests == 1
    assert {entry.key for entry, _ in jabref.entries} == {entry.citation_key for entry in DISTINCT}
    assert {group for _, group in jabref.entries} == {"My papers"}


def test_nothing_is_sent_twice(jabref: JabRef) -> None:
    send(jabref, *DISTINCT)
    assert send(jabref, *DISTINCT).unchanged == len(DISTINCT)
    assert jabref.requests == 1
    assert send(jabref, *DISTINCT, ATTENTION).sent == 1


def test_a_paper_under_another_key_is_known(jabref: JabRef) -> None:
    send(jabref, replace(ATTENTION, citation_key="theirs"))
    assert send(jabref, ATTENTION).unchanged == 1


def test_another_paper_under_the_same_key_is_sent(jabref: JabRef) -> None:
    send(jabref, ATTENTION)
    other = replace(ATTENTION, arxiv="2401.00001", url="https://arxiv.org/abs/2401.00001")
    assert send(jabref, other).sent == 1


def test_no_library_is_open(jabref: JabRef) -> None:
    jabref.is_library_open = False
    with pytest.raises(NoOpenLibraryError):
        send(jabref, ATTENTION)


def test_a_jabref_without_a_window_takes_nothing(jabref: JabRef) -> None:
    jabref.has_window = False
    with pytest.raises(RefusedSendingError, match="GUI mode"):
        send(jabref, ATTENTION)


def test_zotero_or_nobody_answers_in_its_place(zotero: Zotero) -> None:
    summary = Summary("JabRef")
    with pytest.raises(OtherProgramError, match=r"Zotero answers at .* DEJALU_JABREF_URL"):
        to_jabref.send(zotero.url, [[ATTENTION]], None, summary)
    with running_jabref() as gone:
        pass
    with pytest.raises(SilentProgramError, match="start it"):
        to_jabref.send(gone.url, [[ATTENTION]], None, summary)
