"""The commands `keep` and `addresses`, with a server and without."""

import contextlib
import json
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from tests.server.test_cli import dejalu, expect_failure, serving


@pytest.fixture(params=["with a server", "without a server"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A library of two papers, one of them to cite."""
    data = tmp_path / "library"
    with serving(data) if request.param == "with a server" else contextlib.nullcontext():
        dejalu("mark", "doi:10.1000/1", "read", "--tag", "to cite", data=data)
        dejalu("mark", "doi:10.1000/2", "to-read", data=data)
        yield data


def test_a_file_is_kept_listed_and_let_be(library: Path, tmp_path: Path) -> None:
    file = tmp_path / "my.bib"
    kept = dejalu("keep", str(file), "--format", "bibtex", "--tag", "to cite", "--status", "read", data=library)
    assert kept.returncode == 0, kept.stderr
    assert kept.stdout.startswith(f"✓ {file}  (bibtex --status read --tag 'to cite'): 1 paper, written ")
    is_served = (library / "server.json").exists()
    assert ("start it with `dejalu serve`" in kept.stdout) == (not is_served)
    exported = dejalu("export", "--format", "bibtex", "--tag", "to cite", data=library)
    assert file.read_text() == exported.stdout
    assert dejalu("keep", data=library).stdout.splitlines()[0] == kept.stdout.splitlines()[0]
    [told] = json.loads(dejalu("keep", "--json", data=library).stdout)
    assert (told["path"], told["wanted"]) == (str(file), {"tag": ["to cite"], "status": ["read"]})
    assert dejalu("keep", "--stop", str(file), data=library).returncode == 0
    assert dejalu("keep", data=library).stdout == "No file is kept up to date.\n"
    assert file.read_text() == exported.stdout
    expect_failure(dejalu("keep", "--stop", str(file), data=library), "my.bib", "dejalu keep")


@pytest.mark.parametrize("arguments", [["--stop"], ["my.bib"]])
def test_a_command_that_says_too_little_is_refused(arguments: list[str], tmp_path: Path) -> None:
    assert dejalu("keep", *arguments, data=tmp_path / "library").returncode == 2


def test_an_address_is_made_read_listed_and_revoked(library: Path) -> None:
    made = json.loads(
        dejalu("addresses", "add", "llm.bib", "--format", "bibtex", "--tag", "to cite", "--json", data=library).stdout
    )
    listed = dejalu("addresses", data=library).stdout
    assert listed.startswith(f"{made['id']}  llm  (bibtex --tag 'to cite'): made ")
    assert listed.endswith("never read\n")
    assert made["url"].endswith("/llm.bib")
    is_served = (library / "server.json").exists()
    if is_served:
        exported = dejalu("export", "--format", "bibtex", "--tag", "to cite", data=library)
        assert httpx.get(made["url"], trust_env=False).text == exported.stdout
    assert dejalu("addresses", "revoke", made["id"], data=library).stdout == "Revoked.\n"
    assert dejalu("addresses", data=library).stdout.startswith("There are no addresses")
    if is_served:
        assert httpx.get(made["url"], trust_env=False).status_code == 404
    expect_failure(dejalu("addresses", "revoke", made["id"], data=library), made["id"])
