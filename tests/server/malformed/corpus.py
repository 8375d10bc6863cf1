"""What is no request, or not quite one."""

import copy
from collections.abc import Iterator
from typing import Any

LONG = "x" * 10_000
BROKEN: dict[str, tuple[bytes, set[int]]] = {
    "empty": (b"", {400}),
    "white space": (b" \n", {400}),
    "truncated": (b'{"since": 0, "operat', {400}),
    "a text that does not end": (b'{"since": "' + b'\\"' * 10_000, {400}),
    "text after it": (b"{} {}", {400}),
    "a comment": (b"{/* */}", {400}),
    "single quotes": (b"{'since': 0}", {400}),
    "with a byte order mark": (b"\xef\xbb\xbf{}", {400}),
    "UTF-16": ("{}".encode("utf-16"), {400}),
    "UTF-32": ("{}".encode("utf-32"), {400}),
    "Latin-1": (b'{"since": "\xe9"}', {400}),
    "an encoded surrogate": (b'{"since": "\xed\xa0\x80"}', {400}),
    "a control character": (b'{"since": "\0"}', {400}),
    "form data": (b"since=0&operations=", {400}),
    "zeros": (b"\0" * 1_000, {400}),
    "arrays in arrays": (b"[" * 100_000, {422}),
    "arrays in arrays, closed": (b"[" * 100_000 + b"]" * 100_000, {422}),
    "objects in objects": (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, {422}),
    "one level too many": (b"[" * 65 + b"]" * 65, {422}),
    "a half surrogate": (rb'{"since": "\ud800"}', {422}),
    "a half surrogate, the other one": (rb'{"a": [[{"b": "x\udfff"}]]}', {422}),
    "a half surrogate for a name": (rb'{"\ud800": 1}', {422}),
    "NUL": (rb'{"since": "a\u0000b"}', {422}),
    "NUL in a name": (rb'{"\u0000": 1}', {422}),
    "NaN": (b'{"since": NaN}', {422}),
    "Infinity": (b'{"since": Infinity}', {422}),
    "-Infinity": (b'{"since": -Infinity}', {422}),
    "1e999": (b'{"since": 1e999}', {422}),
    "-1e999": (b'{"since": -1e999}', {422}),
    "2^70": (b'{"since": 1180591620717411303424}', {422}),
    "2^63": (b'{"since": 9223372036854775808}', {422}),
    "-2^63-1": (b'{"since": -9223372036854775809}', {422}),
    "ten thousand digits": (b'{"since": ' + b"7" * 10_000 + b"}", {422}),
    "the same name twice": (b'{"since": 0, "since": 1}', {422}),
    "no object": (b"null", {422}),
    "an array": (b"[]", {422}),
    "a number": (b"7", {422}),
    "a text": (b'"text"', {422}),
    "a truth value": (b"true", {422}),
    "an unknown name": (b'{"nobody knows this": 1}', {422}),
}
"""Bodies that no route takes, and how each is answered where JSON is expected."""

WRONG: list[Any] = [
    None, True, 0, -1, 1.5, 2**31, 2**63 - 1, -(2**63), 1e300, "", " ", "text", "7", "x\n", "\u202e\u0007\x7f",
    "٣٣٣", "000000000000000-0000", "999999999999999-9999", "9999-12-31", "0001-01-01", "/..", LONG, [], [None], [[]],
    {}, {"a": 1},
]  # fmt: skip
"""What is put in the place of each value in turn; some of it is right in some places."""

TYPES = [
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/xml",
    "json",
]
"""Content types of bodies that a web page could send, or nobody."""

HOSTILE = [
    "%00", "a%00b", "%ff", "%ed%a0%80", "%c0%ae", "%F4%90%80%80", "..", "%2e%2e", "%2e%2e%2fetc", "..%5c", "-1",
    "1e3", "1.0", "0", "0x1", "%D9%A1", "9" * 19, "9" * 10_000, LONG, "null", "true", "a,b", "%E2%80%AE", "%25", "%",
    "%0d%0aX:%20y", "%7B%7D", "'%20OR%201=1--", "%7B%7B7*7%7D%7D", "2147483648", "9223372036854775808", "9999-12-31",
    "0001-01-01", "44444444-4444-4444-8444-444444444444", "last ",
]  # fmt: skip
"""What is put in the place of each part of an address in turn, as it is sent."""


def alter(body: Any, unlike: Any = None) -> Iterator[Any]:  # noqa: ANN401 (whatever JSON)
    """The body with each of its values replaced by each wrong one, with each left out, and with one more.

    Only where the body is not like another one, of which all that was altered already.
    """
    for path in find_places(body):
        if _is_like(body, unlike, path):
            continue
        for wrong in WRONG:
            yield _change(body, path, wrong)
        if path and isinstance(path[-1], str):
            yield _change(body, path, ...)
        if isinstance(_get(body, path), dict):
            yield _change(body, (*path, "nobody knows this"), 1)


def _is_like(body: Any, other: Any, path: tuple[Any, ...]) -> bool:  # noqa: ANN401
    try:
        here, there = _get(body, path), _get(other, path)
    except (KeyError, IndexError, TypeError):
        return False
    return here == there or (type(here) is type(there) and isinstance(here, dict | list))


def find_places(body: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:  # noqa: ANN401
    """The way to each value in a body, the body itself included."""
    yield path
    items = body.items() if isinstance(body, dict) else enumerate(body) if isinstance(body, list) else ()
    for name, item in items:
        yield from find_places(item, (*path, name))


def _get(body: Any, path: tuple[Any, ...]) -> Any:  # noqa: ANN401
    for name in path:
        body = body[name]
    return body


def _change(body: Any, path: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401
    if not path:
        return value
    changed = copy.deepcopy(body)
    *way, last = path
    if value is ...:
        del _get(changed, tuple(way))[last]
    else:
        _get(changed, tuple(way))[last] = value
    return changed
