"""Export: the chart, the journal entry, and what else one takes along; and a link to share."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from mimetypes import guess_type
from typing import Literal
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
from spikes.page.components.storage import MAY_CLEAR
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
    look = pictures.DARK if st.session_state.get("dark chart") else pictures.LIGHT
    name = journals.file_name(entry)
    try:
        st.image(pictures.png(entry, look), width="stretch", alt=skylines_in_words(entry))
    except pictures.PictureError as error:
        st.warning(str(error))
    st.toggle("Dark chart", key="dark chart")
    with st.container(horizontal=True):
        _download("Chart", f"{name}.png", partial(pictures.png, look=look), kind="primary")
        _download("Chart", f"{name}.svg", partial(pictures.svg, look=look))
    st.markdown("**For your notes**")
    if visit.decision.journal.replace(gut=None, date=None, changes=None) == Journal():
        st.caption(
            "You haven’t written anything yet. The entry has your ratings, the numbers and the"
            " questions."
        )
    _download("Journal entry", f"{name}.zip", lambda e: exports.archive(e, pictures.chart(e)))
    st.markdown("**To share**")
    _download("Page", f"{name}.html", lambda e: exports.page(e, pictures.chart(e)))
    st.markdown("**To keep working**")
    if visit.keeping is None:
        st.caption(f"{MAY_CLEAR} A file stays.")
    with st.container(horizontal=True):
        _download("Table", f"{name}.csv", exports.table)
        _download("Data", f"{name}.json", lambda e: files.to_json(e.decision))


def _download(
    label: str, name: str, make: Make, kind: Literal["primary", "secondary"] = "secondary"
) -> None:
    """Draw a button for a file that is made once asked for, from what is entered then."""
    visit, ending = session(), name.rpartition(".")[2]
    st.download_button(
        f"{label} (.{ending})",
        data=lambda: make(_entry(visit)),
        file_name=name,
        mime=guess_type(name)[0],
        on_click="ignore",
        icon=":material/download:",
        type=kind,
        key=f"{'primary ' if kind == 'primary' else ''}download {ending}",
    )


def save(key: str) -> None:
    """Draw a button that saves the decision as it is then."""
    visit = session()
    st.download_button(
        "Save as a file",
        data=lambda: files.to_json(visit.decision),
        file_name=f"spikes-{visit.decision.as_of:%Y-%m}.json",
        mime="application/json",
        on_click="ignore",
        icon=":material/save:",
        key=key,
        width="stretch",
    )


def _entry(visit: Session) -> Results:
    """Return what follows from the decision as an entry of today."""
    return Results(journals.dated(visit.decision, date.today()))


def link(decision: Decision) -> None:
    """Draw a link, made on request alone: its last part is the decision, which browsers keep."""
    st.markdown("**Share a link**")
    st.caption(
        "It contains weights, ratings, months and pay, and names only if you tick the box. Anyone"
        " with the link can read it."
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
