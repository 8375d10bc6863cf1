"""Proving to a client that this is the server it was paired with, before it sends its token.

Whoever takes the port while the server is down could ask for tokens by merely answering. So each client keeps a second
secret from its pairing, and asks for an HMAC of random bytes that only the server of that library can make. It covers
the address asked, too: what a stranger on one port has a server on another one prove is of no use to it.
"""

import base64
import hashlib
import hmac
import secrets
from dataclasses import dataclass

COMMAND_LINE = "command-line"
"""The client id that the command line asks under: it is told its secret by the data folder, not by pairing."""


@dataclass(frozen=True, slots=True)
class Prover:
    """What a server proves itself with; key is its library's (`Library.proof_key`)."""

    server_id: str
    key: str

    def secret(self, client_id: str) -> str:
        """What a client of this id can tell this server by: 256 bits as 43 letters. Kept nowhere, always the same."""
        digest = hmac.digest(self.key.encode(), client_id.encode(), "sha256")
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")

    def prove(self, client_id: str, challenge: str, host: str) -> str:
        """The proof for a client that asked at this host and port."""
        return proof(self.secret(client_id), challenge, host)


def make_challenge() -> str:
    """32 random bytes as 43 letters."""
    return secrets.token_urlsafe(32)


def proof(secret: str, challenge: str, host: str) -> str:
    """HMAC-SHA256 over the challenge and the address, in hexadecimal digits."""
    return hmac.new(secret.encode(), f"{challenge}\n{host}".encode(), hashlib.sha256).hexdigest()


def is_proof(given: object, secret: str, challenge: str, host: str) -> bool:
    """Whether what a server answered is the proof; it may be anything."""
    wanted = proof(secret, challenge, host)
    return isinstance(given, str) and given.isascii() and hmac.compare_digest(given, wanted)
