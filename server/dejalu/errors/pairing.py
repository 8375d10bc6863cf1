"""What can go wrong when a browser or a script is paired, and who is no client."""

from dejalu.errors import DejaluError


class PairingError(DejaluError):
    """A pairing code that is wrong, used, expired or void."""

    def __init__(self) -> None:
        super().__init__(
            "That pairing code is wrong or has expired: run `dejalu pair` for a new one and enter it as printed."
        )


class TooManyCodesError(DejaluError):
    """More codes than a person needs, of which each is one more to guess."""

    def __init__(self) -> None:
        super().__init__("Too many pairing codes were asked for within a minute: use the last one, or wait a minute.")


class UnknownClientError(DejaluError):
    """A client that is not paired with this library."""

    def __init__(self, client_id: str) -> None:
        super().__init__(f"No client {client_id} is paired here: `dejalu clients` lists those that are.")
