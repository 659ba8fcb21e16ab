"""The file the decision is kept in: `streamlit run app.py -- my-career.json`."""

import sys
from pathlib import Path

import streamlit as st

from spikes.files.decisions import FileError
from spikes.files.kept import Keeping, KeptFile
from spikes.model import presets
from spikes.page.markdown import escaped
from spikes.page.section import section
from spikes.page.session import cut
from spikes.page.session.session import session

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


def named_files() -> list[str]:
    """Return what the page was started on: the words after the -- of the command."""
    program = sys.argv[0] if sys.argv else ""
    return sys.argv[1:] if Path(program).resolve() == presets.ROOT / "app.py" else []


def begin() -> None:
    """Open the file the page was started on, if any; where that fails, show why and stop."""
    visit = session()
    if not named_files() or visit.keeping:
        return
    try:
        keeping = Keeping(_only_file(named_files()))
    except FileError as error:
        st.title("Spikes", anchor=False)
        for sentence in (
            "The file you started this page with was not opened. It is unchanged.",
            *error.sentences,
        ):
            st.error(escaped(sentence), icon=":material/error:")
        st.stop()
    visit.keeping = keeping
    visit.open(keeping.opened.decision, undoable=False)
    cut.note(keeping.opened, keeping.file.path.name)


@section("kept")
def kept() -> None:
    """Write each change into the file before the rest is drawn, and say so."""
    keeping = session().keeping
    if keeping is None:
        return
    keeping.keep(session().decision)
    name = escaped(keeping.file.path.name)
    if keeping.problem:
        for sentence in keeping.problem.sentences:
            st.error(escaped(sentence), icon=":material/error:")
        st.button("Try again", key="keep again")
    elif keeping.aside:
        st.warning(
            f"**Another tab or program changed or moved {name}.** Your work is now saved in"
            f" {escaped(keeping.aside.name)}. Reload the page to go on with {name} as it is.",
            icon=":material/warning:",
        )
    elif keeping.paused:
        st.caption(f"Nothing is saved in {name} until you go on.")
    else:
        st.caption(f"Saved in {name}.")


def _only_file(names: list[str]) -> KeptFile:
    # anyone who reaches the page could read and change the file
    if st.get_option("server.address") not in THIS_MACHINE:
        raise FileError(
            "Other machines can reach this page, so it keeps no file. Start it with"
            " “make run FILE=…”, or set server.address to localhost."
        )
    if len(names) > 1:
        raise FileError(
            "Only one file can be kept at a time. Name one, in quotes if its name has spaces."
        )
    return _file(names[0])


@st.cache_resource(show_spinner=False)
def _file(name: str) -> KeptFile:
    """Return the file, the same for every tab."""
    return KeptFile(Path(name).expanduser())
