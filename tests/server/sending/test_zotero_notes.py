"""What stands in a note is never taken for HTML, whoever wrote it."""

from html.parser import HTMLParser

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from dejalu.exporters import note_fragment
from dejalu.exporters.entry import Note

ALLOWED = {
    *("p", "br", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "hr", "a"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
ATTRIBUTES = {"href", "title", "rel", "start", "class", "style"}
MARKUP = st.sampled_from(
    [
        "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "[a](javascript:alert(1))", "![a](http://x/y.png)",
        "<javascript:x>", "&lt;b&gt;", "&#x3c;b&#x3e;", "```html\n<b>\n```", "> <b>", "# <b>", '[a](http://x "<b>")',
        "[a](zotero://select/x)", "<!--", "]]>", "\\<b>", "`<b>`", "| a |\n|---|\n| <b> |", "[a]: javascript:x\n\n[a]",
        "</blockquote>", "<a href='http://x'>", "[a](data:text/html,x)", "http://x/\"onmouseover=alert(1)",
    ]
)  # fmt: skip
TEXTS = st.lists(st.one_of(MARKUP, st.text(max_size=20)), max_size=6).map("".join)


class Elements(HTMLParser):
    """What a reader of HTML finds in a text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.text = ""
        self.others: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(name, value or "") for name, value in attributes}

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        self.others.append(data)


@settings(max_examples=300, deadline=None)
@given(body=TEXTS, quote=TEXTS)
@example(body="<script>alert(1)</script>", quote="<script>alert(1)</script>")
def test_no_markup_but_our_own(body: str, quote: str) -> None:
    found = Elements(note_fragment.write(Note(body, quote=quote)))
    assert found.tags <= ALLOWED
    assert {name for name, _ in found.attributes} <= ATTRIBUTES
    assert found.others == []
    for name, value in found.attributes:
        if name == "href":
            assert value.lower().startswith(("http://", "https://", "mailto:"))
        if name == "style":
            assert value.startswith("text-align:")


@settings(max_examples=200, deadline=None)
@given(quote=TEXTS)
def test_a_passage_is_shown_as_it_stands(quote: str) -> None:
    found = Elements(note_fragment.write(Note("", quote=quote)))
    assert found.tags <= {"blockquote", "p", "br"}
    shown = "".join(found.text.split())
    assert all(sign in shown for sign in quote if sign.isalnum() and sign.isascii())


@pytest.mark.parametrize(
    ("body", "html"),
    [
        ("One.\nTwo.\n\nThree.", "<p>One.<br>\nTwo.</p>\n<p>Three.</p>"),
        ("*a* **b** ~~c~~ `d`", "<p><em>a</em> <strong>b</strong> <s>c</s> <code>d</code></p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("[a](https://x.org)", '<p><a href="https://x.org" rel="noopener noreferrer nofollow">a</a></p>'),
        ("x < y & z", "<p>x &lt; y &amp; z</p>"),
        ("大模型 🤗", "<p>大模型 🤗</p>"),
        ("", ""),
    ],
)
def test_markdown_is_read(body: str, html: str) -> None:
    assert note_fragment.write(Note(body)) == html
