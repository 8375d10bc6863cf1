"""Tags from the command line, and undoing what was done to them."""

import json
from pathlib import Path

from tests.server.test_cli import dejalu, expect_failure, library

__all__ = ["library"]
NAME = "/a/b%2F–é 🧪//"


def shown(data: Path) -> list[tuple[str, int]]:
    return [(tag["name"], tag["count"]) for tag in json.loads(dejalu("tags", "--json", data=data).stdout)]


def test_a_tag_is_renamed_merged_and_deleted_and_each_is_undone(library: Path) -> None:
    assert "No paper has a tag yet" in dejalu("tags", data=library).stdout
    dejalu("mark", "arxiv:2106.09685", "--tag", NAME, data=library)
    dejalu("mark", "arxiv:1706.03762", "--tag", "other", data=library)
    renamed = dejalu("tags", "rename", NAME, "Other", data=library)
    assert renamed.stdout.startswith(f"Merged the tag “{NAME}” into “other”: 1 paper (to undo it: dejalu undo ")
    assert shown(library) == [("other", 2)]
    deleted = dejalu("tags", "delete", "other", data=library)
    assert deleted.returncode == 0, deleted.stderr
    assert shown(library) == []
    assert "Undid “Deleted the tag “other””" in dejalu("undo", data=library).stdout
    act = renamed.stdout.split()[-1].rstrip(")")
    assert dejalu("undo", act, data=library).returncode == 0
    assert shown(library) == [(NAME, 1), ("other", 1)]
    assert f"     1  {NAME}" in dejalu("tags", data=library).stdout
    expect_failure(dejalu("undo", act, data=library), "undone already")
    expect_failure(dejalu("undo", data=library), "nothing to undo")
    expect_failure(dejalu("tags", "delete", "gone", data=library), "“gone”", "dejalu tags")
