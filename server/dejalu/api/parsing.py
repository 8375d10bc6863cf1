"""Reading requests: strict JSON, and addresses that are really text. Whatever passes can be kept in any database.

What is no JSON, or no text, is answered with 400; what is JSON of which nobody here can make anything with 422.
"""

import json
import re
from collections.abc import Callable
from itertools import accumulate
from typing import Any, NoReturn
from urllib.parse import unquote_to_bytes

from flask import Flask, Request, abort, request
from flask_smorest import Blueprint
from marshmallow import RAISE, Schema, ValidationError
from webargs.flaskparser import FlaskParser
from webargs.multidictproxy import MultiDictProxy
from werkzeug.routing import IntegerConverter, PathConverter

from dejalu.database import is_keepable
from dejalu.schemas.fields import UNKEEPABLE_NUMBER, UNKEEPABLE_TEXT, Strict

DEEPEST = 64
"""Arrays and objects within each other: three times as many as any request has."""

_STRING = re.compile(rb'"(?:[^"\\]++|\\.?)*+"?', re.DOTALL)
"""A JSON string, or what is left of one that does not end; no byte of it is ever looked at twice."""
_LEVELS = {ord("["): 1, ord("{"): 1, ord("]"): -1, ord("}"): -1}
_LEVELLESS = bytes({*range(256)} - {*_LEVELS})


class Nothing(Strict):
    """No body, or an empty object."""


class StrictParser(FlaskParser):
    """JSON as RFC 8259 has it, in UTF-8, without what it leaves to each reader to understand as they like.

    Nor is a misspelt filter passed over in silence, or one of two that contradict each other: what an address asks for
    must be known, and be asked once.
    """

    DEFAULT_UNKNOWN_BY_LOCATION = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": RAISE}  # noqa: RUF012 (theirs)

    def load_querystring(self, req: Request, schema: Schema) -> MultiDictProxy:
        values: MultiDictProxy = super().load_querystring(req, schema)
        repeated = {name for name, given in req.args.lists() if len(given) > 1} - values.multiple_keys
        if repeated:
            raise ValidationError({name: ["Give this once."] for name in sorted(repeated)})
        return values

    def load_json(self, req: Request, schema: Schema) -> Any:  # noqa: ANN401 (whatever the JSON holds)
        if isinstance(schema, Nothing) and not req.get_data(cache=True):
            return {}
        return super().load_json(req, schema)

    def _raw_load_json(self, req: Request) -> Any:  # noqa: ANN401 (whatever the JSON holds)
        body = req.get_data(cache=True)
        # Before it is parsed, for the parser goes down once more for each level.
        if _depth(body) > DEEPEST:
            abort(422, f"The body is nested more than {DEEPEST} levels deep.")
        try:
            value = _DECODER.decode(body.decode("utf-8"))
        except ValueError:
            abort(400, "The body is not valid JSON in UTF-8.")
        if wrong := _find_unkeepable(value):
            raise ValidationError(wrong)
        return value


class StrictBlueprint(Blueprint):
    """A blueprint whose arguments are read by StrictParser, and whose routes take no others than they name."""

    ARGUMENTS_PARSER = StrictParser()

    def add_url_rule(self, rule: str, endpoint: str, view_func: Callable[..., Any], **options: Any) -> None:
        described = getattr(view_func, "_apidoc", {})
        places = {argument["in"] for argument in described.get("arguments", {}).get("parameters", [])}
        if "query" not in places:
            view_func = self.arguments(Strict, location="query", as_kwargs=True)(view_func)
        has_body = "json" in places or "requestBody" in described.get("manual_doc", {})
        if not has_body and not {"POST", "PUT", "PATCH"}.isdisjoint(options.get("methods", ())):
            view_func = self.arguments(Nothing, required=False, as_kwargs=True)(view_func)
        super().add_url_rule(rule, endpoint, view_func, **options)


class ShortInteger(IntegerConverter):
    """A whole number in a path, in at most ten digits: of thousands, Python refuses to make a number."""

    regex = "[0-9]{1,10}"


class AnyName(PathConverter):
    """A name in a path, whatever signs it has: that of a tag may be `/ICLR/2026`."""

    regex = ".+"
    part_isolating = False


def install(app: Flask) -> None:
    """Refuse, before any route runs, what could not be read as it was meant: bytes that are no text, packed bodies."""
    app.url_map.converters |= {"int": ShortInteger, "name": AnyName}
    app.url_map.merge_slashes = False  # Nobody is sent to another address than the one they asked for.

    @app.before_request
    def check() -> None:
        # Flask would put a sign of its own in the place of what is no UTF-8.
        for part in (request.environ["PATH_INFO"].encode("latin-1"), unquote_to_bytes(request.query_string)):
            try:
                is_text = is_keepable(part.decode("utf-8"))
            except UnicodeDecodeError:
                is_text = False
            if not is_text:
                abort(400, "This address is not text in UTF-8, or has NUL in it.")
        if request.headers.get("Content-Encoding", "identity").lower() != "identity":
            abort(415, "Send the body as it is, not packed.")


def _depth(body: bytes) -> int:
    """How many levels of arrays and objects open within each other, whatever else is wrong with the JSON."""
    signs = _STRING.sub(b"", body).translate(None, _LEVELLESS)
    return max(accumulate(map(_LEVELS.__getitem__, signs)), default=0)


def _find_unkeepable(value: object) -> Any:  # noqa: ANN401 (what marshmallow says of what is wrong, or nothing)
    """Where the first text is that no database keeps. It goes no deeper than DEEPEST."""
    if isinstance(value, str):
        return None if is_keepable(value) else [UNKEEPABLE_TEXT]
    if isinstance(value, list):
        found = ((place, _find_unkeepable(item)) for place, item in enumerate(value))
    elif isinstance(value, dict):
        if wrong := next(filter(None, map(_find_unkeepable, value)), None):
            return wrong
        found = ((name, _find_unkeepable(item)) for name, item in value.items())
    else:
        return None
    return next(({place: wrong} for place, wrong in found if wrong), None)


def _read_object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        abort(422, "An object in the body has the same name twice, so that it could be read in two ways.")
    return read


def _read_whole(digits: str) -> int:
    # No number of 64 bits has more than 20 signs, and Python refuses to read one of thousands.
    if len(digits) > 20 or not is_keepable(whole := int(digits)):
        abort(422, UNKEEPABLE_NUMBER)
    return whole


def _read_fraction(digits: str) -> float:
    fraction = float(digits)
    if fraction in (float("inf"), float("-inf")):
        _refuse_constant("Infinity")
    return fraction


def _refuse_constant(name: str) -> NoReturn:
    abort(422, f"The body has a number that is none ({name}).")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_read_object,
    parse_int=_read_whole,
    parse_float=_read_fraction,
    parse_constant=_refuse_constant,
)
