"""Statistics: figures as tables, and as charts."""

from datetime import UTC, datetime
from typing import Any

from flask import Response

from dejalu.api.guard import caller
from dejalu.api.parsing import StrictBlueprint
from dejalu.charts import drawing
from dejalu.database import Database
from dejalu.schemas.statistics import ChartQuery, StatisticsAnswer
from dejalu.services.statistics import FIND

SVG = "image/svg+xml"


def blueprint(database: Database) -> StrictBlueprint:
    blp = StrictBlueprint("statistics", __name__, url_prefix="/api/statistics", description="Figures and charts")

    @blp.get("")
    @blp.response(200, StatisticsAnswer)
    def list_figures() -> dict[str, Any]:
        """The figures of every chart, as tables."""
        today = datetime.now(UTC).date()
        with database.reading() as session:
            return {"charts": [find(session, caller().reader_id, today) for find in FIND.values()]}

    @blp.get(f"/<any({', '.join(FIND)}):name>.svg")
    @blp.arguments(ChartQuery, location="query")
    @blp.response(200, {"type": "string"}, content_type=SVG)
    def draw(wanted: dict[str, Any], name: str) -> Response:
        """A chart."""
        with database.reading() as session:
            figures = FIND[name](session, caller().reader_id, datetime.now(UTC).date())
        return Response(drawing.draw(figures, wanted["theme"]), content_type=f"{SVG}; charset=utf-8")

    return blp
