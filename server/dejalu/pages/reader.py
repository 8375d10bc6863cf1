"""Reading a file without being told what it is: its content decides, its name says nothing.

A page saved by a browser is HTML; what was copied from a page into a text file is plain text. Either is read
whole or refused whole: half a page, taken for a whole one, would leave papers out without anybody noticing.
"""

import codecs
from datetime import date

from dejalu.errors.pages import (
    CutShortPageError,
    EmptyPageError,
    NoPapersError,
    NotTextError,
    OtherSiteError,
    OverloadedPageError,
    UnknownPageError,
)
from dejalu.pages import capture_text, huggingface, markup
from dejalu.pages.mention import Capture
from dejalu.pages.origin import find_host, find_title

MOST_PAPERS = 2_000
"""Papers on a page: a listing of a month has some hundreds."""
_HUGGING_FACE_HOSTS = {"huggingface.co", "hf.co"}


def read(content: bytes, *, latest: date, captured_on: date | None = None) -> Capture:
    """Read the papers from a saved Hugging Face page, or from a plain-text capture of one.

    `latest` is the last day on which the page can have been saved, such as the day the file was last changed;
    it helps where the page itself gives no day or no year. `captured_on` overrides whatever the page says.

    Raises a subclass of UnreadablePageError that tells what the file is instead, or what it lacks.
    """
    text = _decode(content)
    read_as = _read_html if text.lstrip().startswith("<") else capture_text.read
    capture = read_as(text, latest=latest, captured_on=captured_on)
    if len(capture.mentions) > MOST_PAPERS:
        raise OverloadedPageError
    return capture


def _decode(content: bytes) -> str:
    is_utf16 = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    try:
        text = content.decode("utf-16" if is_utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise NotTextError from None
    if "\0" in text:
        raise NotTextError
    if not text.strip():
        raise EmptyPageError
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _read_html(text: str, *, latest: date, captured_on: date | None) -> Capture:
    page = markup.parse(text)
    host = find_host(page)
    is_ours = host in _HUGGING_FACE_HOSTS or (host is None and huggingface.is_papers_page(page))
    name = host or find_title(page)
    if name and not is_ours:
        raise OtherSiteError(name)
    if _is_cut_short(text):
        raise CutShortPageError
    if not is_ours:
        raise UnknownPageError
    capture = huggingface.read(page, latest=latest, captured_on=captured_on)
    if not capture.mentions:
        raise NoPapersError
    return capture


def _is_cut_short(text: str) -> bool:
    """Tell whether the end is missing: of the document or, in an excerpt without one, of a card."""
    lowered = text.lower()
    if "<html" in lowered:
        return "</html>" not in lowered
    return lowered.count("<article") != lowered.count("</article>")
