"""Text comes out of Markdown as it went in."""

import re
from html import unescape
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from spikes.words.markdown import (
    bold,
    bullets,
    escaped,
    fenced,
    labelled,
    paragraphs,
    readable,
    table,
)
from tests.hostile import TEXTS

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
# Mostly the signs of Markdown, next to each other, as chance would hardly have them.
signs = st.text(st.sampled_from("\\`*_[]()<>{}&|~#$^%=:/-+.!\"' \n\t12ab@"), max_size=30)
texts = signs | st.text(max_size=20) | st.sampled_from(TEXTS)


def tags(html: str) -> list[str]:
    """Return the tags of HTML, in order."""
    return re.findall(r"</?[A-Za-z!][^>]*>", html)


def shown(html: str) -> str:
    """Return the text of HTML on one line; bold is part of its line, other tags end one."""
    return " ".join(
        unescape(re.sub(r"</?[A-Za-z!][^>]*>", " ", re.sub("</?strong>", "", html))).split()
    )


def plain(text: str) -> str:
    """Return a text as one reads it on one line, without what controls or turns the line."""
    spaced = "".join(
        "�" if c in "\ufffe\uffff" or (category(c) == "Cc" and c not in "\t\n\r\x0b\x0c\x85") else c
        for c in text
    )
    return " ".join(re.sub("[\u202a-\u202e\u2066-\u2069]", "", spaced).split())


@settings(max_examples=500, deadline=None)
@given(texts)
def test_escaped_text_is_rendered_as_the_text(text: str) -> None:
    """A reader makes one paragraph of any text, without a tag, that says exactly the text."""
    html = READER.render(escaped(text))
    assert tags(html) == (["<p>", "</p>"] if plain(text) else [])
    assert shown(html) == plain(text)


@settings(max_examples=300, deadline=None)
@given(texts, texts)
def test_the_same_holds_wherever_text_may_stand(text: str, other: str) -> None:
    """Headings, bold, lists, cells, what a picture shows, and twice in a line: all the same."""
    cell = escaped(text)
    assert shown(READER.render(f"# {cell}")) == plain(text)
    assert tags(READER.render(bold(text))) == ["<p>", "<strong>", "</strong>", "</p>"]
    assert shown(READER.render(bullets([cell, f"{cell} x"]))) == " ".join(
        f"{plain(text)} {plain(text)} x".split()
    )
    rendered = READER.render(table(("A", "B"), [(cell, escaped(other))]))
    assert tags(rendered).count("<td>") == 2
    assert shown(rendered) == " ".join(f"A B {plain(text)} {plain(other)}".split())
    picture = re.fullmatch(
        '<p><img src="a.svg" alt="(.*)" /></p>\n', READER.render(f"![{cell}](a.svg)")
    )
    assert picture
    assert " ".join(unescape(picture[1]).split()) == plain(text)


@settings(max_examples=300, deadline=None)
@given(texts)
def test_paragraphs_keep_their_lines(text: str) -> None:
    """Several lines come back line by line, paragraph by paragraph, and nothing but these."""
    html = READER.render("\n\n".join(paragraphs(text)))
    assert set(tags(html)) <= {"<p>", "</p>", "<br />"}
    assert shown(html).replace(" ", "") == plain(text).replace(" ", "")


def test_paragraphs_and_lines() -> None:
    """An empty line ends a paragraph; a line end within one stays a line end."""
    assert paragraphs("one\ntwo\r\n\r\n \n\nthree\n") == ["one\\\ntwo", "three"]
    assert paragraphs(" \n") == []
    assert labelled("Why | so", "one\n\ntwo") == ["**Why \\| so:** one", "two"]
    assert labelled("Why", "\n") == []


@given(st.text(st.sampled_from("`~ajson\n{}"), max_size=40))
def test_a_fence_holds_whatever_is_in_it(text: str) -> None:
    """A block of code is one block, with exactly the text in it."""
    block, *others = READER.parse(fenced(text, "json"))
    assert (block.type, block.info, others) == ("fence", "json", [])
    assert block.content == text.rstrip("\n") + "\n"


@pytest.mark.parametrize(
    ("text", "markdown"),
    [
        ("Senior PM, 3–5 reports (R&D)", "Senior PM, 3–5 reports (R\\&D)"),
        ("50 % more at 9:30", "50 % more at 9:30"),
        ("1. first", "1\\. first"),
        ("https://example.org", "https\\://example.org"),
        ("www.example.org", "www\\.example.org"),
        ("%%hidden%%", "\\%\\%hidden\\%\\%"),
        ("==loud==", "\\=\\=loud\\=\\="),
    ],
)
def test_only_what_is_needed_is_escaped(text: str, markdown: str) -> None:
    """Plain prose stays plain in the source; a sign of some readers is escaped where it is one."""
    assert escaped(text) == markdown
    assert shown(READER.render(markdown)) == text


def test_what_turns_a_line_around_is_left_out() -> None:
    """Right-to-left letters stay, signs that would turn the text after them go."""
    assert readable("\u202eעברית\u2066") == "עברית"
