"""Addresses at which some papers can be read, and nothing else."""

from collections.abc import Iterator
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from functools import partial
from typing import Any

from flask import Blueprint, Response, request

from dejalu.api.guard import EXPORT, caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.database import Database
from dejalu.errors.outlets import ClosedAddressError
from dejalu.errors.storage import StorageError
from dejalu.exporters.formats import FORMATS
from dejalu.models import ExportAddress
from dejalu.outlets import bibliography
from dejalu.outlets.validators import Validator, Validators
from dejalu.schemas.outlets import AddressesAnswer, AddressRequest, NewAddressAnswer, read_address
from dejalu.services import addresses, exports, filters

PIECE = 2**16
"""Bytes sent at once."""


def blueprint(database: Database, url: str) -> StrictBlueprint:
    """The routes under `/api`, on a server that is reached at `url`."""
    blp = StrictBlueprint("addresses", __name__, url_prefix="/api/addresses", description="Addresses to read papers at")

    @blp.get("")
    @blp.response(200, AddressesAnswer)
    def list_addresses() -> dict[str, Any]:
        """The addresses that there are, without their tokens."""
        with database.reading() as session:
            return {"addresses": addresses.find_all(session, caller().reader_id)}

    @blp.post("")
    @blp.arguments(AddressRequest)
    @blp.response(201, NewAddressAnswer)
    def add(said: dict[str, Any]) -> dict[str, str]:
        """A new address; whoever has it can read these papers, until it is revoked."""
        with database.writing() as session:
            address, token = addresses.add(session, caller().reader_id, read_address(said), datetime.now(UTC))
            return {"id": address.id, "url": f"{url}/export/{token}/{_file_name(address)}"}

    @blp.delete("/<string:address_id>")
    @blp.response(204)
    def revoke(address_id: str) -> None:
        """Close an address for good."""
        with database.writing() as session:
            addresses.revoke(session, caller().reader_id, address_id)

    return blp


def public(database: Database) -> Blueprint:
    """The one route that is no part of the API: it needs no client's token, for its own is in the address."""
    blp = Blueprint("public", __name__)
    validators = Validators()

    @blp.get(EXPORT, provide_automatic_options=False)
    def read(token: str, file_name: str) -> Response:
        """The papers of an address; 304 for who has them already costs no export."""
        with database.reading() as session:
            address = addresses.find_by_token(session, token)
            if address is None or file_name != _file_name(address):
                raise ClosedAddressError
            edition = exports.find_edition(session, address.reader_id)
        _note_read(database, address)
        if known := validators.find(address.id, edition):
            answer = _answer(address, known)
            if answer.status_code == 304:
                return answer
        wanted, format_ = filters.load(address.wanted), FORMATS[address.format]
        with ExitStack() as stack:
            copy = stack.enter_context(bibliography.copy(database, address.reader_id, format_, wanted))
            validator = validators.note(address.id, copy.edition, copy.digest, datetime.now(UTC))
            answer = _answer(address, validator, iter(partial(copy.file.read, PIECE), b""))
            answer.content_length = copy.size
            answer.call_on_close(stack.pop_all().close)
            return answer

    return blp


def _answer(address: ExportAddress, validator: Validator, content: Iterator[bytes] | None = None) -> Response:
    """The answer with this content, or 304 for who has it."""
    answer = Response(content, content_type=FORMATS[address.format].media_type)
    answer.headers["Content-Disposition"] = f"attachment; filename={_file_name(address)}"
    answer.headers["Cache-Control"] = "private, no-cache"
    answer.set_etag(validator.digest)
    answer.last_modified = validator.since
    answer.make_conditional(request)
    return answer


def _file_name(address: ExportAddress) -> str:
    return address.name + FORMATS[address.format].suffix


def _note_read(database: Database, address: ExportAddress) -> None:
    now = datetime.now(UTC)
    if address.read_at is None or now - address.read_at > addresses.READ_EVERY:
        with suppress(StorageError), database.writing() as session:  # Who only reads need not wait for it.
            addresses.note_read(session, address.id, now)
