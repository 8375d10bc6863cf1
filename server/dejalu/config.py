"""Every setting of the server, where it comes from, and what it is when nobody says.

A setting comes from a command-line flag, else from its `DEJALU_*` variable, else from the default here.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from dejalu.errors import InvalidSettingError

EXTENSION_ID = "polnlnjhgdjgfobcehjpgkleilkmhbnn"
"""The extension's id in every Chromium, fixed by the public `key` in its manifest."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """The settings of one server.

    host, port: where it listens (`DEJALU_HOST`, `DEJALU_PORT`); only loopback addresses are accepted.
    data: the folder of the library (`DEJALU_DATA`); the platform's own place for user data by default.
    database_url: an SQLAlchemy URL (`DEJALU_DATABASE_URL`); a SQLite file in the data folder by default.
    zotero_url, jabref_url: where those programs listen (`DEJALU_ZOTERO_URL`, `DEJALU_JABREF_URL`), on this machine.
    arxiv_url, crossref_url: where `dejalu enrich` asks about papers (`DEJALU_ARXIV_URL`, `DEJALU_CROSSREF_URL`).
    """

    host: str = "127.0.0.1"
    port: int = 8711
    data: Path = Path(platformdirs.user_data_dir("dejalu", appauthor=False))
    database_url: str = ""
    zotero_url: str = "http://127.0.0.1:23119"
    jabref_url: str = "http://localhost:23119"
    arxiv_url: str = "https://export.arxiv.org/api/query"
    crossref_url: str = "https://api.crossref.org/works"

    @classmethod
    def load(
        cls,
        *,
        host: str | None = None,
        port: int | None = None,
        data: Path | None = None,
        database_url: str | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> "Config":
        """Settings from the values given, then the environment, then the defaults.

        Raises InvalidSettingError for a port that is no port, or an address that is not loopback.
        """
        config = cls(
            host=host or environ.get("DEJALU_HOST") or cls.host,
            port=_port(environ.get("DEJALU_PORT", "8711")) if port is None else port,
            data=(data or Path(environ.get("DEJALU_DATA") or cls.data)).expanduser().absolute(),
            database_url=database_url or environ.get("DEJALU_DATABASE_URL", ""),
            zotero_url=_local_url(environ, "DEJALU_ZOTERO_URL") or cls.zotero_url,
            jabref_url=_local_url(environ, "DEJALU_JABREF_URL") or cls.jabref_url,
            arxiv_url=environ.get("DEJALU_ARXIV_URL") or cls.arxiv_url,
            crossref_url=environ.get("DEJALU_CROSSREF_URL") or cls.crossref_url,
        )
        if config.host not in LOOPBACK:
            raise InvalidSettingError(
                f"Dejalu listens on this machine only: use --host 127.0.0.1 or ::1, not {config.host}."
            )
        return config

    @property
    def url(self) -> str:
        """The server's address for people and clients: `http://127.0.0.1:8711`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"


LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


def _port(text: str) -> int:
    if text.isascii() and text.isdigit() and int(text) <= 65535:
        return int(text)
    raise InvalidSettingError(f"DEJALU_PORT is “{text}”: give a number from 0 to 65535.")


def _local_url(environ: Mapping[str, str], name: str) -> str:
    """The address of a program on this machine: a library is sent to no other."""
    url = environ.get(name, "").rstrip("/")
    if not url:
        return ""
    try:
        parts = urlsplit(url)
        is_local = parts.scheme == "http" and parts.hostname in LOOPBACK and parts.port != 0
    except ValueError:
        is_local = False
    if is_local and parts.netloc == url.removeprefix("http://") and "@" not in url:
        return url
    raise InvalidSettingError(
        f"{name} is “{url}”: papers are sent to programs on this machine only, so give an address such as "
        "http://127.0.0.1:23119."
    )
