"""What the commands print: text, and nothing that a terminal would obey.

Titles, tags, notes and names are other people's. An escape sequence in one could rewrite the screen, put a command on
the clipboard (OSC 52) or hide where a link leads (OSC 8). So all that is printed goes through here.
"""

import json
import re
from collections.abc import Sequence

import click

# The controls of ECMA-48 (C0 without tab and line feed, delete, C1); what turns the direction of all that follows on
# the line (Unicode Standard Annex 9, explicit formatting); and half surrogate pairs, which no terminal takes.
_OBEYED = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def say(text: str, *, err: bool = False) -> None:
    """Print a text for people."""
    click.echo(_harmless(text), err=err)


def tell(value: object, shown: str, *, as_json: bool) -> None:
    """Print a value for programs, or what is shown of it for people."""
    if as_json:
        say_json(value)
    else:
        say(shown)


def say_json(value: object) -> None:
    """Print a value for programs, with nothing of it lost."""
    written = json.dumps(value, indent=2, ensure_ascii=False)
    click.echo(_OBEYED.sub(lambda found: f"\\u{ord(found[0]):04x}", written))


def failure(message: str) -> click.ClickException:
    """What ends a command with this message, and an exit code that is not 0."""
    return click.ClickException(_harmless(message))


def say_stressed(pieces: Sequence[str]) -> None:
    """Print a line of which every other piece is bold, where it is a terminal that shows it."""
    shown = map(_harmless, pieces)
    click.echo("".join(click.style(piece, bold=True) if place % 2 else piece for place, piece in enumerate(shown)))


def pass_on(content: bytes) -> None:
    """Print a piece of a file as it is."""
    click.echo(content, nl=False)


def _harmless(text: str) -> str:
    """The text with a sign for each character that a terminal would obey."""
    return _OBEYED.sub("\ufffd", text)
