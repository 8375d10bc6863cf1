"""The edits that a library file tells of, by which a repeated delivery is known, and who made them."""

from collections.abc import Sequence

from sqlalchemy import select

from dejalu.database import one_of
from dejalu.errors.archives import BrokenArchiveError
from dejalu.models import Client, Operation
from dejalu.services.archive.restoration import Restoration, Values


def take_clients(restoration: Restoration, clients: Sequence[Values]) -> None:
    """Keep who edited; without a token that could let them in."""
    restoration.clients |= {client["id"] for client in clients}
    known = set(restoration.session.scalars(select(Client.id).where(one_of(Client.id, restoration.clients))))
    now = restoration.now
    ended = {"paired_at": now, "last_seen_at": now, "revoked_at": now, "clock": ""}
    rows = [
        # No token has such a digest.
        {"reader_id": restoration.reader_id, "token_hash": f"none: {client['id']}", **client, **ended}
        for client in {client["id"]: client for client in clients}.values()
        if client["id"] not in known
    ]
    restoration.add(Client, rows)
    restoration.count("clients", len(rows), len(clients))


def take_operations(restoration: Restoration, operations: Sequence[Values]) -> None:
    """Keep which edits were applied."""
    session, reader_id = restoration.session, restoration.reader_id
    wanted = one_of(Operation.op_id, [operation["op_id"] for operation in operations])
    known = set(session.scalars(select(Operation.op_id).where(Operation.reader_id == reader_id, wanted)))
    added: dict[str, Values] = {}
    latest: dict[str, str] = {}
    for operation in operations:
        if operation["client_id"] not in restoration.clients:
            raise BrokenArchiveError("clients", f"{operation['client_id']} made an edit, and is not there")
        restoration.note_stamp(operation["stamp"])
        if operation["op_id"] not in known:
            added.setdefault(operation["op_id"], {"reader_id": reader_id, **operation})
            latest[operation["client_id"]] = max(operation["stamp"], latest.get(operation["client_id"], ""))
    restoration.add(Operation, list(added.values()))
    for client in session.scalars(select(Client).where(one_of(Client.id, latest))):
        client.clock = max(client.clock, latest[client.id])
    restoration.count("operations", len(added), len(operations))
