"""Keeping what sources say of papers: every claim, who stated it and when, and every title as a way to be found."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from operator import itemgetter

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.orm import Session

from dejalu.database import insert_numbered, one_of
from dejalu.identity import blocking, claims, titles
from dejalu.identity.titles import Title
from dejalu.models import Claim, Paper, PaperTitle, TitleKey
from dejalu.pages.mention import Mention
from dejalu.services import readers

_SAID = select(Claim).where(
    Claim.digest == bindparam("digest"), Claim.source == bindparam("source"), Claim.paper_id == bindparam("paper_id")
)
"""What a source said of a record, if it said just that."""


def digest(mention: Mention, source: str | None = None) -> str:
    """What a mention says, in one word (`identity.claims.digest`)."""
    publication = mention.publication.dump() if mention.publication else None
    return claims.digest(mention, mention.identifiers, publication, source)


def find_new(session: Session, mentions: Sequence[Mention]) -> list[Mention]:
    """Those mentions that say what their source had not said before, with one query."""
    said = [(digest(mention), claims.source(mention.url)) for mention in mentions]
    query = select(Claim.digest, Claim.source).where(one_of(Claim.digest, {digest for digest, _ in said}))
    known = set(map(tuple, session.execute(query))) if said else set()
    return [mention for mention, claim in zip(mentions, said, strict=True) if claim not in known]


def find_nameless(session: Session, mention: Mention) -> Paper | None:
    """The record of the very same words, said before without any identifier."""
    return session.scalar(
        select(Paper).join(Claim, Claim.paper_id == Paper.id).where(Claim.digest == digest(mention)).order_by(Paper.id)
    )


def state(session: Session, paper: Paper, mention: Mention, now: datetime, source: str | None = None) -> bool:
    """Keep what a mention says of a record; False when its source had said the same before.

    The source is the mention's page unless it is given. What the reader types again counts as typed now.
    """
    said, stated_by = digest(mention, source), source or claims.source(mention.url)
    known = session.scalar(_SAID, {"digest": said, "source": stated_by, "paper_id": paper.id})
    if known is not None:
        if source == claims.READER:
            known.stated_at = now
        return source == claims.READER
    title = Title.read(mention.title)
    session.add(
        Claim(
            paper_id=paper.id,
            digest=said,
            source=stated_by,
            stated_at=now,
            identifiers=sorted(map(str, mention.identifiers)),
            title=titles.clean(mention.title) if title.key else "",
            authors=list(mention.authors),
            abstract=mention.abstract,
            published=mention.published,
            year=mention.year,
            url=mention.url,
            category=mention.category,
            publication=mention.publication.dump() if mention.publication else None,
        )
    )
    index(session, paper.id, title)
    readers.bump_epoch(session)
    return True


def index(session: Session, paper_id: int, title: Title) -> None:
    """Make a record known under a title, unless it is already."""
    index_all(session, [(paper_id, title)])


def index_all(session: Session, titled: Iterable[tuple[int, Title]]) -> None:
    """The same for many records and titles."""
    wanted: dict[tuple[int, str, bool], Title] = {}
    for paper_id, title in titled:
        if title.key:
            wanted.setdefault((paper_id, title.normal, title.is_cut), title)
    named = select(PaperTitle.paper_id, PaperTitle.normal, PaperTitle.is_cut)
    query = named.where(one_of(PaperTitle.paper_id, {paper_id for paper_id, _, _ in wanted}))
    known = set(session.execute(query)) if wanted else set()
    added = [(form[0], title) for form, title in wanted.items() if form not in known]
    if not added:
        return
    rows = [
        {"paper_id": paper_id, "text": title.text, "normal": title.normal, "is_cut": title.is_cut}
        for paper_id, title in added
    ]
    title_ids = insert_numbered(session, PaperTitle.metadata.tables[PaperTitle.__tablename__], rows)
    keys = [
        {"key": key, "title_id": title_id}
        for title_id, (_, title) in zip(title_ids, added, strict=True)
        for key in blocking.index_keys(title)
    ]
    session.execute(insert(TitleKey.metadata.tables[TitleKey.__tablename__]), sorted(keys, key=itemgetter("key")))


def forget_titles(session: Session, paper_ids: Collection[int]) -> None:
    """Have records no longer known under titles that nobody claims of them any more."""
    left = session.execute(select(Claim.paper_id, Claim.title).where(one_of(Claim.paper_id, paper_ids)))
    forms = {(paper_id, title.normal, title.is_cut) for paper_id, text in left for title in [Title.read(text)]}
    query = select(PaperTitle.id, PaperTitle.paper_id, PaperTitle.normal, PaperTitle.is_cut)
    known = session.execute(query.where(one_of(PaperTitle.paper_id, paper_ids)))
    remove_titles(session, [title_id for title_id, *form in known if tuple(form) not in forms])


def remove_titles(session: Session, title_ids: Sequence[int]) -> None:
    """Titles, with the keys that they are found by: these are computed anew, since no index leads to them."""
    if not title_ids:
        return
    query = select(PaperTitle.id, PaperTitle.text, PaperTitle.normal, PaperTitle.is_cut)
    table = TitleKey.metadata.tables[TitleKey.__tablename__]
    keys = [
        {"_key": key, "_title_id": title_id}
        for title_id, text, normal, is_cut in session.execute(query.where(one_of(PaperTitle.id, title_ids)))
        for key in blocking.index_keys(Title(text, normal, is_cut))
    ]
    own = (table.c.key == bindparam("_key")) & (table.c.title_id == bindparam("_title_id"))
    session.execute(delete(table).where(own), sorted(keys, key=itemgetter("_key")))
    session.execute(delete(PaperTitle).where(one_of(PaperTitle.id, title_ids)))
