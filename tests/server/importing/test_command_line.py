"""Importing with a real server and the real command line."""

import json
from pathlib import Path

from tests.server.importing.test_api import BIB
from tests.serving import Server


def test_a_file_is_rehearsed_imported_and_undone(tmp_path: Path) -> None:
    file = tmp_path / "my.bib"
    file.write_bytes(BIB)
    server = Server(tmp_path / "library")
    server.start()
    try:
        assert "1 papers, 1 of them new" in server.dejalu("import", "--dry-run", str(file))
        assert "Nothing was imported yet" in server.dejalu("imports")
        told = server.dejalu("import", str(file))
        assert "1 entries were refused" in told
        assert "line 10" in told
        assert server.paper("arxiv:1706.03762")
        [answer] = json.loads(server.dejalu("import", "--json", str(file)))
        assert (answer["added"], answer["merged"], answer["id"]) == (0, 1, None)
        assert "1 new, 0 known, 1 refused" in server.dejalu("imports")
        assert "Undid the import of my.bib" in server.dejalu("import", "--undo")
        assert "undone" in server.dejalu("imports")
        assert server.run("import", "--undo").returncode != 0
        assert server.run("import").returncode != 0
    finally:
        server.stop()
