"""Tables, bookmarks, saved pages and copied texts of about 1 MB each, made to cost far more than they say."""

from tests.server.bombs.bibliographies import MANY, Files, numbered

COLUMNS = b'"Item Type","Title","Notes","Author","Manual Tags"\n'
BOOKMARKS = b"<!DOCTYPE NETSCAPE-Bookmark-file-1>\n"
PAPER = b"https://arxiv.org/abs/1706.03762"
PAGE = b'<!doctype html><html><head><meta property="og:url" content="https://huggingface.co/papers"></head><body>%s</body></html>'
TEXT = b"by AK and the research community\n\nJun 6\n\n%s"


def row(title: bytes = b"A bomb of a row", notes: bytes = b"", authors: bytes = b"", tags: bytes = b"") -> bytes:
    return COLUMNS + b'"preprint","%s","%s","%s","%s"\n' % (title, notes, authors, tags)


def island(props: bytes) -> bytes:
    return PAGE % (b'<div data-target="DailyPapers" data-props="%s"></div>' % props)


TABLES: Files = {
    "a field of quotes": lambda: COLUMNS + b'"' * MANY,
    "a quote never closed": lambda: COLUMNS + b'"preprint","' + b"x,\n" * (MANY // 3),
    "a million columns": lambda: b'"Item Type","Title"' + b"," * MANY + b"\n" + b"," * 1_000 + b"\n",
    "a million cells": lambda: COLUMNS + b"a," * (MANY // 2),
    "rows of nothing": lambda: COLUMNS + b",\n" * (MANY // 2),
    "notes of tags": lambda: row(notes=b"<p>" * (MANY // 3)),
    "notes of nested tags": lambda: row(notes=b"<div><b>" * (MANY // 8)),
    "notes of open tags": lambda: row(notes=b"<a " * (MANY // 3)),
    "notes of attributes": lambda: row(notes=b"<p " + numbered(b"a#=1 ", 100_000) + b">x</p>"),
    "notes of entities": lambda: row(notes=b"<p>" + b"&amp;" * (MANY // 5)),
    "notes of an entity of digits": lambda: row(notes=b"<p>&#" + b"9" * 10_000 + b";"),
    "notes of comments": lambda: row(notes=b"<p>" + b"<!--" * (MANY // 4)),
    "notes of declarations": lambda: row(notes=b"<p>" + b"<!a" * (MANY // 3)),
    "notes of marked sections": lambda: row(notes=b"<p><![CDATA[" + b"<![" * (MANY // 3)),
    "notes of brackets": lambda: row(notes=b"<p></p>" + b"<" * MANY),
    "notes of ends of tags": lambda: row(notes=b"<p>" + b"</" * (MANY // 2)),
    "notes of list items": lambda: row(notes=b"<p>" + b"\t" * (MANY // 2) + b"<li>" * 100_000),
    "notes of line breaks": lambda: row(notes=b"<p>" + b"<br>" * (MANY // 4)),
    "100,000 authors": lambda: row(authors=b"Ann; " * 190_000),
    "100,000 tags": lambda: row(tags=numbered(b"t#; ", 110_000)),
    "a title of 1 MB": lambda: row(title=b"a " * (MANY // 2)),
    "NULs": lambda: row(title=b"\0" * MANY),
}

LINKS: Files = {
    "folders in folders": lambda: BOOKMARKS + b"<DL><H3>f</H3>" * 70_000 + b'<A HREF="%s">x</A>' % PAPER,
    "a link of attributes": lambda: BOOKMARKS + b'<A HREF="%s" ' % PAPER + numbered(b'A#="" ', 90_000) + b">x</A>",
    "a link of one attribute": lambda: BOOKMARKS + b"<A " + b"A" * MANY + b">x</A>",
    "a link of equals signs": lambda: BOOKMARKS + b"<A " + b"A = " * (MANY // 4) + b">x</A>",
    "a link of tags": lambda: BOOKMARKS + b'<A HREF="%s" TAGS="%s">x</A>' % (PAPER, numbered(b"t#,", 120_000)),
    "an entity of digits": lambda: BOOKMARKS + b'<A HREF="%s">&#%s;</A>' % (PAPER, b"9" * 10_000),
    "an address of digits": lambda: BOOKMARKS + b'<A HREF="&#%s;">x</A>' % (b"9" * 10_000),
    "a flood of entities": lambda: BOOKMARKS + b'<A HREF="%s">%s</A>' % (PAPER, b"&lt;" * (MANY // 4)),
    "a link never closed": lambda: BOOKMARKS + b'<A HREF="' + b"x" * MANY,
    "brackets": lambda: BOOKMARKS + b"<" * MANY,
    "lists": lambda: BOOKMARKS + b"<DL>" * (MANY // 4),
    "ends of lists": lambda: BOOKMARKS + b"</DL>" * (MANY // 5),
    "a title of hyphens": lambda: BOOKMARKS + b'<A HREF="%s">%s</A>' % (PAPER, b" - " * (MANY // 3)),
    "addresses of dots": lambda: BOOKMARKS + b'<A HREF="http://%s">x</A>' % (b"a." * (MANY // 2)),
}

PAGES: Files = {
    "300,000 tags in each other": lambda: PAGE % (b"<b>" * 300_000),
    "300,000 blocks in each other": lambda: PAGE % (b"<div>" * 190_000),
    "closed blocks in each other": lambda: PAGE % (b"<p>" * 130_000 + b"</p>" * 130_000),
    "ends of what was never begun": lambda: PAGE % (b"<div>" * 90_000 + b"</b>" * 110_000),
    "a million attributes": lambda: PAGE % (b"<p " + numbered(b"a# ", 120_000) + b">"),
    "one attribute a million times": lambda: PAGE % (b"<p " + b"a " * (MANY // 2) + b">"),
    "classes": lambda: PAGE % (b'<p class="' + b"a " * (MANY // 2) + b'">'),
    "entities": lambda: PAGE % (b"&amp;" * (MANY // 5)),
    "an entity of digits": lambda: PAGE % (b"&#" + b"9" * 10_000 + b";"),
    "an attribute of digits": lambda: PAGE % (b'<p a="&#' + b"9" * 10_000 + b';">'),
    "entities that never end": lambda: PAGE % (b"&" * MANY),
    "comments that never end": lambda: PAGE % (b"<!--" * (MANY // 4)),
    "comments": lambda: PAGE % (b"<!--x-->" * (MANY // 8)),
    "comments of an address": lambda: PAGE % (b"<!--" + b"saved from url=(0" * (MANY // 17) + b"-->"),
    "declarations": lambda: PAGE % (b"<!" * (MANY // 2)),
    "instructions": lambda: PAGE % (b"<?" * (MANY // 2)),
    "sections": lambda: PAGE % (b"<![" * (MANY // 3)),
    "brackets": lambda: PAGE % (b"<" * MANY),
    "open tags": lambda: PAGE % (b"<a " * (MANY // 3)),
    "open ends of tags": lambda: PAGE % (b"</a " * (MANY // 4)),
    "an attribute that never ends": lambda: PAGE % (b'<p a="' + b"x" * MANY),
    "attributes that never end": lambda: PAGE % (b'<a b="' * (MANY // 6)),
    "scripts": lambda: PAGE % (b"<script>" * (MANY // 8)),
    "scripts that never end": lambda: PAGE % (b"<script>" + b"</script " * (MANY // 9)),
    "script ends": lambda: PAGE % (b"<script>" + b"</" * (MANY // 2)),
    "texts": lambda: PAGE % (b"<textarea>" + b"</" * (MANY // 2)),
    "cards": lambda: PAGE % (b'<h3><a href="/papers/1706.03762">x</a></h3>' * (MANY // 43)),
    "cards in cards": lambda: PAGE % (b'<h3><a href="/papers/1706.03762">x' * (MANY // 34)),
    "cards of many papers": lambda: (
        PAGE % b"".join(b'<h3><a href="/papers/1706.%05d">x</a></h3>' % n for n in range(23_000))
    ),
    "articles in articles": lambda: b"<article>" + b"<article><h3>" * 70_000,
    "titles": lambda: b"<html>" + b"<title>" * (MANY // 7),
    "links to itself": lambda: b"<html>" + b'<link rel="canonical" href="http://[">' * (MANY // 38),
    "props in arrays": lambda: island(b"[" * MANY),
    "props of digits": lambda: island(b"{&quot;query&quot;: %s}" % (b"9" * MANY)),
    "props of one paper": lambda: island(
        b"{&quot;dailyPapers&quot;:["
        + b",".join(
            [b"{&quot;paper&quot;:{&quot;id&quot;:&quot;1706.03762&quot;,&quot;title&quot;:&quot;x&quot;}}"] * 10_000
        )
        + b"]}"
    ),
    "props of a day of digits": lambda: island(b"{&quot;dateString&quot;: &quot;%s&quot;}" % (b"9" * MANY)),
    "request ids": lambda: PAGE % (b'<script>requestId = "Root=1-ffffffff-"</script>' * (MANY // 47)),
    "bytes of no text": lambda: b"<html>" + b"\xff" * MANY,
    "UTF-16 of an odd length": lambda: (PAGE % b"x").decode().encode("utf-16") + b"\0",
}

TEXTS: Files = {
    "blank lines": lambda: TEXT % (b"\n" * MANY),
    "lines of blanks": lambda: TEXT % (b" \n" * (MANY // 2)),
    "blanks on a line": lambda: TEXT % (b"\n" + b" " * MANY + b"x"),
    "dots": lambda: TEXT % (b"x\n\xc2\xb7\n" * (MANY // 5)),
    "dots and blanks": lambda: TEXT % (b"x" + b"\n" * (MANY // 2) + b"\xc2\xb7" + b"\n" * (MANY // 2)),
    "dots on lines of blanks": lambda: TEXT % ((b"x\n" + b"\n" * 1_000 + b"\xc2\xb7\n" + b" \n" * 500) * 400),
    "titles of a letter": lambda: TEXT % (b"a\n\nbb\n\n" * (MANY // 7)),
    "many titles": lambda: TEXT % numbered(b"Title #\n\nAn abstract, number #\n\n", 20_000),
    "days": lambda: TEXT % (b"Title\n\nAn abstract\n\nx\n\xc2\xb7\nJun 6\n\n" * 22_000),
    "days that never were": lambda: TEXT % (b"Title\n\nAn abstract\n\nx\n\xc2\xb7\nFeb 31\n\n" * 22_000),
    "heads": lambda: b"by AK\n" * (MANY // 6),
    "heads of blanks": lambda: b"by" + b" " * (MANY // 2) + b"AK" + b"\n" * (MANY // 2),
    "heads of blanks again": lambda: b"\n" * MANY + b"x",
    "heads of blanks before": lambda: b" " * MANY,
    "heads of a list": lambda: b"by AK and the research community\n" + b"Daily\n" * (MANY // 6) + b"\n\nx",
    "heads of blank lines": lambda: b"by AK and the research community" + b"\n" * MANY + b"x",
    "heads over and over": lambda: b"by AK and the research communit\n" * (MANY // 32),
    "by and blanks": lambda: (b"by" + b" " * 1_000 + b"\n") * 1_000,
}

MANY_ENTRIES: Files = {
    "rows of a letter": lambda: COLUMNS + b"a\n" * (MANY // 2),
    "links in folders": lambda: (
        BOOKMARKS + numbered(b"<DL><H3>folder #</H3>", 60) + b'<A HREF="%s">x</A>' % PAPER * 19_000
    ),
    "links to nothing": lambda: BOOKMARKS + b"<A x>" * (MANY // 5),
}
"""Honest in shape: they take time in proportion to their entries."""
