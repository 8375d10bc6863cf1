"""What can go wrong while other services are asked about papers."""

from dejalu.errors import DejaluError


class ServiceError(DejaluError):
    """A service that did not answer, or not in a way that can be used, however patiently it was asked."""

    def __init__(self, service: str, why: str) -> None:
        super().__init__(f"{service} cannot be asked now: {why}. What was found before is kept; try again later.")


class AskingError(DejaluError):
    """The services are being asked already: they are asked one question at a time."""

    def __init__(self) -> None:
        super().__init__("Dejalu is asking about papers already: try again in a few minutes.")


class StoppedError(DejaluError):
    """The server ends while a service is being asked."""

    def __init__(self) -> None:
        super().__init__("The server was stopped meanwhile. What was found before is kept; try again.")
