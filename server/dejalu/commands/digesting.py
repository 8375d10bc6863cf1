"""The command that tells what became of the papers in the last days."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from dejalu.commands import terminal
from dejalu.commands.options import DAY, json_option, library_options
from dejalu.config import Config
from dejalu.connection import connect
from dejalu.exporters import digest_html, digest_mail, digest_text
from dejalu.exporters.digest import Digest
from dejalu.outlets.replacing import write_file
from dejalu.schemas.digests import DigestAnswer

FORMS: dict[str, Callable[[Digest], bytes]] = {
    "text": lambda digest: digest_text.dump(digest).encode(),
    "html": lambda digest: digest_html.dump(digest).encode(),
    "mail": digest_mail.dump,
}


@click.command()
@library_options
@click.option("--days", type=int, metavar="N", help="Of the last N days.  [default: 7]")
@click.option("--since", type=DAY, help="Of this day (UTC) and those after it.")
@click.option("--format", "format_", type=click.Choice([*FORMS]), help="Form of the digest.  [default: text]")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write here, not to the screen.")
@json_option
def digest(
    days: int | None,
    since: datetime | None,
    format_: str | None,
    output: Path | None,
    *,
    as_json: bool,
    **settings: Any,
) -> None:
    """Tell what waits to be read, what came back, and what you noted in the last days.

    As a mail it is a file that mail programs open as a draft, to nobody yet.
    """
    if as_json and (format_ or output):
        raise click.UsageError("--json is a form of its own: leave out --format and -o.")
    told = {"days": days, "since": f"{since:%Y-%m-%d}" if since else None}
    asked = {name: value for name, value in told.items() if value is not None}
    with connect(Config.load(**settings)) as library:
        answer = library.request("GET", "/digest", params=asked).json()
    if as_json:
        terminal.say_json(answer)
        return
    content = FORMS[format_ or "text"](DigestAnswer().load(answer))
    if output is not None:
        write_file(output, [content])
        terminal.say(f"Wrote {output}.")
    elif format_ in (None, "text"):
        terminal.say(content.decode().removesuffix("\n"))
    else:
        terminal.pass_on(content)
