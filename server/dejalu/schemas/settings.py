"""`GET` and `PATCH /settings`."""

from dejalu.schemas.fields import Flag, Strict, Text


class SettingsSchema(Strict):
    """What the reader chose: the pattern of citation keys, and whether the server completes papers by itself."""

    citation_keys = Text(200)
    enrich = Flag()
