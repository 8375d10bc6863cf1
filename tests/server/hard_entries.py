"""Entries that have broken BibTeX exporters: every character with a meaning, and people who mean harm."""

from dataclasses import replace
from datetime import date

from dejalu.exporters.entry import Entry, Note
from dejalu.identity.publication import Kind, Publication

ATTENTION = Entry(
    citation_key="vaswani2017attention",
    title="Attention Is All You Need",
    authors=("Ashish Vaswani", "Noam Shazeer"),
    published=date(2017, 6, 12),
    arxiv="1706.03762",
    primary_class="cs.CL",
    url="https://arxiv.org/abs/1706.03762",
    tags=("to cite", "Attention"),
    notes=(Note("Eight heads."), Note("Read\nagain.")),
    accessed=date(2025, 1, 2),
)

INJECTION = "}, author = {Evil}, note = {"
HARD_TITLES = {
    "lone_left": "An unmatched { in a title",
    "lone_right": "And } another",
    "sharp": "C# and F# at 50% of a_b & more",
    "blank": "A ~ tilde, a ^ caret, and a \\backslash",
    "math": r"On $\Delta$ and $O(N^2)$ for $5",
    "signs": "p < 0.05 | p > 0.01",
    "emoji": "Hugging 🤗 Faces 👩\u200d🔬",
    "chinese": "大模型的注意力",
    "quotes": "\"Quotes\", 'quotes' and “quotes”",
    "accents": "Über Gödel, Łoś and Søren's straße",
    "injection": INJECTION,
    "opening": "@article{evil, title = {x}}",
    "command": r"\input{/etc/passwd} $\write18{ls}$ \end{document}",
    "comment": "100% \\",
}
HARD_AUTHORS = (
    *("van der Maaten, Laurens", "John Smith Jr.", "Anders And", "DeepSeek-AI", "Gemini Team, Google"),
    *("others", "a, b, c, d", "Łukasz Ørsted", "王伟", "Jane D’Arc", INJECTION, "Ernst & Young"),
)
HARD = [
    *(
        replace(ATTENTION, citation_key=key, title=title, tags=(title, "x; y"), notes=(Note(f"{title}\n\n{title}"),))
        for key, title in HARD_TITLES.items()
    ),
    replace(ATTENTION, citation_key="authors", authors=HARD_AUTHORS),
    replace(ATTENTION, citation_key="crowd", authors=tuple(f"Ann Bell{i} Crowd" for i in range(250))),
    *(
        replace(
            ATTENTION,
            citation_key=f"hard_{kind}",
            former_keys=(f"old_{kind}", f"older_{kind}"),
            abstract=INJECTION,
            starred=True,
            status=status,
            version=2,
            notes=(Note("@article{evil,\n  title = {x},\n}\n\\input{x} $x$ &#64; }", quote="x = {"),),
            publication=Publication(
                kind=kind,
                venue=f"{INJECTION} and {{Sons}}",
                year=2018,
                volume="5",
                number="#1 \\input{x}",
                pages="1–2",
                publisher="50% & {Sons and others",
            ),
        )
        for kind, status in zip(Kind, ("seen", "to-read", "reading", "read", "skipped", None), strict=True)
    ),
    Entry("published", "With a DOI Only", ("Yana Wei",), year=2020, doi="10.1000/a_b<1>{2}"),
    Entry("linked", "Elsewhere", ("Yana Wei",), year=2020, url="https://x.org/a_b%20c?q={d}&e=\\#f g"),
    Entry("untold", "No More Than a Title"),
]
