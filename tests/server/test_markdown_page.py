"""A paper's page, byte by byte; its front matter as PyYAML reads it, and its text as a Markdown reader does."""

from dataclasses import replace
from datetime import date
from html import unescape

import pytest
import yaml
from hypothesis import given, settings
from markdown_it import MarkdownIt
from tests.server.hard_entries import HARD_TITLES
from tests.server.telling_entries import ANYTHING, ENTRY, PREPRINT, PUBLISHED

from dejalu.exporters import markdown_page
from dejalu.exporters.entry import Entry, Note
from dejalu.exporters.markdown_merge import Page
from dejalu.exporters.markdown_text import escape, escape_line
from dejalu.exporters.plain_text import one_line

WRITTEN = """\
---
title: "Attention Is All You Need"
aliases:
- "Attention Is All You Need"
- "arXiv:1706.03762"
- "vaswani2017"
citekey: "vaswani2017attention"
former_citekeys:
- "vaswani2017"
authors:
- "Ashish Vaswani"
- "Laurens van der Maaten"
- "Gemini Team, Google"
year: 2017
published: 2017-06-12
venue: null
arxiv: "1706.03762"
doi: null
url: "https://arxiv.org/abs/1706.03762"
status: "read"
starred: true
tags:
- "Attention-heads"
- "to-cite"
added: 2024-12-24
read: 2025-01-03
---
%% begin dejalu (Attention-heads to-cite): each export writes this part anew, up to the end mark; yours is what is \
around it %%

# Attention Is All You Need

> [!abstract]
> The dominant models cost \\$5, and $O(n^2)$.

## Notes

> Multi-head attention

Eight heads.

Why eight?

---

Read
again.

%% end dejalu %%
"""


def front(page: str) -> dict[str, object]:
    """The front matter, as YAML in Python alone reads it."""
    read: dict[str, object] = yaml.safe_load(page.split("\n---\n")[0].removeprefix("---\n"))
    return read


def test_a_page_is_written_in_one_order_and_one_layout() -> None:
    assert markdown_page.write(PREPRINT) == WRITTEN


def test_a_paper_with_little_to_say_has_the_same_keys() -> None:
    page = markdown_page.write(Entry("k", "T"))
    assert list(front(page)) == list(front(WRITTEN))
    assert "## Notes" not in page
    assert "[!abstract]" not in page


def test_a_published_paper_has_its_venue_and_year() -> None:
    read = front(markdown_page.write(PUBLISHED))
    assert (read["venue"], read["year"], read["published"]) == ("Journal of Papers", 2024, date(2023, 5, 6))


@pytest.mark.parametrize(
    ("tag", "written"),
    [
        ("to cite", "to-cite"),
        ("#hash", "hash"),
        ("nlp/parsing", "nlp/parsing"),
        ("a, b; c", "a-b-c"),
        ("2024", "_2024"),
        ("大模型", "大模型"),
        ("हिन्दी", "हिन्दी"),
        ("🤗", "🤗"),
        ("%% end", "end"),
    ],
)
def test_a_tag_is_one_that_obsidian_takes(tag: str, written: str) -> None:
    assert front(markdown_page.write(Entry("k", "T", tags=(tag,))))["tags"] == [written]


@pytest.mark.parametrize("value", ["no", "1e3", "0o17", "12:30", "~", "null", "- a", "a: b # c", "&a *b", '"', "\\n"])
def test_no_text_is_taken_for_another_kind_of_value(value: str) -> None:
    page = markdown_page.write(Entry("k", value, (value,)))
    assert (front(page)["title"], front(page)["authors"]) == (value, [value])


def test_a_note_cannot_end_our_part() -> None:
    page = markdown_page.write(replace(PREPRINT, notes=(Note(markdown_page.END), Note("%%%%\n---"))))
    parsed = Page.parse(page)
    assert parsed
    assert parsed.after == "\n"


@pytest.mark.parametrize(
    ("note", "written"),
    [
        ("<%* tp.system.prompt() %>", "<\\%* tp.system.prompt() %>"),
        ("```dataviewjs\nx\n```", "``` js\nx\n```"),
        ("> ~~~  DataviewJS\n> x", "> ~~~ js\n> x"),
        ("see `$= dv.x` and ` $=y`", "see `\\$= dv.x` and `\\ $=y`"),
        ("```dataview\nLIST\n```", "```dataview\nLIST\n```"),
        ("It costs $=5, <b> and 5 % more", "It costs $=5, <b> and 5 % more"),
    ],
)
def test_no_plugin_runs_what_came_in(note: str, written: str) -> None:
    assert f"\n\n{written}\n\n" in markdown_page.write(replace(PREPRINT, notes=(Note(note),)))


def test_nothing_on_a_page_is_a_template() -> None:
    hostile = "<% tp.x %>"
    entry = replace(PREPRINT, title=hostile, authors=(hostile,), abstract=hostile, notes=(Note(hostile),))
    assert "<%" not in markdown_page.write(entry)


def check(entry: Entry) -> None:
    page = markdown_page.write(entry)
    parsed = Page.parse(page)
    assert parsed
    assert (parsed.citation_key, parsed.after) == (entry.citation_key, "\n")
    read = front(page)
    assert read["title"] == one_line(entry.title)
    assert read["authors"] == list(filter(None, map(one_line, entry.authors)))
    assert read["citekey"] == entry.citation_key
    assert read["former_citekeys"] == list(entry.former_keys)
    assert (read["published"], read["added"], read["starred"]) == (entry.published, entry.added, entry.starred)
    assert (read["arxiv"], read["doi"], read["url"], read["status"]) == (
        entry.arxiv, entry.doi, entry.url, entry.status
    )  # fmt: skip
    assert list(read) == list(front(WRITTEN))


test_any_front_matter_reloads_equal = settings(max_examples=200, deadline=None)(given(ENTRY)(check))
test_any_front_matter_reloads_equal_at_length = pytest.mark.soak(
    settings(max_examples=10_000, deadline=None)(given(ENTRY)(check))
)


_READER = MarkdownIt("commonmark").enable(["strikethrough", "table"])


def check_text(text: str) -> None:
    """A reader of Markdown shows the text, and nothing but text."""
    text = one_line(text.replace("$", "S"))
    if text:
        shown = unescape(_READER.render(f"x{escape(text)}"))
        assert shown == f"<p>x{text}</p>\n"
        shown = unescape(_READER.render(f"> [!abstract]\n> {escape_line(text)}"))
        assert shown == f"<blockquote>\n<p>[!abstract]\n{text}</p>\n</blockquote>\n"


test_any_text_is_shown_as_it_is = settings(max_examples=200, deadline=None)(given(ANYTHING)(check_text))
test_any_text_is_shown_as_it_is_at_length = pytest.mark.soak(
    settings(max_examples=10_000, deadline=None)(given(ANYTHING)(check_text))
)


@pytest.mark.parametrize(
    "text",
    [*HARD_TITLES.values(), "- a", "1. a", "+ b", "2) b", "---", "=", "- - -", ":-:", "==a== %%b%%", "&lt; &#60;"],
)
def test_a_hard_text_is_shown_as_it_is(text: str) -> None:
    check_text(text)


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        (r"On $\Delta$ and $O(N^2)$", r"On $\Delta$ and $O(N^2)$"),
        ("from $5 to $6", r"from \$5 to \$6"),
        (r"$\input{x}$", r"\$\\input\{x\}\$"),
        ("==a== 50%% off", r"=\=a=\= 50%\% off"),
    ],
)
def test_mathematics_stays_and_other_signs_are_text(text: str, markdown: str) -> None:
    assert escape(text) == markdown
