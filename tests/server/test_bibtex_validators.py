"""A library of real papers, with hard tags and notes, given to every reader of BibTeX that is installed.

`../shared/tools/validate_bib.sh` runs them and compares how many entries each has found. Node's readers are asked where
NODE_DIR names the folder that they are installed in.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import pytest
from tests.bibliographies import PAPERS, entries
from tests.libraries import SHARED
from tests.server.test_bib_profiles import PROFILES, write

from dejalu.exporters.entry import Entry

VALIDATE = SHARED / "tools" / "validate_bib.sh"
SCHEMA = SHARED / "schemas" / "csl-data.json"
WHOLE = 4243
PART = 250
"""plainnat and apalike tell papers of one first author and year apart by a letter, and fail once these run out."""

pytestmark = pytest.mark.skipif(
    not (VALIDATE.exists() and PAPERS.exists()), reason="needs what lies beside the repository"
)


def validate(folder: Path, profile: str, papers: Sequence[Entry], **environment: str) -> None:
    """Fails with the whole report unless every program has read every entry and found no fault."""
    bibliography = folder / "refs.bib"
    bibliography.write_text(write(profile, *papers), encoding="utf-8")
    known = {"VENV": sys.prefix, "CSL_SCHEMA": str(schema(folder)), **os.environ, **environment}
    said = subprocess.run(
        ["bash", str(VALIDATE), str(bibliography)], env=known, capture_output=True, text=True, timeout=1000, check=False
    )
    assert f"RESULT PASS reference count {len(papers)}" in said.stdout, said.stdout + said.stderr


def schema(folder: Path) -> Path:
    """CSL's schema, with the one key that pandoc adds of its own: it is what it makes of biblatex's `ids`."""
    told = json.loads(SCHEMA.read_text())
    told["items"]["properties"]["other-ids"] = {"type": "string"}
    extended = folder / "csl-data.json"
    extended.write_text(json.dumps(told))
    return extended


@pytest.mark.parametrize("profile", PROFILES)
def test_every_program_reads_every_entry(profile: str, tmp_path: Path) -> None:
    validate(tmp_path, profile, list(entries(PART // 2)))


@pytest.mark.soak
@pytest.mark.parametrize("profile", PROFILES)
def test_every_program_reads_every_entry_of_the_whole_library_in_parts(profile: str, tmp_path: Path) -> None:
    papers = entries(WHOLE)
    while part := list(islice(papers, PART)):
        validate(tmp_path, profile, part)


@pytest.mark.soak
@pytest.mark.parametrize("profile", PROFILES)
def test_every_program_reads_the_whole_library_at_once(profile: str, tmp_path: Path) -> None:
    styles = tmp_path / "styles"
    styles.mkdir()
    for style in ("plain.bst", "alpha.bst"):
        found = subprocess.run(["kpsewhich", style], capture_output=True, text=True, check=True).stdout.strip()
        (styles / style).symlink_to(found)
    validate(tmp_path, profile, list(entries(WHOLE)), BSTINPUTS=str(styles))
