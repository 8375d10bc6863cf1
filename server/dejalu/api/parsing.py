"""Reading request bodies: strict JSON, and text in addresses that is really text."""

import json
from typing import Any, NoReturn

from flask import Request, abort
from flask_smorest import Blueprint
from marshmallow import RAISE
from webargs.flaskparser import FlaskParser


class StrictParser(FlaskParser):
    """JSON as RFC 8259 has it: no NaN or Infinity, UTF-8 only, and not nested beyond all reason.

    Nor is a misspelt filter passed over in silence: what an address asks for must be known.
    """

    DEFAULT_UNKNOWN_BY_LOCATION = {**FlaskParser.DEFAULT_UNKNOWN_BY_LOCATION, "query": RAISE}  # noqa: RUF012 (theirs)

    def _raw_load_json(self, req: Request) -> Any:  # noqa: ANN401 (whatever the JSON holds)
        try:
            return json.loads(req.get_data(cache=True).decode("utf-8"), parse_constant=_refuse_constant)
        except (ValueError, RecursionError):
            abort(400, "The body is not valid JSON in UTF-8.")


class StrictBlueprint(Blueprint):
    """A blueprint whose arguments are read by StrictParser."""

    ARGUMENTS_PARSER = StrictParser()


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")
