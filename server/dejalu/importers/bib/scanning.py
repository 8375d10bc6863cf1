r"""The entries of a block: their type, their key, and their fields without what encloses a value.

Nearly all entries are matched as a whole, by one regular expression: values in braces (with two more levels inside) or
in quotes, numbers, macros. What is written otherwise (`jan # "~1"`, parentheses, deeper braces, a comma forgotten) is
read step by step. Both take time in proportion to the text, whatever it is.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dejalu.errors.imports import BrokenEntryError
from dejalu.importers.bib.stepping import LONGEST_JOINED, Stepper

_INNER = r"\{[^{}]*+(?:\{[^{}]*+\}[^{}]*+)*+\}"
_BRACED = rf"[^{{}}]*+(?:{_INNER}[^{{}}]*+)*+"
_QUOTED = rf'[^"{{}}]*+(?:{_INNER}[^"{{}}]*+)*+'
_BARE = r'[^\s,{}()"#=\\@]++'
_NAME = r'[A-Za-z_][^\s,={}"#()@]*+'


def _field(group: str) -> str:
    value = rf'\{{{group}{_BRACED})\}}|"{group}{_QUOTED})"|{group}{_BARE})'
    return rf"\s*+{group}{_NAME})\s*+=\s*+(?:{value})\s*+"


_FIELD = re.compile(_field("("))
_FIELDS = rf"(?:{_field('(?:')},)*+(?:{_field('(?:')})?+"
_ENTRY = re.compile(rf'@\s*+([A-Za-z]\w*+)\s*+\{{\s*+([^,={{}}()"\n]*+),({_FIELDS})\s*+\}}')
_BEGIN = re.compile(r"@\s*+([A-Za-z]\w*+)\s*+[{(]")
_CALLED = re.compile(r'\s*+([^,={}()"\n]{0,200})')

BETWEEN_NOTES = "\x1e"
"""What parts the values of a field that comes twice, as Zotero writes its notes; no text holds it."""
# Of a field that comes twice BibTeX takes the first; of these each says something of its own.
_JOINED = {"keywords": ", "} | dict.fromkeys(("annote", "annotation", "comment", "note", "review"), BETWEEN_NOTES)


@dataclass(slots=True)
class Written:
    """An entry as written, on which line it begins; its type and the names of its fields are in small letters."""

    line: int
    type: str
    key: str
    fields: dict[str, str]


@dataclass(slots=True)
class Broken:
    """An entry that cannot be read, and why."""

    line: int
    key: str
    why: str


class Scanner:
    """Reads block after block, and remembers the macros that were defined on the way."""

    def __init__(self) -> None:
        self._macros: dict[str, str] = {}

    def scan(self, line: int, text: str) -> Iterator[Written | Broken]:
        """The entries of a block; one that is broken is the last, as nobody knows where it ends."""
        end = 0
        while begin := _BEGIN.search(text, end):
            line += text.count("\n", end, begin.start())
            kind = begin[1].lower()
            if kind == "comment":
                return
            whole = _ENTRY.match(text, begin.start())
            if whole and kind not in ("string", "preamble"):
                yield self._whole(whole, line, kind)
                line += text.count("\n", begin.start(), whole.end())
                end = whole.end()
                continue
            try:
                entry, end = self._step(text, begin.end(), line, kind)
            except BrokenEntryError as error:
                where = line + text.count("\n", begin.start(), error.at)
                called = _CALLED.match(text, begin.end())
                yield Broken(line, called[1].strip() if called else "", f"In line {where} {error.message}.")
                return
            if entry:
                yield entry
            line += text.count("\n", begin.start(), end)

    def _whole(self, entry: re.Match[str], line: int, kind: str) -> Written | Broken:
        key = entry[2].strip()
        try:
            return Written(line, kind, key, self._fields(entry[3]))
        except BrokenEntryError as error:
            return Broken(line, key, f"Here {error.message}.")

    def _fields(self, text: str) -> dict[str, str]:
        pairs = [
            (name.lower(), braced or quoted or (self._macros.get(bare.lower(), bare) if bare else ""))
            for name, braced, quoted, bare in _FIELD.findall(text)
        ]
        fields = dict(pairs)
        if len(fields) == len(pairs) and sum(map(len, fields.values())) <= len(text):
            return fields
        return _gather(pairs, len(text))

    def _step(self, text: str, start: int, line: int, kind: str) -> tuple[Written | None, int]:
        """The entry whose opening brace stands before start, unless it is a macro or a preamble; and its end."""
        try:
            return self._step_with(Stepper(text, start, self._macros), line, kind)
        except BrokenEntryError as error:
            if "\\{" not in text and "\\}" not in text:
                raise
            try:
                return self._step_with(Stepper(text, start, self._macros, counts_escaped=False), line, kind)
            except BrokenEntryError:
                raise error from None

    def _step_with(self, stepper: Stepper, line: int, kind: str) -> tuple[Written | None, int]:
        if kind == "preamble":
            stepper.value()
            stepper.fields()
            return None, stepper.at
        if kind == "string":
            self._macros.update(
                (name.lower(), value) for name, value in stepper.fields() if len(value) <= LONGEST_JOINED
            )
            return None, stepper.at
        start, key = stepper.at, stepper.key()
        pairs = [(name.lower(), value) for name, value in stepper.fields()]
        fields = _gather(pairs, stepper.at - start)
        return Written(line, kind, key, fields), stepper.at


def _gather(pairs: Sequence[tuple[str, str]], length: int) -> dict[str, str]:
    """The fields of an entry of so many characters. Raises BrokenEntryError if its macros stand for far more."""
    if sum(len(value) for _, value in pairs) > length + LONGEST_JOINED:
        raise BrokenEntryError("macros stand for more than any text needs", 0)
    values: dict[str, list[str]] = {}
    for name, value in pairs:
        if name not in values:
            values[name] = [value]
        elif name in _JOINED:
            values[name].append(value)
    return {name: _JOINED.get(name, "").join(parts) for name, parts in values.items()}
