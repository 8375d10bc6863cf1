"""Secrets that open something to whoever holds them.

They are kept as SHA-256 digests and found by these: what has 256 bits, or the short life of a pairing code, needs no
slow hash, the time that a look-up takes tells nothing of a secret, and the database holds none.
"""

import hashlib
import secrets


def make() -> str:
    """A new token of 256 bits, of letters that need no escaping in an address."""
    return secrets.token_urlsafe(32)


def digest(secret: str) -> str:
    """What is kept of a secret."""
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
