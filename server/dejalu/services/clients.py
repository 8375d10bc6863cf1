"""Pairing and recognising clients.

A pairing code is short enough to type and lives for minutes; it buys one token of 256 bits. Both are kept as digests.
"""

import secrets
import uuid
from datetime import datetime, timedelta

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.orm import Session

from dejalu.config import EXTENSION_ID
from dejalu.errors import UnknownClientError
from dejalu.models import Client, PairingCode
from dejalu.services import tokens

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""No 0, O, 1, I or L. Eight of these 31 characters carry 39 bits."""
CODE_LENGTH = 8
CODE_LIFETIME = timedelta(minutes=10)
TRIES = 5
"""Wrong codes until all open ones are void: a guess succeeds with a chance under 1 in 10^11."""
SEEN_EVERY = timedelta(minutes=1)
"""How stale `last_seen_at` may be, so that a busy client does not write on every request."""

_BY_TOKEN = select(Client).where(Client.token_hash == bindparam("token_hash"), Client.revoked_at.is_(None))
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


def options_address(server: str, code: str) -> str:
    """The address of the extension's options page that pairs it with a server at once."""
    return f"chrome-extension://{EXTENSION_ID}/options/options.html#server={server}&code={code}"


def pair(session: Session, code: str, client_name: str, now: datetime) -> tuple[Client, str] | None:
    """Use up an open code: the new client and its token, which is shown this once.

    None for a code that is not open; the try is counted against every open code, so that guessing ends them.
    Case, spaces and hyphens do not matter.
    """
    found = session.get(PairingCode, tokens.digest("".join(code.split()).replace("-", "").upper()))
    if found is None or found.expires_at <= now or found.tries_left <= 0:
        session.execute(update(PairingCode).values(tries_left=PairingCode.tries_left - 1))
        return None
    session.delete(found)
    return admit(session, found.reader_id, client_name, now)


def admit(session: Session, reader_id: int, client_name: str, now: datetime) -> tuple[Client, str]:
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


def find_by_token(session: Session, token: str) -> Client | None:
    """The client that a token belongs to, unless it was revoked."""
    return session.scalar(_BY_TOKEN, {"token_hash": tokens.digest(token)})


def find_all(session: Session, reader_id: int) -> list[Client]:
    """A reader's clients, the oldest first, without the revoked ones."""
    query = select(Client).where(Client.reader_id == reader_id, Client.revoked_at.is_(None))
    return list(session.scalars(query.order_by(Client.paired_at, Client.id)))


def revoke(session: Session, reader_id: int, client_id: str, now: datetime) -> None:
    """End a client's access for good. Raises UnknownClientError."""
    client = session.get(Client, client_id)
    if client is None or client.reader_id != reader_id or client.revoked_at:
        raise UnknownClientError(client_id)
    client.revoked_at = now
