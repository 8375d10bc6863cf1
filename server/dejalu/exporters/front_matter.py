"""The YAML at the top of a Markdown page, and how new values come into one that its owner has edited.

PyYAML writes it, and reads where each value stands. What is not ours stays as it is, character for character: other
keys, their order, comments and blank lines.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

Value = str | int | bool | date | list[str] | None

# libyaml is ten times as fast; PyYAML comes without it on some machines.
_Dumper: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEEPEST = 100
"""Collections in one another. Whatever reads deeper ones, libyaml's C or Python, may end the whole process."""
LONGEST = 100_000
"""Characters of front matter that are read: a page of ours has some hundreds, and what its owner adds is no more."""
_NULL = "tag:yaml.org,2002:null"


class _Text(str):
    """A value that is written in quotes, so that no reader of any YAML takes 1e3 or `no` for something else."""

    __slots__ = ()


class _Writer(_Dumper):  # type: ignore[misc] # whichever of the two there is
    pass


def _represent(writer: Any, text: _Text) -> yaml.Node:  # noqa: ANN401 (whichever of the two)
    node: yaml.Node = writer.represent_scalar("tag:yaml.org,2002:str", str(text), style='"')
    return node


_Writer.add_representer(_Text, _represent)


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a key and its value stand in a text, and the texts of the value."""

    start: int
    end: int
    texts: tuple[str, ...]


def dump(values: Mapping[str, Value]) -> str:
    """The values as YAML, in their order, with a newline at the end. Texts are on one line."""
    quoted = {name: _quote(value) for name, value in values.items()}
    return str(yaml.dump(quoted, Dumper=_Writer, allow_unicode=True, sort_keys=False, width=2**31 - 1))


def read(text: str) -> dict[str, tuple[str, ...]] | None:
    """The texts of every value, one or those of a list; None if the text is no YAML of the form that `dump` writes."""
    spans = _spans(text)
    return None if spans is None else {name: span.texts for name, span in spans.items()}


def merge(text: str, fresh: str, written: Mapping[str, Collection[str]], newline: str = "\n") -> str:
    """The text with the values of `fresh`, each in the place of the one of its name, or at the end if there is none.

    A value that says the same stays as it is spelt. `written` tells of lists what we wrote before: what else is in
    them is their owner's, and stays. Both texts are such that `read` understands them; the new lines of the first are
    to end with `newline`.
    """
    there, new = _spans(text) or {}, _spans(fresh) or {}
    pieces, end = [], 0
    for name, span in sorted(there.items(), key=lambda item: item[1].start):
        if name in new and (changed := _change(name, span, new[name], fresh, written)):
            pieces += [text[end : span.start], changed.replace("\n", newline)]
            end = span.end
    rest = text[end:]
    if rest and not rest.endswith("\n"):
        rest += newline
    missing = (fresh[span.start : span.end] + "\n" for name, span in new.items() if name not in there)
    return "".join([*pieces, rest, *(line.replace("\n", newline) for line in missing)])


def _change(name: str, old: _Span, new: _Span, fresh: str, written: Mapping[str, Collection[str]]) -> str:
    """What to write in the place of a value; "" where it says all it should."""
    added = [said for said in old.texts if said and said not in {*new.texts, *written.get(name, old.texts)}]
    if not added:
        return fresh[new.start : new.end] if new.texts != old.texts else ""
    wanted = [*new.texts, *added]
    return dump({name: wanted}).rstrip("\n") if sorted(wanted) != sorted(old.texts) else ""


def _spans(text: str) -> dict[str, _Span] | None:
    try:
        root = yaml.compose(text, Loader=_Loader) if _is_flat(text) else None
    except yaml.YAMLError:
        return None
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        return None
    return {
        key.value: _Span(key.start_mark.index, _end(value, text), _texts(value))
        for key, value in root.value
        if isinstance(key, yaml.ScalarNode)
    }


def _is_flat(text: str) -> bool:
    """Whether a text is no larger and no deeper than front matter is, and names nothing twice.

    An alias stands for a value elsewhere, and has no place of its own; it may even stand within itself. Unlike nodes,
    events are read one after another, at any depth.
    """
    if len(text) > LONGEST:
        return False
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST or isinstance(event, yaml.AliasEvent):
            return False
    return True


def _texts(value: yaml.Node) -> tuple[str, ...]:
    nodes = value.value if isinstance(value, yaml.SequenceNode) else [value]
    scalars = (node for node in nodes if isinstance(node, yaml.ScalarNode))
    return tuple("" if node.tag == _NULL else node.value for node in scalars)


def _end(value: yaml.Node, text: str) -> int:
    """Where a value ends: with its last sign, as YAML's own end of a list is after the comments that follow it."""
    if isinstance(value, yaml.CollectionNode) and not value.flow_style and value.value:
        last = value.value[-1]
        return _end(last[1] if isinstance(last, tuple) else last, text)
    end = int(value.end_mark.index)
    while text[end - 1].isspace():
        end -= 1
    return end


def _quote(value: Value) -> object:
    if isinstance(value, list):
        return [_Text(said) for said in value]
    return _Text(value) if isinstance(value, str) else value
