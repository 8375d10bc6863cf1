"""Zotero's local API (10.0 or later), as far as sending papers takes it.

It is the web API (https://www.zotero.org/support/dev/web_api/v3/start) with three differences that matter here. Zotero
asks its user before it gives a key to write with, and a key that was not given for always is good for one request.
Every request names the Zotero it is meant for. And what is read comes in pages of whatever size one asks for.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import httpx

from dejalu.errors.sending import DeniedError, OldProgramError, SwitchedOffError, TooManyQuestionsError
from dejalu.exporters.zotero_items import Item
from dejalu.sending.programs import ZOTERO, read_json
from dejalu.sending.zotero_keys import ZoteroKeys

MOST = 50
"""Objects that one request may write, and keys that one asks for."""
_PAGE = 500
_PATIENCE = 300.0
"""Seconds for a person to answer Zotero's question."""
_LIBRARY = "/api/users/0"
_SERVER_ID = "Zotero-Server-ID"


class ZoteroApi:
    """One Zotero. Raises SwitchedOffError or OldProgramError where it takes nothing."""

    def __init__(self, http: httpx.Client, version: str, keys: ZoteroKeys) -> None:
        self._http = http
        self._keys = keys
        answer = http.get("/api/")
        if answer.status_code == httpx.codes.FORBIDDEN:
            raise SwitchedOffError
        if _SERVER_ID not in answer.headers:
            raise OldProgramError(version)
        self._server_id = answer.headers[_SERVER_ID]
        self._key = keys.get(self._server_id)

    def find_items(self, part: str) -> Iterator[Item]:
        """Every item of the `trash`, or of the `top`: what is no part of another item, and not in the trash."""
        query = {"sort": "dateAdded", "direction": "asc", "limit": str(_PAGE)}
        start = 0
        while page := self._read(f"/items/{part}", query | {"start": str(start)}):
            yield from page
            start += len(page)

    def get_items(self, keys: Sequence[str]) -> dict[str, Item]:
        """Those of the items and notes with these keys that there are, by key; without those in the trash."""
        found: dict[str, Item] = {}
        for some in _in_parts(keys):
            for item in self._read("/items", {"itemKey": ",".join(some)}):
                found[item["key"]] = item
        return found

    def find_collections(self) -> list[Item]:
        return self._read("/collections", {})

    def write(self, kind: str, objects: Sequence[Item]) -> Iterator[Mapping[str, str]]:
        """Write `items` or `collections`, 50 at a time: for each part why some were refused, by the object's key."""
        for part in _in_parts(objects):
            failed = self._post(kind, part)["failed"]
            yield {part[int(place)]["key"]: _reason(failure) for place, failure in failed.items()}

    def _read(self, path: str, query: dict[str, str]) -> list[Item]:
        answer = self._http.get(f"{_LIBRARY}{path}", params=query, headers={_SERVER_ID: self._server_id})
        return [found["data"] for found in read_json(ZOTERO, answer)]

    def _post(self, kind: str, objects: Sequence[Item]) -> Any:  # noqa: ANN401 (whatever JSON)
        """Write, with another key where the one there is does not open any more."""
        answer = self._try(kind, objects) if self._key else None
        if answer is None or answer.status_code == httpx.codes.UNAUTHORIZED:
            self._keys.forget(self._server_id)
            self._key = self._authorize()
            answer = self._try(kind, objects)
        return read_json(ZOTERO, answer)

    def _try(self, kind: str, objects: Sequence[Item]) -> httpx.Response:
        headers = {_SERVER_ID: self._server_id, "Zotero-API-Key": self._key or ""}
        return self._http.post(f"{_LIBRARY}/{kind}", json=list(objects), headers=headers)

    def _authorize(self) -> str:
        """Have Zotero ask its user. Raises DeniedError or TooManyQuestionsError."""
        headers = {_SERVER_ID: self._server_id}
        try:
            answer = self._http.post(
                "/api/local/authorize", json={"appName": "Dejalu"}, headers=headers, timeout=_PATIENCE
            )
        except httpx.ReadTimeout as error:  # The question is still there, and nobody answers it.
            raise DeniedError from error
        if answer.status_code == httpx.codes.FORBIDDEN:
            raise DeniedError
        if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise TooManyQuestionsError(answer.headers.get("Retry-After", "60"))
        given = read_json(ZOTERO, answer)
        if given["remember"]:
            self._keys.put(self._server_id, given["key"])
        key: str = given["key"]
        return key


def _reason(failure: Mapping[str, Any]) -> str:
    """Why Zotero did not write one object, which it may have from somebody else by now."""
    if failure["code"] == httpx.codes.PRECONDITION_FAILED:
        return "it was changed in Zotero meanwhile: send it again"
    return str(failure["message"])


def _in_parts(things: Sequence[Any]) -> Iterator[Sequence[Any]]:
    return (things[start : start + MOST] for start in range(0, len(things), MOST))
