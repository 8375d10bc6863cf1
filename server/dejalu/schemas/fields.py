"""Fields stricter than marshmallow's own: what passes them can be stored in any database and shown anywhere."""

import re
from typing import Any

from marshmallow import RAISE, Schema, ValidationError, fields, validate

from dejalu.database import LARGEST, is_keepable
from dejalu.errors import UnknownIdentifierError
from dejalu.identity.identifiers import Identifier, parse

UNKEEPABLE_TEXT = "This text has a character that cannot be kept (NUL or half a surrogate pair)."
UNKEEPABLE_NUMBER = f"This number is too large: whole numbers go from {-LARGEST - 1} to {LARGEST}."


class Strict(Schema):
    """A schema that refuses what it does not know."""

    class Meta:
        unknown = RAISE


class Text(fields.String):
    """Text of at most `longest` characters, if there is a bound, without NUL or half surrogate pairs."""

    PATTERN = r"^[^\x00]*$"

    def __init__(self, longest: int | None, *, shortest: int = 0, **kwargs: Any) -> None:
        length = validate.Length(shortest, longest) if shortest or longest else None
        super().__init__(validate=length, metadata={"pattern": self.PATTERN}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:  # noqa: ANN401
        text = super()._deserialize(value, attr, data, **kwargs)
        if not is_keepable(text):
            raise ValidationError(UNKEEPABLE_TEXT)
        return text


class Name(Text):
    """A label on one line: a tag, a client's name. White space is collapsed, and there must be something else."""

    # White space as Python has it.
    PATTERN = r"^[^\x00]*[^\x00\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000][^\x00]*$"

    def __init__(self, longest: int, **kwargs: Any) -> None:
        super().__init__(longest, shortest=1, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:  # noqa: ANN401
        name = " ".join(super()._deserialize(value, attr, data, **kwargs).split())
        if not name:
            raise ValidationError("This name is empty: give it at least one letter.")
        return name


class Code(fields.String):
    """Letters, digits, `-` and `_`: as many as `shortest`, or up to `longest`."""

    def __init__(self, shortest: int, longest: int | None = None, **kwargs: Any) -> None:
        pattern = f"^[A-Za-z0-9_-]{{{shortest},{longest or shortest}}}$"
        super().__init__(validate=validate.Regexp(pattern + r"\Z"), metadata={"pattern": pattern}, **kwargs)


class Whole(fields.Integer):
    """A whole number from `least` to `most`; no text, no fraction, no truth value."""

    def __init__(self, least: int = 0, most: int = LARGEST, **kwargs: Any) -> None:
        super().__init__(strict=True, validate=validate.Range(least, most), **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:  # noqa: ANN401
        if isinstance(value, float) and value.is_integer():
            value = int(value)  # To JSON, 7.0 is the whole number 7.
        if isinstance(value, bool | str | float):
            raise self.make_error("invalid", input=value)
        whole: int = super()._deserialize(value, attr, data, **kwargs)
        return whole


class Flag(fields.Boolean):
    """`true` or `false`, and nothing that merely looks like it."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> bool:  # noqa: ANN401
        if not isinstance(value, bool):
            raise self.make_error("invalid", input=value)
        return value


class IdentifierText(fields.String):
    """An identifier as it is written: `scheme:value`."""

    PATTERN = (
        r"^(arxiv:(\d{4}\.\d{4,5}|[a-z-]+(\.[A-Z]{2})?/\d{7})(v\d{1,4})?"
        r"|doi:10\.\d{4,9}(\.\d{1,9}){0,3}/[!-~]{0,100}[A-Za-z0-9][!-~]{0,300}"
        r"|openreview:[A-Za-z0-9_-]{5,40}"
        r"|acl:([A-Z]\d\d-\d{4}|\d{4}\.[a-z0-9]+-[a-z0-9]+\.\d{1,6})"
        r"|s2:[0-9a-f]{40}"
        r"|pmid:[1-9]\d{0,7}"
        r"|url:https?://[a-z0-9][a-z0-9._-]{0,200}(:\d{1,5})?([/?#][!-~]{0,280})?)$"
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"pattern": self.PATTERN}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> Identifier:  # type: ignore[override]  # noqa: ANN401
        text = super()._deserialize(value, attr, data, **kwargs)
        if not re.fullmatch(self.PATTERN, text, re.ASCII):
            raise ValidationError("This is no identifier: write it as scheme:value, such as arxiv:2406.09519.")
        try:
            return parse(text)
        except UnknownIdentifierError as error:
            raise ValidationError(error.message) from error
