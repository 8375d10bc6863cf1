"""The bookmarks of a browser."""

from datetime import UTC, datetime

from tests.server.importers.samples import names, papers, refused


def test_bookmarks_of_papers() -> None:
    assert [(names(paper), paper.mention.title) for paper in papers("bookmarks.html")] == [
        (["arxiv:1706.03762"], "Attention Is All You Need"),
        (["arxiv:2010.11929"], "An Image is Worth 16x16 Words"),
        (["openreview:YicbFdNTTy"], "An Image is Worth"),
    ]


def test_folders_are_tags_but_for_the_browsers_own() -> None:
    attention, image, other = papers("bookmarks.html")
    assert attention.tags == ("Papers & more",)
    assert image.tags == ("Papers & more", "Vision", "vit", "to cite")
    assert other.tags == ()


def test_the_day_and_the_text_below() -> None:
    attention, image, _ = papers("bookmarks.html")
    assert attention.added_at == datetime(2020, 9, 13, 12, 26, 42, tzinfo=UTC)
    assert image.added_at == datetime(2020, 9, 13, 12, 26, 43, tzinfo=UTC)
    assert [note.body for note in image.notes] == ["Patches as <words>"]


def test_other_bookmarks_are_refused() -> None:
    [news] = refused("bookmarks.html")
    assert (news.line, news.name, news.reason) == (18, "Hacker News", "Its address names no paper.")
