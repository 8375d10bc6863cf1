"""What stands for characters in LaTeX text: words for letters and signs, and the accents over a letter."""

ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308", "=": "\u0304", ".": "\u0307",
    "u": "\u0306", "v": "\u030c", "H": "\u030b", "r": "\u030a", "c": "\u0327", "k": "\u0328", "d": "\u0323",
    "b": "\u0331",
}  # fmt: skip
"""The combining character of each accent."""

STYLES = frozenset((
    "bf", "bfseries", "em", "it", "itshape", "mdseries", "noopsort", "protect", "relax", "rm", "sc", "scshape", "sf",
    "sl", "slshape", "small", "tt", "upshape",
))  # fmt: skip
"""Commands that change how the text after them looks, and no more."""

_GREEK = {
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε", "zeta": "ζ", "eta": "η",
    "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ",
    "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ",
    "Psi": "Ψ", "Omega": "Ω",
}  # fmt: skip

SYMBOLS = _GREEK | {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "aa": "å", "AA": "Å", "l": "ł",
    "L": "Ł", "i": "ı", "j": "ȷ", "dj": "đ", "DJ": "Đ", "dh": "ð", "DH": "Ð", "th": "þ", "TH": "Þ", "ng": "ŋ",
    "NG": "Ŋ", "SS": "ẞ", "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^", "textbraceleft": "{",
    "textbraceright": "}", "lbrace": "{", "rbrace": "}", "textless": "<", "textgreater": ">", "textbar": "|",
    "textunderscore": "_", "textdollar": "$", "textquotedbl": '"', "textquotesingle": "'", "textasciigrave": "`",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’", "textquotedblleft": "“",
    "textquotedblright": "”", "guillemotleft": "«", "guillemotright": "»", "ldots": "…", "dots": "…",
    "textellipsis": "…", "textbullet": "•", "textdegree": "°", "degree": "°", "textregistered": "®",
    "texttrademark": "™", "textcopyright": "©", "copyright": "©", "textmu": "µ", "texteuro": "€", "pounds": "£",
    "textsection": "§", "S": "§", "P": "¶", "dag": "†", "ddag": "‡", "times": "×", "texttimes": "×", "pm": "±",
    "textpm": "±", "cdot": "·", "infty": "∞", "ell": "ℓ", "rightarrow": "→", "to": "→", "leftarrow": "←",
    "textrightarrow": "→", "leq": "≤", "geq": "≥", "neq": "≠", "approx": "≈", "sim": "∼", "exclamdown": "¡",
    "textexclamdown": "¡", "questiondown": "¿", "textquestiondown": "¿", "LaTeX": "LaTeX", "TeX": "TeX",
    "BibTeX": "BibTeX", "LaTeXe": "LaTeX2e", "par": "\n\n", "newline": "\n", "linebreak": "\n", "quad": " ",
    "qquad": " ", "space": " ", "slash": "/", "newblock": " ", "item": "\n- ",
}  # fmt: skip
"""Characters by the command that makes them."""
