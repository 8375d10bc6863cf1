r"""Accented Latin letters as TeX macros, one braced macro per letter: `{\"O}`, `{\v{c}}`, `{\ss}`.

Classic BibTeX works on bytes. Styles that cut a name to make a label (alpha, apalike) cut a UTF-8 letter in
two, and the file they write is no longer UTF-8. A braced macro is one letter to BibTeX, so it is never cut.
What has no macro (Chinese, emoji, letters under two accents) stays as it is.
"""

import re
import unicodedata
from functools import lru_cache

_LETTERS = {
    "ß": r"{\ss}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}", "ø": r"{\o}", "Ø": r"{\O}",
    "å": r"{\aa}", "Å": r"{\AA}", "ł": r"{\l}", "Ł": r"{\L}", "ı": r"{\i}", "đ": r"{\dj}", "Đ": r"{\DJ}",
    "ð": r"{\dh}", "Ð": r"{\DH}", "þ": r"{\th}", "Þ": r"{\TH}", "ŋ": r"{\ng}", "Ŋ": r"{\NG}",
}  # fmt: skip
_ACCENTS = {
    "GRAVE ACCENT": "`", "ACUTE ACCENT": "'", "CIRCUMFLEX ACCENT": "^", "TILDE": "~", "DIAERESIS": '"',
    "MACRON": "=", "DOT ABOVE": ".", "BREVE": "u", "CARON": "v", "DOUBLE ACUTE ACCENT": "H",
    "RING ABOVE": "r", "CEDILLA": "c", "OGONEK": "k", "DOT BELOW": "d",
}  # fmt: skip


def to_macros(text: str) -> str:
    """The text, in composed form (NFC), with every letter that has a macro written as one."""
    return text if text.isascii() else re.sub(r"[^\x00-\x7f]", lambda letter: _to_macro(letter[0]), text)


@lru_cache(maxsize=1 << 12)
def _to_macro(letter: str) -> str:
    if letter in _LETTERS:
        return _LETTERS[letter]
    decomposed = unicodedata.normalize("NFD", letter)
    base, mark = decomposed[0], unicodedata.name(decomposed[-1], "").removeprefix("COMBINING ")
    if len(decomposed) != 2 or not base.isascii() or mark not in _ACCENTS:
        return letter
    accent = _ACCENTS[mark]
    return rf"{{\{accent}{{{base}}}}}" if accent.isalpha() else rf"{{\{accent}{base}}}"
