"""A vault in a folder: an archive of pages brought into it, again and again, while its owner works there."""

import sys
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from tests.server.hard_entries import HARD
from tests.server.telling_entries import PREPRINT, PUBLISHED

from dejalu.commands import vault
from dejalu.errors import FileError
from dejalu.exporters import markdown_page, markdown_vault
from dejalu.exporters.entry import Entry

NAME = "vaswani2017attention.md"
RENAMED = replace(PREPRINT, citation_key="vaswani2017", former_keys=("vaswani2017attention",))


def export(folder: Path, *entries: Entry) -> list[str]:
    """The names of what was left alone."""
    left = vault.write(folder, markdown_vault.dump(entries))
    assert all("\n" not in str(one) for one in left)
    return [str(one.file.relative_to(folder)) for one in left]


def names(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if not file.is_dir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "vault"
    export(folder, PREPRINT, PUBLISHED)
    return folder


def test_an_archive_has_a_page_per_paper_and_equal_papers_give_equal_bytes() -> None:
    content = b"".join(markdown_vault.dump([PREPRINT, PUBLISHED]))
    with ZipFile(BytesIO(content)) as pages:
        assert pages.testzip() is None
        assert pages.namelist() == [NAME, "wei2024journal.md"]
        assert pages.read(NAME).decode() == markdown_page.write(PREPRINT)
    assert b"".join(markdown_vault.dump([PREPRINT, PUBLISHED])) == content


def test_an_archive_is_written_as_its_entries_come() -> None:
    given = []

    def entries() -> Iterator[Entry]:
        for entry in (PREPRINT, PUBLISHED):
            given.append(entry)
            yield entry

    pieces = markdown_vault.dump(entries())
    assert len(next(pieces)) > 500
    assert given == [PREPRINT]


def test_a_file_has_a_name_that_every_system_takes_and_no_other_has() -> None:
    keys = ["a/b", "a:b", "a-b", "../../etc/passwd", "con", "CON.x", ".hidden", "a" * 200, "a" * 201, "über", "b"]
    written = [markdown_vault.file_name(key) for key in keys]
    assert len({name.lower() for name in written}) == len(keys)
    for name in written:
        assert Path(name).name == name
        assert name.isascii()
        assert not set(name) & set('\\/:*?"<>|#^[]')
        assert not name.startswith(".")
        assert name.partition(".")[0].lower() not in ("con", "nul")
        assert len(name) <= 125
    assert markdown_vault.file_name("a-b") == "a-b.md"
    assert markdown_vault.file_name("A/b") == markdown_vault.file_name("a/b").replace("a-", "A-")


def test_pages_come_into_the_folder_and_are_not_touched_again(folder: Path) -> None:
    assert names(folder) == [NAME, "wei2024journal.md"]
    assert (folder / NAME).read_text(encoding="utf-8") == markdown_page.write(PREPRINT)
    before = {name: (folder / name).stat() for name in names(folder)}
    assert export(folder, PREPRINT, replace(PUBLISHED, title="Corrected")) == []
    after = {name: (folder / name).stat() for name in names(folder)}
    assert (after[NAME].st_mtime_ns, after[NAME].st_ino) == (before[NAME].st_mtime_ns, before[NAME].st_ino)
    assert "# Corrected" in (folder / "wei2024journal.md").read_text(encoding="utf-8")


def test_what_the_owner_wrote_stays(folder: Path) -> None:
    with (folder / NAME).open("a", encoding="utf-8") as page:
        page.write("\nMy own words.\n")
    assert export(folder, replace(PREPRINT, notes=())) == []
    assert (folder / NAME).read_text(encoding="utf-8").endswith("%% end dejalu %%\n\nMy own words.\n")
    assert "Eight heads" not in (folder / NAME).read_text(encoding="utf-8")


def test_the_files_of_other_papers_and_programs_are_left_alone(folder: Path) -> None:
    (folder / ".obsidian").mkdir()
    (folder / ".obsidian" / "app.json").write_text("{}")
    (folder / "mine.md").write_text("---\ncitekey: vaswani2017attention\n---\nA page of another program's.\n")
    kept = {name: (folder / name).read_bytes() for name in names(folder)}
    assert export(folder, replace(PREPRINT, starred=False)) == []
    changed = [name for name in names(folder) if kept.get(name) != (folder / name).read_bytes()]
    assert changed == [NAME]


def test_a_page_follows_its_papers_new_key(folder: Path) -> None:
    with (folder / NAME).open("a", encoding="utf-8") as page:
        page.write("Mine.\n")
    assert export(folder, RENAMED) == []
    assert names(folder) == ["vaswani2017.md", "wei2024journal.md"]
    text = (folder / "vaswani2017.md").read_text(encoding="utf-8")
    assert 'citekey: "vaswani2017"' in text
    assert text.endswith("Mine.\n")


def test_a_page_that_the_owner_renamed_or_moved_stays_there(folder: Path) -> None:
    (folder / "reading").mkdir()
    (folder / NAME).rename(folder / "reading" / "The Transformer.md")
    assert export(folder, RENAMED) == []
    assert names(folder) == ["reading/The Transformer.md", "wei2024journal.md"]
    assert 'citekey: "vaswani2017"' in (folder / "reading" / "The Transformer.md").read_text(encoding="utf-8")


def test_a_page_does_not_follow_onto_a_file_that_is_there(folder: Path) -> None:
    (folder / "vaswani2017.md").write_text("mine")
    assert export(folder, RENAMED) == []
    assert (folder / "vaswani2017.md").read_text() == "mine"
    assert 'citekey: "vaswani2017"' in (folder / NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content",
    [
        b"only mine",
        b"",
        b"\xff\xfe",
        markdown_page.write(PREPRINT).replace("%% end dejalu %%", "").encode(),
        markdown_page.write(PREPRINT).replace("%% begin", "begin").encode(),
        markdown_page.write(PREPRINT).replace("starred: true", "starred: [").encode(),
    ],
)
def test_a_damaged_page_is_left_alone_and_told_of(folder: Path, content: bytes) -> None:
    (folder / NAME).write_bytes(content)
    assert export(folder, PREPRINT, replace(PUBLISHED, title="Corrected")) == [NAME]
    assert (folder / NAME).read_bytes() == content
    assert "# Corrected" in (folder / "wei2024journal.md").read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lets few make links")
def test_nothing_is_written_through_a_link(folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (folder / NAME).rename(outside / NAME)
    (folder / NAME).symlink_to(outside / NAME)
    (folder / "wei2024journal.md").rename(outside / "wei2024journal.md")
    (folder / "linked").symlink_to(outside)
    kept = {file: file.read_bytes() for file in outside.iterdir()}
    assert export(folder, RENAMED, replace(PREPRINT, title="Other"), replace(PUBLISHED, title="Other")) == [NAME]
    assert {file: file.read_bytes() for file in outside.iterdir()} == kept


def test_a_key_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    folder = tmp_path / "vault"
    evil = [Entry("../up", "Up"), Entry("/etc/passwd", "Root"), Entry("a/../../b", "B")]
    assert export(folder, *evil) == []
    assert len(names(folder)) == 3
    assert list(tmp_path.iterdir()) == [folder]


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place in (tmp_path / "file", tmp_path / "no" / "such"):
        with pytest.raises(FileError, match="cannot be written"):
            export(place, PREPRINT)


def test_hard_entries_stay_what_they_are(tmp_path: Path) -> None:
    assert export(tmp_path, *HARD) == []
    before = {name: (tmp_path / name).read_bytes() for name in names(tmp_path)}
    assert len(before) == len(HARD)
    assert export(tmp_path, *HARD) == []
    assert {name: (tmp_path / name).read_bytes() for name in names(tmp_path)} == before
