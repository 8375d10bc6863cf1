"""Pairing and recognising clients.

A pairing code is short enough to type and lives for minutes; it buys one token of 256 bits. Both are kept as digests.
The library page is let in by such a code, too: as a client that ends by itself.
"""

import secrets
import uuid
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, or_, select, update
from sqlalchemy.orm import Session

from dejalu.config import EXTENSION_ID
from dejalu.errors.pairing import TooManyCodesError, UnknownClientError
from dejalu.models import Client, PairingCode
from dejalu.services import tokens

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, O, 1, I or L. Eight of these 31 characters carry 39 bits."""
CODE_LENGTH = 8
CODE_LIFETIME = timedelta(minutes=2)
CODES_A_MINUTE = 5
TRIES = 5
"""Wrong codes until all open ones are void: with as many open as a reader can have, all five together are right with a
chance of 1 in 10^10."""
SEEN_EVERY = timedelta(minutes=1)
"""How stale `last_seen_at` may be, so that a busy client does not write on every request."""
SESSION_IDLE = timedelta(days=7)
"""How long a session of the library page lasts that nobody uses; the browser forgets its token with the tab."""

Admitted = tuple[Client, str]
"""A new client, and its token."""

_BY_TOKEN = select(Client).where(
    Client.token_hash == bindparam("token_hash"),
    Client.revoked_at.is_(None),
    or_(Client.expires_at.is_(None), Client.expires_at > bindparam("now")),
)
"""Asked with every request, and so built once."""


def make_code(session: Session, reader_id: int, now: datetime) -> str:
    """A new pairing code, valid for CODE_LIFETIME and one use."""
    session.execute(delete(PairingCode).where(PairingCode.expires_at <= now))
    code = "".join(secrets.choice(ALPHABET) for _ in range(CODE_LENGTH))
    session.add(
        PairingCode(
            code_hash=tokens.digest(code), reader_id=reader_id, expires_at=now + CODE_LIFETIME, tries_left=TRIES
        )
    )
    return f"{code[:4]}-{code[4:]}"


def refuse_many_codes(session: Session, reader_id: int, now: datetime) -> None:
    """Raise TooManyCodesError for a reader who was given CODES_A_MINUTE of those that are open."""
    a_minute_old = now - timedelta(minutes=1) + CODE_LIFETIME
    recent = select(PairingCode.code_hash).where(
        PairingCode.reader_id == reader_id, PairingCode.expires_at > a_minute_old
    )
    if len(session.scalars(recent.limit(CODES_A_MINUTE)).all()) == CODES_A_MINUTE:
        raise TooManyCodesError


def options_address(server: str, code: str) -> str:
    """The address of the extension's options page that pairs it with a server at once."""
    return f"chrome-extension://{EXTENSION_ID}/options/options.html#server={server}&code={code}"


def library_address(server: str, code: str) -> str:
    """The address of the library page that opens it with a code, which stays in the browser."""
    return f"{server}/#code={code}"


def pair(session: Session, code: str, client_name: str, now: datetime) -> Admitted | None:
    """Use up an open code: the new client and its token, which is shown this once.

    None for a code that is not open; the try is counted against every open code, so that guessing ends them.
    Case, spaces and hyphens do not matter.
    """
    digest = tokens.digest("".join(code.split()).replace("-", "").upper())
    is_open = (PairingCode.code_hash == digest) & (PairingCode.expires_at > now) & (PairingCode.tries_left > 0)
    # In one statement: of two who come with one code, one gets it.
    reader_id = session.scalar(delete(PairingCode).where(is_open).returning(PairingCode.reader_id))
    if reader_id is None:
        session.execute(update(PairingCode).values(tries_left=PairingCode.tries_left - 1))
        return None
    return admit(session, reader_id, client_name, now)


def begin_session(session: Session, code: str, client_name: str, now: datetime) -> Admitted | None:
    """The same for the library page: a client that ends when nobody uses it for SESSION_IDLE."""
    begun = pair(session, code, client_name, now)
    if begun:
        begun[0].expires_at = now + SESSION_IDLE
    return begun


def admit(session: Session, reader_id: int, client_name: str, now: datetime) -> Admitted:
    """A new client of a reader, and its token."""
    token = tokens.make()
    client = Client(
        id=str(uuid.uuid4()),
        reader_id=reader_id,
        name=client_name,
        token_hash=tokens.digest(token),
        paired_at=now,
        last_seen_at=now,
    )
    session.add(client)
    session.flush()
    return client, token


def find_by_token(session: Session, token: str, now: datetime) -> Client | None:
    """The client that a token belongs to, unless it was revoked or has ended."""
    return session.scalar(_BY_TOKEN, {"token_hash": tokens.digest(token), "now": now})


def note_seen(session: Session, client_id: str, now: datetime) -> None:
    """Say that a client was there; a session lasts on from now."""
    client = session.get_one(Client, client_id)
    client.last_seen_at = now
    if client.expires_at:
        client.expires_at = now + SESSION_IDLE


def find_all(session: Session, reader_id: int, now: datetime) -> list[Client]:
    """A reader's clients, the oldest first, without those that were revoked or have ended."""
    query = select(Client).where(
        Client.reader_id == reader_id,
        Client.revoked_at.is_(None),
        or_(Client.expires_at.is_(None), Client.expires_at > now),
    )
    return list(session.scalars(query.order_by(Client.paired_at, Client.id)))


def revoke(session: Session, reader_id: int, client_id: str, now: datetime) -> None:
    """End a client's access for good. Raises UnknownClientError."""
    client = session.get(Client, client_id)
    if client is None or client.reader_id != reader_id or client.revoked_at:
        raise UnknownClientError(client_id)
    client.revoked_at = now
