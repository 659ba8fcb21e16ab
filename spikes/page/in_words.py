"""What a chart shows, in words and as a table, under the chart."""

from collections.abc import Callable, Iterable

import streamlit as st

from spikes import markdown
from spikes.page import controls
from spikes.page.state import escaped
from spikes.tables import Rows


def in_words(what: str, key: str, tell: Callable[[], tuple[Iterable[str], Rows]]) -> None:
    """A fold with a chart's sentences and its numbers, found and sent only while it is open."""
    box = controls.unfolded(f"{what} in words", key, type="compact")
    if box is not None:
        with box:
            told(*tell())


def told(sentences: Iterable[str], rows: Rows) -> None:
    """A chart's sentences and its numbers; of the rows, the first is the heading."""
    heading, *cells = [[escaped(cell) for cell in row] for row in rows]
    for sentence in sentences:
        st.markdown(escaped(sentence))
    st.markdown(markdown.table(heading, cells, right=range(1, len(heading))))
