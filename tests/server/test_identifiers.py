"""Identifiers out of everything that a page or a person writes, by the table that the extension shares."""

import json
from datetime import date
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from dejalu.errors import UnknownIdentifierError
from dejalu.identity.identifiers import LONGEST, Identifier, address, find, parse, published_month, version
from dejalu.schemas.fields import IdentifierText

CONTRACT = json.loads((Path(__file__).parents[1] / "contract" / "identifiers.json").read_text())
ROWS = [(row["text"], row["identifier"], row.get("version")) for group in CONTRACT for row in group["rows"]]
IDENTIFIERS = sorted({identifier for _, identifier, _ in ROWS if identifier})


@pytest.mark.parametrize(("text", "identifier", "stated"), ROWS)
def test_a_text_names_the_paper_of_the_contract_or_none(text: str, identifier: str | None, stated: int | None) -> None:
    if identifier is None:
        with pytest.raises(UnknownIdentifierError):
            parse(text)
    else:
        assert str(parse(text)) == identifier
        assert version(parse(text)) == stated


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_the_address_of_an_identifier_leads_back_to_it(identifier: str) -> None:
    assert str(parse(address(parse(identifier)))) == identifier


@pytest.mark.parametrize("identifier", IDENTIFIERS)
def test_the_server_takes_every_identifier_that_the_extension_reads(identifier: str) -> None:
    assert str(IdentifierText().deserialize(identifier)) == identifier


BEGINNINGS = [
    "", "arxiv:", "doi:10.1000/", "10.48550/arXiv.", "10.1101/", "url:", "http://", "https://arxiv.org/",
    "https://arxiv.org:80/abs/", "https://doi.org/10.1000/", "https://huggingface.co:443/papers/",
    "https://openreview.net/forum?", "https://example.org/?", "https://example.org/doi/10.1000/",
    "https://openaccess.thecvf.com/content", "https://ieeexplore.ieee.org/", "https://dl.acm.org/citation.cfm?",
]  # fmt: skip
ENDINGS = st.one_of(
    st.text(st.characters()),
    st.text("aZ09/.-_?#&=%:;()[]v @é\x00\ud800", max_size=40),
    st.sampled_from(["2406.09519v2", "hep-th/9901001.pdf", "%2541", "utm_a=b&utm_c", "id=rJl-b3RcF7"]),
)


@given(st.builds(str.__add__, st.sampled_from(BEGINNINGS), ENDINGS))
@example("arxiv:" + "1" * 1_000_000)
@example("https://" + "a." * 200 + "org/" + "é" * 90)
def test_any_text_is_refused_or_read_as_what_reads_back_as_itself(text: str) -> None:
    try:
        identifier = parse(text)
    except UnknownIdentifierError:
        return
    assert parse(str(identifier)) == identifier
    assert str(identifier).isascii()
    assert str(identifier).isprintable()
    assert len(str(identifier)) <= LONGEST
    assert address(identifier).startswith("https://")


