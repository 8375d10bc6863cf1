"""What can go wrong in the library, one class per failure, each carrying the sentence the reader sees.

Nothing here knows of HTTP or of the command line: `api.errors` maps each class to a status, `cli` prints the
message and exits with 1. A message says what is wrong and what to do about it.
"""


class DejaluError(Exception):
    """Base of every failure that is expected, and that the reader can mend."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def cause(error: Exception) -> str:
    """What went wrong, expected or not, in one line for a log."""
    return error.message if isinstance(error, DejaluError) else str(error).partition("\n")[0]


class UnknownIdentifierError(DejaluError):
    """A text that names no paper."""

    def __init__(self, text: str) -> None:
        shown = text if len(text) <= 80 else text[:79] + "…"
        super().__init__(
            f"“{shown}” is no identifier: give one such as arxiv:2406.09519, doi:10.1000/182 or a paper's address."
        )


class InvalidSettingError(DejaluError):
    """A setting whose value cannot be used."""


class UnknownPaperError(DejaluError):
    """A paper that is not in the library."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No paper in the library is known as {name}.")


class UnknownNoteError(DejaluError):
    """A note that the reader never wrote."""

    def __init__(self, note_id: str) -> None:
        super().__init__(f"No note {note_id} was ever written here.")


class NamelessPaperError(DejaluError):
    """A title that is taken back where nobody says another."""

    def __init__(self) -> None:
        super().__init__("No page or source says the title of this paper: type another one in its place.")


class UnnamedPaperError(DejaluError):
    """An operation on a paper that has neither an identifier nor a title."""

    def __init__(self) -> None:
        super().__init__("The operation names no paper: give it an identifier or a title.")


class SamePaperError(DejaluError):
    """A verdict on a paper and itself."""

    def __init__(self) -> None:
        super().__init__("These are one record already: name two records that may be the same paper.")


class ReusedOperationError(DejaluError):
    """An operation whose id was used before for something else."""

    def __init__(self, op_id: str) -> None:
        super().__init__(f"Operation {op_id} was delivered before with another content: give each edit its own id.")


class UnknownCursorError(DejaluError):
    """A cursor this library never gave: the client must start again from 0."""

    def __init__(self) -> None:
        super().__init__("This library has no such sequence number yet: sync again with since 0.")


class UnknownListPageError(DejaluError):
    """A cursor that no list gave."""

    def __init__(self) -> None:
        super().__init__("That cursor is not one of ours: take it from the answer before, or leave it out.")


class PortInUseError(DejaluError):
    """A port that another program holds."""

    def __init__(self, port: int) -> None:
        super().__init__(f"Port {port} is in use by another program: end that one, or choose another with --port.")


class NoBrowserError(DejaluError):
    """No browser that loads an unpacked extension."""

    def __init__(self) -> None:
        super().__init__(
            "No Chromium was found: install it, or name one with --browser PATH. (Google's branded Chrome does not "
            "load unpacked extensions from its command line; load the folder extension/ there by hand.)"
        )


class FileError(DejaluError):
    """A file that cannot be read, written or taken."""


class RefusedEditError(DejaluError):
    """An edit that the library did not take."""
