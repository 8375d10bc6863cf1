"""A small library, made up, in which every way to write a word occurs."""

from typing import Any

from tests.server.conftest import Caller

PAPERS: dict[str, dict[str, Any]] = {
    "heads": {
        "identifiers": ["arxiv:2406.09519"],
        "title": "Talking Heads: Understanding Inter-layer Communication in Transformer Language Models",
        "authors": ["Jack Merullo", "Carsten Eickhoff", "Ellie Pavlick"],
        "abstract": "Although it is known that transformer language models pass features from early layers to later "
        "layers, it is not well understood how this information is represented and routed.",
        "published": "2024-06-13",
    },
    "link": {
        "identifiers": ["arxiv:2309.00789"],
        "title": "LinkTransformer: A Unified Package for Record Linkage",
        "authors": ["Abhishek Arora", "Melissa Müller"],
        "year": 2023,
    },
    "water": {
        "identifiers": ["doi:10.1000/h2o.182"],
        "title": r"Neural potentials for H$_2$O: an $\alpha$-divergence for {B}ayesian Schr\"odinger bridges",
        "authors": ["Paul Erdős", "Łukasz Kaiser"],
        "year": 2019,
    },
    "deep": {
        "identifiers": ["openreview:abcDEF123"],
        "title": "深層学習の基礎 and naïve Bayes",
        "authors": ["山田 太郎"],
    },
    "gpt": {
        "identifiers": ["arxiv:2303.08774"],
        "title": "GPT-4 in C++ and F#: a report",
        "authors": ["Ada O'Hara"],
        "published": "2023-03-15",
    },
    "cohomology": {
        "identifiers": ["arxiv:math/0309136"],
        "title": "Étale cohomology of C and 1e5 curves",
        "authors": ["Alexander Grothendieck"],
    },
    "web": {"identifiers": ["url:https://example.org/a-paper_1.html"], "title": "std::vector, 50% faster & more"},
    "nameless": {"identifiers": ["pmid:12345678"], "title": ""},
}
"""Papers by what they are called here, in the order in which they are met."""
NOTE = "My own idea: routing of features. See https://example.org/tables?id=7 and snake_case."
LONG = " ".join(f"word{number}" for number in range(11_000)) + " lastly"
"""A note of 100,000 letters."""


def fill(caller: Caller) -> None:
    """Meet all papers, and keep something of each."""
    caller.sync(*(caller.operation("seen", paper) for paper in PAPERS.values()))
    keep: list[tuple[str, str, dict[str, Any]]] = [
        ("set_tag", "heads", {"tag": "To cite", "on": True}),
        ("set_tag", "heads", {"tag": "llm", "on": True}),
        ("set_tag", "link", {"tag": "to read soon", "on": True}),
        ("set_tag", "deep", {"tag": "基礎", "on": True}),
        ("put_note", "heads", {"note_id": _id(1), "body": NOTE}),
        ("put_note", "water", {"note_id": _id(2), "body": LONG}),
        ("put_note", "gpt", {"note_id": _id(3), "body": "!!!", "quote": {"exact": "a passage on alignment"}}),
        ("set_status", "heads", {"status": "read"}),
        ("set_status", "link", {"status": "to-read"}),
        ("set_status", "cohomology", {"status": "seen"}),
        ("set_star", "deep", {"starred": True}),
    ]
    caller.sync(*(caller.operation(type_, PAPERS[name], **values) for type_, name, values in keep))


def _id(number: int) -> str:
    return f"{number:08}-1111-4111-8111-111111111111"


def names(answer: dict[str, Any]) -> list[str]:
    """What the papers of an answer are called here, by name; those that are only near the query, not."""
    if answer["is_near"]:
        return []
    called = {paper["identifiers"][0]: name for name, paper in PAPERS.items()}
    return sorted(called[paper["mark"]["identifiers"][0]] for paper in answer["papers"])
