"""What a chart shows, in words and as a table, under the chart."""

from collections.abc import Callable, Iterable

import pandas as pd
import streamlit as st

from spikes.page import controls
from spikes.page.session.saying import escaped
from spikes.words.tables import Rows


def in_words(what: str, key: str, tell: Callable[[], tuple[Iterable[str], Rows]]) -> None:
    """A fold with a chart's sentences and its numbers, found and sent only while it is open."""
    box = controls.unfolded(f"{what} in words", key, type="compact")
    if box is not None:
        with box:
            told(what, *tell())


def told(name: str, sentences: Iterable[str], rows: Rows) -> None:
    """A chart's sentences and its numbers; of the rows, the first is the heading, and so is the
    first cell of each.
    """
    (what, *heading), *cells = [[escaped(cell) for cell in row] for row in rows]
    for sentence in sentences:
        st.markdown(escaped(sentence))
    by_name = pd.DataFrame(
        [row[1:] for row in cells],
        columns=heading,
        index=pd.Index([row[0] for row in cells], name=what),
    )
    st.table(by_name, border="horizontal", alt=f"{name}, in numbers")
