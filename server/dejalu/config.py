"""Every setting of the server, where it comes from, and what it is when nobody says.

A setting comes from a command-line flag, else from its `DEJALU_*` variable, else from the default here.
"""

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import platformdirs

from dejalu.errors import InvalidSettingError

EXTENSION_ID = "polnlnjhgdjgfobcehjpgkleilkmhbnn"
"""The extension's id in every Chromium, fixed by the public `key` in its manifest."""
EXTENSION_ORIGIN = f"chrome-extension://{EXTENSION_ID}"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 (only ever compared with)
"""The addresses that stand for all of a machine's, and the one of them by which the machine reaches itself."""


@dataclass(frozen=True, kw_only=True)
class Config:
    """The settings of one server.

    host, port: where it listens (`DEJALU_HOST`, `DEJALU_PORT`).
    beyond_loopback: whether that may be an address that other machines reach (`DEJALU_BEYOND_LOOPBACK=yes`).
    allowed_hosts: the names, each with its port unless that is 443, under which a TLS proxy passes requests on to it
        (`DEJALU_ALLOWED_HOSTS`, commas between them).
    added_origins: who besides the extension may read its answers (`DEJALU_ORIGINS`, commas between them).
    data: the folder of the library (`DEJALU_DATA`); the platform's own place for user data by default.
    database_url: an SQLAlchemy URL (`DEJALU_DATABASE_URL`); a SQLite file in the data folder by default.
    zotero_url, jabref_url: where those programs listen (`DEJALU_ZOTERO_URL`, `DEJALU_JABREF_URL`), on this machine.
    arxiv_url, crossref_url: where `dejalu enrich` asks about papers (`DEJALU_ARXIV_URL`, `DEJALU_CROSSREF_URL`).
    """

    host: str = "127.0.0.1"
    port: int = 8711
    beyond_loopback: bool = False
    allowed_hosts: tuple[str, ...] = ()
    added_origins: tuple[str, ...] = ()
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
        beyond_loopback: bool = False,
        allowed_hosts: Iterable[str] = (),
        added_origins: Iterable[str] = (),
        data: Path | None = None,
        database_url: str | None = None,
        environ: Mapping[str, str] = os.environ,
    ) -> "Config":
        """Settings from the values given, then the environment, then the defaults.

        Raises InvalidSettingError for one that cannot be used, such as a port that is no port, and for an address
        that other machines reach unless that is allowed, and a name of it is.
        """
        host = host or environ.get("DEJALU_HOST") or cls.host
        config = cls(
            host="127.0.0.1" if host == "localhost" else host,
            port=_port(environ.get("DEJALU_PORT", "8711")) if port is None else port,
            beyond_loopback=beyond_loopback or environ.get("DEJALU_BEYOND_LOOPBACK") == "yes",
            allowed_hosts=_listed(allowed_hosts, environ, "DEJALU_ALLOWED_HOSTS", _HOST, "lab.example"),
            added_origins=_listed(added_origins, environ, "DEJALU_ORIGINS", _ORIGIN, "https://lab.example"),
            data=(data or Path(environ.get("DEJALU_DATA") or cls.data)).expanduser().absolute(),
            database_url=database_url or environ.get("DEJALU_DATABASE_URL", ""),
            zotero_url=_local_url(environ, "DEJALU_ZOTERO_URL") or cls.zotero_url,
            jabref_url=_local_url(environ, "DEJALU_JABREF_URL") or cls.jabref_url,
            arxiv_url=environ.get("DEJALU_ARXIV_URL") or cls.arxiv_url,
            crossref_url=environ.get("DEJALU_CROSSREF_URL") or cls.crossref_url,
        )
        if config.host not in LOOPBACK and not (config.beyond_loopback and config.allowed_hosts):
            raise InvalidSettingError(
                f"Other machines reach {config.host}. Use --host 127.0.0.1; or, to serve a lab behind a TLS proxy, add "
                "--beyond-loopback and the name that people know it by, --allow-host lab.example (see SECURITY.md)."
            )
        return config

    @property
    def url(self) -> str:
        """The server's address on this machine: `http://127.0.0.1:8711`."""
        return f"http://{self._locate(ANYWHERE.get(self.host, self.host))}"

    @property
    def public_url(self) -> str:
        """The server's address for people: that of its TLS proxy, if it has one."""
        return f"https://{self.allowed_hosts[0]}" if self.allowed_hosts else self.url

    @property
    def own_hosts(self) -> frozenset[str]:
        """The hosts, each as in a request's `Host`, at which surely nobody else answers."""
        return frozenset({self.url.removeprefix("http://"), *self.allowed_hosts})

    @property
    def hosts(self) -> frozenset[str]:
        """The hosts under which it answers: these, and all names of the loopback if that is where it listens."""
        names = LOOPBACK if self.host in LOOPBACK | ANYWHERE.keys() else ()
        return self.own_hosts | {self._locate(name) for name in names}

    @property
    def origins(self) -> tuple[str, ...]:
        """Who may read its answers from another origin."""
        return (EXTENSION_ORIGIN, *self.added_origins)

    def _locate(self, name: str) -> str:
        """A name as browsers write it into `Host`: without the port that http has by itself."""
        host = f"[{name}]" if ":" in name else name
        return host if self.port == 80 else f"{host}:{self.port}"


_NAME = r"[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*(:\d{1,5})?"
_HOST = re.compile(_NAME)
_ORIGIN = re.compile(rf"(https?|[a-z]+-extension)://{_NAME}")


def _listed(
    given: Iterable[str], environ: Mapping[str, str], variable: str, pattern: re.Pattern[str], example: str
) -> tuple[str, ...]:
    """What was given, else what the variable says. Anything but an exact name could admit more than was meant."""
    listed = tuple(given) or tuple(filter(None, map(str.strip, environ.get(variable, "").split(","))))
    for one in listed:
        if not pattern.fullmatch(one):
            raise InvalidSettingError(f"“{one}” cannot be allowed: give its exact name in lower case, as {example}.")
    return listed


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
