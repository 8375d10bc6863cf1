"""`GET /hello`, `POST /pair`, pairing codes and clients."""

from marshmallow import fields

from dejalu.schemas.fields import Name, Strict, Text, Whole


class HelloAnswer(Strict):
    """Who answers on this port, without a token."""

    name = fields.String(required=True)
    api_version = Whole(required=True)
    server_id = fields.String(required=True)


class PairRequest(Strict):
    """The code that the server printed, and what the client calls itself."""

    code = Text(40, required=True)
    client_name = Name(100, required=True)


class PairAnswer(Strict):
    """The client's token, shown this once."""

    token = fields.String(required=True)
    client_id = fields.String(required=True)
    server_id = fields.String(required=True)


class CodeAnswer(Strict):
    """A new pairing code, where to use it, and until when."""

    code = fields.String(required=True)
    server = fields.String(required=True)
    url = fields.String(required=True)
    expires_at = fields.AwareDateTime(required=True)


class ClientSchema(Strict):
    """A paired browser or script."""

    id = fields.String(required=True)
    name = fields.String(required=True)
    paired_at = fields.AwareDateTime(required=True)
    last_seen_at = fields.AwareDateTime(required=True)
    is_you = fields.Boolean(required=True)


class ClientsAnswer(Strict):
    """The clients of this library."""

    clients = fields.List(fields.Nested(ClientSchema), required=True)
