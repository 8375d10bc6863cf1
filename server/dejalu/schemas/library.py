"""`GET /papers`, `PATCH /papers/ID`, `GET /tags` and `GET /export/json`."""

from typing import Any

from marshmallow import ValidationError, fields, validate

from dejalu.database import LARGEST_ID
from dejalu.identity.claims import is_web_address
from dejalu.schemas.fields import Name, Strict, Text, Whole
from dejalu.schemas.filters import FilterQuery
from dejalu.schemas.papers import PaperSchema
from dejalu.services.descriptions import FIELDS
from dejalu.services.finding.search import PAGE
from dejalu.services.finding.sorting import ORDERS

WHOLE = "A JSON export is the whole library, so that nothing is lost: leave this out."


class WholeQuery(Strict):
    """No filter: what is without loss is whole."""

    error_messages = {"unknown": WHOLE}  # noqa: RUF012 (marshmallow's own way)


class PapersQuery(FilterQuery):
    """Which papers, in which order, from where on.

    `named` asks for the one of that identifier or key; `id`, given several times, for just these papers, in which the
    words of `q` are marked.
    """

    sort = fields.String(load_default="recent", validate=validate.OneOf(list(ORDERS)))
    cursor = Text(2_000, load_default=None)
    named = Text(500, load_default=None)
    id = fields.List(
        fields.Integer(validate=validate.Range(1, LARGEST_ID)), load_default=list, validate=validate.Length(max=PAGE)
    )


class PaperIdsQuery(FilterQuery):
    """Which papers, in which order."""

    sort = fields.String(load_default="recent", validate=validate.OneOf(list(ORDERS)))


class ExcerptSchema(Strict):
    """A part of the abstract or of a note, in pieces."""

    field = fields.String(required=True, validate=validate.OneOf(["abstract", "note"]))
    pieces = fields.List(fields.String(), required=True)


class HitsSchema(Strict):
    """Where the words of the query stand: texts in pieces, in turn outside of a hit and inside of one."""

    title = fields.List(fields.String(), required=True)
    authors = fields.List(fields.List(fields.String()), required=True)
    excerpt = fields.Nested(ExcerptSchema, required=True, allow_none=True)


class FoundSchema(PaperSchema):
    """A paper with its hits; null where no words were asked for."""

    hits = fields.Nested(HitsSchema, required=True, allow_none=True)


class PapersAnswer(Strict):
    """Papers, the cursor of the next ones, and whether they are only near what was asked for."""

    papers = fields.List(fields.Nested(FoundSchema), required=True, attribute="found")
    cursor = fields.String(required=True, allow_none=True)
    is_near = fields.Boolean(required=True)


class Ids(fields.List[int]):
    """Ids as they are given: to go through 100,000 of them, one by one, would take as long as to find them."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(Whole(), **kwargs)

    def _serialize(self, value: Any, attr: str | None, obj: Any, **kwargs: Any) -> Any:  # noqa: ANN401
        return value


class PaperIdsAnswer(Strict):
    """The ids of all papers of a filter."""

    paper_ids = Ids(required=True)


class CountSchema(Strict):
    """A value, and how many papers have it."""

    value = fields.String(required=True)
    count = Whole(required=True)


class YearSchema(Strict):
    """A year, and how many papers are of it."""

    value = Whole(required=True)
    count = Whole(required=True)


class FacetsAnswer(Strict):
    """How many papers a filter selects, and how many of these have a star, a note, each status, tag and year."""

    total = Whole(required=True)
    statuses = fields.List(fields.Nested(CountSchema), required=True)
    starred = Whole(required=True)
    noted = Whole(required=True)
    tags = fields.List(fields.Nested(CountSchema), required=True)
    years = fields.List(fields.Nested(YearSchema), required=True)


class WebAddress(Text):
    """An address of a page."""

    PATTERN = r"^[Hh][Tt][Tt][Pp][Ss]?://[!-~]+$"

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:  # noqa: ANN401
        address = super()._deserialize(value, attr, data, **kwargs)
        if not is_web_address(address):
            raise ValidationError("This is no address of a page: give one that begins with https:// and has no blanks.")
        return address


class PaperPatch(Strict):
    """What the reader types of a paper; null takes back what they typed, what is left out stays as it is."""

    title = Name(2_000, allow_none=True)
    authors = fields.List(Name(300), validate=validate.Length(1, 5_000), allow_none=True)
    abstract = Text(20_000, shortest=1, allow_none=True)
    published = fields.Date(allow_none=True)
    year = Whole(1000, 9999, allow_none=True)
    url = WebAddress(2_000, shortest=8, allow_none=True)


class DescribedSchema(PaperSchema):
    """A paper, and which of its fields are as the reader typed them."""

    typed = fields.List(fields.String(validate=validate.OneOf(FIELDS)), required=True)


class TagSchema(Strict):
    """A tag, how many papers have it, and its color, if the reader chose one."""

    name = fields.String(required=True)
    count = Whole(required=True)
    color = fields.String(required=True, allow_none=True)


class TagsAnswer(Strict):
    """The reader's tags, by name."""

    tags = fields.List(fields.Nested(TagSchema), required=True)
