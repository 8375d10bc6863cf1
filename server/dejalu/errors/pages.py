"""What can be wrong with a saved page."""

from dejalu.errors import DejaluError


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


class OverloadedPageError(UnreadablePageError):
    """A page of more tags or papers, or of tags deeper in each other, than any site makes; or of no HTML at all."""

    def __init__(self) -> None:
        super().__init__(
            "There is more in this page than in any page of papers, or it is damaged: save it again, as “Webpage, "
            "HTML only”. Nothing was imported."
        )


class UnknownPageError(UnreadablePageError):
    """A text that is neither a saved page, nor a capture of one, nor a library."""

    def __init__(self) -> None:
        super().__init__(
            "This is neither a saved page of huggingface.co/papers, nor a text copied from its search, nor a library "
            "exported as JSON: save the page with Ctrl+S as “Webpage, HTML only”."
        )
