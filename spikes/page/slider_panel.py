"""Sliders that report while they are dragged; one component for weights and ratings alike."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import streamlit as st

from spikes import files
from spikes.model import Dimension, Evidence

EVIDENCE = {
    Evidence.GUESS: "A guess",
    Evidence.TOLD: "Told by someone",
    Evidence.WRITTEN: "In writing",
    Evidence.SEEN: "Seen for myself",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One slider. `id` is unique on the page; `name` tells it from the others of its row; evidence None: none is asked for."""

    id: str
    value: float
    max: float
    step: float
    name: str = ""
    words: str = ""
    locked: bool = False
    spike_at: float | None = None
    phrases: tuple[tuple[float, str], ...] = ()
    evidence: Evidence | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person did: moved sliders (`values` by id), or set one's lock, evidence or note.

    All edits of one drag, or of one visit by keyboard, have the same gesture.
    """

    gesture: str
    values: dict[str, float] | None = None
    id: str = ""
    locked: bool | None = None
    evidence: str | None = None
    note: str | None = None


@st.cache_resource
def _component() -> Callable[..., Any]:
    renderer: Callable[..., Any] = st.components.v2.component(
        "slider_panel", html='<div class="panel"></div>\n', css=files.asset("slider_panel.css"), js=files.asset("slider_panel.js")
    )
    return renderer


def slider_panel(
    key: str,
    rows: dict[Dimension, Sequence[Cell | None]],
    colours: dict[Dimension, str],
    on_edit: Callable[[Edit], None],
    *,
    columns: Sequence[str] = (),
    coupled: bool = False,
    broadcast: str | None = None,
) -> None:
    """Draw a row of sliders a dimension, a cell a column, and call `on_edit` at every change, about ten times a second.

    coupled: the values are percentages that always total 100 · broadcast: the id of an input that is told them at once.
    """
    seen = st.session_state.setdefault(f"{key} seen", {"answered": 0, "gesture": 0})

    def edited() -> None:
        event = dict(st.session_state[key].edit or {})
        if not event:
            return
        st.session_state[f"{key} seen"] = {"answered": event.pop("report"), "gesture": event["gesture"]}
        event.pop("what")
        event.pop("done", None)
        on_edit(Edit(**{**event, "gesture": f"{key} {event['gesture']}"}))

    _component()(
        key=key,
        data={
            **seen,
            "columns": list(columns),
            "coupled": coupled,
            "broadcast": broadcast,
            "evidence": list(EVIDENCE.items()),
            "rows": [
                {"label": d.label, "colour": colours[d], "cells": [asdict(cell) if cell else None for cell in cells]}
                for d, cells in rows.items()
            ],
        },
        on_edit_change=edited,
    )
