"""`GET` and `PUT /papers/ID/citation`."""

from marshmallow import fields, validate

from dejalu.errors.bibliography import INVALID_KEY
from dejalu.exporters.citation_keys import VALID
from dejalu.schemas.fields import Strict


class CitationSchema(Strict):
    """A paper as it is cited: its key, the keys it had before, its BibTeX entry, and a Markdown link to it."""

    citation_key = fields.String(required=True)
    former_keys = fields.List(fields.String(), required=True)
    bibtex = fields.String(required=True)
    markdown = fields.String(required=True)


class CitationChange(Strict):
    """The key that a paper is to be cited by."""

    citation_key = fields.String(required=True, validate=validate.Regexp(f"^{VALID.pattern}$", error=INVALID_KEY))
