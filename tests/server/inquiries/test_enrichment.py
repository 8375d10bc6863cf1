"""Papers are completed from what arXiv and Crossref know, in both databases."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from tests.server.conftest import Caller
from tests.standins import Standins, entry, work

from dejalu.database import Database
from dejalu.enrichment.enricher import Enricher, Step
from dejalu.identity.publication import Kind, Publication
from dejalu.models import Inquiry
from dejalu.services import exports
from dejalu.services.library import Filter

TITLE = "Deep Residual Learning for Image Recognition"
RESNET: dict[str, Any] = {"identifiers": ["arxiv:1512.03385"], "title": TITLE}
PUBLISHED = work(
    "10.1109/cvpr.2016.90",
    TITLE,
    issued={"date-parts": [[2016, 6]]},
    page="770-778",
    container="2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
)


@pytest.fixture
def resnet(services: Standins, caller: Caller) -> int:
    """A paper of which nothing but its title is known here, and all at the services."""
    services.papers["1512.03385"] = entry(
        "1512.03385", TITLE, ["Kaiming He", "Xiangyu Zhang"], "2015-12-10", "cs.CV", doi="10.1109/CVPR.2016.90"
    )
    services.works["10.1109/cvpr.2016.90"] = PUBLISHED
    number: int = caller.do("seen", RESNET)["paper_id"]
    return number


def ask_all(enricher: Enricher, reader_id: int, *paper_ids: int, again: bool = False) -> list[Step]:
    """Ask until nothing is left."""
    steps = [enricher.step(reader_id, paper_ids, again=again)]
    while steps[-1].remaining:
        steps.append(enricher.step(reader_id, paper_ids))
        assert len(steps) < 20
    return steps


def bibtex(caller: Caller) -> str:
    return caller.ask("GET", "/export/bibtex").text


def test_a_preprint_is_completed_and_its_published_version_kept_beside_it(
    caller: Caller, enricher: Enricher, services: Standins, me: int, resnet: int
) -> None:
    assert ask_all(enricher, me) == [
        Step(asked=1, found=1, completed=1, published=0, remaining=1),
        Step(asked=1, found=1, completed=1, published=1, remaining=0),
    ]
    assert services.names("arxiv") == [["1512.03385"]]
    assert services.names("crossref") == [["10.1109/cvpr.2016.90"]]
    paper = caller.get(f"/papers/{resnet}")
    assert paper["authors"] == ["Kaiming He", "Xiangyu Zhang"]
    assert (paper["published"], paper["year"]) == ("2015-12-10", 2015)  # The year of the other one is told with it.
    assert paper["abstract"].startswith("What Deep Residual Learning")
    assert paper["mark"]["identifiers"] == ["arxiv:1512.03385", "doi:10.1109/cvpr.2016.90"]


def test_what_is_exported_says_where_it_was_published(
    caller: Caller, enricher: Enricher, database: Database, me: int, resnet: int
) -> None:
    ask_all(enricher, me)
    with database.writing() as session:
        ids = exports.give_keys(session, me, Filter())
        [told] = exports.read(session, me, ids)
    assert (told.arxiv, told.primary_class, told.doi) == ("1512.03385", "cs.CV", "10.1109/cvpr.2016.90")
    assert told.published == date(2015, 12, 10)
    assert told.publication == Publication(
        kind=Kind.CONFERENCE,
        venue="2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
        year=2016,
        pages="770-778",
        publisher="A Publisher",
    )


def test_the_library_is_in_order_afterwards(caller: Caller, enricher: Enricher, me: int, resnet: int) -> None:
    ask_all(enricher, me)
    assert [found for found in caller.get("/health")["findings"] if not found["is_well"]] == []


def test_the_browsers_hear_of_the_names_it_gained(caller: Caller, enricher: Enricher, me: int, resnet: int) -> None:
    seq = caller.sync()["seq"]
    ask_all(enricher, me)
    [mark] = caller.sync(since=seq)["changes"]
    assert mark["identifiers"] == ["arxiv:1512.03385", "doi:10.1109/cvpr.2016.90"]


def test_the_export_has_what_was_found_under_the_key_it_had(
    caller: Caller, enricher: Enricher, me: int, resnet: int
) -> None:
    before = bibtex(caller)
    key = before[before.index("{") + 1 : before.index(",")]
    ask_all(enricher, me)
    after = bibtex(caller)
    assert f"@inproceedings{{{key}," in after
    for field in ("author = {He, Kaiming", "primaryclass = {cs.CV}", "10.1109/cvpr.2016.90"):
        assert field in after


def test_what_the_reader_typed_wins(caller: Caller, enricher: Enricher, me: int, resnet: int) -> None:
    typed = {"title": "ResNet", "authors": ["Me Myself"]}
    assert caller.ask("PATCH", f"/papers/{resnet}", json=typed).status_code == 200
    caller.do("set_status", RESNET, status="read")
    caller.do("set_tag", RESNET, tag="vision", on=True)
    ask_all(enricher, me)
    paper = caller.get(f"/papers/{resnet}")
    assert (paper["title"], paper["authors"]) == ("ResNet", ["Me Myself"])
    assert (paper["mark"]["status"], paper["mark"]["tags"]) == ("read", ["vision"])
    assert paper["abstract"]


def test_nothing_is_asked_twice_but_on_request(
    caller: Caller, enricher: Enricher, services: Standins, me: int, resnet: int
) -> None:
    caller.do("seen", {"identifiers": ["arxiv:2401.00001"]})
    caller.do("seen", {"identifiers": ["doi:10.1000/182"]})
    ask_all(enricher, me)
    asked = len(services.asked)
    assert ask_all(enricher, me) == [Step(asked=0, found=0, completed=0, published=0, remaining=0)]
    assert len(services.asked) == asked
    # The preprint has all there is by now.
    steps = ask_all(enricher, me, again=True)
    assert (sum(step.asked for step in steps), sum(step.completed for step in steps)) == (2, 0)
    ask_all(enricher, me, resnet, again=True)
    assert len(services.asked) == asked + 2


def test_what_was_not_found_or_not_published_is_asked_about_after_a_month(
    caller: Caller, enricher: Enricher, services: Standins, database: Database, me: int, resnet: int
) -> None:
    services.papers["2401.00002"] = entry("2401.00002", "A Preprint", ["A. Author"], "2024-01-01")
    caller.do("seen", {"identifiers": ["arxiv:2401.00001"]})
    caller.do("seen", {"identifiers": ["arxiv:2401.00002"]})
    ask_all(enricher, me)
    with database.writing() as session:
        session.execute(update(Inquiry).values(asked_at=datetime.now(UTC) - timedelta(days=29)))
    assert enricher.step(me).asked == 0
    with database.writing() as session:
        session.execute(update(Inquiry).values(asked_at=datetime.now(UTC) - timedelta(days=31)))
    services.papers["2401.00002"] = entry(
        "2401.00002", "A Preprint", ["A. Author"], "2024-01-01", journal_ref="ICLR 2024"
    )
    [step] = ask_all(enricher, me)
    assert (step.asked, step.published) == (2, 1)
    assert services.names("arxiv")[-1] == ["2401.00001", "2401.00002"]


def test_papers_of_two_records_become_one_by_the_doi_that_arxiv_names(
    caller: Caller, enricher: Enricher, me: int, resnet: int
) -> None:
    caller.do("seen", {"identifiers": ["doi:10.1109/cvpr.2016.90"], "title": "Deep residual nets"})
    caller.do("set_status", {"identifiers": ["doi:10.1109/cvpr.2016.90"]}, status="read")
    ask_all(enricher, me)
    [paper] = caller.get("/papers")["papers"]
    assert paper["mark"]["status"] == "read"
    assert set(paper["mark"]["identifiers"]) == {"arxiv:1512.03385", "doi:10.1109/cvpr.2016.90"}


def test_many_are_asked_about_in_one_question(caller: Caller, enricher: Enricher, services: Standins, me: int) -> None:
    names = [f"2401.{number:05}" for number in range(105)]
    dois = [f"10.1000/{number}" for number in range(52)]
    papers: list[dict[str, Any]] = [{"identifiers": [f"arxiv:{name}"]} for name in names]
    papers += [{"identifiers": [f"doi:{doi}"]} for doi in dois]
    caller.sync(*(caller.operation("seen", paper) for paper in papers))
    remaining = [(step.asked, step.remaining) for step in ask_all(enricher, me)]
    assert remaining == [(100, 57), (5, 52), (50, 2), (2, 0)]
    assert [len(batch) for batch in services.names("arxiv")] == [100, 5]
    assert {name for batch in services.names("arxiv") for name in batch} == set(names)
    assert all(asked.beside == 0 for asked in services.asked)


def test_one_identifier_that_is_refused_does_not_keep_the_others_back(
    caller: Caller, enricher: Enricher, services: Standins, me: int
) -> None:
    names = [f"2401.{number:05}" for number in range(9)]
    services.papers |= {name: entry(name, name, ["A. Author"], "2024-01-01") for name in names}
    services.refused = {names[5]}
    caller.sync(*(caller.operation("seen", {"identifiers": [f"arxiv:{name}"]}) for name in names))
    [step] = ask_all(enricher, me)
    assert (step.asked, step.found) == (9, 8)
