"""Papers, marks and notes as JSON."""

from typing import Any

from marshmallow import fields, post_load, validate

from dejalu.identity import identifiers
from dejalu.models import Status
from dejalu.pages.mention import Mention
from dejalu.schemas.fields import Flag, IdentifierText, Strict, Text, Whole

STATUSES = [status.value for status in Status]


class MentionSchema(Strict):
    """What a page says of a paper; loads as a Mention."""

    identifiers = fields.List(IdentifierText(), load_default=list, validate=validate.Length(max=20))
    title = Text(2_000, load_default="")
    authors = fields.List(Text(300), load_default=list, validate=validate.Length(max=5_000))
    abstract = Text(20_000, load_default=None, allow_none=True)
    published = fields.Date(load_default=None, allow_none=True)
    year = Whole(1000, 9999, load_default=None, allow_none=True)
    url = Text(2_000, load_default=None, allow_none=True)
    version = Whole(1, 9999, load_default=None, allow_none=True)

    @post_load
    def make(self, data: dict[str, Any], **_: object) -> Mention:
        names = tuple(data["identifiers"])
        version = data["version"] or next(filter(None, map(identifiers.version, names)), None)
        return Mention(**data | {"identifiers": names, "authors": tuple(data["authors"]), "version": version})


class QuoteSchema(Strict):
    """The passage a note is about: a W3C text-quote selector."""

    exact = Text(10_000, required=True)
    prefix = Text(500, load_default="")
    suffix = Text(500, load_default="")


class NoteSchema(Strict):
    """A note as it now stands; revision is what an edit of it must name as its base.

    conflict_of names the note that says something else because it was written at the same time elsewhere.
    """

    note_id = fields.String(attribute="id", required=True)
    body = fields.String(required=True)
    quote = fields.Nested(QuoteSchema, required=True, allow_none=True)
    revision = fields.String(required=True)
    conflict_of = fields.String(required=True, allow_none=True)


class JoinedSchema(Strict):
    """One of several records that were taken for the same paper."""

    paper_id = Whole(required=True)
    identifiers = fields.List(fields.String(), required=True)
    title = fields.String(required=True)


class SuggestionSchema(Strict):
    """A paper that may be the same."""

    paper_id = Whole(required=True)
    title = fields.String(required=True)


class MarkSchema(Strict):
    """All that a browser needs to draw a paper: judged is the reader's word, status what is shown.

    version is the arXiv version that was judged; records are the ids of all its records, of which joined tells more
    where these were taken for one paper by their titles.
    """

    paper_id = Whole(required=True)
    records = fields.List(Whole(), required=True)
    identifiers = fields.List(fields.String(), required=True)
    title = fields.String(required=True)
    status = fields.String(required=True, validate=validate.OneOf(["new", *STATUSES]))
    judged = fields.String(required=True, allow_none=True, validate=validate.OneOf(STATUSES))
    starred = Flag(required=True)
    tags = fields.List(fields.String(), required=True)
    notes = fields.List(fields.Nested(NoteSchema), required=True)
    times_seen = Whole(required=True)
    first_seen_at = fields.AwareDateTime(required=True, allow_none=True)
    last_seen_at = fields.AwareDateTime(required=True, allow_none=True)
    version = Whole(required=True, allow_none=True)
    joined = fields.List(fields.Nested(JoinedSchema), required=True)
    possible = fields.Nested(SuggestionSchema, required=True, allow_none=True)


class PaperSchema(Strict):
    """A paper's description and the reader's mark of it."""

    id = Whole(required=True, attribute="paper.id")
    title = fields.String(required=True, attribute="paper.title")
    authors = fields.List(fields.String(), required=True, attribute="paper.authors")
    abstract = fields.String(required=True, allow_none=True, attribute="paper.abstract")
    published = fields.Date(required=True, allow_none=True, attribute="paper.published")
    year = Whole(required=True, allow_none=True)
    url = fields.String(required=True, allow_none=True, attribute="paper.url")
    citation_key = fields.String(required=True, allow_none=True, attribute="mark.citation_key")
    mark = fields.Nested(MarkSchema, required=True)
