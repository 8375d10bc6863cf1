"""Zotero's own schema, where it is at hand: which fields and creators each type of item has."""

import json
from functools import cache
from typing import Any

from tests.libraries import SHARED

SCHEMA = SHARED / "schemas" / "zotero-schema.json"
# What every item has beside the fields of its type (https://www.zotero.org/support/dev/web_api/v3/types_and_fields).
ALWAYS = {"key", "version", "itemType", "tags", "collections", "relations", "dateAdded", "dateModified", "deleted"}


def find_fault(item: dict[str, Any]) -> str:
    """What is wrong with an item, if anything; nothing where the schema is not at hand."""
    if not SCHEMA.exists():
        return ""
    types = _read_types()
    if item["itemType"] not in types:
        return f"Unknown itemType '{item['itemType']}'"
    if item["itemType"] == "note":
        unknown = set(item) - ALWAYS - {"note", "parentItem"}
    else:
        fields, creators = types[item["itemType"]]
        unknown = set(item) - ALWAYS - fields - {"creators"}
        unknown |= {creator["creatorType"] for creator in item.get("creators", ())} - creators
        shapes = ({"creatorType", "name"}, {"creatorType", "firstName", "lastName"})
        unknown |= {str(creator) for creator in item.get("creators", ()) if set(creator) not in shapes}
    return f"Invalid for type {item['itemType']}: {sorted(unknown)}" if unknown else ""


@cache
def _read_types() -> dict[str, tuple[set[str], set[str]]]:
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return {
        type_["itemType"]: (
            {field["field"] for field in type_["fields"]},
            {creator["creatorType"] for creator in type_["creatorTypes"]},
        )
        for type_ in schema["itemTypes"]
    }
