"""The annotations of Hypothesis."""

from datetime import UTC, datetime

from tests.server.importers.samples import names, papers, refused


def test_annotations_of_one_page_are_one_paper() -> None:
    [attention] = papers("hypothesis.json")
    assert attention.mention.title == "Attention Is All You Need"
    assert names(attention) == ["arxiv:1706.03762"]
    assert attention.mention.version == 5
    assert attention.tags == ("attention", "question")
    assert attention.added_at == datetime(2024, 4, 1, 8, tzinfo=UTC)


def test_a_note_with_the_passage_it_is_about() -> None:
    [attention] = papers("hypothesis.json")
    why, page = attention.notes
    assert (why.body, why.quote) == ("Why *eight*?", "eight parallel\nheads")
    assert (why.prefix, why.suffix) == ("we employ h = ", " or layers")
    assert why.written_at == datetime(2024, 4, 1, 8, 5, tzinfo=UTC)
    assert (page.body, page.quote) == ("A page note.", "")


def test_replies_and_what_names_no_page_are_refused() -> None:
    assert [(entry.line, entry.reason) for entry in refused("hypothesis.json")] == [
        (3, "It is a reply to another annotation."),
        (4, "It names no page: it has no uri."),
    ]
