"""What can go wrong in the library, one class per failure, each carrying the sentence the reader sees.

Nothing here knows of HTTP or of the command line: `api.errors` maps each class to a status, `cli` prints the
message and exits with 1. A message says what is wrong and what to do about it.
"""


class DejaluError(Exception):
    """Base of every failure that is expected, and that the reader can mend."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnknownIdentifierError(DejaluError):
    """A text that names no paper."""

    def __init__(self, text: str) -> None:
        shown = text if len(text) <= 80 else text[:79] + "…"
        super().__init__(
            f"“{shown}” is no identifier: give one such as arxiv:2406.09519, doi:10.1000/182 or a paper's address."
        )


class UnreadablePageError(DejaluError):
    """A file from which no paper can be read: not a page Dejalu knows, damaged, or cut short."""


class EmptyPageError(UnreadablePageError):
    """A file with nothing in it."""

    def __init__(self) -> None:
        super().__init__("This file is empty: save the page again, and import the new file.")


class NotTextError(UnreadablePageError):
    """A file of bytes that are no text, or text in an encoding that does not name itself."""

    def __init__(self) -> None:
        super().__init__("This file is no text in UTF-8 or UTF-16: save the page again, as HTML or as UTF-8 text.")


class OtherSiteError(UnreadablePageError):
    """A page of a web site whose pages cannot be read; `name` is its host, or else the page's title."""

    def __init__(self, name: str) -> None:
        shown = name if len(name) <= 80 else name[:79] + "…"
        super().__init__(f"This page is from “{shown}”: Dejalu reads saved pages of huggingface.co/papers only.")


class CutShortPageError(UnreadablePageError):
    """A page of which a part is missing."""

    def __init__(self) -> None:
        super().__init__("Part of this page is missing: save it again once it is fully loaded. Nothing was imported.")


class NoPapersError(UnreadablePageError):
    """A page of Hugging Face, whole, and without a paper on it."""

    def __init__(self) -> None:
        super().__init__(
            "This Hugging Face page shows no papers: save a list of huggingface.co/papers, a search there, "
            "or a paper's own page."
        )


class UnknownPageError(UnreadablePageError):
    """A text that is neither a saved page, nor a capture of one, nor a library."""

    def __init__(self) -> None:
        super().__init__(
            "This is neither a saved page of huggingface.co/papers, nor a text copied from its search, nor a library "
            "exported as JSON: save the page with Ctrl+S as “Webpage, HTML only”."
        )


class InvalidSettingError(DejaluError):
    """A setting whose value cannot be used."""


class DataFolderError(DejaluError):
    """A data folder that cannot be made or written."""


class LibraryInUseError(DejaluError):
    """Another process writes to this library: its number and its address, where they are known."""

    def __init__(self, pid: str = "", url: str | None = None) -> None:
        who = f" as process {pid}" if pid else ""
        where = f" at {url}" if url else ""
        super().__init__(f"Dejalu already runs on this library{who}{where}: use that one, or end it first.")


class DatabaseError(DejaluError):
    """A database that cannot be used: not one of Dejalu's, damaged, or out of reach."""


class NewerDatabaseError(DatabaseError):
    """A database written by a later version of Dejalu."""

    def __init__(self, revision: str) -> None:
        super().__init__(
            f"This library was written by a newer Dejalu (its schema is {revision}): update Dejalu to open it. "
            "Nothing was changed."
        )


class OtherDatabaseError(DatabaseError):
    """A database of another program."""

    def __init__(self) -> None:
        super().__init__(
            "This database holds the tables of another program: give --database-url an empty one, or Dejalu's own. "
            "Nothing was changed."
        )


class DamagedDatabaseError(DatabaseError):
    """A database file of which a part is destroyed."""

    def __init__(self, address: str = "of this library", damage: str = "") -> None:
        found = f" ({damage})" if damage else ""
        super().__init__(f"The database {address} is damaged{found}. Nothing was changed.")


class StorageError(DejaluError):
    """Storage that fails for now: what was asked may be asked again, and nothing that was kept is lost."""


class DiskFullError(StorageError):
    """No room for another edit."""

    def __init__(self) -> None:
        super().__init__("The disk that holds the library is full: make room there. Edits wait until then.")


class ReadOnlyStorageError(StorageError):
    """A file system or a database that takes no changes."""

    def __init__(self) -> None:
        super().__init__("The library cannot be written: its disk or database is read-only. Edits wait.")


class BrokenStorageError(StorageError):
    """A disk that reports errors."""

    def __init__(self) -> None:
        super().__init__("The disk that holds the library reports an error: check it, and make a backup. Edits wait.")


class BusyDatabaseError(StorageError):
    """A database that another program keeps locked."""

    def __init__(self) -> None:
        super().__init__("Another program keeps the library's database locked: end it. Edits wait until then.")


class UnreachableDatabaseError(StorageError):
    """A database server that does not answer."""

    def __init__(self) -> None:
        super().__init__("The library's database does not answer: start its server again. Edits wait until then.")


class PairingError(DejaluError):
    """A pairing code that is wrong, used, expired or void."""

    def __init__(self) -> None:
        super().__init__(
            "That pairing code is wrong or has expired: run `dejalu pair` for a new one and enter it as printed."
        )


class UnknownClientError(DejaluError):
    """A client that is not paired with this library."""

    def __init__(self, client_id: str) -> None:
        super().__init__(f"No client {client_id} is paired here: `dejalu clients` lists those that are.")


class UnknownPaperError(DejaluError):
    """A paper that is not in the library."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No paper in the library is known as {name}.")


class UnknownNoteError(DejaluError):
    """A note that the reader never wrote."""

    def __init__(self, note_id: str) -> None:
        super().__init__(f"No note {note_id} was ever written here.")


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
