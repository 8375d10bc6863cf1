"""Bibliographies as the programs write them that people keep their papers in."""

from datetime import UTC, date, datetime

from tests.server.importers.samples import names, papers, refused

from dejalu.identity.publication import Kind


def test_zotero() -> None:
    attention, bert = papers("zotero.bib")
    assert attention.line == 2
    assert attention.mention.title == "Attention Is All You Need"
    assert attention.mention.authors == ("Ashish Vaswani", "Noam Shazeer", "Aidan N. Gomez", "Łukasz Kaiser")
    assert attention.mention.abstract == "The dominant sequence transduction models achieve 28.4 BLEU & cost $5 less."
    assert names(attention) == ["arxiv:1706.03762"]
    assert attention.citation_key == "vaswani_attention_2023"
    assert attention.tags == ("Computer Science - Machine Learning", "to cite")
    # Its Extra, “arXiv:1706.03762 [cs]”, is no note.
    assert [note.body for note in attention.notes] == ["Comment: 15 pages, 5 figures", "Eight heads, see Table 3."]
    assert attention.seen_at == datetime(2024, 3, 5, 12, tzinfo=UTC)
    assert names(bert) == ["acl:N19-1423"]
    assert bert.mention.publication is not None
    assert bert.mention.publication.kind == Kind.CONFERENCE
    assert bert.mention.publication.pages == "4171-4186"


def test_better_bibtex() -> None:
    lora, deep = papers("better_bibtex.bib")
    assert lora.mention.title == "LoRA: Low-Rank Adaptation of Large Language Models"
    assert lora.mention.authors == ("Edward J. Hu", "Anna van der Berg", "Microsoft Research")
    assert (lora.mention.published, lora.mention.version) == (date(2021, 10, 16), 2)
    assert lora.mention.category is None
    assert lora.former_keys == ("huLoRALowRankAdaptation2021", "hu_lora_2021")
    assert lora.tags == ("fine-tuning", "/unread")
    assert lora.notes[0].body == "Rank 4 is enough.\n\nAsk about merging $W + BA$."
    assert names(deep) == ["doi:10.1038/nature14539"]
    assert deep.mention.publication is not None
    assert (deep.mention.publication.venue, deep.mention.publication.volume) == ("Nature", "521")


def test_jabref() -> None:
    goedel, skimmed = papers("jabref.bib")
    assert goedel.mention.title == "Über formal unentscheidbare Sätze"
    assert goedel.mention.authors == ("Kurt Gödel",)
    assert goedel.tags == ("logic", "incompleteness", "Thesis;Chapter 2")
    assert (goedel.status, goedel.starred) == ("read", True)
    assert goedel.added_at == datetime(2023, 1, 5, 10, 1, 33, tzinfo=UTC)
    comment, annas = goedel.notes
    assert comment.body == "First read in 2019.\n\n- 50% of it\n- see `a_b` & c"
    assert annas.body == "Anna: use the English edition."
    assert (skimmed.status, skimmed.starred) == ("seen", True)
    assert names(skimmed) == ["url:https://example.org/reports/skimmed"]
    assert not refused("jabref.bib")


def test_google_scholar() -> None:
    brown, llama, resnet = papers("scholar.bib")
    assert brown.mention.authors == ("Tom Brown", "Benjamin Mann", "Nick Ryder")
    assert names(llama) == ["arxiv:2302.13971"]
    assert llama.mention.publication is None
    assert resnet.mention.publication is not None
    assert resnet.mention.publication.kind == Kind.CONFERENCE


def test_acl_anthology() -> None:
    trust, universal = papers("acl.bib")
    assert trust.mention.title == "“Why Should I Trust You?”: Explaining the Predictions of Any Classifier"
    assert names(trust) == ["acl:N16-3020"]
    assert trust.mention.publication is not None
    assert trust.mention.publication.venue == (
        "Proceedings of the 2016 Conference of the North American Chapter: Demonstrations"
    )
    assert trust.mention.publication.year == 2016
    # Its volume comes after it.
    assert universal.mention.publication is not None
    assert universal.mention.publication.venue.endswith("Language Resources (LREC'16)")
    assert universal.mention.title == "Universal Dependencies: naïve Česky, Ångström, Søren"
    assert universal.mention.authors == (
        "Joakim Nivre",
        "Marie-Catherine de Marneffe",
        "Jan Hajič",
        "García López, Ana",
    )
    assert {entry.reason for entry in refused("acl.bib")} == {"It is a volume of proceedings, and no paper."}


def test_arxiv() -> None:
    attention, perelman = papers("arxiv.bib")
    assert names(attention) == ["arxiv:1706.03762"]
    assert attention.mention.category == "cs.CL"
    assert attention.mention.url == "https://arxiv.org/abs/1706.03762"
    assert names(perelman) == ["arxiv:math/0211159"]
    assert (perelman.mention.year, perelman.mention.published) == (2002, None)
