"""PaperMemory's JSON."""

from datetime import UTC, datetime

from tests.server.importers.samples import names, papers, refused


def test_a_paper() -> None:
    attention, _ = papers("papermemory.json")
    assert attention.mention.title == "Attention Is All You Need"
    assert attention.mention.authors == ("Ashish Vaswani", "Noam Shazeer", "Niki Parmar")
    assert attention.mention.year == 2017
    assert attention.mention.url == "https://arxiv.org/abs/1706.03762"
    assert names(attention) == ["arxiv:1706.03762"]
    assert attention.citation_key == "vaswani2017attention"
    assert attention.tags == ("nlp", "to-cite")
    assert (attention.starred, attention.times_seen) == (True, 7)
    assert attention.added_at == datetime(2022, 1, 3, 9, 12, 44, tzinfo=UTC)
    assert attention.seen_at == datetime(2023, 7, 30, 20, tzinfo=UTC)


def test_the_venue_that_it_writes_into_notes_is_no_note() -> None:
    attention, _ = papers("papermemory.json")
    assert [note.body for note in attention.notes] == ["Eight heads."]


def test_a_paper_of_proceedings() -> None:
    _, song = papers("papermemory.json")
    [name] = names(song)
    assert name.startswith("url:https://proceedings.neurips.cc/paper_files/paper/2019/hash/3001ef25")
    assert (song.notes, song.starred) == ((), False)


def test_what_is_no_paper() -> None:
    assert [(entry.name, entry.reason) for entry in refused("papermemory.json")] == [("Broken", "It is no paper.")]
