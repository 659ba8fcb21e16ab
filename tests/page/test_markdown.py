"""Text is shown exactly as a person wrote it."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from spikes.page.markdown import escaped

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
PIECES = """1.¦1)¦- ¦---¦> ¦    x¦<b>¦</b>¦<!--¦&amp;¦&#42;¦![i](x)¦[l](x)¦[a]: b¦:red[¦\
:material/add:¦:tada:¦$$¦~~¦**¦__¦```¦| a |\n|---|\n| b |¦https://a.b¦a¦Ä¦www.a.b¦a@b.c¦ -> ¦\
 <-> ¦ -- ¦ >= ¦ ~= """
marks = st.sampled_from(
    (*r"\`*_{}[]()#+-.!|~$<>&^=:/@'\" " + "\n\t\u2060\u00a0", *PIECES.split("¦"))
)


def as_shown(text: str) -> str:
    """Text on one line, as any Markdown renderer would show plain text."""
    return " ".join(text.replace("\u2060", "").split()).replace("\0", "\ufffd")


@given(st.text() | st.lists(marks, max_size=8).map("".join))
@example("1. a")
@example("\\")
@example("+")
@example(": a")
def test_escaped_text_is_shown_as_it_is(text: str) -> None:
    """Read as Markdown of any kind, escaped text is one paragraph of just that text."""
    parsed = MARKDOWN.parse(escaped(text))
    if not text.split():
        assert parsed == []
        return
    assert [token.type for token in parsed] == ["paragraph_open", "inline", "paragraph_close"]
    children = parsed[1].children or []
    assert {child.type for child in children} <= {"text"}
    assert as_shown("".join(child.content for child in children)) == as_shown(text)


# What Streamlit's own Markdown makes something of besides: icons and emoji, colours, formulas,
# addresses, typographic signs.
STREAMLIT = re.compile(
    r":[\w/\[]|(?<!\\)(?:\\\\)*\$|www\.|https?://|\S@[-\w]+\.\w|(?:^|\s)(?:<->|->|<-|--|>=|<=|~=)(?:\s|$)",
    re.IGNORECASE,
)


@given(st.text() | st.lists(marks, max_size=8).map("".join))
@example("a -> b <-> c")
@example("me@example.com at WWW.example.com")
@example(":material/add: :red[x] $1$")
def test_escaped_text_holds_nothing_of_streamlits_own(text: str) -> None:
    """No escaped text becomes an icon, an emoji, a colour, a formula, a link or another sign."""
    assert not STREAMLIT.search(escaped(text))
    assert not STREAMLIT.search(re.sub(r"\\([<>~=-])", r"\1", escaped(text)))


@pytest.mark.parametrize(
    "text",
    ["a -> b", "x <= 2", "me@example.com", "www.a.com", "https://example.com", ":tada:", "1 $ a"],
)
def test_what_streamlit_would_change_is_known(text: str) -> None:
    """Without escaping, none of these would be shown as it is."""
    assert STREAMLIT.search(text)
