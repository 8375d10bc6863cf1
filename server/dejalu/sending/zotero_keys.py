"""The leave to write that people gave in Zotero for always: one key for each Zotero, in a file for its owner alone."""

import json
import os
from pathlib import Path


class ZoteroKeys:
    """Keys by the id of the Zotero that gave them. A file that is lost or damaged costs one more question there."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "zotero-keys.json"

    def get(self, server_id: str) -> str | None:
        key = self._read().get(server_id)
        return key if isinstance(key, str) else None

    def put(self, server_id: str, key: str) -> None:
        self._write(self._read() | {server_id: key})

    def forget(self, server_id: str) -> None:
        """A key that does not open any more."""
        kept = self._read()
        if kept.pop(server_id, None) is not None:
            self._write(kept)

    def _read(self) -> dict[str, object]:
        try:
            keys = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return keys if isinstance(keys, dict) else {}

    def _write(self, keys: dict[str, object]) -> None:
        draft = self._file.with_suffix(".part")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
            json.dump(keys, file)
        draft.replace(self._file)
