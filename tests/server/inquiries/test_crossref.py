"""What is read out of Crossref's answers."""

import json
from typing import Any

import pytest
from tests.standins import work, works

from dejalu.identity.identifiers import parse
from dejalu.identity.publication import Kind, Publication
from dejalu.inquiries import answer
from dejalu.inquiries.crossref import CROSSREF
from dejalu.inquiries.service import UnusableAnswerError
from dejalu.pages.mention import Mention

RESNET = work(
    "10.1109/CVPR.2016.90",
    "Deep Residual Learning for Image Recognition",
    author=[{"given": "Kaiming", "family": "He", "sequence": "first", "affiliation": []}, {"name": "A Team"}],
    issued={"date-parts": [[2016, 6]]},
    page="770-778",
    container="2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
)


def read(**item: Any) -> Mention:
    [mention] = CROSSREF.read(works(work("10.1000/182", "A Title", **item))).values()
    return mention


def test_a_paper_is_read_with_where_it_was_published() -> None:
    [(name, mention)] = CROSSREF.read(works(RESNET)).items()
    assert name == parse("doi:10.1109/cvpr.2016.90")
    assert mention.authors == ("Kaiming He", "A Team")
    assert (mention.year, mention.published) == (2016, None)
    assert mention.publication == Publication(
        kind=Kind.CONFERENCE,
        venue="2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)",
        year=2016,
        pages="770-778",
        publisher="A Publisher",
    )


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("journal-article", Publication(kind=Kind.JOURNAL, venue="B", volume="5", number="2", publisher="A Publisher")),
        ("book-chapter", Publication(kind=Kind.CHAPTER, venue="B", volume="5", number="2", publisher="A Publisher")),
        ("monograph", Publication(kind=Kind.BOOK, volume="5", number="2", publisher="A Publisher")),
        ("dissertation", Publication(kind=Kind.THESIS, venue="A Publisher", volume="5", number="2")),
        ("posted-content", None),
        ("dataset", None),
        ("no such type", None),
    ],
)
def test_each_type_is_a_kind_of_publication_or_none(kind: str, expected: Publication | None) -> None:
    item = {"type": kind, "volume": "5", "issue": "2", "container-title": ["A Series", "B"]}
    assert read(**item).publication == expected


def test_papers_of_the_acl_are_asked_for_by_their_doi() -> None:
    asked = CROSSREF.ask([parse("acl:N19-1423"), parse("acl:P15-1001"), parse("acl:2020.acl-main.1")])
    assert asked["filter"] == "doi:10.18653/v1/N19-1423,doi:10.3115/v1/P15-1001,doi:10.18653/v1/2020.acl-main.1"
    assert list(CROSSREF.read(works(work("10.18653/v1/n19-1423", "BERT")))) == [parse("acl:N19-1423")]


def test_markup_and_entities_are_read_as_what_they_show() -> None:
    mention = read(
        title=["Growth of &lt;i&gt;E. coli&lt;/i&gt; in H<sub>2</sub>O &amp;amp; air, a < b"],
        subtitle=["A Study"],
        abstract="<jats:title>Abstract</jats:title><jats:p>One.</jats:p><jats:p>Two.</jats:p>",
    )
    assert mention.title == "Growth of E. coli in H2O & air, a < b: A Study"
    assert mention.abstract == "One. Two."


def test_a_preprint_names_its_published_version() -> None:
    relation = {"is-preprint-of": [{"id-type": "doi", "id": "10.1038/S41586-1", "asserted-by": "subject"}]}
    assert parse("doi:10.1038/s41586-1") in read(type="posted-content", relation=relation).identifiers


@pytest.mark.parametrize("wrong", [None, 5, True, "x", [], {}, [None], [[]], [["x"]], {"date-parts": [[None]]}, [{}]])
@pytest.mark.parametrize("part", ["title", "subtitle", "author", "issued", "container-title", "relation", "page"])
def test_values_of_the_wrong_type_say_nothing(part: str, wrong: object) -> None:
    assert answer.load(json.loads(json.dumps(answer.dump(read(**{part: wrong}))))).year is None


@pytest.mark.parametrize(
    "content",
    [
        works(RESNET)[:200],
        b"",
        b"[]",
        b'{"message": null}',
        b'{"message": {"items": {}}}',
        b'{"message": "Not Implemented"}',
        b"[" * 1_000_000,
        b'{"message": {"items": [{"DOI": "10.1/2", "issued": {"date-parts": [[' + b"9" * 9_999 + b"]]}}]}}",
        b"\xff\xfe",
    ],
)
def test_what_is_no_answer_is_refused(content: bytes) -> None:
    with pytest.raises(UnusableAnswerError):
        CROSSREF.read(content)


def test_what_is_kept_comes_back() -> None:
    [mention] = CROSSREF.read(works(RESNET)).values()
    assert answer.load(json.loads(json.dumps(answer.dump(mention)))) == mention
    half = CROSSREF.read(works(work("10.1000/182", "Half a \ud800 pair\0")))
    assert next(iter(half.values())).title == "Half a pair"
