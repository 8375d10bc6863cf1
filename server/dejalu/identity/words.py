"""Tells what kind of word a word of a normalized title is: one that says little, one that decides, a variant.

Two papers often differ by a number alone ("Part II" and "Part III"), and one title is often quoted with
another small word or in the plural. So the kind of the words that differ tells more than their letters do.
"""

import re

FUNCTION_WORDS = frozenset([
    "a", "an", "and", "are", "as", "at", "be", "between", "by", "for", "from", "in", "into", "is", "its",
    "nor", "of", "on", "or", "over", "the", "to", "under", "using", "via", "with", "without",
])  # fmt: skip
"""Words that say nothing of what a paper is about."""

RESPONSES = frozenset([
    "acknowledgments", "addendum", "announcement", "appendix", "bibliography", "comment", "comments", "contents",
    "correction", "corrigendum", "discussion", "editorial", "errata", "erratum", "foreword",
    "introduction", "obituary", "preface", "proceedings", "rejoinder", "replies", "reply",
    "retracted", "retraction", "supplement", "supplementary", "withdrawn",
])  # fmt: skip
"""Words that open what is written about papers, or around them, and has their titles in its own."""

_NEGATIONS = frozenset(["no", "non", "nor", "not", "without"])
_SIGNS = frozenset(["plus", "star", "less", "greater"])
"""What `spelling` makes of signs that belong to a name or compare."""

_NUMBERS = frozenset([
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "twenty", "thirty", "hundred", "thousand", "million", "billion", "first", "second", "third", "fourth",
    "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "once", "twice", "half", "single", "double",
    "triple",
])  # fmt: skip
_ROMAN_NUMERAL = re.compile(r"(?:x{0,3}|xl|lx{0,3})(?:ix|iv|v?i{0,3})")
_DIGITS = re.compile(r"\d+")

_SPELLINGS = [
    # The umlaut of a name without its dots, and British diphthongs: Schroedinger, haemoglobin.
    (re.compile(r"([ao])e|(?<!q)ue(?=[^s]..)"), lambda found: found[1] or "u"),
    (re.compile(r"(?<=[a-z]{3})[iy]s(?=e[drs]?$|ing$|ations?(?:al)?$|ables?$)"), lambda found: found[0][0] + "z"),
    (re.compile(r"(?<=[a-z]{2})our(?=s?$|al$|ed$|ings?$|able$|ite$)"), lambda _: "or"),
    (re.compile(r"(?<=[bt])re(?=[sd]?$)"), lambda _: "er"),
    (re.compile(r"(?<=[a-z]{3}[aeo])ll(?=ed$|ings?$|ers?$)"), lambda _: "l"),
]
_PLURALS = [
    (re.compile(r"(?<=[a-z]{2})ies$"), "y"),
    (re.compile(r"(?<=sh|ch|ss|.x|zz)es$"), ""),
    (re.compile(r"(?<=[^sui])s$"), ""),
]


def is_number(word: str) -> bool:
    """Whether a word is a number or holds one: in digits, in Roman numerals, or spelt out."""
    return word in _NUMBERS or _DIGITS.search(word) is not None or _ROMAN_NUMERAL.fullmatch(word) is not None


def decides(word: str) -> bool:
    """Whether one word more or less makes another paper: numbers, negations and single letters do.

    So do those that tell a comment or a correction from the paper itself.
    """
    if len(word) == 1:
        return word != "a"
    return is_number(word) or word in _NEGATIONS or word in _SIGNS or word in RESPONSES


def digits(text: str) -> list[str]:
    """The numbers that a text writes in digits, sorted."""
    return sorted(_DIGITS.findall(text))


def spelt_alike(a: str, b: str) -> bool:
    """Whether two words are one in British and American English, or with an umlaut and with its letter and e."""
    return _american(a) == _american(b)


def singular(word: str) -> str:
    """A word in the singular and in American spelling."""
    for ending, plain in _PLURALS:
        word = ending.sub(plain, word)
    return _american(word)


def _american(word: str) -> str:
    for spelling, american in _SPELLINGS:
        word = spelling.sub(american, word)
    return word
