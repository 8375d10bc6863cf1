"""What can go wrong with a digest."""

from dejalu.errors import DejaluError


class InvalidSpanError(DejaluError):
    """Days of which no digest can tell."""

    def __init__(self, most: int) -> None:
        super().__init__(
            f"A digest tells of the last 1 to {most} days: give so many days, or one of these days to begin with, "
            "and not both."
        )
