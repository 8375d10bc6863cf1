"""What pages, people and programs do to a title on its way; each of these on purpose, from one seed."""

import random
import re
import string
from collections.abc import Callable

from dejalu.identity.titles import clean

Noise = Callable[[str, random.Random], str]

SITES = ["Paper page - {}", "[2004.00584] {}", "{} | OpenReview", "{} - ACL Anthology", "{} - arXiv", "(PDF) {}"]
PUNCTUATION = {"-": " ", ":": " -", ",": "", "'": "’", '"': "“", "--": "–"}
STOP_WORDS = {"of": "on", "on": "for", "in": "of", "for": "in", "the": "", "a": "", "and": "&", "with": "using"}
SYMBOLS = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ",
    "omega": "ω", "phi": "φ", "psi": "ψ", "theta": "θ", "rho": "ρ", "tau": "τ", "nu": "ν", "epsilon": "ϵ",
    "to": "→", "rightarrow": "→", "times": "×", "pm": "±", "infty": "∞", "leq": "≤", "geq": "≥", "sim": "∼",
    "le": "≤", "ge": "≥", "ell": "ℓ", "ast": "*", "star": "⋆", "AA": "Å", "ldots": "…", "cdots": "…",
    "otimes": "⊗", "oplus": "⊕",
}  # fmt: skip
ACCENTS = {
    '"': "\u0308", "'": "\u0301", "`": "\u0300", "^": "\u0302", "~": "\u0303", "=": "\u0304", ".": "\u0307",
    "v": "\u030c", "c": "\u0327", "H": "\u030b", "u": "\u0306",
}  # fmt: skip
ACCENT = re.compile(r"\\(?:(['`^\"~=.])\s*\{?\\?([a-zA-Z])\}?|([cvHu])\s*\{([a-zA-Z])\})")
FONT = re.compile(
    r"\\(?:(?:math|text)[a-z]+|text|frak|Bbb|boldsymbol|operatorname|[mh]box|emph|em|left|right|rm|bf|bm|it|sc|sf|cal)(?![a-zA-Z])\s*"
)


def case(title: str, chance: random.Random) -> str:
    return chance.choice([str.upper, str.lower, str.title, str.capitalize])(title)


def punctuation(title: str, chance: random.Random) -> str:
    for mark, other in PUNCTUATION.items():
        if chance.random() < 0.7:
            title = title.replace(mark, other)
    return title + chance.choice([".", "", "?"])


def latex(title: str, _chance: random.Random) -> str:
    """As a page shows it that has set the formulas: symbols for their names, no braces and no dollars."""
    title = ACCENT.sub(lambda made: (made[2] or made[4]) + ACCENTS[made[1] or made[3]], title)
    title = re.sub(r"\\[dt]?frac\s*\{?(\w)\}?\s*\{?(\w)\}?", r"\1/\2", FONT.sub("", title))
    title = re.sub(r"\\(?:var)?([a-zA-Z]+)", lambda name: SYMBOLS.get(name[1], name[1]), title)
    return re.sub(r"[${}^_]|\\[()]", "", title)


def joined(title: str, chance: random.Random) -> str:
    words = latex(title, chance).split()
    place = chance.randrange(max(1, len(words) - 1))
    return " ".join([*words[:place], "".join(words[place : place + 2]), *words[place + 2 :]])


def typo(title: str, chance: random.Random) -> str:
    """One letter of a longer word changed, added, left out, or swapped with the next; the first letter is right."""
    words = list(re.finditer(r"[A-Za-z]{5,}", title))
    if not words:
        return title
    word = chance.choice(words)
    place = chance.randrange(word.start() + 1, word.end() - 1)
    here, following, other = title[place], title[place + 1], chance.choice(string.ascii_lowercase)
    made = chance.choice([other + following, other + here + following, following, following + here])
    return title[:place] + made + title[place + 2 :]


def two_typos(title: str, chance: random.Random) -> str:
    return typo(typo(title, chance), chance)


def cut(title: str, chance: random.Random) -> str:
    length = chance.randint(40, 70)
    return title if len(title) <= length else title[:length].rstrip() + "…"


def cut_by_words(title: str, chance: random.Random) -> str:
    words = title.split(" ")
    kept = max(1, round(len(words) * chance.uniform(0.6, 0.85)))
    return title if kept >= len(words) else " ".join(words[:kept]) + "…"


def cut_unmarked(title: str, chance: random.Random) -> str:
    return cut(title, chance).removesuffix("…")


def subtitle_dropped(title: str, _chance: random.Random) -> str:
    return title.partition(": ")[0]


def word_dropped(title: str, chance: random.Random) -> str:
    """A title of up to four words is left alone: without one of them it is another."""
    words = title.split(" ")
    if len(words) > 4:
        del words[chance.randrange(len(words))]
    return " ".join(words)


def stop_word(title: str, chance: random.Random) -> str:
    words = title.split(" ")
    places = [place for place, word in enumerate(words) if word.lower() in STOP_WORDS]
    if places:
        place = chance.choice(places)
        words[place] = STOP_WORDS[words[place].lower()]
    return " ".join(filter(None, words))


def plural(title: str, chance: random.Random) -> str:
    words = title.split(" ")
    places = [place for place, word in enumerate(words) if len(word) > 4 and word.isalpha()]
    if places:
        place = chance.choice(places)
        words[place] = words[place][:-1] if words[place].endswith("s") else words[place] + "s"
    return " ".join(words)


def site(title: str, chance: random.Random) -> str:
    return chance.choice(SITES).format(clean(title))


NOISES: dict[str, Noise] = {
    "case": case,
    "punctuation, hyphens, quotes": punctuation,
    "LaTeX to Unicode": latex,
    "site suffix or prefix": site,
    "two words joined": joined,
    "one typo": typo,
    "two typos": two_typos,
    "cut at 40–70 characters + “…”": cut,
    "cut to 60–85% of words + “…”": cut_by_words,
    "cut, no mark": cut_unmarked,
    "subtitle dropped": subtitle_dropped,
    "a word dropped": word_dropped,
    "stop word changed": stop_word,
    "singular or plural": plural,
}
"""Every noise of the table, by its name."""
