"""What can be wrong with a library file (`exporters.library_json`), or with what is asked of it."""

from dejalu.errors import DejaluError


class PartialArchiveError(DejaluError):
    """A part of the library, asked for in the format that is always whole."""

    def __init__(self) -> None:
        super().__init__(
            "A JSON export is the whole library, so that nothing is lost: leave --tag, --status and --query out."
        )


class ArchiveError(DejaluError):
    """A library file that cannot be imported."""


class BrokenArchiveError(ArchiveError):
    """A library file that is not as its schema describes; where is a path in it, such as `records[17].title`."""

    def __init__(self, where: str, why: str) -> None:
        super().__init__(
            f"This library file is damaged or was altered, at {where}: {why.rstrip('.')}. Export it again, or mend it "
            "there (`GET /api/export/json/schema` describes it). Nothing was imported."
        )


class CutShortArchiveError(ArchiveError):
    """A library file of which the end is missing; where is the last thing begun in it."""

    def __init__(self, where: str) -> None:
        super().__init__(
            f"The end of this library file is missing: it stops at {where}. Copy or export it again. "
            "Nothing was imported."
        )


class NewerArchiveError(ArchiveError):
    """A library file written by a later version of Dejalu."""

    def __init__(self, version: int) -> None:
        super().__init__(
            f"This library file was written by a newer Dejalu (its format is version {version}): update Dejalu to "
            "import it. Nothing was imported."
        )
