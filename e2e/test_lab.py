"""A lab's server beyond this machine: behind TLS only, and only with the reader's leave."""

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from e2e.harness import EXTENSION, Browser, Server
from e2e.proxy import Proxy, between
from e2e.test_connection import popup
from e2e.test_editing import LORA, mark_of, press
from playwright.sync_api import Page, expect

LAB = "https://lab.example"
GRANTED = "browser.permissions.contains({ origins: ['https://lab.example/*'] })"


@pytest.fixture
def lab(server: Server, tmp_path: Path) -> Iterator[Proxy]:
    """A TLS proxy before the server, that goes by the lab's name."""
    made, key = tmp_path / "lab.pem", tmp_path / "lab.key"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=lab.example -addext subjectAltName=DNS:lab.example"
    subprocess.run(["openssl", *words.split(), "-keyout", key, "-out", made], check=True, capture_output=True)
    made.write_text(key.read_text() + made.read_text())
    with between(server, host="lab.example", tls=made) as proxy:
        yield proxy


@pytest.fixture
def granting(tmp_path: Path) -> Path:
    """The extension with the leave that a reader gives by a press on the browser's own question."""
    copy = tmp_path / "extension"
    shutil.copytree(EXTENSION, copy)
    manifest = json.loads((copy / "manifest.json").read_text(encoding="utf-8"))
    manifest["host_permissions"].append(f"{LAB}/*")
    (copy / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return copy


def fill_in(page: Page, server: Server) -> None:
    page.get_by_label("Server", exact=True).fill(LAB)
    page.get_by_label("Pairing code").fill(json.loads(server.dejalu("pair", "--json"))["code"])


def test_a_browser_pairs_with_a_lab_by_tls_and_edits_arrive(
    open_browser: Callable[..., Browser], server: Server, lab: Proxy, granting: Path
) -> None:
    browser = open_browser(extension=granting, hosts={"lab.example": f"127.0.0.1:{lab.port}"})
    page = browser.own_page("options/options.html")
    fill_in(page, server)
    page.get_by_role("button", name="Pair", exact=True).click()
    expect(page.get_by_role("status")).to_have_text(f"Connected to {LAB}")
    press(mark_of(browser.open()), "Read")
    browser.wait_until("the edit arrives", lambda: server.paper(LORA))
    assert "/api/sync" in lab.asked
    page.get_by_role("button", name="Forget this server").click()
    expect(page.get_by_role("status")).to_contain_text("not paired")
    assert len(json.loads(server.dejalu("clients", "--json"))) == 1
    assert browser.extension_errors() == []


def test_without_leave_nothing_is_sent_to_a_lab(
    open_browser: Callable[..., Browser], server: Server, lab: Proxy
) -> None:
    browser = open_browser(hosts={"lab.example": f"127.0.0.1:{lab.port}"})
    code = json.loads(server.dejalu("pair", "--json"))["code"]
    page = browser.own_page(f"options/options.html#server={LAB}&code={code}")
    expect(page.get_by_text(f"Press Pair: your browser then asks whether Dejalu may speak to {LAB}.")).to_be_visible()
    expect(page.get_by_label("Server", exact=True)).to_have_value(LAB)
    expect(page.get_by_label("Pairing code")).to_have_value(code)
    assert page.evaluate(GRANTED) is False
    page.get_by_role("button", name="Pair", exact=True).click()
    page.wait_for_timeout(1000)
    assert lab.asked == []
    expect(popup(browser).get_by_text("Not paired", exact=True)).to_be_visible()


@pytest.mark.parametrize("address", ["http://lab.example", "ftp://127.0.0.1", "lab.example", "http://127.0.0.2:8711"])
def test_no_server_is_asked_without_tls_but_on_this_machine(paired: Browser, address: str) -> None:
    page = paired.own_page(f"options/options.html#server={address}&code=AAAA-AAAA")
    expect(page.get_by_text("Give the server as it prints its address")).to_be_visible()
