"""`GET` and `PATCH /settings`."""

import re
from typing import Any

from marshmallow import ValidationError, fields

from dejalu.schemas.fields import Flag, Strict, Text


class ContactText(fields.String):
    """An e-mail address, or nothing; it is sent in a header, so it must hold nothing that could end one."""

    PATTERN = r"^([A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]{1,63}(\.[A-Za-z0-9-]{1,63}){1,5})?$"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"pattern": self.PATTERN}, **kwargs)

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> str:  # noqa: ANN401
        text = super()._deserialize(value, attr, data, **kwargs)
        if not re.fullmatch(self.PATTERN.removesuffix("$"), text):
            raise ValidationError("This is no e-mail address: give one, or nothing to take back what was given.")
        return text


class SettingsSchema(Strict):
    """What the reader chose: the pattern of citation keys, whether the server completes papers by itself, and the
    e-mail address that services are told when they are asked.
    """

    citation_keys = Text(200)
    enrich = Flag()
    contact_email = ContactText()
