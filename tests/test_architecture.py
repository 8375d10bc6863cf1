"""The layout holds: imports point inward in the extension, as import-linter sees to in the server."""

import os
import re
from pathlib import Path

import pytest

from dejalu.api.page import SHARED

ROOT = Path(__file__).parents[1]
EXTENSION = ROOT / "extension"
WEB = ROOT / "server" / "dejalu" / "web"
MAY_IMPORT = {
    "shared": {"shared"},
    "sites": {"sites", "shared"},
    "content": {"content", "sites", "shared"},
    "background": {"background", "shared"},
    "pages": {"pages", "shared"},
    "popup": {"popup", "pages", "shared"},
    "options": {"options", "pages", "shared"},
    "history": {"history", "shared"},
}
IMPORT = re.compile(r"""^(?:import|export)\s[^'"();]*?from\s+'([^']+)'|import\(\s*'([^']+)'""", re.MULTILINE)
PARSES = re.compile(r"innerHTML|outerHTML|insertAdjacentHTML|setHTMLUnsafe|DOMParser|document\.write|\beval\(")
CONTENT_LIMIT = 60_000
"""Bytes of all content scripts together."""


def test_the_extensions_imports_point_inward() -> None:
    for file in EXTENSION.rglob("*.js"):
        folder = file.relative_to(EXTENSION).parts[0]
        code = "\n".join(
            line for line in file.read_text().splitlines() if "@import" not in line and "@type" not in line
        )
        for found in IMPORT.finditer(code):
            target = (file.parent / (found[1] or found[2])).resolve()
            assert target.is_file(), f"{file.name} imports {target.name}, which is not there"
            if target.name == "types.d.ts":
                continue  # types only, for all
            there = target.relative_to(EXTENSION).parts[0]
            assert there in MAY_IMPORT[folder], f"{folder}/{file.name} must not import from {there}/"


def test_the_views_of_the_library_page_know_nothing_of_each_other() -> None:
    """What two of them need stands beside them; and of the extension they have what is served with the page."""
    for file in WEB.rglob("*.js"):
        folder = file.relative_to(WEB).parent
        for found in IMPORT.finditer(file.read_text()):
            target = Path(os.path.normpath(folder / (found[1] or found[2])))
            if target.parts[0] in SHARED:
                target = EXTENSION / target
            elif file.name != "views.js":
                assert target.parent in (folder, Path()), f"{folder}/{file.name} must not import {target}"
            assert (WEB / target).is_file(), f"{folder}/{file.name} imports {target}, which is not there"


def test_only_the_worker_speaks_to_the_server() -> None:
    callers = {
        str(file.relative_to(EXTENSION))
        for file in EXTENSION.rglob("*.js")
        if re.search(r"\bfetch\(", file.read_text())
    }
    assert callers == {"background/server.js", "sites/huggingface.js"}


def test_nothing_is_ever_read_as_html() -> None:
    for file in [*EXTENSION.rglob("*.js"), *(ROOT / "server").rglob("*.py"), *WEB.rglob("*.js")]:
        assert not PARSES.search(file.read_text()), file


def test_content_scripts_stay_small() -> None:
    size = sum(
        file.stat().st_size for folder in ("content", "sites", "shared") for file in (EXTENSION / folder).glob("*.js")
    )
    assert size < CONTENT_LIMIT


def test_every_setting_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text()
    for name in set(re.findall(r"DEJALU_[A-Z_]+", (ROOT / "server/dejalu/config.py").read_text())):
        assert name in readme, f"say in README.md what {name} does"


def test_every_site_has_a_sample_page() -> None:
    for site in (EXTENSION / "sites").glob("*.js"):
        if site.name != "index.js":
            assert list((ROOT / "tests/pages").glob(f"{site.stem}-*.html")), f"tests/pages has no page of {site.stem}"


@pytest.mark.parametrize("document", ["README.md", "SECURITY.md"])
def test_documents_name_only_tests_that_there_are(document: str) -> None:
    named = re.findall(r"`((?:tests|e2e)/[\w./]*)`", (ROOT / document).read_text(encoding="utf-8"))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
