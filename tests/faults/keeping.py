"""Files that a server keeps up to date for a client."""

from pathlib import Path

from tests.faults.writers import Client


def keep(client: Client, file: Path) -> Path:
    """Have a file kept, with all papers as BibTeX."""
    client.http.post("/kept-files", json={"path": str(file), "format": "bibtex"}).raise_for_status()
    return file


def find_error(client: Client) -> str | None:
    """What is told of the one file that is kept."""
    [kept] = client.http.get("/kept-files").raise_for_status().json()["kept_files"]
    error: str | None = kept["error"]
    return error


def export(client: Client) -> str:
    """What such a file is to hold."""
    return client.http.get("/export/bibtex").raise_for_status().text


def meet(client: Client, doi: str) -> None:
    """Have one more paper in the library."""
    client.deliver(client.edit("seen", {"identifiers": [f"doi:{doi}"]}))
