"""One way among several to write a `.bib` file: which types entries have, and which fields, in which order.

Every program that reads BibTeX has its own idea of where a note, a date or an arXiv identifier belongs. A profile is a
table of that; the layout is the same for all. Fields come in one order, with no time stamp, so that equal data gives
equal bytes and a file kept in git shows real changes.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dejalu.exporters.entry import Entry
from dejalu.identity.publication import Kind

Kinds = Kind | None
"""What a paper was published as; None for what is not published yet, as far as is known."""
Value = Callable[[Entry], str | None]
"""What a field says of an entry, as it stands between the braces; empty if there is nothing to say."""


def only(name: str, *kinds: Kinds) -> Mapping[Kinds, str]:
    """The name of a field that only these kinds have."""
    return dict.fromkeys(kinds, name)


@dataclass(frozen=True, slots=True)
class Field:
    """A field. Where its name depends on the kind, kinds that are not named do not have it.

    A macro stands without braces: BibTeX knows the months by such, so that each style prints its own names for them.
    """

    name: str | Mapping[Kinds, str]
    value: Value
    is_macro: bool = False

    def ends(self, kind: Kinds) -> tuple[str, str] | None:
        """What stands before and after the value in an entry of this kind, or None if it has no such field."""
        name = self.name if isinstance(self.name, str) else self.name.get(kind)
        if name is None:
            return None
        return (f"  {name} = ", ",\n") if self.is_macro else (f"  {name} = {{", "},\n")


@dataclass(frozen=True)
class Profile:
    """A way to write entries.

    Attributes:
        type_of: the entry's type, without its @.
        fields: in the order to be written.
        encode: how the fields, all of them together, get into the letters that the readers understand.
    """

    type_of: Callable[[Entry], str]
    fields: tuple[Field, ...]
    encode: Callable[[str], str] = str
    _layouts: dict[Kinds, list[tuple[str, Value, str]]] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        for kind in (None, *Kind):
            ends = ((one.ends(kind), one.value) for one in self.fields)
            self._layouts[kind] = [(both[0], value, both[1]) for both, value in ends if both]

    def dump(self, entries: Iterable[Entry]) -> Iterator[bytes]:
        """The entries as one file, in the order given."""
        separator = ""
        for entry in entries:
            yield (separator + self._write(entry)).encode()
            separator = "\n"

    def _write(self, entry: Entry) -> str:
        layout = self._layouts[entry.publication.kind if entry.publication else None]
        lines = [f"{start}{text}{end}" for start, value, end in layout if (text := value(entry))]
        return f"@{self.type_of(entry)}{{{entry.citation_key},\n{self.encode(''.join(lines))}}}\n"
