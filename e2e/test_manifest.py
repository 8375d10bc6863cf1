"""What the extension may do: each permission is there for a reason that this file gives, and nothing else is."""

import base64
import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from dejalu.config import EXTENSION_ID

EXTENSION = Path(__file__).parents[1] / "extension"
PERMISSIONS = {
    "alarms": "browser.alarms",  # a server that did not answer is asked again after the browser stopped the worker
    "scripting": "browser.scripting",  # a page copies a citation; pages open before an update get the new script
    "storage": "browser.storage",  # the mirror of all marks, which pages draw from
    "unlimitedStorage": "browser.storage",  # a library of 100,000 papers takes more than the 10 MB of others
}
IMPORT = re.compile(r"""(?:from|import\()\s*(?:\S*\()?'([^']+\.js)'""")


@pytest.fixture(scope="module")
def manifest() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((EXTENSION / "manifest.json").read_text(encoding="utf-8"))
    return loaded


def scripts(*folders: str) -> list[Path]:
    return [file for folder in folders for file in (EXTENSION / folder).glob("*.js")]


def test_it_asks_for_no_permission_that_it_does_not_use(manifest: dict[str, Any]) -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in scripts("background"))
    assert set(manifest["permissions"]) == set(PERMISSIONS)
    assert [name for name, used in PERMISSIONS.items() if used not in code] == []
    assert not {"optional_permissions", "oauth2", "sandbox", "devtools_page"} & manifest.keys()


def test_it_may_reach_its_server_and_its_sites_and_asks_for_a_labs(manifest: dict[str, Any]) -> None:
    """The server's port is its reader's choice, so any port of this machine; `localhost` may be another program's."""
    [script] = manifest["content_scripts"]
    assert manifest["host_permissions"] == ["http://127.0.0.1/*", *script["matches"]]
    assert manifest["optional_host_permissions"] == ["https://*/*"]
    assert not {"all_frames", "match_origin_as_fallback", "world"} & script.keys()


def test_its_name_cannot_be_taken(manifest: dict[str, Any]) -> None:
    """An id is made of the key that the extension is signed with: the server lets this one in, and no other."""
    digest = hashlib.sha256(base64.b64decode(manifest["key"])).hexdigest()[:32]
    assert "".join(chr(ord("a") + int(digit, 16)) for digit in digest) == EXTENSION_ID


def test_no_other_extension_can_speak_to_it_and_a_page_of_this_machine_in_one_place(manifest: dict[str, Any]) -> None:
    """The library page says that something changed: see `e2e/test_library_page.py`. A pattern can name no port."""
    assert manifest["externally_connectable"] == {"ids": [], "matches": ["http://127.0.0.1/*"]}
    listening = {
        str(file.relative_to(EXTENSION)): re.findall(r"\w+External\b", file.read_text(encoding="utf-8"))
        for file in EXTENSION.rglob("*.js")
    }
    assert {name: found for name, found in listening.items() if found} == {"background/index.js": ["onMessageExternal"]}


def test_its_pages_run_its_own_code_only_and_take_no_markup(manifest: dict[str, Any]) -> None:
    [(place, written)] = manifest["content_security_policy"].items()
    rules = dict(rule.partition(" ")[::2] for rule in written.split("; "))
    assert place == "extension_pages"
    assert rules == {
        "default-src": "'none'",
        "script-src": "'self'",
        "style-src": "'self'",
        "img-src": "'self'",
        "connect-src": "http://127.0.0.1:* https:",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
        "require-trusted-types-for": "'script'",
        "trusted-types": "'none'",
    }


def test_a_page_can_load_what_its_content_script_imports_and_no_other_code(manifest: dict[str, Any]) -> None:
    [resources] = manifest["web_accessible_resources"]
    assert resources["matches"] == ["https://huggingface.co/*"]
    shown = {file for pattern in resources["resources"] for file in EXTENSION.glob(pattern)}
    needed, left = {EXTENSION / "content/shadow.css"}, [EXTENSION / "content/main.js"]
    while left:
        file = left.pop()
        needed.add(file)
        imported = {(file.parent / name).resolve() for name in IMPORT.findall(file.read_text(encoding="utf-8"))}
        left += imported - needed
    assert needed <= shown
    # The one that starts the others, and what the extension's own pages and sites to come read addresses with.
    assert {str(file.relative_to(EXTENSION)) for file in shown - needed} <= {
        "content/loader.js",
        "shared/identifiers.js",
    }
