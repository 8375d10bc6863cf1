"""What can go wrong between this library and another program that takes papers."""

from dejalu.errors import DejaluError


class SendingError(DejaluError):
    """Papers that another program does not take."""


class SilentProgramError(SendingError):
    """Nobody answers where the program should be; cure is how to have it answer."""

    def __init__(self, program: str, url: str, cure: str) -> None:
        super().__init__(f"{program} does not answer at {url}: {cure}. Nothing was sent.")


class OtherProgramError(SendingError):
    """Another program answers, as Zotero and JabRef want the same port."""

    def __init__(self, program: str, found: str, url: str, setting: str) -> None:
        super().__init__(
            f"{found} answers at {url}, where {program} should: end it and start {program}, or say with {setting} "
            f"where {program} listens. Nothing was sent."
        )


class OldProgramError(SendingError):
    """A Zotero of a version whose API can only be read."""

    def __init__(self, version: str) -> None:
        super().__init__(
            f"Zotero {version} takes nothing over its API: update it to version 10 or later, or import there what "
            "`dejalu export --format zotero -o papers.bib` writes. Nothing was sent."
        )


class SwitchedOffError(SendingError):
    """A program that runs, and lets no other one in."""

    def __init__(self) -> None:
        super().__init__(
            "Zotero lets no other program in: switch on Settings > Advanced > “Allow other applications on this "
            "computer to communicate with Zotero”. Nothing was sent."
        )


class DeniedError(SendingError):
    """A person who said no to the question that Zotero asked, or nothing."""

    def __init__(self) -> None:
        super().__init__("Zotero was not told to let Dejalu write: send again, and press “Always Allow” there.")


class TooManyQuestionsError(SendingError):
    """A Zotero that asked often enough for now."""

    def __init__(self, seconds: str) -> None:
        super().__init__(
            f"Zotero asks no more for now: send again in {seconds} seconds, and press “Always Allow” there, as “Allow” "
            "is good for 50 papers and notes only."
        )


class LostProgramError(SendingError):
    """A program that was there, and stopped answering."""

    def __init__(self, program: str) -> None:
        super().__init__(
            f"{program} stopped answering: see whether it still runs, and send again. What it has is not sent twice."
        )


class RefusedSendingError(SendingError):
    """A program that answered with an error of its own."""

    def __init__(self, program: str, status: int, said: str) -> None:
        super().__init__(f"{program} refused (status {status}): {said.strip()[:300] or 'it did not say why'}.")


class NoOpenLibraryError(SendingError):
    """A JabRef in which no library is open."""

    def __init__(self) -> None:
        super().__init__("JabRef has no library open, or is older than version 6: open one there. Nothing was sent.")


class BusySendingError(SendingError):
    """Papers that are being sent to that program already."""

    def __init__(self, program: str) -> None:
        super().__init__(f"Papers are being sent to {program} already: wait until that is done.")
