"""The whole road: the command line, a real server, and services that stand in for arXiv and Crossref."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.server.test_cli import dejalu, expect_failure
from tests.serving import Server, wait_until
from tests.standins import Standins, Trouble, entry, work

from dejalu import __version__
from dejalu.commands import transfer
from dejalu.config import Config
from dejalu.connection import connect

TITLE = "Deep Residual Learning for Image Recognition"
PROCEEDINGS = "2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)"


@pytest.fixture
def library(services: Standins, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library of two papers, of which little is known in it."""
    for name, value in services.environment.items():
        monkeypatch.setenv(name, value)
    services.papers["1512.03385"] = entry(
        "1512.03385", TITLE, ["Kaiming He", "Jian Sun"], "2015-12-10", "cs.CV", doi="10.1109/CVPR.2016.90"
    )
    services.works["10.1109/cvpr.2016.90"] = work(
        "10.1109/CVPR.2016.90", TITLE, PROCEEDINGS, issued={"date-parts": [[2016]]}, page="770-778"
    )
    data = tmp_path / "library"
    with connect(Config(data=data)) as opened:
        for name in ("arxiv:1512.03385", "arxiv:2401.99999"):
            transfer.mark(opened, name, [{"type": "set_status", "status": "read"}])
    return data


@pytest.fixture
def server(library: Path) -> Iterator[Server]:
    server = Server(library)
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize("is_served", [True, False], ids=["with a server", "without a server"])
def test_papers_are_completed_and_exported_as_published(
    library: Path, services: Standins, is_served: bool, request: pytest.FixtureRequest
) -> None:
    if is_served:
        request.getfixturevalue("server")
    key = dejalu("cite", "arxiv:1512.03385", "--as", "key", data=library).stdout.strip()
    result = dejalu("enrich", data=library)
    assert result.stdout == (
        "Identifiers asked about: 3, known: 2. Papers completed: 2; published versions found: 1.\n"
    ), result.stderr
    entry_ = dejalu("cite", "arxiv:1512.03385", data=library).stdout
    assert entry_.startswith(f"@inproceedings{{{key},\n")
    for said in ("booktitle = {", "Computer Vision and Pattern Recognition", "year = {2016}", "pages = {770--778}"):
        assert said in entry_
    for said in ("author = {He, Kaiming", "primaryclass = {cs.CV}", "doi = {10.1109/cvpr.2016.90}", "eprint = {1512"):
        assert said in entry_
    told = {asked.agent for asked in services.asked}
    assert told == {f"Dejalu/{__version__}"}
    assert dejalu("enrich", data=library).stdout == "Nothing is left to ask: --again asks also what was asked before.\n"
    assert len(services.asked) == 2


def test_one_paper_is_asked_about_again_by_name_and_told_as_json(library: Path, services: Standins) -> None:
    dejalu("settings", "contact_email", "me@example.org", data=library)
    for _ in range(2):
        result = dejalu("enrich", "--again", "--json", "https://arxiv.org/abs/2401.99999", data=library)
        assert json.loads(result.stdout) == {"asked": 1, "found": 0, "completed": 0, "published": 0, "not_found": 1}
    assert services.names("arxiv") == [["2401.99999"]] * 2
    assert services.asked[0].agent == f"Dejalu/{__version__} (mailto:me@example.org)"
    expect_failure(dejalu("enrich", "arxiv:2401.00000", data=library), "No paper in the library is known as")


def test_a_failure_is_one_line_that_tells_what_was_reached(library: Path, services: Standins) -> None:
    services.papers["2401.99999"] = entry("2401.99999", "A Title", ["A. Author"], "2024-01-01")
    services.meanwhile = lambda: services.troubles.extend([Trouble(403)] * (len(services.asked) > 1))
    result = dejalu("enrich", data=library)
    expect_failure(result, "Crossref cannot be asked now: it answered with status 403", "asked about: 2, known: 2")
    assert "Still to ask: 1." in result.stderr
    assert "Kaiming He" in dejalu("search", "residual", data=library).stdout


def test_nothing_is_asked_by_itself_unless_that_is_switched_on(library: Path, services: Standins) -> None:
    server = Server(library)
    server.start()
    dejalu("search", "residual", data=library)
    server.dejalu("settings", "enrich", "on")
    server.stop()
    assert services.asked == []
    server.start()
    wait_until("the paper is complete", lambda: "Kaiming He" in dejalu("search", "1512.03385", data=library).stdout)
    server.stop()
    assert "could not" not in server.log.read_text(encoding="utf-8")


def test_a_server_that_waits_for_a_service_ends_at_once(library: Path, services: Standins) -> None:
    dejalu("settings", "enrich", "on", data=library)
    services.troubles = [Trouble(503, headers={"Retry-After": "100"})]
    server = Server(library)
    server.start()
    wait_until("arXiv is asked", lambda: services.asked)
    server.stop()
    assert "Traceback" not in server.log.read_text(encoding="utf-8")


def test_what_reads_answers_is_loaded_only_when_there_is_one() -> None:
    code = "import sys, dejalu.cli; print('defusedxml' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout == "False\n"
