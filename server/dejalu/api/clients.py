"""Saying hello, pairing, and the clients that are paired."""

from datetime import UTC, datetime
from typing import Any

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.errors import PairingError
from dejalu.schemas.clients import ClientsAnswer, CodeAnswer, HelloAnswer, PairAnswer, PairRequest
from dejalu.services import clients

API_VERSION = 1


def blueprint(database: Database, server_id: str, url: str) -> StrictBlueprint:
    blp = StrictBlueprint("clients", __name__, url_prefix="/api", description="Pairing and clients")

    @blp.get("/hello")
    @blp.response(200, HelloAnswer)
    @blp.doc(security=[])
    def say_hello() -> dict[str, Any]:
        """Who answers on this port; needs no token."""
        return {"name": "dejalu", "api_version": API_VERSION, "server_id": server_id}

    @blp.post("/pair")
    @blp.arguments(PairRequest)
    @blp.response(200, PairAnswer)
    @blp.doc(security=[])
    def pair(wanted: dict[str, str]) -> dict[str, str]:
        """A token for a pairing code; needs no token."""
        with database.writing() as session:
            paired = clients.pair(session, wanted["code"], wanted["client_name"], datetime.now(UTC))
            if paired:
                client, token = paired
                return {"token": token, "client_id": client.id, "server_id": server_id}
        raise PairingError

    @blp.post("/codes")
    @blp.response(201, CodeAnswer)
    def make_code() -> dict[str, Any]:
        """A new pairing code."""
        now = datetime.now(UTC)
        with database.writing() as session:
            code = clients.make_code(session, caller().reader_id, now)
        return {
            "code": code,
            "server": url,
            "url": clients.options_address(url, code),
            "expires_at": now + clients.CODE_LIFETIME,
        }

    @blp.get("/clients")
    @blp.response(200, ClientsAnswer)
    def list_clients() -> dict[str, Any]:
        """The paired clients."""
        with database.reading() as session:
            found = clients.find_all(session, caller().reader_id)
            return {
                "clients": [
                    {
                        "id": client.id,
                        "name": client.name,
                        "paired_at": client.paired_at,
                        "last_seen_at": client.last_seen_at,
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
