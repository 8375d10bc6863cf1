"""A digest as one HTML page that needs nothing else: for a browser, and for the mail programs that show HTML."""

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from dejalu.exporters import note_fragment
from dejalu.exporters.digest import NOTHING, Digest, Noted, more
from dejalu.exporters.plain_text import many_lines, one_line
from dejalu.exporters.shapes import NAMES, SHAPES

if TYPE_CHECKING:
    from jinja2 import Template


def dump(digest: Digest) -> str:
    """The page. All text is escaped by the template, but for notes, which come as HTML that was cleaned."""
    return _template().render(digest=digest)


def _note(noted: Noted) -> Markup:
    return Markup(many_lines(note_fragment.write(noted.note)))  # noqa: S704 (cleaned there)


@cache
def _template() -> "Template":
    from jinja2 import Environment  # To read it takes a twentieth of the time of every start.

    environment = Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True)
    environment.globals |= {"nothing": NOTHING, "shapes": SHAPES, "names": NAMES, "more": more, "note": _note}
    environment.filters["line"] = one_line
    text = files(__package__).joinpath("digest.html.jinja").read_text(encoding="utf-8")
    return environment.from_string(text)
