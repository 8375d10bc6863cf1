"""What the services have in common."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from dejalu.identity.identifiers import Identifier
from dejalu.pages.mention import Mention


class UnusableAnswerError(Exception):
    """An answer that is not what the service is known to say: cut short, malformed, too large."""


class RefusedQuestionError(Exception):
    """A question that the service does not take, because of one of the identifiers in it."""


@dataclass(frozen=True, slots=True)
class Service:
    """A service that knows of papers by their identifiers.

    Attributes:
        name: what its inquiries are kept under, and title: what people call it.
        source: the host that its claims are kept under, one of `identity.claims.PUBLISHERS`.
        schemes: the identifiers it knows.
        tells: the fields of a paper that it can tell; whoever lacks none of them is not asked about.
        batch: the most identifiers in one question.
        pause: seconds between two questions.
        ask: the parameters that ask about some identifiers.
        read: what an answer says, by identifier. Raises UnusableAnswerError or RefusedQuestionError.
    """

    name: str
    title: str
    source: str
    schemes: tuple[str, ...]
    tells: tuple[str, ...]
    batch: int
    pause: float
    ask: Callable[[Sequence[Identifier]], Mapping[str, str]]
    read: Callable[[bytes], dict[Identifier, Mention]]
