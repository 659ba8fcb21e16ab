"""Export: the chart, the journal entry, and what else one takes along; and a link to share."""

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
from spikes.journal.prose import skylines_in_words
from spikes.model import Decision, Journal
from spikes.page.session import saying
from spikes.page.session.session import Session, session

Make = Callable[[Results], str | bytes]


def export() -> None:
    """Draw the button whose popover shows the chart and has every file; nothing is made before."""
    visit = session()
    nothing = not visit.decision.offers
    box = st.popover("Export", key="export", on_change="rerun", disabled=nothing, width="content")
    if box.open:
        with box.container(key="exports", width=420):
            _files(visit)


def _files(visit: Session) -> None:
    entry = _entry(visit)
    dark = st.session_state.get("dark chart")
    look = pictures.DARK if dark else pictures.LIGHT
    name = journals.file_name(entry)
    try:
        st.image(pictures.png(entry, look), width="stretch", alt=_alternative(entry))
    except pictures.PictureError as error:
        st.warning(str(error))
    st.toggle("Dark chart", key="dark chart")
    with st.container(horizontal=True):
        _download(
            "Chart (.png)",
            partial(pictures.png, look=look),
            f"{name}.png",
            "image/png",
            primary=True,
        )
        _download("Chart (.svg)", partial(pictures.svg, look=look), f"{name}.svg", "image/svg+xml")
    st.markdown("**For your notes**")
    if visit.decision.journal.replace(gut=None, date=None, changes=None) == Journal():
        st.caption("You haven’t written anything yet, so the entry contains only the numbers.")
    _download("Journal entry (.zip)", _archive, f"{name}.zip", "application/zip")
    st.markdown("**To share**")
    _download("Page (.html)", _page, f"{name}.html", "text/html")
    st.markdown("**To keep working**")
    with st.container(horizontal=True):
        _download("Table (.csv)", exports.table, f"{name}.csv", "text/csv")
        _download("Data (.json)", _data, f"{name}.json", "application/json")


def _alternative(entry: Results) -> str:
    return skylines_in_words(entry)


def _download(label: str, make: Make, name: str, mime: str, *, primary: bool = False) -> None:
    ending = name.rpartition(".")[2]
    st.download_button(
        label,
        data=partial(_made, make, session()),
        file_name=name,
        mime=mime,
        on_click="ignore",
        icon=":material/download:",
        type="primary" if primary else "secondary",
        key=f"{'primary ' if primary else ''}download {ending}",
    )


def _entry(visit: Session) -> Results:
    """Return what follows from the decision as an entry of today."""
    return Results(journals.dated(visit.decision, date.today()))


def _made(make: Make, visit: Session) -> str | bytes:
    return make(_entry(visit))


def _archive(entry: Results) -> bytes:
    return exports.archive(entry, pictures.chart(entry))


def _page(entry: Results) -> str:
    return exports.page(entry, pictures.chart(entry))


def _data(entry: Results) -> str:
    return files.to_json(entry.decision)


def link(decision: Decision) -> None:
    """Draw a link, made on request alone: its last part is the decision, which browsers keep."""
    st.markdown("**Share a link**")
    st.caption(
        "It contains weights, ratings and months, and names only if you tick the box. Anyone with"
        " the link can read it."
    )
    names = st.checkbox("With names of organisations and titles", key="share names")
    st.button("Make the link", key="make link", on_click=_make_link, args=(decision, names))
    if session().shared == (decision, names):  # not the link of an earlier decision
        address = re.sub("[?#].*", "", st.context.url or "")
        if urlsplit(address).hostname in {"localhost", "127.0.0.1", "::1"}:
            st.warning("This page runs on your own machine, so the link only opens there.")
        with st.container(key="link"):
            st.code(f"{address}#{share.fragment(decision, names=names)}", language=None)


def _make_link(decision: Decision, names: bool) -> None:  # noqa: FBT001 (a widget's value)
    session().shared = decision, names
    saying.announce("The link is ready, with a button that copies it.")
