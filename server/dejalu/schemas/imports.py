"""`POST /import`, `GET /imports` and `POST /imports/ID/undo`."""

from marshmallow import fields, validate

from dejalu.schemas.fields import Strict, Text, Whole


class ImportQuery(Strict):
    """How to import a file.

    name: what it is called. With dry_run, nothing is kept. Of a saved page: the day it was saved, if known; else the
    latest day it can have been (a file's own date).
    """

    name = Text(500, load_default="")
    dry_run = fields.Boolean(load_default=False)
    captured_on = fields.Date(load_default=None)
    latest = fields.Date(load_default=None)


class ImportLine(Strict):
    """What became of one entry: why it was refused or what of it was not taken, and what of it was new."""

    line = Whole(required=True)
    name = fields.String(required=True)
    result = fields.String(required=True, validate=validate.OneOf(["added", "merged", "refused"]))
    reason = fields.String(required=True, allow_none=True)
    changes = fields.List(fields.String(), required=True)


class ImportCount(Strict):
    """How many of one kind, such as notes, were new to the library, and how many it had."""

    added = Whole(required=True)
    merged = Whole(required=True)


class ImportAnswer(Strict):
    """What a file brought: how many papers were new, were there, or could not be taken.

    id names the import, to undo it by: None where nothing was new or to be kept, and for a library file. lines tell of
    the first 10,000 that were refused, and of the first 1,000 of the rest. A library file tells in counts how many
    there were of each kind of thing in it, and its papers are its records. A saved page tells the day that it is from.
    """

    id = fields.String(required=True, allow_none=True)
    format = fields.String(required=True)
    captured_on = fields.Date(required=True, allow_none=True)
    added = Whole(required=True)
    merged = Whole(required=True)
    refused = Whole(required=True)
    lines = fields.List(fields.Nested(ImportLine), required=True)
    counts = fields.Dict(fields.String(), fields.Nested(ImportCount), required=True)


class ImportSchema(Strict):
    """An import that changed something; undone_at is None while it stands."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    format = fields.String(required=True)
    imported_at = fields.AwareDateTime(required=True)
    undone_at = fields.AwareDateTime(required=True, allow_none=True)
    added = Whole(required=True)
    merged = Whole(required=True)
    refused = Whole(required=True)


class ImportsAnswer(Strict):
    """The imports that changed something, the latest first."""

    imports = fields.List(fields.Nested(ImportSchema), required=True)
