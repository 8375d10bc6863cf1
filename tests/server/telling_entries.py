"""Entries that say something in every field, and any entry at all."""

import string
from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import strategies as st
from tests.server.hard_entries import ATTENTION

from dejalu.exporters.entry import Entry, Note
from dejalu.identity.publication import Kind, Publication

NOTE = Note(
    "Eight heads.\n\nWhy eight?",
    id="3f1c7a52-6c8e-4f43-9a44-2a9a3c1c5d10",
    quote="Multi-head attention",
    prefix="We use ",
    suffix=" here",
    created_at=datetime(2025, 1, 2, 3, 4, 5, 678, UTC),
    changed_at=datetime(2025, 2, 3, 4, 5, 6, tzinfo=UTC),
)
PREPRINT = replace(
    ATTENTION,
    authors=("Ashish Vaswani", "Laurens van der Maaten", "Gemini Team, Google"),
    abstract="The dominant\nmodels cost $5, and $O(n^2)$.",
    tags=("to cite", "Attention, heads"),
    notes=(NOTE, Note("Read\nagain.", id="5d2c7a52-6c8e-4f43-9a44-2a9a3c1c5d11")),
    former_keys=("vaswani2017",),
    version=7,
    status="read",
    judged=date(2025, 1, 3),
    added=date(2024, 12, 24),
    starred=True,
)
PUBLISHED = Entry(
    "wei2024journal",
    "After the Preprint",
    ("Yana Wei",),
    published=date(2023, 5, 6),
    arxiv="2305.00010",
    doi="10.1000/182",
    url="https://doi.org/10.1000/182",
    publication=Publication(
        kind=Kind.JOURNAL, venue="Journal of Papers", year=2024, volume="12", number="3", pages="1–19", publisher="ACM"
    ),
)

_SIGNS = "{}[]()\\$@%#&_^~,;:\"'<>|=+-*`!?./ \t\r\n\u2028\u200d\ufeff＝＋－＠aX1é大🤗"
ANYTHING = st.text(max_size=40) | st.text(alphabet=_SIGNS, max_size=40)
_DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 12, 31))
_TIMES = st.none() | st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
_NUMBERS = st.text(alphabet=string.ascii_letters + string.digits, max_size=4)
_KEYS = st.text(alphabet=string.ascii_letters + string.digits + ".:_+/-", min_size=1, max_size=12).map("k".__add__)
_NOTES = st.builds(
    Note,
    body=ANYTHING,
    id=st.uuids().map(str),
    quote=ANYTHING,
    prefix=ANYTHING,
    suffix=ANYTHING,
    created_at=_TIMES,
    changed_at=_TIMES,
)
_PUBLICATIONS = st.builds(
    Publication,
    kind=st.sampled_from(Kind),
    venue=ANYTHING,
    year=st.none() | st.integers(1900, 2100),
    volume=_NUMBERS,
    number=_NUMBERS,
    pages=st.sampled_from(["", "e14", "1-12", "3–9", "5--6"]),
    publisher=ANYTHING,
)
ENTRY = st.builds(
    Entry,
    citation_key=_KEYS,
    title=ANYTHING,
    authors=st.lists(ANYTHING, max_size=3).map(tuple),
    published=_DAYS,
    year=st.none() | st.integers(1900, 2100),
    arxiv=st.none() | st.from_regex(r"[0-9]{4}\.[0-9]{5}", fullmatch=True),
    doi=st.none() | st.just("10.1000/182"),
    url=st.none() | st.from_regex(r"https://x\.org/[a-z0-9_%?=&#-]{0,12}", fullmatch=True),
    tags=st.lists(ANYTHING, max_size=4).map(tuple),
    notes=st.lists(_NOTES, max_size=2).map(tuple),
    accessed=_DAYS,
    added=_DAYS,
    former_keys=st.lists(_KEYS, max_size=2, unique=True).map(tuple),
    abstract=st.none() | ANYTHING,
    publication=st.none() | _PUBLICATIONS,
    version=st.none() | st.integers(1, 99),
    status=st.none() | st.sampled_from(["to-read", "reading", "read", "skipped", "seen"]),
    judged=_DAYS,
    starred=st.booleans(),
)
ENTRIES = st.lists(ENTRY, max_size=3, unique_by=lambda entry: entry.citation_key.lower())
