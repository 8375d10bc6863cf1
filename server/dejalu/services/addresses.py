"""Addresses at which some papers can be read, each with a token of its own and nothing else to be had by it."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.errors.outlets import UnknownAddressError
from dejalu.models import ExportAddress
from dejalu.services import filters, tokens
from dejalu.services.library import Filter

READ_EVERY = timedelta(minutes=1)
"""How stale `read_at` may be, so that an address which is read often does not write each time."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be read: the papers of a filter, in a format of `exporters.formats`, as a file of that name."""

    name: str
    format: str
    wanted: Filter


def add(session: Session, reader_id: int, order: Order, now: datetime) -> tuple[ExportAddress, str]:
    """A new address and its token, which is shown this once."""
    token = tokens.make()
    address = ExportAddress(
        id=str(uuid.uuid4()),
        reader_id=reader_id,
        name=order.name,
        token_hash=tokens.digest(token),
        format=order.format,
        wanted=filters.dump(order.wanted),
        made_at=now,
    )
    session.add(address)
    session.flush()
    return address, token


def find_all(session: Session, reader_id: int) -> Sequence[ExportAddress]:
    """A reader's addresses, the oldest first."""
    query = select(ExportAddress).where(ExportAddress.reader_id == reader_id)
    return session.scalars(query.order_by(ExportAddress.made_at, ExportAddress.id)).all()


def find_by_token(session: Session, token: str) -> ExportAddress | None:
    """The address that a token opens."""
    return session.scalar(select(ExportAddress).where(ExportAddress.token_hash == tokens.digest(token)))


def revoke(session: Session, reader_id: int, address_id: str) -> None:
    """Close an address for good. Raises UnknownAddressError."""
    address = session.get(ExportAddress, address_id)
    if address is None or address.reader_id != reader_id:
        raise UnknownAddressError(address_id)
    session.delete(address)


def note_read(session: Session, address_id: str, now: datetime) -> None:
    """Say that an address is in use, if it still is there."""
    if address := session.get(ExportAddress, address_id):
        address.read_at = now
