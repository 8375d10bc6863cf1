import pytest

from dejalu.exporters import latex_math
from dejalu.exporters.latex import escape, escape_lines, escape_title
from dejalu.exporters.latex_accents import to_macros


@pytest.mark.parametrize(
    ("text", "written"),
    [
        # The characters TeX gives a meaning of their own, each in the spelling most readers know.
        ("50% of a_b & #1", r"50\% of a\_b \& \#1"),
        ("\\ ~ ^", r"{\textbackslash} {\textasciitilde} {\textasciicircum}"),
        ("a<b, a>b, p(x|y), a<>|b", "a$<$b, a$>$b, p(x$|$y), a$<>|$b"),
        # An @ at the start of a line opens an entry for some readers.
        ("@article{x", r"{@}article{\textbraceleft}x"),
        # Braces in pairs stay braces; one alone would unbalance the file, even after a backslash.
        ("f{x}{y}", r"f\{x\}\{y\}"),
        ("}{", r"{\textbraceright}{\textbraceleft}"),
        ("{a {b} c", r"{\textbraceleft}a \{b\} c"),
        # A backslash and a dollar are spelt wherever they stand, and so is a run of signs.
        ("$$&<>&", r"\$\$\&$<>$\&"),
        # Blanks become one space, what cannot be seen goes, what is joined by a joiner stays.
        ("a\u00a0 \t b\r\nc", "a b c"),
        ("\ufeffso\u00adft\u200b \x07bell\u202e \ud800", "soft bell"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        # Two ways to write é are one.
        ("e\u0301", "é"),
    ],
)
def test_a_line_is_spelt_so_that_it_prints_as_it_is(text: str, written: str) -> None:
    assert escape(text) == written


@pytest.mark.parametrize(
    "text",
    [
        r"\input{/etc/passwd}",
        r"\write18{rm -rf ~}",
        r"$\input{/etc/passwd}$",
        r"$\write18{ls}$",
        r"\catcode`\{=12",
    ],
)
def test_a_command_in_a_strangers_text_comes_out_as_text(text: str) -> None:
    written = escape(text)
    assert "\\input" not in written
    assert "\\write" not in written
    assert "\\catcode" not in written
    assert r"{\textbackslash}" in written


@pytest.mark.parametrize(
    "math",
    [
        *["n", "O(N^2)", r"\ell_1", "x_i^2", "x^{n+1}_{i}", "R^2", "^2", "f'(x)", "f'^2", r"\pi_{0.5}"],
        *[
            r"\frac{a}{b}",
            r"\frac12",
            r"\sqrt{x^{2}+y^{2}}",
            r"\mathcal{O}(n \log n)",
            r"\hat{x}_t",
            r"x^{\log n}",
        ],
        *[r"\{0,1\}^n", r"a \to b", r"\textbf{Trans}^2", r"p(x\,|\,y)", "{}^2", r"\underline x"],
    ],
)
def test_math_that_latex_surely_sets_is_kept_in_braces(math: str) -> None:
    assert escape(f"On ${math}$-norms") == f"On {{${math}$}}-norms"


@pytest.mark.parametrize(
    "math",
    [
        # Words that do something else, are not LaTeX's own, or lack what they need.
        *[
            r"\input{x}",
            r"\def\x{y}",
            r"\mathbb{R}",
            r"\csname x\endcsname",
            r"\frac{a}",
            r"\sqrt",
            r"\sqrt[",
        ],
        # Indices that dangle, double, or hold what cannot be one.
        *["x^", "_", "x^2^3", "x_1_2", "x^2'", r"x^\log", r"x^\frac12", "x ^2 ^3"],
        # Braces that do not pair, pair crosswise, or pair only if the backslash is not looked at.
        *["{x", "x}", r"\{x", r"{\}", r"\{{\}}", "}{"],
        # Characters that mean something else inside math, and letters that are not ASCII.
        *["a%b", "a#b", "a&b", "a~b", "é", "a\\\\b", r"\text{a_b}", r"\textbf{$}"],
    ],
)
def test_other_math_is_not_handed_to_tex(math: str) -> None:
    assert not latex_math.is_safe(math)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("costs $5 and $6", r"costs \$5 and \$6"),
        ("$100k-$200k", r"\$100k-\$200k"),
        ("US$ and A$ ", r"US\$ and A\$"),
        ("$$x$$", r"\$\$x\$\$"),
        ("$x^2^3$", r"\$x{\textasciicircum}2{\textasciicircum}3\$"),
    ],
)
def test_dollars_that_hold_no_math_are_dollars(text: str, written: str) -> None:
    assert escape(text) == written


@pytest.mark.parametrize(
    ("title", "written"),
    [
        # Ordinary title case is the style's to keep or drop.
        ("Attention Is All You Need", "Attention Is All You Need"),
        ("A Vision-Language Model", "A Vision-Language Model"),
        # A capital inside a word, or a capital with a digit or a sign, belongs to the name.
        ("BERT: LoRA for iPhone", "{BERT}: {LoRA} for {iPhone}"),
        ("NeurIPS/ICLR", "{NeurIPS}/{ICLR}"),
        ("GPT-4.1's 3D view", "{GPT-4.1}'s {3D} view"),
        ("C# and C++", r"{C\#} and {C++}"),
        ("LLaMA_2 in ÉTAT", r"{LLaMA}\_2 in {ÉTAT}"),
    ],
)
def test_capitals_of_names_are_protected_word_by_word(title: str, written: str) -> None:
    assert escape_title(title) == written


def test_a_note_keeps_its_lines_and_paragraphs() -> None:
    assert escape_lines("\n\n50%  \r\n  - a_b\r\n\r\n@x\x0b\n") == "50\\%\n  - a\\_b\n\n{@}x"


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Gödel, Šíma", r"G{\"o}del, {\v{S}}{\'i}ma"),
        ("ß ø ł Å ı", r"{\ss} {\o} {\l} {\AA} {\i}"),
        ("Nguyễn 大 🤗 α", "Nguyễn 大 🤗 α"),
    ],
)
def test_letters_with_an_accent_become_macros_and_others_stay(text: str, written: str) -> None:
    assert to_macros(text) == written


def test_a_line_that_looks_like_the_next_field_does_not() -> None:
    """btparse, and so biber, warns of a string without an end there."""
    assert escape_lines("x = 5, y = 6\n  title=a = b\nf(x) = 3") == "x {=} 5, y = 6\n  title{=}a = b\nf(x) = 3"
