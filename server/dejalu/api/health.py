"""Checking the library, and mending it."""

from typing import Any

from dejalu.api.parsing import StrictBlueprint
from dejalu.doctor import Doctor
from dejalu.schemas.upkeep import HealthAnswer, HealthQuery, MendAnswer


def blueprint(doctor: Doctor) -> StrictBlueprint:
    blp = StrictBlueprint("health", __name__, url_prefix="/api", description="The library's health")

    @blp.get("/health")
    @blp.arguments(HealthQuery, location="query")
    @blp.response(200, HealthAnswer)
    def examine(wanted: dict[str, Any]) -> dict[str, Any]:
        """Look the library over; seconds for 100,000 papers."""
        return {"findings": doctor.examine(wanted["check"])}

    @blp.post("/health/mend")
    @blp.response(200, MendAnswer)
    def mend() -> dict[str, Any]:
        """Put right what can be, after a backup."""
        return {"done": doctor.mend()}

    return blp
