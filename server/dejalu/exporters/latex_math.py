r"""Which `$…$` in other people's text may be handed to TeX as math.

A title is a stranger's TeX: `$\input{/etc/passwd}$` would run in the document of whoever cites it, and
`$x^2^3$` would stop it. So math passes only if it is built from words on a list, in a shape TeX surely
accepts; everything else is printed as text. The words are those LaTeX defines without any package.

The shape is judged on one letter per token: `x^{2}+\frac{a}{b}` becomes `x^{x}x2{x}{x}`. Groups that are in
shape themselves are folded into `g` from the inside out, until what is left is a row of atoms, or is not.
"""

import re
from functools import lru_cache
from string import ascii_letters, digits

# Pandoc's rule (manual, tex_math_dollars): no blank inside the dollars, no digit after them. A longer span is
# prose between two prices.
SPAN = r"(?<![\\$])\$(?!\s)[^$\n]{0,300}(?<!\s)\$(?![\d$])"

_STYLED_WORDS = r"\\text(?:bf|it|rm|sc|sf|tt)\{[A-Za-z0-9 .-]*\}"
_TOKEN = re.compile(_STYLED_WORDS + r"|\\[A-Za-z]+|\\.|\S")


def _commands(words: str) -> set[str]:
    return {"\\" + word for word in words.split()}


_SIMPLE = set("*+-") | set(ascii_letters) | set(digits)
_SIMPLE |= _commands("""
    alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho
    varrho sigma varsigma tau upsilon phi varphi chi psi omega
    Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega
    aleph ell hbar imath jmath wp Re Im partial infty nabla emptyset prime top bot forall exists neg
    dagger ddagger ast star circ bullet diamond times div pm mp cdot cap cup wedge vee oplus ominus otimes
    odot setminus sim simeq approx equiv propto leq le geq ge ll gg prec succ subset supset subseteq supseteq
    in ni mid parallel perp to gets leftarrow rightarrow leftrightarrow uparrow downarrow
    Leftarrow Rightarrow Leftrightarrow sharp flat natural triangle
    clubsuit diamondsuit heartsuit spadesuit
""")
# Atoms that TeX does not take as a bare index or argument: `x^\log` is an error where `x^{\log}` is none.
_COMPOUND = set("=<>/().,:;!?[]|")
_COMPOUND |= _commands("""
    arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log
    max min Pr sec sin sinh sup tan tanh
    sum prod coprod int oint bigcap bigcup bigoplus bigotimes bigvee bigwedge
    ldots cdots dots ne neq notin cong doteq iff mapsto longrightarrow langle rangle
    lfloor rfloor lceil rceil quad qquad , ; : ! |
""")
_ONE_ARGUMENT = _commands("""
    mathbf mathcal mathit mathrm mathsf mathtt sqrt overline underline
    acute bar breve check ddot dot grave hat tilde vec widehat widetilde
""")
_TWO_ARGUMENTS = _commands("frac stackrel")
_AS_THEY_ARE = {"_": "_", "^": "^", "'": "'", "{": "{", "}": "}", r"\{": "(", r"\}": ")"}

_ATOM = "(?:[xcg]|1[xg]|2[xg][xg])"
_SCRIPTS = r"(?:_[xg](?:\^[xg])?|\^[xg](?:_[xg])?)"
_ROW = f"{_SCRIPTS}?(?:{_ATOM}'*{_SCRIPTS}?)*"
_GROUP = re.compile(rf"\{{{_ROW}\}}")
_SET = re.compile(rf"\({_ROW}\)")


@lru_cache(maxsize=1 << 12)
def is_safe(math: str) -> bool:
    """Whether TeX can set what stands between the dollars, and do nothing else with it."""
    shape = "".join(_kind(token) for token in _TOKEN.findall(math))
    folded = None
    while shape != folded:
        folded, shape = shape, _SET.sub("c", _GROUP.sub("g", shape))
    return shape != "" and re.fullmatch(_ROW, shape) is not None


def _kind(token: str) -> str:
    if token in _SIMPLE:
        return "x"
    if token in _COMPOUND or re.fullmatch(_STYLED_WORDS, token):
        return "c"
    if token in _ONE_ARGUMENT:
        return "1"
    if token in _TWO_ARGUMENTS:
        return "2"
    return _AS_THEY_ARE.get(token, "?")
