"""What a reader chose about how the library works for them, and what holds while they chose nothing."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from dejalu.exporters import citation_keys
from dejalu.models import Setting

KEY_PATTERN, ENRICH, CONTACT = "citation_keys", "enrich", "contact_email"

DEFAULTS: dict[str, Any] = {KEY_PATTERN: citation_keys.DEFAULT, ENRICH: False, CONTACT: ""}
"""How citation keys are made from now on (`exporters.citation_keys.Pattern`); whether the server asks arXiv and
Crossref for what papers lack, by itself; an e-mail address that these are told when they are asked, or none."""


def find_all(session: Session, reader_id: int) -> dict[str, Any]:
    """Every setting by name, as it now holds."""
    rows = session.execute(select(Setting.name, Setting.value).where(Setting.reader_id == reader_id))
    chosen: dict[str, Any] = dict(rows.all())
    return {name: chosen.get(name, default) for name, default in DEFAULTS.items()}


def choose(session: Session, reader_id: int, chosen: Mapping[str, Any]) -> None:
    """Set some settings. Raises InvalidPatternError for citation keys that cannot be made so."""
    if KEY_PATTERN in chosen:
        citation_keys.Pattern.parse(chosen[KEY_PATTERN])
    for name, value in chosen.items():
        session.merge(Setting(reader_id=reader_id, name=name, value=value))


def find_choosers(session: Session, name: str) -> list[int]:
    """The readers who switched something on."""
    rows = session.execute(select(Setting.reader_id, Setting.value).where(Setting.name == name))
    return sorted(reader_id for reader_id, value in rows if value is True)
