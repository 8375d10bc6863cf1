"""What the commands print on a terminal is text, whatever papers, tags, clients and files are called."""

import os
import pty
import subprocess
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.hostile.characters import TERMINALS
from tests.hostile.corpus import TEXTS
from tests.serving import Server

OBEYED = {*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0))} - {"\n", "\r", "\t"}
"""The controls of ECMA-48; a terminal's own line ends are carriage return and line feed."""
PAPER = "arxiv:2401.00001"
HOSTILE = "".join(TERMINALS)


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("hostile") / "library")
    server.start()
    tags = [word for text in TEXTS if len(text) < 200 for word in ("--tag", text)]
    # A terminal gives no line that begins with - to a command as anything but an option; scripts write --tag=-x.
    server.dejalu("mark", PAPER, "read", *(f"--tag={tag}" for tag in tags[1::2]), "--note", "\n\n".join(TEXTS))
    yield server
    server.stop()


def show(server: Server, *arguments: str) -> str:
    """What a command prints on a terminal, on both of its outputs."""
    screen, terminal = pty.openpty()
    process = subprocess.Popen(server.command(*arguments), stdout=terminal, stderr=terminal)
    os.close(terminal)
    shown = b""
    while piece := _read(screen):
        shown += piece
    process.wait(60)
    os.close(screen)
    return shown.decode()


def _read(screen: int) -> bytes:
    try:
        return os.read(screen, 65536)
    except OSError:  # The other end is closed.
        return b""


def expect_text(shown: str) -> None:
    assert len(shown.strip()) > 20
    assert set(shown) & OBEYED == set()


def introduce(server: Server, name: str) -> None:
    """Pair a client of this name."""
    headers = {"Authorization": f"Bearer {server.token}"}
    code = httpx.post(f"{server.url}/api/codes", headers=headers).json()["code"]
    body = {"code": code, "client_name": name}
    assert httpx.post(f"{server.url}/api/pair", json=body).status_code in (200, 201)


@pytest.mark.parametrize("form", [(), ("--json",)], ids=["for people", "for programs"])
def test_a_paper_with_all_tags_and_notes_is_shown_as_text(server: Server, form: tuple[str, ...]) -> None:
    for shown in (show(server, "search", *form, "2401.00001"), show(server, "mark", *form, PAPER, "read")):
        expect_text(shown)
        assert "[31mred" in shown or "u001b" in shown


def test_a_digest_is_shown_as_text(server: Server) -> None:
    for form in ((), ("--json",), ("--format", "html"), ("--format", "mail")):
        expect_text(show(server, "digest", *form))


def test_clients_are_shown_as_text(server: Server) -> None:
    introduce(server, HOSTILE[:100])
    expect_text(show(server, "clients"))
    expect_text(show(server, "clients", "--json"))


def test_what_an_import_tells_is_text(server: Server, tmp_path: Path) -> None:
    file = tmp_path / f"{TERMINALS[1]}.ris"
    file.write_text(f"TY  - JOUR\nTI  - {TERMINALS[1]}{'x' * 3_000}\nER  - \n\nTY  - JOUR\nTI  - A Title\nER  - \n")
    shown = show(server, "import", str(file))
    expect_text(shown.replace("\x1b[?25l", "").replace("\x1b[?25h", ""))
    assert "characters" in shown
    expect_text(show(server, "imports"))


def test_a_failure_is_told_as_text(server: Server, tmp_path: Path) -> None:
    file = tmp_path / f"{TERMINALS[5]}x\rover"
    file.write_text("nothing that is known")
    expect_text(show(server, "import", str(file)))
    expect_text(show(server, "search", TERMINALS[5]))
    expect_text(show(server, "cite", TERMINALS[4]))
    expect_text(show(server, "cite", PAPER, "--key", TERMINALS[4]))


@pytest.mark.parametrize("name", ["json", "bibtex", "csv", "ris", "csl-json", "web-annotation", "atom"])
def test_an_export_to_the_terminal_is_text(server: Server, name: str) -> None:
    expect_text(show(server, "export", "--format", name))


def test_a_citation_is_text(server: Server) -> None:
    for form in ("bibtex", "key", "markdown"):
        assert set(show(server, "cite", PAPER, "--as", form)) & OBEYED == set()