REFERENCES = {
    "[1] A. Vaswani et al. Attention is all you need. arXiv preprint arXiv:1706.03762v5 (2017).": ["arxiv:1706.03762"],
    "K. He et al. Deep residual learning. CVPR 2016, 770–778. https://doi.org/10.1109/CVPR.2016.90.": [
        "doi:10.1109/cvpr.2016.90"
    ],
    "Diederik P. Kingma, Jimmy Ba: Adam. CoRR abs/1412.6980 (2014)": ["arxiv:1412.6980"],
    "T. Brown et al. Language models are few-shot learners. ArXiv, abs/2005.14165.": ["arxiv:2005.14165"],
    "J. Devlin et al. 2019. BERT. https://aclanthology.org/N19-1423/ (doi:10.18653/v1/N19-1423).": ["acl:N19-1423"],
    "Jumper J et al. Nature 596, 583–589 (2021). doi:10.1038/s41586-021-03819-2; PMID: 34265844; PMCID: PMC8371605.": [
        "doi:10.1038/s41586-021-03819-2",
        "pmid:34265844",
        "url:https://pmc.ncbi.nlm.nih.gov/articles/PMC8371605",
    ],
    "J. Maldacena, Adv. Theor. Math. Phys. 2 (1998) 231 [hep-th/9711200].": ["arxiv:hep-th/9711200"],
    "G. Perelman, math.DG/0211159; arXiv:math.DG/0303109v1, 2003.": [
        "arxiv:math/0211159",
        "arxiv:math/0303109",
    ],
    "Finding structure in time (Elman 1990, doi: 10.1016/0364-0213(90)90002-E).": ["doi:10.1016/0364-0213(90)90002-e"],
    "JASIS 49(8), 693–702. DOI 10.1002/(SICI)1097-4571(199806)49:8<693::AID-ASI4>3.0.CO;2-O, 1998.": [
        "doi:10.1002/(sici)1097-4571(199806)49:8<693::aid-asi4>3.0.co;2-o"
    ],
    "Goodfellow I. et al. http://papers.nips.cc/paper/5423-generative-adversarial-nets.pdf, 2014": [
        "url:https://papers.nips.cc/paper/5423-generative-adversarial-nets"
    ],
    "- [EfficientNet](https://proceedings.mlr.press/v97/tan19a.html), [10.1145/1](https://doi.org/10.1145/1).": [
        "url:https://proceedings.mlr.press/v97/tan19a.html",
        "doi:10.1145/1",
    ],
    r"\bibitem{lth} \url{https://openreview.net/forum?id=rJl-b3RcF7}": ["openreview:rJl-b3RcF7"],
    "LoRA (arxiv.org/abs/2106.09685v2); 见arXiv:2406.09519。": ["arxiv:2106.09685", "arxiv:2406.09519"],
    "C. Hsu et al. https://www.biorxiv.org/content/10.1101/2022.04.10.487779v2.full.pdf)": [
        "doi:10.1101/2022.04.10.487779"
    ],
    "Version 2019.12345 of 10.4/7, lines 1706.03762 and 2.10.4321; see https://github.com/a/b and bit.ly/1234567.": [],
    "https://arxiv.org/list/cs.CL/recent, https://openreview.net/group?id=ICLR.cc, https://doi.org/": [],
}


@pytest.mark.parametrize(("reference", "identifiers"), REFERENCES.items())
def test_the_papers_of_a_reference_are_found(reference: str, identifiers: list[str]) -> None:
    assert [str(identifier) for identifier in find(reference)] == identifiers


def test_each_paper_of_a_list_is_found_once_in_the_order_of_the_list() -> None:
    listed = [*REFERENCES, *REFERENCES]
    assert [str(identifier) for identifier in find("\n".join(listed))] == list(chain(*REFERENCES.values()))


def test_a_reference_found_states_its_version() -> None:
    assert [version(identifier) for identifier in find("arXiv:1706.03762v5 and hep-th/9711200")] == [5, None]


@given(st.text() | st.lists(st.sampled_from(BEGINNINGS) | ENDINGS).map("".join))
@example("a." * 500_000)
@example("10.1000/" + "(" * 500_000)
@example("arxiv:" * 100_000)
def test_any_text_can_be_searched(text: str) -> None:
    for identifier in find(text):
        assert parse(str(identifier)) == identifier


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("arxiv:2406.09519", date(2024, 6, 1)),
        ("arxiv:0704.0001", date(2007, 4, 1)),
        ("arxiv:hep-th/9901001", date(1999, 1, 1)),
        ("arxiv:math/0309136", date(2003, 9, 1)),
        # No such month, and a scheme that states none.
        ("arxiv:2413.00001", None),
        ("doi:10.1000/2406.09519", None),
    ],
)
def test_an_arxiv_identifier_states_its_month(text: str, month: date | None) -> None:
    assert published_month(parse(text)) == month


def test_the_text_an_identifier_was_read_from_is_kept_and_compares_as_nothing() -> None:
    from_address = parse(" https://arxiv.org/abs/2406.09519v2 ")
    assert from_address.raw == "https://arxiv.org/abs/2406.09519v2"
    assert from_address == Identifier("arxiv", "2406.09519")


def test_identifiers_sort_and_print_by_scheme_and_value() -> None:
    ordered = sorted([Identifier("doi", "10.1000/182"), Identifier("arxiv", "2406.09519")])
    assert [str(identifier) for identifier in ordered] == ["arxiv:2406.09519", "doi:10.1000/182"]
