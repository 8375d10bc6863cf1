"""An entry read step by step, as BibTeX itself does: for what is written in a way that is allowed and rare.

More is allowed here than there: a comma may lack between two fields, and a brace after a backslash may have no partner,
as some programs write it.
"""

import re
from collections.abc import Mapping

from dejalu.errors.imports import BrokenEntryError

Pairs = list[tuple[str, str]]
"""Names of fields, as written, and values; a name may come twice."""

MOST_PARTS = 100
LONGEST_JOINED = 10_000
"""Parts of a value, and the characters of all of them: macros made of macros could otherwise grow without end. Nor is
a macro longer than that, which may be a name of two letters in every entry, or what macros put into one entry."""

_KEY = re.compile(r'\s*+([^,={}()"\n]*+)\s*+')
_NAME = re.compile(r'[\s,]*+([A-Za-z_][^\s,={}"#()@]*+)\s*+=\s*+')
_END = re.compile(r"[\s,]*+[})]")
_BARE = re.compile(r'[^\s,{}()"#=\\@]++')
_JOIN = re.compile(r"\s*+#\s*+")
_BLANK = re.compile(r"\s*+")
_BRACE = re.compile(r"[{}]")
_BRACE_OR_ESCAPE = re.compile(r"\\.|[{}]", re.DOTALL)
_BRACE_OR_QUOTE = re.compile(r'[{}"]')
_DEPTH = {"{": 1, "}": -1}


class Stepper:
    """Reads the parts of one entry, from a place in a text on; at is the place reached.

    counts_escaped: whether a brace counts even after a backslash, as it does for BibTeX.
    """

    def __init__(self, text: str, at: int, macros: Mapping[str, str], *, counts_escaped: bool = True) -> None:
        self.at = at
        self._text = text
        self._macros = macros
        self._brace = _BRACE if counts_escaped else _BRACE_OR_ESCAPE

    def key(self) -> str:
        """The citation key, which may be missing."""
        key = _KEY.match(self._text, self.at)
        if key is None or not (sign := self._text[key.end() : key.end() + 1]):
            raise BrokenEntryError("the entry is cut short", self.at)
        if sign == "=":
            return ""
        if sign not in ",})":
            raise BrokenEntryError(f"there is “{sign}” where the citation key ends", key.end())
        self.at = key.end()
        return key[1].strip()

    def fields(self) -> Pairs:
        """All fields up to the end of the entry, which is passed."""
        pairs = []
        while not (end := _END.match(self._text, self.at)):
            name = _NAME.match(self._text, self.at)
            if name is None:
                raise self._misplaced("a field such as “title = {…}”")
            self.at = name.end()
            pairs.append((name[1], self.value()))
        self.at = end.end()
        return pairs

    def value(self) -> str:
        """A value, joined if it is written in parts: `jan # "~1"`."""
        blank = _BLANK.match(self._text, self.at)
        self.at = blank.end() if blank else self.at
        parts = [self._part()]
        while join := _JOIN.match(self._text, self.at):
            self.at = join.end()
            parts.append(self._part())
            if sum(map(len, parts[:MOST_PARTS])) > LONGEST_JOINED or len(parts) > MOST_PARTS:
                raise BrokenEntryError("a value is joined of more than any text needs", self.at)
        return "".join(parts)

    def _part(self) -> str:
        if self._text.startswith("{", self.at):
            return self._up_to(self._closing_brace())
        if self._text.startswith('"', self.at):
            return self._up_to(self._closing_quote())
        bare = _BARE.match(self._text, self.at)
        if bare is None:
            raise self._misplaced("a value")
        self.at = bare.end()
        return self._macros.get(bare[0].lower(), bare[0])

    def _up_to(self, end: int) -> str:
        inner, self.at = self._text[self.at + 1 : end], end + 1
        return inner

    def _closing_brace(self) -> int:
        depth = 0
        for brace in self._brace.finditer(self._text, self.at):
            depth += _DEPTH.get(brace[0], 0)
            if depth == 0:
                return brace.start()
        raise BrokenEntryError("a brace is opened that is never closed", self.at)

    def _closing_quote(self) -> int:
        depth = 0
        for sign in _BRACE_OR_QUOTE.finditer(self._text, self.at + 1):
            depth += _DEPTH.get(sign[0], 0)
            if sign[0] == '"' and depth == 0:
                return sign.start()
        raise BrokenEntryError("a quotation mark is opened that is never closed", self.at)

    def _misplaced(self, expected: str) -> BrokenEntryError:
        found = self._text[self.at :].lstrip(" \t\n,")[:20].split("\n")[0]
        if not found:
            return BrokenEntryError("the entry is not closed: a brace lacks, or its end", self.at)
        return BrokenEntryError(f"there is “{found}” where {expected} belongs", self.at)
