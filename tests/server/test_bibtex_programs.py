"""The BibTeX written is given to the programs people run on it."""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from tests.server.hard_entries import HARD
from tests.server.test_bib_profiles import PROFILES, write

EVERY_PROFILE = pytest.mark.parametrize("profile", PROFILES)
# What biber wants beyond what is known, and JabRef's and Zotero's own fields, which biblatex passes over.
PASSED_OVER = r"Missing mandatory field|ield '(?:archiveprefix|comment|priority|readstatus)'"


def run(folder: Path, profile: str, *command: str) -> subprocess.CompletedProcess[str]:
    """Run a program where `refs.bib` holds the hard entries; without it, fail in CI and skip elsewhere."""
    if shutil.which(command[0]) is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)(f"{command[0]} is not installed")
    (folder / "refs.bib").write_text(write(profile, *HARD), encoding="utf-8")
    return subprocess.run(
        command,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("style", ["plain", "alpha"])
@EVERY_PROFILE
def test_bibtex_and_latex_make_a_bibliography_of_it(profile: str, style: str, tmp_path: Path) -> None:
    (tmp_path / "paper.tex").write_text(
        r"\documentclass{article}\usepackage[T1]{fontenc}\begin{document}\nocite{*}"
        rf"\bibliographystyle{{{style}}}\bibliography{{refs}}\end{{document}}"
    )
    run(tmp_path, profile, "pdflatex", "-interaction=nonstopmode", "paper")
    # Papers with no author, year or title are told of; that is no fault of the file.
    bibtex = run(tmp_path, profile, "bibtex", "paper")
    faults = [line for line in bibtex.stdout.splitlines() if "---" in line or line.startswith("I ")]
    assert bibtex.returncode == 0, bibtex.stdout
    assert faults == []
    bibliography = (tmp_path / "paper.bbl").read_bytes().decode("utf-8")
    assert bibliography.count("\\bibitem") == len(HARD)
    log = run(tmp_path, profile, "pdflatex", "-interaction=nonstopmode", "paper").stdout
    # pdfLaTeX has no font for Chinese and emoji; every other error is ours.
    assert [line for line in re.findall(r"^! .*", log, re.M) if "Unicode character" not in line] == []


@EVERY_PROFILE
def test_biber_finds_nothing_against_its_data_model(profile: str, tmp_path: Path) -> None:
    result = run(tmp_path, profile, "biber", "--tool", "--validate-datamodel", "--output-file", "out.bib", "refs.bib")
    assert result.returncode == 0, result.stdout
    complaints = re.findall(r"^(?:WARN|ERROR).*", result.stdout, re.M)
    assert [said for said in complaints if not re.search(PASSED_OVER, said)] == []
    assert (tmp_path / "out.bib").read_text(encoding="utf-8").count("\n@") == len(HARD) - 1


@EVERY_PROFILE
@pytest.mark.parametrize("reader", ["bibtex", "biblatex"])
def test_pandoc_reads_every_entry(profile: str, reader: str, tmp_path: Path) -> None:
    result = run(tmp_path, profile, "pandoc", "-f", reader, "-t", "csljson", "refs.bib")
    assert result.returncode == 0, result.stderr
    items = {item["id"]: item for item in json.loads(result.stdout)}
    assert set(items) == {entry.citation_key for entry in HARD}
    assert len(items["crowd"]["author"]) == 250
    assert "Evil" not in json.dumps(items["injection"]["author"])
