"""Saying hello, pairing, and the clients that are paired."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from flask import request
from sqlalchemy.orm import Session

from dejalu import __version__
from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.config import Config
from dejalu.database import Database
from dejalu.errors.pairing import PairingError
from dejalu.schemas.clients import (
    ClientsAnswer,
    CodeAnswer,
    HelloAnswer,
    HelloQuery,
    PairAnswer,
    PairRequest,
    SessionAnswer,
)
from dejalu.services import clients
from dejalu.services.clients import Admitted
from dejalu.services.proofs import Prover

API_VERSION = 1


def blueprint(database: Database, prover: Prover, config: Config) -> StrictBlueprint:
    blp = StrictBlueprint("clients", __name__, url_prefix="/api", description="Pairing and clients")

    @blp.get("/hello")
    @blp.arguments(HelloQuery, location="query")
    @blp.response(200, HelloAnswer)
    @blp.doc(security=[])
    def say_hello(asked: dict[str, str]) -> dict[str, Any]:
        """Who answers on this port, and the proof of it for a client that asks; needs no token."""
        # Under another of its names, such as that of the other loopback, a stranger may be listening.
        can_prove = asked and request.host in config.own_hosts
        proof = prover.prove(asked["client"], asked["challenge"], request.host) if can_prove else None
        return {
            "name": "dejalu",
            "version": __version__,
            "api_version": API_VERSION,
            "server_id": prover.server_id,
            "proof": proof,
        }

    @blp.post("/pair")
    @blp.arguments(PairRequest)
    @blp.response(200, PairAnswer)
    @blp.doc(security=[])
    def pair(wanted: dict[str, str]) -> dict[str, str]:
        """A token for a pairing code; needs no token."""
        told = admit(clients.pair, wanted)
        return told | {"secret": prover.secret(told["client_id"])}

    @blp.post("/sessions")
    @blp.arguments(PairRequest)
    @blp.response(200, SessionAnswer)
    @blp.doc(security=[])
    def begin_session(wanted: dict[str, str]) -> dict[str, str]:
        """A token for the library page, for a pairing code; it ends by itself. Needs no token."""
        return admit(clients.begin_session, wanted)

    def admit(by: Callable[[Session, str, str, datetime], Admitted | None], wanted: dict[str, str]) -> dict[str, str]:
        """What a client is told that comes with an open code. Raises PairingError; the wrong try is counted by then."""
        with database.writing() as session:
            admitted = by(session, wanted["code"], wanted["client_name"], datetime.now(UTC))
        if admitted is None:
            raise PairingError
        client, token = admitted
        return {"token": token, "client_id": client.id, "server_id": prover.server_id}

    @blp.post("/codes")
    @blp.response(201, CodeAnswer)
    def make_code() -> dict[str, Any]:
        """A new pairing code."""
        now = datetime.now(UTC)
        with database.writing() as session:
            clients.refuse_many_codes(session, caller().reader_id, now)
            code = clients.make_code(session, caller().reader_id, now)
        return {
            "code": code,
            "server": config.public_url,
            "url": clients.options_address(config.public_url, code),
            "library": clients.library_address(config.public_url, code),
            "expires_at": now + clients.CODE_LIFETIME,
        }

    @blp.get("/clients")
    @blp.response(200, ClientsAnswer)
    def list_clients() -> dict[str, Any]:
        """The paired clients."""
        with database.reading() as session:
            found = clients.find_all(session, caller().reader_id, datetime.now(UTC))
            return {
                "clients": [
                    {
                        "id": client.id,
                        "name": client.name,
                        "paired_at": client.paired_at,
                        "last_seen_at": client.last_seen_at,
                        "expires_at": client.expires_at,
                        "is_you": client.id == caller().id,
                    }
                    for client in found
                ]
            }

    @blp.delete("/clients/<string:client_id>")
    @blp.response(204)
    def revoke(client_id: str) -> None:
        """End a client's access."""
        with database.writing() as session:
            clients.revoke(session, caller().reader_id, client_id, datetime.now(UTC))

    return blp
