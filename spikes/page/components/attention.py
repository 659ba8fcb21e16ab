"""Where the focus goes, what a screen reader announces, and when the first screen is drawn."""

from typing import Any

import streamlit as st

from spikes.page.answer import BEFORE_THE_LOOK
from spikes.page.components import mount, storage
from spikes.page.session import parts
from spikes.page.session.session import results, session
from spikes.words.answer import headline

HTML = '<span class="news" role="status"></span><span class="told" role="status"></span>'


def attention() -> None:
    """Send the browser what to announce and to put into focus."""
    result = mount(
        "attention",
        HTML,
        key="attention",
        data={"news": _news(), "told": session().announced, "focus": session().focused},
        default={"seen": False},
        on_seen_change=_see,
    )
    if result.seen:  # a server that was started again hears it from the page that is open
        session().seen = True


def _news() -> dict[str, Any]:
    """Return the headline, or the question in its place, and what it depends on beside numbers."""
    found, waits = results(), session().before_the_look
    comparison, best = found.comparison, found.outsider
    if comparison is None or waits:
        return {"of": [], "said": BEFORE_THE_LOOK if waits else ""}
    of = [*comparison.options, comparison.leader, comparison.verdict, best and best.name]
    return {"of": of, "said": headline(found)}


def _see() -> None:
    """Draw what lies below the first screen, now that this is drawn."""
    awaited = storage.awaited()
    session().seen = True
    if awaited:  # the browser has sent no work that can be read
        st.rerun()
    parts.follow("below")
