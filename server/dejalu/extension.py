"""The extension's own files: packed into the installed program, or beside the server in a clone."""

from pathlib import Path


def folder() -> Path:
    """Where they are."""
    here = Path(__file__).parent
    packed = here / "extension"
    return packed if packed.is_dir() else here.parents[1] / "extension"
