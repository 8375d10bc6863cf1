"""What the reader types of a paper."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from dejalu.identity.claims import READER
from dejalu.models import Paper
from dejalu.pages.mention import Mention
from dejalu.services import claims, library, linkage
from dejalu.services.library import Item


def type_in(session: Session, reader_id: int, paper_id: int, said: dict[str, Any], now: datetime) -> Item:
    """Keep fields that the reader typed as a claim of theirs; the paper as it then is. Raises UnknownPaperError."""
    item = library.get(session, reader_id, paper_id)
    if not said:
        return item
    mention = Mention(**({"title": ""} | said | {"authors": tuple(said.get("authors", ()))}))
    claims.state(session, session.get_one(Paper, item.paper.id), mention, now, READER)
    linkage.settle(session, [item.paper.id])
    return library.get(session, reader_id, paper_id)
