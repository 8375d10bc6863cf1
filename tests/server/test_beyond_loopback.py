"""A server that other machines reach is started on purpose only, and answers to its own names only."""

import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.server.test_cli import dejalu, expect_failure
from tests.serving import Server

from dejalu.config import Config
from dejalu.errors import InvalidSettingError

ANYWHERE = "0.0.0.0"


@pytest.fixture
def lab(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "lab", options=("--host", ANYWHERE, "--beyond-loopback", "--allow-host", "lab.example"))
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize("options", [(), ("--beyond-loopback",), ("--allow-host", "lab.example")])
def test_it_refuses_to_start_without_both_flags(tmp_path: Path, options: tuple[str, ...]) -> None:
    result = dejalu("serve", "--host", ANYWHERE, *options, data=tmp_path)
    expect_failure(result, "--beyond-loopback", "--allow-host", "SECURITY.md")


@pytest.mark.parametrize(
    "name",
    [
        "*",
        "*.example",
        "Lab.example",
        "https://lab.example",
        "lab.example/",
        "lab.example\n",
        "me@lab.example",
        ".example",
    ],
)
def test_only_exact_names_of_hosts_are_allowed(name: str) -> None:
    with pytest.raises(InvalidSettingError, match="exact name"):
        Config.load(allowed_hosts=[name])


@pytest.mark.parametrize(
    "origin", ["*", "null", "lab.example", "https://.*", "https://lab.example/", "https://lab.example\n", "file:///"]
)
def test_only_exact_origins_are_added(origin: str) -> None:
    with pytest.raises(InvalidSettingError, match="exact name"):
        Config.load(added_origins=[origin])


def test_a_name_that_is_none_is_told(tmp_path: Path) -> None:
    expect_failure(dejalu("serve", "--allow-host", "*", data=tmp_path), "“*”", "lab.example")


def test_it_answers_to_its_names_and_to_this_machine(lab: Server) -> None:
    for host, status in {
        "lab.example": 200,
        f"127.0.0.1:{lab.port}": 200,
        f"lab.example:{lab.port}": 421,
        f"{ANYWHERE}:{lab.port}": 421,
        f"192.0.2.7:{lab.port}": 421,
        "evil.example": 421,
    }.items():
        answer = httpx.get(f"{lab.url}/api/hello", headers={"Host": host}, trust_env=False)
        assert answer.status_code == status, host
    forwarded = {"Host": "evil.example", "X-Forwarded-Host": "lab.example", "Forwarded": "host=lab.example"}
    assert httpx.get(f"{lab.url}/api/hello", headers=forwarded, trust_env=False).status_code == 421
    assert httpx.get(f"{lab.url}/api/papers", headers={"Host": "lab.example"}, trust_env=False).status_code == 401


def test_commands_find_it_and_tell_its_name(lab: Server) -> None:
    told = json.loads(lab.dejalu("pair", "--json"))
    assert told["server"] == "https://lab.example"
    assert "#server=https://lab.example&code=" in told["url"]
    assert "https://lab.example" in lab.log.read_text(encoding="utf-8")
    assert lab.dejalu("addresses", "add", "llm", "--format", "bibtex").startswith("https://lab.example/export/")


def test_the_port_that_http_has_by_itself_is_not_written() -> None:
    assert Config(port=80).hosts == {"127.0.0.1", "localhost", "[::1]"}
    assert Config(port=80).url == "http://127.0.0.1"
    assert Config(port=8711).hosts == {"127.0.0.1:8711", "localhost:8711", "[::1]:8711"}
