"""What can go wrong with files that are kept up to date, and with addresses to read papers at."""

from pathlib import Path

from dejalu.errors import DejaluError


class UnsuitableFileError(DejaluError):
    """A file that cannot be kept, whatever is in it."""


class ForeignFileError(DejaluError):
    """A file that holds something else than what is to be written into it."""

    def __init__(self, file: Path) -> None:
        super().__init__(
            f"{file} holds something else already, and would be replaced as a whole: choose another file, or say "
            "--replace. Nothing was changed."
        )


class TakenFileError(DejaluError):
    """A file that is kept under another name, or by another reader."""

    def __init__(self, path: str) -> None:
        super().__init__(f"That file is kept up to date already, as {path}: stop that first.")


class UnknownKeptFileError(DejaluError):
    """A file that is not kept."""

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} is not kept up to date: `dejalu keep` lists the files that are.")


class UnknownAddressError(DejaluError):
    """An address that there is not, or not any more."""

    def __init__(self, address_id: str) -> None:
        super().__init__(f"There is no address {address_id}: `dejalu addresses` lists those that there are.")


class ClosedAddressError(DejaluError):
    """A token or a name that opens nothing; which of them is wrong is nobody's business."""

    def __init__(self) -> None:
        super().__init__("There is nothing at this address: it was revoked, or it is not copied as a whole.")


class NoServerError(DejaluError):
    """A server that is needed, and does not run."""

    def __init__(self) -> None:
        super().__init__("This needs a running server: start it with `dejalu serve`.")
