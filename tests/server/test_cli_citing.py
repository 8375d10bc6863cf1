"""Citing, and settings, from the command line."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.server.test_cli import PAGES, dejalu, expect_failure, serving


@pytest.fixture(params=["with a server", "without a server"])
def library(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    data = tmp_path / "library"
    dejalu("import", str(PAGES / "huggingface-daily.html"), data=data)
    if request.param == "without a server":
        yield data
        return
    with serving(data):
        yield data


def test_a_paper_is_cited_as_an_entry_a_key_or_a_link(library: Path) -> None:
    entry = dejalu("cite", "arxiv:2106.09685", data=library).stdout
    assert entry.startswith("@misc{hu2021lora,\n")
    assert dejalu("cite", "hu2021lora", "--as", "key", data=library).stdout == "hu2021lora\n"
    link = dejalu("cite", "https://arxiv.org/pdf/2106.09685v2", "--as", "markdown", data=library).stdout
    assert link.endswith("](https://arxiv.org/abs/2106.09685)\n")


def test_a_key_of_ones_own_is_kept_and_the_old_one_still_found(library: Path) -> None:
    dejalu("cite", "arxiv:2106.09685", data=library)
    assert dejalu("cite", "arxiv:2106.09685", "--key", "LoRA:21", data=library).stdout.startswith("@misc{LoRA:21,\n")
    told = json.loads(dejalu("cite", "hu2021lora", "--json", data=library).stdout)
    assert (told["citation_key"], told["former_keys"]) == ("LoRA:21", ["hu2021lora"])
    expect_failure(dejalu("cite", "LoRA:21", "--key", "2 much", data=library), "begin it with a letter")


def test_settings_are_shown_and_chosen(library: Path) -> None:
    assert "citation_keys   [auth][year][word]\n" in dejalu("settings", data=library).stdout
    assert "citation_keys   x[arxiv]\n" in dejalu("settings", "citation_keys", "x[arxiv]", data=library).stdout
    assert dejalu("cite", "arxiv:2106.09685", "--as", "key", data=library).stdout == "x2106_09685\n"
    assert json.loads(dejalu("settings", "enrich", "on", "--json", data=library).stdout)["enrich"] is True
    expect_failure(dejalu("settings", "citation_keys", "[surname]", data=library), "[auth]")
    expect_failure(dejalu("settings", "colour", "blue", data=library), "colour")
