"""Bibliographies of about 1 MB each, in BibTeX and RIS, that are made to cost far more than they say."""

from collections.abc import Callable

MANY = 10**6
"""Signs of which most of these files are made."""
Files = dict[str, Callable[[], bytes]]


def bib(field: bytes, name: bytes = b"title") -> bytes:
    """An entry with one enormous field, and an honest one after it."""
    return b"@article{bomb,\n  title = {A bomb}, %s = {%s}\n}\n@misc{after, title = {The entry after it}}\n" % (
        name,
        field,
    )


def ris(*lines: bytes) -> bytes:
    return b"\n".join([b"TY  - JOUR", b"TI  - A bomb of many lines", *lines, b"ER  - ", b""])


def numbered(line: bytes, count: int) -> bytes:
    """A line as often as that, each time with another number in it."""
    return b"".join(line.replace(b"#", b"%d" % number) for number in range(count))


BIBTEX: Files = {
    "macros that double": lambda: (
        b"@string{a0 = {xxxxxxxxxx}}\n"
        + b"".join(b"@string{a%d = a%d # a%d}\n" % (n, n - 1, n - 1) for n in range(1, 31))
        + b"@misc{bomb, title = a30}\n"
    ),
    "a macro in every field": lambda: b"@string{a = {" + b"x" * 500_000 + b"}}\n" + b"@misc{bomb, title = a}\n" * 1_000,
    "many fields of one macro": lambda: (
        b"@string{a = {" + b"x" * 9_000 + b"}}\n@misc{bomb, title = {A bomb}" + b", note = a" * 90_000 + b"}\n"
    ),
    "a volume that all inherit": lambda: (
        b"@proceedings{v, title = {"
        + b"x" * 500_000
        + b"}}\n"
        + numbered(b"@misc{a#, title={T#}, crossref={v}}\n", 1_000)
    ),
    "comments in comments": lambda: b"@comment{" * 110_000 + b"}" * 110_000,
    "comments on lines": lambda: b"@comment{\n" * 100_000,
    "deep braces": lambda: bib(b"{" * (MANY // 2) + b"}" * (MANY // 2)),
    "deep braces in authors": lambda: bib(b"{" * (MANY // 2) + b"a and b" + b"}" * (MANY // 2), b"author"),
    "accents in accents": lambda: bib(b"{\\'" * 200_000 + b"e" + b"}" * 200_000),
    "fonts in fonts": lambda: bib(b"\\textbf{" * 100_000 + b"e" + b"}" * 100_000),
    "backslashes": lambda: bib(b"\\" * MANY),
    "dollars": lambda: bib(b"$a" * (MANY // 2) + b"$"),
    "blanks": lambda: bib(b" " * MANY),
    "tildes": lambda: bib(b"~" * MANY),
    "a note of lines": lambda: bib(b"\n" * MANY + b"x", b"annote"),
    "a note of quotes": lambda: bib(b"> q\n" * (MANY // 4), b"annote"),
    "100,000 authors": lambda: bib(b" and ".join([b"Ann B"] * 100_000), b"author"),
    "authors in parts": lambda: bib(b" and ".join([b"family=x, given=y"] * 45_000), b"author"),
    "one author of commas": lambda: bib(b"," * MANY, b"author"),
    "100,000 keywords": lambda: bib(numbered(b"tag #, ", 90_000), b"keywords"),
    "100,000 former keys": lambda: bib(numbered(b"key#, ", 100_000), b"ids"),
    "100,000 notes": lambda: b"@misc{bomb, title = {A bomb of notes}" + numbered(b", annote = {n#}", 60_000) + b"}\n",
    "100,000 fields": lambda: b"@misc{bomb, title = {A bomb of fields}" + numbered(b", f# = {x}", 70_000) + b"}\n",
    "a version of digits": lambda: (
        b"@misc{bomb, title = {A bomb of digits}, eprint = {1706.03762}, version = {00000001" + b"0" * MANY + b"}}\n"
    ),
    "a year of digits": lambda: bib(b"9" * MANY, b"year"),
    "an address of dots": lambda: bib(b"http://" + b"a." * (MANY // 2), b"url"),
    "a DOI of dots": lambda: bib(b"10.1000" + b".1" * (MANY // 2) + b"/x", b"doi"),
    "a remark of dots": lambda: bib(b"arXiv: " + b"a." * (MANY // 2), b"note"),
    "pages of dashes": lambda: bib(b"-" * MANY, b"pages"),
    "entries never closed on a line": lambda: b"@misc{a, title = {x " * 50_000,
    "entities": lambda: bib(b"&amp;" * 200_000),
    "an entity of digits": lambda: bib(b"&#" + b"9" * 1_990 + b";"),
    "a title of hyphens": lambda: bib(b"-" * 1_990),
}

RIS: Files = {
    "a value of many lines": lambda: ris(b"N1  - a note", b"\n" * MANY, *[b"more"] * 100_000),
    "lines of nothing": lambda: ris(*[b"x"] * (MANY // 2)),
    "one record of authors": lambda: ris(*[b"AU  - Ann, B"] * 80_000),
    "one record of tags": lambda: ris(numbered(b"KW  - tag #\n", 65_000)),
    "one record of notes": lambda: ris(numbered(b"N1  - note #\n", 60_000)),
    "one record of addresses": lambda: ris(numbered(b"UR  - http://example.org/#\n", 30_000)),
    "one record of numbers": lambda: ris(numbered(b"M1  - arXiv: x.org/#\n", 40_000)),
    "tags of tags": lambda: ris(b"TY  - " * 160_000),
    "blanks before a tag": lambda: ris(b" " * MANY),
    "UTF-16 of an odd length": lambda: ris(*[b"KW  - x"] * 60_000).decode().encode("utf-16") + b"x",
    "UTF-16 of half pairs": lambda: b"\xff\xfe" + b"TY  - JOUR\n".decode().encode("utf-16-le") + b"\x00\xd8" * 450_000,
    "no encoding at all": lambda: ris(*[b"N1  - \xff\xfe\x81"] * 80_000),
}

MANY_ENTRIES: Files = {
    "a macro that doubles itself": lambda: (
        b"@string{a = {xxxxxxxxxx}}\n" + b"@string{a = a # a}\n" * 50_000 + b"@misc{bomb, title = a}\n"
    ),
    "macros at their limit, repeated": lambda: (
        b"@string{a = {"
        + b"x" * 9_990
        + b"}}\n"
        + numbered(b"@string{b# = a}\n", 10_000)
        + numbered(b"@misc{k#, title = {T#}, annote = a # a}\n", 15_000)
    ),
    "a chain of crossrefs": lambda: numbered(b"@book{a#, title = {T#}, crossref = {a#0}}\n", 20_000),
    "crossrefs in a circle": lambda: (
        b"@book{a, title = {T}, crossref = {b}}\n@book{b, title = {U}, crossref = {a}}\n" * 10_000
    ),
    "xdata of each other": lambda: numbered(b"@xdata{x#, xdata = {x#, x#0, x#1}, title = {T}}\n", 20_000),
    "entries never closed": lambda: b"@misc{a, title = {x\n" * 50_000,
    "entries without anything": lambda: b"@a{b,}\n" * 140_000,
    "records never ended": lambda: b"TY  - JOUR\n" * 90_000,
}
"""Honest in shape: they take time in proportion to their entries."""
