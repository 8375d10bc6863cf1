"""A page that its owner edited, written anew: what is theirs stays, character for character."""

from dataclasses import replace

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.server.telling_entries import ANYTHING, ENTRY, PREPRINT

from dejalu.exporters import markdown_page
from dejalu.exporters.entry import Entry
from dejalu.exporters.markdown_merge import Page

PAGE = markdown_page.write(PREPRINT)
LATER = replace(PREPRINT, title="Attention Was All You Needed", status="reading", tags=("to cite", "late"), notes=())


def merge(page: str, entry: Entry) -> str | None:
    old, fresh = Page.parse(page), Page.parse(markdown_page.write(entry))
    assert old
    assert fresh
    return old.merge(fresh)


def front(page: str) -> dict[str, object]:
    read: dict[str, object] = yaml.safe_load(page.lstrip("\ufeff").replace("\r\n", "\n").split("\n---\n")[0][4:])
    return read


def edit(page: str, *changes: tuple[str, str]) -> str:
    for old, new in changes:
        assert page.count(old) == 1, old
        page = page.replace(old, new)
    return page


def test_an_untouched_page_becomes_the_new_one_and_stays_so() -> None:
    later = markdown_page.write(LATER)
    assert merge(PAGE, PREPRINT) == PAGE
    assert merge(PAGE, LATER) == later
    assert merge(later, LATER) == later


def test_what_the_owner_wrote_around_our_part_stays() -> None:
    theirs = edit(
        PAGE,
        ("%% begin dejalu", "My words before.\n\n%% begin dejalu"),
        ("%% end dejalu %%\n", "%% end dejalu %%\n\n# Mine\n\n- [ ] todo ^id  \n\n%% end %% --- $x$"),
    )
    merged = merge(theirs, LATER)
    assert merged
    assert merged.endswith("%% end dejalu %%\n\n# Mine\n\n- [ ] todo ^id  \n\n%% end %% --- $x$")
    assert "---\nMy words before.\n\n%% begin dejalu (late to-cite)" in merged
    assert "# Attention Was All You Needed" in merged
    assert "Eight heads." not in merged


def test_the_owners_keys_comments_and_layout_stay_in_the_front_matter() -> None:
    theirs = edit(
        PAGE,
        ("year: 2017", "# about time\nyear: 2017  # mine\n\nrating:   5\nlinks: {a: [b,\n  c]}"),
        ('status: "read"', "status: read"),
        ("read: 2025-01-03", "read: 2025-01-03\ncssclasses:\n  - wide # so\n# the end"),
    )
    expected = edit(
        theirs,
        ("status: read\n", 'status: "reading"\n'),
        ("read: 2025-01-03", "read: null"),
        ('title: "Attention Is', 'title: "Attention Was'),
    )
    merged = merge(theirs, replace(LATER, title="Attention Was All You Need", tags=PREPRINT.tags))
    assert merged
    assert merged.split("\n---\n")[0].split("citekey")[1] == expected.split("\n---\n")[0].split("citekey")[1]
    assert merge(theirs, PREPRINT) == theirs


def test_a_tag_and_an_alias_of_the_owners_stay_and_a_tag_of_ours_goes_when_it_is_gone() -> None:
    theirs = edit(
        PAGE,
        ('tags:\n- "Attention-heads"\n- "to-cite"\n', "tags:\n  - seminal\n  - Attention-heads\n  - to-cite\n"),
        ('- "arXiv:1706.03762"\n', '- "arXiv:1706.03762"\n- The Transformer\n'),
    )
    assert merge(theirs, PREPRINT) == theirs
    merged = merge(theirs, LATER)
    assert merged
    assert front(merged)["tags"] == ["late", "to-cite", "seminal"]
    assert "The Transformer" in front(merged)["aliases"]  # type: ignore[operator]
    assert "Attention Is All You Need" not in front(merged)["aliases"]  # type: ignore[operator]
    again = merge(merged, replace(LATER, tags=()))
    assert again
    assert front(again)["tags"] == ["seminal"]


