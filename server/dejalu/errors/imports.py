"""What can be wrong with a file that another program wrote."""

from dejalu.errors import DejaluError


class UnreadableImportError(DejaluError):
    """A file that is not what it seemed to be; format names what it seemed, such as “Hypothesis export”."""

    def __init__(self, format: str, why: str) -> None:
        super().__init__(
            f"This {format} cannot be read: {why.rstrip('.')}. Export it again, or mend it. Nothing was imported."
        )


class RefusedImportError(DejaluError):
    """A file of which so many entries cannot be taken that it can be no library of papers."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"More than {most:,} entries of this file are no papers: it is no bibliography, or it is damaged. "
            "Export it again. Nothing was imported."
        )


class BrokenEntryError(DejaluError):
    """An entry of a bibliography that is not written as BibTeX demands; at is the place in the text."""

    def __init__(self, why: str, at: int) -> None:
        super().__init__(why)
        self.at = at
