"""The files to keep, to show and to go on from, and a link to share."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from urllib.parse import urlsplit

import streamlit as st

from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.files import links as share
from spikes.journal import entry as journals
from spikes.journal import exports
from spikes.journal import picture as pictures
from spikes.model import Decision, Journal
from spikes.page.session import parts, saying
from spikes.page.session.session import Session, session


def downloads() -> None:
    """Draw a button a file, made on its click from the decision as it then is; and a link."""
    decision = session().decision
    if decision.journal.replace(gut=None, date=None) == Journal():
        st.caption("Nothing is written in the entry yet: its files hold the numbers alone.")
    st.caption(
        "To keep: the entry, Markdown with the whole decision in it. “Open” brings it back here,"
        " and from its review date on the page asks how it turned out. To show: the page or the"
        " chart. To go on from: the table or the data."
    )
    look = pictures.DARK if st.session_state.get("dark chart") else pictures.LIGHT
    name = journals.file_name(_entry(session()))
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, make, mime in (
            ("Entry (.zip)", _archive, "application/zip"),
            ("Page (.html)", _page, "text/html"),
            ("Table (.csv)", exports.table, "text/csv"),
            ("Data (.json)", lambda entry: files.to_json(entry.decision), "application/json"),
            ("Chart (.svg)", partial(pictures.svg, look=look), "image/svg+xml"),
            ("Chart (.png)", partial(pictures.png, look=look), "image/png"),
        ):
            ending = label.partition("(")[2].removesuffix(")")
            st.download_button(
                label,
                data=partial(_made, make, session()),
                file_name=name + ending,
                mime=mime,
                on_click="ignore",
                icon=":material/download:",
                disabled=label.startswith("Chart") and not pictures.can_be_drawn(),
                key=f"download {ending} {look.paper}",
            )
    _dark_chart_and_link(decision)


def _entry(visit: Session) -> Results:
    """Return what follows from the decision as an entry of today."""
    return Results(journals.dated(visit.decision, date.today()))


def _made(make: Callable[[Results], str | bytes], visit: Session) -> str | bytes:
    return make(_entry(visit))


def _archive(entry: Results) -> bytes:
    return exports.archive(entry, pictures.chart(entry))


def _page(entry: Results) -> str:
    return exports.page(entry, pictures.chart(entry))


def _dark_chart_and_link(decision: Decision) -> None:
    drawable = pictures.can_be_drawn()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.toggle("Dark chart", key="dark chart", disabled=not drawable)
        with st.popover(
            "Share a link", icon=":material/link:", key=f"share {session().generation}"
        ):
            _link(decision)
    if not drawable:
        st.warning(
            "The chart cannot be drawn here, for want of vl-convert-python: the other files come"
            " without it."
        )


def _link(decision: Decision) -> None:
    """Draw a link, made on request alone: its last part is the decision, which browsers keep."""
    st.markdown(
        "It holds weights, ratings and months, names only if you tick the box, and nothing else"
        " that you wrote. Whoever has the link can read it."
    )
    names = st.checkbox("With the names of organisations and titles", key="share names")
    st.button("Make the link", key="make link", on_click=_make_link, args=(decision, names))
    if session().shared == (decision, names):  # not the link of an earlier decision
        address = re.sub("[?#].*", "", st.context.url or "")
        if urlsplit(address).hostname in {"localhost", "127.0.0.1", "::1"}:
            st.warning(
                "This page runs on your own machine, and the link opens there alone. To someone"
                " else, send the entry."
            )
        with st.container(key="link"):
            st.code(f"{address}#{share.fragment(decision, names=names)}", language=None)


def _make_link(decision: Decision, names: bool) -> None:  # noqa: FBT001 (a widget's value)
    session().shared = decision, names
    saying.announce("The link is made. It stands below, with a button that copies it.")
    parts.follow("journal", "device")
