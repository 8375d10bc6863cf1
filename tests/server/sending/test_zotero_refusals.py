"""A Zotero that says no, is too old, or goes away: one clear sentence, and what has arrived is told."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.server.hard_entries import ATTENTION
from tests.server.sending.conftest import Send
from tests.server.sending.jabref_stand_in import running_jabref
from tests.server.sending.zotero_stand_in import Zotero, running_zotero

from dejalu.errors.sending import (
    DeniedError,
    LostProgramError,
    OldProgramError,
    OtherProgramError,
    SendingError,
    SilentProgramError,
    SwitchedOffError,
    TooManyQuestionsError,
)
from dejalu.sending import zotero as to_zotero
from dejalu.sending.summary import Summary

MANY = [replace(ATTENTION, citation_key=f"key{number}", arxiv=f"2401.{number:05}", notes=()) for number in range(300)]


def expect(error: type[SendingError], url: str, folder: Path, *words: str) -> None:
    with pytest.raises(error) as raised:
        to_zotero.send(url, [[ATTENTION]], None, Summary("Zotero"), folder)
    for word in words:
        assert word in raised.value.message


def test_nobody_answers(tmp_path: Path) -> None:
    with running_zotero() as gone:
        pass
    expect(SilentProgramError, gone.url, tmp_path, "start it", "Advanced", gone.url)


def test_jabref_answers_in_its_place(tmp_path: Path) -> None:
    with running_jabref() as jabref:
        expect(OtherProgramError, jabref.url, tmp_path, "JabRef answers", "DEJALU_ZOTERO_URL")


def test_its_api_is_off(zotero: Zotero, tmp_path: Path) -> None:
    zotero.is_open = False
    expect(SwitchedOffError, zotero.url, tmp_path, "switch on")


def test_an_older_version_is_named(tmp_path: Path) -> None:
    with running_zotero("9.0.4") as zotero:
        expect(OldProgramError, zotero.url, tmp_path, "Zotero 9.0.4", "version 10", "dejalu export")


def test_a_person_says_no(zotero: Zotero, tmp_path: Path) -> None:
    zotero.answers = ["deny"]
    expect(DeniedError, zotero.url, tmp_path, "Always Allow")
    assert zotero.items == []


def test_a_leave_for_once_is_asked_for_again_until_zotero_asks_no_more(zotero: Zotero, send: Send) -> None:
    zotero.answers = ["once"]
    summary = Summary("Zotero")
    with pytest.raises(TooManyQuestionsError, match="42 seconds"):
        send(*MANY, summary=summary)
    assert summary.sent == len(zotero.items) == 250


def test_a_person_says_yes_and_then_no(zotero: Zotero, send: Send) -> None:
    zotero.answers = ["once", "deny"]
    summary = Summary("Zotero")
    with pytest.raises(DeniedError):
        send(*MANY[:80], summary=summary)
    assert summary.sent == len(zotero.items) == 50


def test_zotero_is_closed_in_the_middle(zotero: Zotero, send: Send) -> None:
    zotero.closes_after = 2
    summary = Summary("Zotero")
    with pytest.raises(LostProgramError, match="send again"):
        send(*MANY, summary=summary)
    assert summary.sent == len(zotero.items) == 100
    zotero.closes_after = 10**6
    summary = send(*MANY)
    assert (summary.sent, summary.unchanged) == (200, 100)
    assert len(zotero.items) == 300


def test_an_item_that_is_edited_meanwhile_is_left_alone_and_told(zotero: Zotero, send: Send) -> None:
    send(ATTENTION)
    zotero.meanwhile = lambda: zotero.edit(zotero.items[0], language="en")
    [refusal] = send(replace(ATTENTION, tags=("new",))).refused
    assert refusal.citation_key == "vaswani2017attention"
    assert "changed in Zotero meanwhile" in refusal.reason
    [item] = zotero.items
    assert item["language"] == "en"
    assert {"tag": "new"} not in item["tags"]
