"""Text into Markdown that shows it as it is, in whatever reads Markdown.

That is CommonMark with tables, raw HTML rendered or not. Nothing in a person's text is taken for a
mark-up sign, and what cannot be seen cannot turn around what follows it.
"""

import re
from collections.abc import Iterable, Sequence

LINE_ENDS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
SPACES = re.compile(r"[^\S\N{NO-BREAK SPACE}]+")
# The last two may not stand in an SVG.
CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
# These change the direction of what follows, beyond the text's end.
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")

# Always signs; then what only some readers take for one, and only there: comments, highlights,
# links, emoji by name.
SIGNS = re.compile(
    r"[\\`*_\[\]<>&|~#$^]|%(?=%)|(?<=%)%|=(?==)|(?<==)=|:(?=//|[a-z0-9_+-]+:)|(?<=\bwww)\.",
    re.IGNORECASE,
)
# Of a list, a heading's line, a table's rule.
AT_THE_START = re.compile(r"^(\d+(?=[.)])|(?=[-+=:]))", re.ASCII)


def readable(text: str) -> str:
    r"""Return text on one line, less what cannot be seen but does harm.

    >>> readable("Acme\x00\n  Ltd")
    'Acme� Ltd'
    """
    return SPACES.sub(" ", TURNING.sub("", CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text))).strip()


def escaped(text: str) -> str:
    r"""Return text on one line as Markdown: what is rendered is the text.

    >>> print(escaped("1. R&D | <b>*Lead*</b>"))
    1\. R\&D \| \<b\>\*Lead\*\</b\>
    """
    return AT_THE_START.sub(r"\1\\", SIGNS.sub(r"\\\g<0>", readable(text)))


def paragraphs(text: str) -> list[str]:
    r"""Return text as blocks of Markdown, its paragraphs and its lines kept.

    >>> paragraphs("One\ntwo\n\n# three")
    ['One\\\ntwo', '\\# three']
    """
    blocks: list[list[str]] = [[]]
    for line in LINE_ENDS.split(text):
        if shown := escaped(line):
            blocks[-1].append(shown)
        elif blocks[-1]:
            blocks.append([])
    return ["\\\n".join(block) for block in blocks if block]


def bold(text: str) -> str:
    """Return text in bold; never two empty pairs of signs, which would be a rule."""
    return f"**{escaped(text) or '–'}**"


def labelled(label: str, text: str) -> list[str]:
    """Return text as blocks of Markdown behind a label; none where there is no text."""
    first, *others = paragraphs(text) or [""]
    return [f"{bold(f'{label}:')} {first}", *others] if first else []


def bullets(items: Iterable[str]) -> str:
    """Return lines of Markdown as a list, without the empty ones."""
    return "\n".join(f"- {item}" for item in items if item)


def table(heading: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> str:
    """Return a table whose cells are Markdown on one line.

    `right`: the columns, from 0, that are set to the right.
    """
    rule = ["--:" if column in set(right) else "---" for column in range(len(heading))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heading, rule, *rows))


def fenced(text: str, info: str) -> str:
    """Return text as a block of code, its fence longer than any run of backticks in it."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{fence}{info}\n{text.rstrip(chr(10))}\n{fence}"
