"""The commands about how papers are cited, and the settings."""

from typing import Any

import click

from dejalu.commands import terminal
from dejalu.commands.options import json_option, library_options
from dejalu.config import Config
from dejalu.connection import connect

SWITCH = {"on": True, "off": False}
"""How a setting that is on or off is written."""


@click.command()
@library_options
@json_option
@click.option("--key", metavar="KEY", help="Cite it by this key from now on; the old one still leads to it.")
@click.option(
    "--as",
    "form",
    type=click.Choice(["bibtex", "key", "markdown"]),
    default="bibtex",
    help="The entry, the citation key, or a Markdown link.  [default: bibtex]",
)
@click.argument("name", metavar="ID")
def cite(name: str, key: str | None, form: str, *, as_json: bool, **settings: Any) -> None:
    """Print how a paper is cited.

    ID is whatever names one paper: an identifier, an address, a citation key.
    """
    with connect(Config.load(**settings)) as library:
        [paper] = library.request("GET", "/papers", params={"named": name}).json()["papers"]
        path = f"/papers/{paper['id']}/citation"
        answer = library.request("PUT", path, json={"citation_key": key}) if key else library.request("GET", path)
    citation = answer.json()
    shown = citation["citation_key" if form == "key" else form].rstrip()
    terminal.tell(citation, shown, as_json=as_json)


@click.command("settings")
@library_options
@json_option
@click.argument("name", required=False)
@click.argument("value", required=False)
def settings(name: str | None, value: str | None, *, as_json: bool, **options: Any) -> None:
    """Print what is set, or set NAME to VALUE.

    citation_keys is the pattern of citation keys that are made from now on, such as [auth][year][word]; those made
    before stay. enrich is on or off: whether the server asks arXiv and Crossref for what papers lack, by itself.
    contact_email is an address that these are told when they are asked, which both of them like; "" takes it back.
    """
    if name is not None and value is None:
        raise click.UsageError("Say what it is to be: give NAME and VALUE.")
    with connect(Config.load(**options)) as library:
        if name is None:
            answer = library.request("GET", "/settings")
        else:
            answer = library.request("PATCH", "/settings", json={name: SWITCH.get(value or "", value)})
    found = answer.json()
    written = {switch: text for text, switch in SWITCH.items()}
    lines = (f"{name:<15} {written[chosen] if isinstance(chosen, bool) else chosen}" for name, chosen in found.items())
    terminal.tell(found, "\n".join(lines), as_json=as_json)