def test_a_key_of_ours_that_was_deleted_comes_back() -> None:
    merged = merge(edit(PAGE, ("year: 2017\n", "")), PREPRINT)
    assert merged
    assert front(merged) == front(PAGE)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_windows_line_ends_stay(mark: str) -> None:
    theirs = mark + (PAGE + "mine\n").replace("\n", "\r\n")
    assert merge(theirs, PREPRINT) == theirs
    assert merge(theirs, LATER) == mark + (markdown_page.write(LATER) + "mine\n").replace("\n", "\r\n")


@pytest.mark.parametrize(
    "changes",
    [
        [("%% begin dejalu", "begin dejalu")],
        [("%% end dejalu %%", "%% the end %%")],
        [("%% end dejalu %%", "%% end dejalu %%\n%% end dejalu %%")],
        [("%% end dejalu %%", ""), ("# Attention", "%% end dejalu %%\n# Attention"), ("%% begin", "  %% begin")],
        [("---\ntitle", "title")],
        [('title: "Attention', 'title: "Att"ention')],
        [("aliases:\n", "aliases: &a\n"), ("authors:\n", "mine: *a\nauthors:\n")],
    ],
)
def test_a_page_whose_marks_or_front_matter_are_damaged_is_not_merged(changes: list[tuple[str, str]]) -> None:
    page = Page.parse(edit(PAGE, *changes))
    fresh = Page.parse(markdown_page.write(LATER))
    assert fresh
    assert page is None or page.merge(fresh) is None


_LINES = st.lists(ANYTHING.map(lambda text: text.replace("dejalu", "")), max_size=4).map("\n".join)
_KEYS = st.dictionaries(st.sampled_from(["rating", "up", "année", "my key"]), st.integers() | ANYTHING, max_size=3)


def check(before: Entry, after: Entry, above: str, below: str, theirs: dict[str, object], place: int) -> None:
    after = replace(after, citation_key=before.citation_key)
    lines = markdown_page.write(before).split("\n")
    places = [i for i, line in enumerate(lines[: lines.index("---", 1) + 1]) if i and line[:1] not in ("-", "")]
    own = yaml.safe_dump(theirs, allow_unicode=True) if theirs else ""
    lines.insert(places[place % len(places)], f"# a comment\n{own}# another")
    start = next(i for i, line in enumerate(lines) if line.startswith("%% begin dejalu"))
    lines.insert(start, above)
    page = "\n".join(lines) + below
    merged = merge(page, after)
    assert merged
    assert f"# a comment\n{own}# another" in merged
    assert merged.split("%% begin dejalu")[0].endswith(f"---\n{above}\n")
    assert merged.endswith(f"%% end dejalu %%\n{below}")
    fresh, read = front(markdown_page.write(after)), front(merged)
    assert {name: read[name] for name in fresh} == fresh
    assert {name: read[name] for name in theirs} == yaml.safe_load(own or "{}")
    assert merge(merged, after) == merged


_CASE = (ENTRY, ENTRY, _LINES, _LINES, _KEYS, st.integers(0, 20))
test_every_character_of_the_owners_stays = settings(max_examples=200, deadline=None)(given(*_CASE)(check))
test_every_character_of_the_owners_stays_at_length = pytest.mark.soak(
    settings(max_examples=10_000, deadline=None)(given(*_CASE)(check))
)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="-: \n\"'[]{}&*#|>%a", max_size=40), st.text(max_size=30))
def test_any_front_matter_at_all_is_refused_or_stays_what_it_is(own: str, more: str) -> None:
    page = Page.parse(edit(PAGE, ("year: 2017\n", f"year: 2017\n{own}{more}\n")))
    fresh = Page.parse(markdown_page.write(LATER))
    assert fresh
    merged = page.merge(fresh) if page else None
    if merged is not None:
        assert Page.parse(merged)
        assert merged.endswith("%% end dejalu %%\n")
