"""The file that the decision is kept in, where the page was started on one: `streamlit run
app.py -- my-career.json`.
"""

import sys
from pathlib import Path

import streamlit as st

from spikes.files.decisions import FileError
from spikes.files.kept import ChangedError, Keeping, KeptFile
from spikes.model import domain
from spikes.page.section import section
from spikes.page.session import parts, problems
from spikes.page.session.saying import escaped
from spikes.page.session.session import session

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def named_files() -> list[str]:
    """What the page was started on: the words after the -- of the command."""
    program = sys.argv[0] if sys.argv else ""
    return sys.argv[1:] if Path(program).resolve() == domain.ROOT / "app.py" else []


def begin() -> None:
    """At first, open the file, if the page was started on one; where that cannot be, say why,
    and nothing else.
    """
    if not named_files() or session().keeping is not None:
        return
    try:
        keeping = Keeping(_only_file(named_files()))
    except FileError as error:
        st.title("Spikes", anchor=False)
        for sentence in (
            "The file this page was started on is not opened, and is left as it is.",
            *error.sentences,
        ):
            st.error(escaped(sentence), icon=":material/error:")
        st.stop()
    session().keeping = keeping
    session().open(keeping.version.decision, undoable=False)


@section("kept")
def kept() -> None:
    """Write each change into the file before the rest is drawn, and say so."""
    keeping = session().keeping
    if keeping is None:
        return
    keeping.keep(session().decision)
    if isinstance(keeping.problem, ChangedError):
        _ask(keeping, keeping.problem)
    elif keeping.problem:
        for sentence in keeping.problem.sentences:
            st.error(escaped(sentence), icon=":material/error:")
        st.button("Try again", key="keep again")
    else:
        other = (
            f" The other version is beside it, in {keeping.aside.name}." if keeping.aside else ""
        )
        st.caption(escaped(f"Kept in {keeping.file.path.name}.{other}"))


def _only_file(names: list[str]) -> KeptFile:
    if (
        st.get_option("server.address") not in THIS_MACHINE
    ):  # whoever reaches the page could read and change the file
        raise FileError(
            "This page can be reached from other machines, and keeps no file: "
            "start it by “make run FILE=…”, or with the option server.address as localhost."
        )
    if len(names) > 1:
        raise FileError(
            "One file can be kept at a time: name one, in quotes where its name has spaces."
        )
    return _file(names[0])


@st.cache_resource(show_spinner=False)
def _file(name: str) -> KeptFile:
    """The same for every tab."""
    return KeptFile(Path(name).expanduser())


def _ask(keeping: Keeping, changed: ChangedError) -> None:
    """Someone else wrote into the file, or took it away: what is to be in it."""
    aside = (
        f"What you enter is meanwhile in {keeping.aside.name}."
        if keeping.aside
        else "What you enter is only on this page."
    )
    with st.container(border=True):
        st.markdown(
            f"**{escaped(str(changed))}** Nothing is written into it until you choose."
            f" {escaped(aside)}"
        )
        problems.show("kept", once=True)
        with st.container(horizontal=True):
            if changed.gone:
                st.button(
                    "Write it again", key="keep mine", on_click=parts.redraw, args=(_keep_mine,)
                )
            else:
                beside = "The other version stays beside the file."
                st.button(
                    "Take what is in the file",
                    key="take theirs",
                    help=beside,
                    on_click=parts.redraw,
                    args=(_take_theirs,),
                )
                st.button(
                    "Keep what is on this page",
                    key="keep mine",
                    help=beside,
                    on_click=parts.redraw,
                    args=(_keep_mine,),
                )


def _take_theirs() -> None:
    try:
        if keeping := session().keeping:
            session().open(keeping.take_theirs())
    except FileError as error:
        session().problems["kept"] = error.sentences


def _keep_mine() -> None:
    try:
        if keeping := session().keeping:
            keeping.keep_mine(session().decision)
    except FileError as error:
        session().problems["kept"] = error.sentences
