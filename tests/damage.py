"""Damage to a library's file, done behind the server's back."""

import sqlite3
from contextlib import closing
from pathlib import Path

PAGE = 4096


def spoil_pages(file: Path) -> bytes:
    """Overwrite the middle of a file, and say what is then in it."""
    content = bytearray(file.read_bytes())
    for page in range(len(content) // PAGE // 3, len(content) // PAGE // 2):
        content[page * PAGE : page * PAGE + 512] = bytes(range(256)) * 2
    file.write_bytes(content)
    return bytes(content)


def spoil_index(file: Path) -> None:
    """Write a row that one of the indexes does not hear of."""
    name = "ix_note_revision_note_id"
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        index = database.execute("SELECT * FROM sqlite_master WHERE name = ?", [name]).fetchone()
        for statement, values in (
            ("DELETE FROM sqlite_master WHERE name = ?", [name]),
            ("INSERT INTO note_revision SELECT 1, 'x', 'y', 'z', '2026-01-01 00:00:00', NULL", []),
            ("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", index),
        ):
            database.execute("PRAGMA writable_schema = ON")
            database.execute(statement, values)
            database.execute("PRAGMA writable_schema = RESET")
        assert database.execute("PRAGMA quick_check").fetchall() == [("ok",)]
        assert database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
