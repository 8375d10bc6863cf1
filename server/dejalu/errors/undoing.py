"""What can be wrong with what is asked of an import that was made."""

from dejalu.errors import DejaluError


class UnknownImportError(DejaluError):
    """An import that never was."""

    def __init__(self, import_id: str) -> None:
        super().__init__(f"No import {import_id[:80]} was ever made here: `dejalu imports` lists those that were.")


class UndoneImportError(DejaluError):
    """An import that was undone already."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The import of {name} was undone already.")


class NothingToUndoError(DejaluError):
    """An undo where no import stands."""

    def __init__(self) -> None:
        super().__init__("There is no import to undo.")
