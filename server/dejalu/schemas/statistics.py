"""Figures, and the charts drawn from them."""

from typing import Any

from marshmallow import fields, validate

from dejalu.charts.canvas import THEMES
from dejalu.schemas.fields import Strict


class Cell(fields.Field[str | int]):
    """What a row is of, or a number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(metadata={"type": ["string", "integer"]}, **kwargs)


class FiguresSchema(Strict):
    """A table, which is what a chart is drawn from; the first column says of what each row is."""

    name = fields.String(required=True)
    title = fields.String(required=True)
    about = fields.String(required=True)
    columns = fields.List(fields.String(), required=True)
    rows = fields.List(fields.List(Cell()), required=True)


class StatisticsAnswer(Strict):
    """What the library can tell in figures."""

    charts = fields.List(fields.Nested(FiguresSchema), required=True)


class ChartQuery(Strict):
    """In which theme to draw."""

    theme = fields.String(load_default="light", validate=validate.OneOf([*THEMES]))
