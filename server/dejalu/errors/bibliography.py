"""What can go wrong with citation keys, formats and settings."""

from dejalu.errors import DejaluError

INVALID_KEY = (
    "This cannot be a citation key: begin it with a letter, and use letters without accents, digits "
    "and . : _ - + / only."
)


class InvalidKeyError(DejaluError):
    """A citation key that BibTeX or TeX would not take."""

    def __init__(self) -> None:
        super().__init__(INVALID_KEY)


class TakenKeyError(DejaluError):
    """A citation key that another paper has, or had."""

    def __init__(self, key: str, title: str) -> None:
        super().__init__(f"{key} is the citation key of another paper, “{title[:120]}”: choose another one.")


class InvalidPatternError(DejaluError):
    """A pattern that no citation key can be made by."""

    def __init__(self, pattern: str, why: str) -> None:
        super().__init__(
            f"“{pattern[:80]}” is no pattern for citation keys: {why}. A pattern is letters, digits, - _ : and fields "
            "such as [auth], [year], [word], [title:3] or [arxiv]; write [Auth], [Word] or [Title:3] for capitals."
        )
