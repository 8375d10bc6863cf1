"""Files kept up to date, and addresses to read papers at."""

from typing import Any

from marshmallow import fields, validate

from dejalu.exporters.formats import FORMATS
from dejalu.outlets.keeping import KEPT_FORMATS
from dejalu.schemas.fields import Flag, Strict, Text, Whole
from dejalu.schemas.filters import FilterQuery, read_filter
from dejalu.services import addresses, kept_files


class _Wanted(FilterQuery):
    """Which papers, in the body of a request."""

    starred = Flag(load_default=None)


class KeptFileRequest(_Wanted):
    """The file at an absolute path and what is to be in it; replace allows that it holds anything else now."""

    path = Text(4000, shortest=1, required=True)
    format = fields.String(required=True, validate=validate.OneOf(KEPT_FORMATS))
    replace = Flag(load_default=False)


class AddressRequest(_Wanted):
    """What is to be read at the address, as a file of that name."""

    name = fields.String(
        required=True,
        validate=validate.Regexp(r"^[A-Za-z0-9][A-Za-z0-9_-]{0,99}\Z", error="Use letters, digits, - and _."),
    )
    format = fields.String(required=True, validate=validate.OneOf(list(FORMATS)))


class KeptFileSchema(Strict):
    """A kept file: when it last got other bytes, with how many papers, and why it is not up to date if it is not."""

    id = fields.String(required=True)
    path = fields.String(required=True)
    format = fields.String(required=True)
    wanted = fields.Dict(required=True)
    made_at = fields.AwareDateTime(required=True)
    written_at = fields.AwareDateTime(required=True)
    papers = Whole(required=True)
    error = fields.String(required=True, allow_none=True)


class KeptFilesAnswer(Strict):
    """All files that are kept."""

    kept_files = fields.List(fields.Nested(KeptFileSchema), required=True)


class AddressSchema(Strict):
    """An address; its token was shown when it was made."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    format = fields.String(required=True)
    wanted = fields.Dict(required=True)
    made_at = fields.AwareDateTime(required=True)
    read_at = fields.AwareDateTime(required=True, allow_none=True)


class AddressesAnswer(Strict):
    """All addresses."""

    addresses = fields.List(fields.Nested(AddressSchema), required=True)


class NewAddressAnswer(Strict):
    """A new address, shown this once: whoever has it can read these papers."""

    id = fields.String(required=True)
    url = fields.String(required=True)


def read_kept_file(said: dict[str, Any]) -> kept_files.Order:
    """What a loaded request wants kept."""
    return kept_files.Order(said["path"], said["format"], read_filter(said))


def read_address(said: dict[str, Any]) -> addresses.Order:
    """What a loaded request wants to be read."""
    return addresses.Order(said["name"], said["format"], read_filter(said))
