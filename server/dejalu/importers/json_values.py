"""JSON that another program wrote: any value may be of any type, or lack."""

import json
from collections.abc import Iterator
from typing import Any

from dejalu.errors.imports import UnreadableImportError
from dejalu.exporters.plain_text import one_line
from dejalu.importers.decoding import whole
from dejalu.importers.library_json import Readable


def load(stream: Readable, format: str) -> Any:  # noqa: ANN401 (whatever the JSON holds)
    """All of a file. NaN and the infinities, which no JSON has, are None.

    Raises UnreadableImportError.
    """
    try:
        return json.loads(whole(stream), parse_constant=lambda _: None)
    except RecursionError:
        raise UnreadableImportError(format, "it is nested beyond all reason") from None
    except json.JSONDecodeError as error:
        raise UnreadableImportError(format, f"line {error.lineno} is not JSON ({error.msg})") from None
    except ValueError:
        raise UnreadableImportError(format, "it holds a number of thousands of digits") from None


def text(value: object) -> str:
    """A text or a number as text on one line; of anything else, none."""
    if isinstance(value, str):
        return one_line(" ".join(value.split()))
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def texts(value: object) -> list[str]:
    """The texts of a list, each on one line, without the empty ones."""
    return [told for one in value if (told := text(one))] if isinstance(value, list) else []


def lines(value: object) -> str:
    """A text of several lines, as it is; of anything else, none."""
    return value if isinstance(value, str) else ""


def items(value: object) -> Iterator[dict[str, Any]]:
    """The objects of a list."""
    if isinstance(value, list):
        yield from (item for item in value if isinstance(item, dict))


def inside(value: object, *path: str | int) -> Any:  # noqa: ANN401
    """What is found under these keys and places, or None where there is no such thing."""
    for step in path:
        if isinstance(value, dict) and isinstance(step, str):
            value = value.get(step)
        elif isinstance(value, list) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value
