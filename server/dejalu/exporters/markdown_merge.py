"""A page of the vault as its owner left it, with our parts of it brought up to date. Pure: texts in, text out."""

import re
from dataclasses import dataclass
from typing import Self

from dejalu.exporters import front_matter, markdown_page

_PAGE = re.compile(r"(\ufeff?---[ \t]*\r?\n)(.*?)(^---[ \t]*\r?\n.*)", re.DOTALL | re.MULTILINE)
_BEGIN = re.compile(r"^%% begin dejalu \(([^()\n]*)\)[^\n]*%%[ \t]*\r?$", re.MULTILINE)
_END = re.compile(rf"^{re.escape(markdown_page.END)}(?=[ \t]*\r?$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page in parts, which together are its text.

    Attributes:
        head: the line that opens the front matter.
        before: from the line that closes it to our part.
        ours: our part, from mark to mark.
        tags: the tags that we wrote into the front matter.
        values: the texts of the front matter's values, by name.
    """

    head: str
    front: str
    before: str
    ours: str
    after: str
    tags: tuple[str, ...]
    values: dict[str, tuple[str, ...]]

    @classmethod
    def parse(cls, text: str) -> Self | None:
        """None for a page that has not its front matter and both of our marks, each once and in order."""
        page = _PAGE.fullmatch(text)
        values = front_matter.read(page[2]) if page else None
        if page is None or values is None:
            return None
        begins, ends = list(_BEGIN.finditer(page[3])), list(_END.finditer(page[3]))
        if len(begins) != 1 or len(ends) != 1 or ends[0].start() < begins[0].end():
            return None
        start, end = begins[0].start(), ends[0].end()
        tags = tuple(begins[0][1].split())
        return cls(page[1], page[2], page[3][:start], page[3][start:end], page[3][end:], tags, values)

    @property
    def citation_key(self) -> str:
        """The key it was written for; "" if its owner took it away."""
        return self.said("citekey")

    @property
    def former_keys(self) -> tuple[str, ...]:
        return self.values.get("former_citekeys", ())

    def said(self, name: str) -> str:
        """The text of one value."""
        return next(iter(self.values.get(name, ())), "")

    def merge(self, fresh: "Page") -> str | None:
        """This page's text with the front matter's values and the part between the marks from a page just written.

        None where that comes to no page any more, such as by an owner's alias to a value of ours.
        """
        # Only to these two do owners add; of what is there, we know what we wrote.
        aliases = markdown_page.aliases(self.said("title"), self.said("arxiv"), self.former_keys)
        written = {"aliases": aliases, "tags": self.tags}
        newline = "\r\n" if self.head.endswith("\r\n") else "\n"
        front = front_matter.merge(self.front, fresh.front, written, newline)
        text = "".join([self.head, front, self.before, fresh.ours.replace("\n", newline), self.after])
        return text if Page.parse(text) else None
