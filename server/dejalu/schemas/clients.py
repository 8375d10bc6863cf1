"""`GET /hello`, `POST /pair`, pairing codes and clients."""

from typing import Any

from marshmallow import ValidationError, fields, validates_schema

from dejalu.schemas.fields import Code, Name, Strict, Text, Whole


class HelloQuery(Strict):
    """What a client asks the server to prove itself by: both of them, or nothing."""

    challenge = Code(43)
    client = Code(1, 100)

    @validates_schema
    def _expect_both(self, data: dict[str, Any], **_: Any) -> None:
        if len(data) == 1:
            raise ValidationError("Give both `challenge` and `client`, or neither.")


class HelloAnswer(Strict):
    """Who answers on this port, without a token; proof is that it is the server the client was paired with."""

    name = fields.String(required=True)
    version = fields.String(required=True)
    api_version = Whole(required=True)
    server_id = fields.String(required=True)
    proof = fields.String(required=True, allow_none=True)


class PairRequest(Strict):
    """The code that the server printed, and what the client calls itself."""

    code = Text(40, required=True)
    client_name = Name(100, required=True)


class SessionAnswer(Strict):
    """The token of a session of the library page, shown this once."""

    token = fields.String(required=True)
    client_id = fields.String(required=True)
    server_id = fields.String(required=True)


class PairAnswer(SessionAnswer):
    """The client's token, and the secret by which it can tell this server from a stranger; both shown this once."""

    secret = fields.String(required=True)


class CodeAnswer(Strict):
    """A new pairing code, and until when it is good: `url` pairs the extension by it, `library` opens that page."""

    code = fields.String(required=True)
    server = fields.String(required=True)
    url = fields.String(required=True)
    library = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True)


class ClientSchema(Strict):
    """A paired browser or script; or a session of the library page, which ends at expires_at unless it is used."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    paired_at = fields.AwareDateTime(required=True)
    last_seen_at = fields.AwareDateTime(required=True)
    expires_at = fields.AwareDateTime(required=True, allow_none=True)
    is_you = fields.Boolean(required=True)


class ClientsAnswer(Strict):
    """The clients of this library."""

    clients = fields.List(fields.Nested(ClientSchema), required=True)
