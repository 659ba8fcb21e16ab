"""What a chart shows, in words and as a table, under the chart."""

from collections.abc import Callable, Iterable

import pandas as pd
import streamlit as st

from spikes.page import controls
from spikes.page.markdown import escaped
from spikes.words.tables import Rows


def in_words(what: str, key: str, find: Callable[[], tuple[Iterable[str], Rows]]) -> None:
    """Draw a fold with a chart's sentences and numbers, made and sent only while it is open."""
    box = controls.unfolded(f"{what} in words", key, type="compact")
    if box is not None:
        with box:
            text_and_table(what, *find())


def text_and_table(name: str, sentences: Iterable[str], rows: Rows) -> None:
    """Draw a chart's sentences and its numbers."""
    for sentence in sentences:
        st.markdown(escaped(sentence))
    table(name, rows)


def table(name: str, rows: Rows) -> None:
    """Draw rows, the first of which is the heading, and so is the first cell of each."""
    (what, *heading), *cells = [[escaped(cell) for cell in row] for row in rows]
    index = pd.Index([row[0] for row in cells], name=what)
    by_name = pd.DataFrame([row[1:] for row in cells], columns=heading, index=index)
    st.table(by_name, border="horizontal", alt=f"{name}, in numbers")
