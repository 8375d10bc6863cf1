"""Who attacks, by what technique, and what that does to a server without defences: the rows of the table.

The techniques are those of `techniques.js`. To a careless server each does what is said here, which shows that the
attack is a real one; to Dejalu it does nothing at all.
"""

from dataclasses import dataclass

READ, REACHED, STOPPED = "read", "reached", "stopped by the browser"

READING = {
    "get": READ,
    "get_hello": READ,
    "get_with_cookies": READ,
    "get_with_token": READ,
    "get_redirected": READ,
    "get_blindly": REACHED,
    "get_in_worker": READ,
    "get_events": READ,
    "get_socket": REACHED,
    "image": REACHED,
    "script": READ,
    "module": READ,
    "style": READ,
    "object": REACHED,
    "prefetch": REACHED,
    "frame": REACHED,
}
WRITING = {
    "post_json": READ,
    "post_with_token": READ,
    "post_text": READ,
    "post_blindly": REACHED,
    "make_code": READ,
    "revoke": READ,
    "pair": READ,
    "pair_blindly": REACHED,
    "beacon": REACHED,
    "beacon_json": REACHED,
    "ping": REACHED,
    "framed_form": REACHED,
    "framed_form_text": REACHED,
    "framed_form_multipart": REACHED,
}
NAVIGATING = dict.fromkeys(
    ["open", "open_with_token", "form", "form_text", "form_multipart", "form_redirected", "form_to_pair"], REACHED
)
"""What the browser does not stop even where the reader denied a site this machine."""
FETCHING = dict.fromkeys(("get", "get_with_token", "post_json", "post_with_token", "post_text", "revoke", "pair"), READ)
"""What can be done from a content script or an extension's worker."""


@dataclass(frozen=True)
class Attack:
    """One row.

    place: who attacks, one of `places.py`. careless: what comes of it at a server without defences. told: what may be
    seen of Dejalu's refusal, where the browser lets the attacker read answers: its status; elsewhere nothing.
    """

    place: str
    technique: str
    careless: str
    told: str = ""

    def __str__(self) -> str:
        return f"{self.place}: {self.technique}"


def _all(place: str, techniques: dict[str, str], told: str = "") -> list[Attack]:
    return [Attack(place, technique, careless, told) for technique, careless in techniques.items()]


def _stopped(place: str, *techniques: str) -> list[Attack]:
    return _all(place, dict.fromkeys(techniques, STOPPED))


ATTACKS = [
    *_all("public page, granted this machine", READING | WRITING | NAVIGATING),
    *_stopped("public page, not yet asked", *READING, *WRITING),
    *_all("public page, not yet asked", dict.fromkeys(["open", "form", "form_text", "form_multipart"], REACHED)),
    *_stopped("public page, denied this machine", "get_with_token", "post_blindly", "beacon", "framed_form_text"),
    *_all("public page, denied this machine", {"form_text": REACHED}),
    *_all("page on another port", READING | WRITING | {"open_with_token": REACHED, "form_text": REACHED}),
    *_all("page on another port of localhost", FETCHING | {"script": READ, "frame": REACHED, "form_text": REACHED}),
    *_all("page under a rebound name", FETCHING, "421"),
    *_all("content script with the token", FETCHING),
    *_all("our own content script with the token", FETCHING),
    *_all("extension without permission, with the token", FETCHING),
    # With a stolen token it would be the reader's own client: the token is all that tells it from our worker.
    *_all("extension with a forged Origin", dict.fromkeys(["get", "post_json"], READ), "401"),
]
