"""What can be wrong with acts, and with what they are about."""

from dejalu.errors import DejaluError


class UnknownActError(DejaluError):
    """An act that the reader never made, or that is too long ago."""

    def __init__(self, act_id: str) -> None:
        super().__init__(f"No act {act_id[:80]} is known here: the latest 200 can be undone.")


class NothingDoneError(DejaluError):
    """An undo where no act stands."""

    def __init__(self) -> None:
        super().__init__("There is nothing to undo.")


class UndoneActError(DejaluError):
    """An act that was undone already."""

    def __init__(self, said: str) -> None:
        super().__init__(f"“{said[:200]}” was undone already: do it again as an act of its own.")


class OtherActError(DejaluError):
    """An act whose id was used before for something else."""

    def __init__(self, said: str) -> None:
        super().__init__(f"An act of this id did something else (“{said[:200]}”): give each act its own id.")


class UnknownTagError(DejaluError):
    """A tag that no paper of the reader has."""

    def __init__(self, name: str) -> None:
        super().__init__(f"No paper has the tag “{name[:200]}”: `dejalu tags` lists those in use.")
