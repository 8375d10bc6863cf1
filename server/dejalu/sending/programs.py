"""Reaching a program on this machine, and knowing which one it is: Zotero and JabRef want the same port."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from dejalu.errors.sending import LostProgramError, OtherProgramError, RefusedSendingError, SilentProgramError
from dejalu.sending.bounded import HEADERS, Bounded

TIMEOUT = 60.0
"""Seconds: a large library takes some to be read."""
ZOTERO, JABREF = "Zotero", "JabRef"
_CURES = {
    ZOTERO: (
        "start it, and see that Settings > Advanced > “Allow other applications on this computer to communicate with "
        "Zotero” is on"
    ),
    JABREF: "start it, open a library, and see that its HTTP server is on (File > Preferences > General)",
}
_SETTINGS = {ZOTERO: "DEJALU_ZOTERO_URL", JABREF: "DEJALU_JABREF_URL"}


@contextmanager
def reach(program: str, url: str) -> Iterator[tuple[httpx.Client, str]]:
    """A client of the program at an address, and the program's version, where it tells one.

    Raises SilentProgramError or OtherProgramError before anything is sent, LostProgramError if it stops answering.
    """
    # No proxy, no redirect and no password of the environment: what is sent stays on this machine.
    with httpx.Client(
        base_url=url, timeout=TIMEOUT, trust_env=False, follow_redirects=False, headers=HEADERS, transport=Bounded()
    ) as http:
        try:
            found, version = _identify(http)
        except httpx.HTTPError as error:
            raise SilentProgramError(program, url, _CURES[program]) from error
        if found != program:
            raise OtherProgramError(program, found or "Another program", url, _SETTINGS[program])
        try:
            yield http, version
        except httpx.HTTPError as error:
            raise LostProgramError(program) from error


def expect_success(program: str, answer: httpx.Response) -> None:
    """Raises RefusedSendingError, with what the program said."""
    if not answer.is_success:
        raise RefusedSendingError(program, answer.status_code, answer.text)


def read_json(program: str, answer: httpx.Response) -> Any:  # noqa: ANN401 (whatever JSON)
    """What a successful answer holds. Raises RefusedSendingError for any other, and for one that is no JSON."""
    expect_success(program, answer)
    try:
        return answer.json()
    except (ValueError, RecursionError) as error:
        raise RefusedSendingError(program, answer.status_code, "its answer is no JSON") from error


def _identify(http: httpx.Client) -> tuple[str, str]:
    """Zotero names itself in every answer, JabRef on its first page."""
    ping = http.get("/connector/ping")
    if version := ping.headers.get("X-Zotero-Version"):
        return ZOTERO, str(version)
    is_jabref = "JabRef" in http.get("/").text
    return (JABREF if is_jabref else ""), ""
