"""Tags renamed, merged, colored and deleted: each an act."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dejalu.errors.acts import UnknownTagError
from dejalu.models import Act, Client, Tag
from dejalu.services import readers, tags
from dejalu.services.acts import telling
from dejalu.services.acts.acting import Acting, turned
from dejalu.services.readings import TAG


def change(session: Session, client: Client, name: str, wanted: dict[str, Any], now: datetime) -> Act:
    """Give a tag another `name`, another `color`, or both; onto another tag's name, the two are merged.

    Raises UnknownTagError for a tag that no paper has.
    """
    tag, papers = _get_used(session, client, name)
    new = wanted.get("name", tag.name)
    is_other = new.casefold() != tag.key
    target = tags.keep(session, client.reader_id, new) if is_other else tag
    is_merged = is_other and bool(tags.find_papers(session, client.reader_id, target.key))
    said = [] if wanted else [telling.left(tag.name)]
    if "name" in wanted:
        said.append(telling.renamed(tag.name, target.name if is_merged else new, is_merged=is_merged))
    if "color" in wanted:
        said.append(telling.colored(target.name if is_merged else new, wanted["color"]))
    acting = Acting(session, client, "; ".join(said), now)
    if is_other and not is_merged:
        acting.change_tag(target.key, "color", tag.color)
    if not is_merged and target.name != new:
        acting.change_tag(target.key, "name", new)
    if "color" in wanted:
        acting.change_tag(target.key, "color", wanted["color"])
    if is_other:
        acting.change_tag(tag.key, "color", None)
        acting.say(papers, {TAG + tag.key: turned(False), TAG + target.key: turned(True)})
    return acting.finish(papers)


def delete(session: Session, client: Client, name: str, now: datetime) -> Act:
    """Take a tag off all papers. Raises UnknownTagError."""
    tag, papers = _get_used(session, client, name)
    acting = Acting(session, client, telling.deleted(tag.name), now)
    acting.change_tag(tag.key, "color", None)
    acting.say(papers, {TAG + tag.key: turned(False)})
    return acting.finish(papers)


def _get_used(session: Session, client: Client, name: str) -> tuple[Tag, Sequence[int]]:
    """A tag, and the papers that have it."""
    readers.lock(session, client.reader_id)
    tag = tags.get(session, client.reader_id, name)
    papers = tags.find_papers(session, client.reader_id, tag.key)
    if not papers:
        raise UnknownTagError(name)
    return tag, papers
