"""Sliders that report while they are dragged; one component for weights and ratings alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Annotated, Any, Literal

import streamlit as st
from pydantic import Field, ValidationError

from spikes.model import Dimension, Evidence
from spikes.model.fields import Number, Text, Value
from spikes.page.components import asset
from spikes.page.session.session import session
from spikes.words.phrases import EVIDENCE


@dataclass(frozen=True, slots=True)
class Cell:
    """One slider. `id` is unique on the page; `name` tells it from the others of its row;
    evidence None: none is asked for.
    """

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
class Foresight:
    """What is said while a slider of coupled ones moves, without asking: for the places near by it
    was said beforehand.

    event: the name of the event that tells the answer's words · basis: while this number stays,
    what was said holds · headline: what is said now · of: the slider that is foreseen, "" for none
    · said: by its percentage, what is said there: the answer's texts, then those of each slider, as
    places in `texts`.
    """

    event: str
    basis: int
    headline: str
    of: str = ""
    said: Mapping[int, Sequence[int]] = field(default_factory=dict)
    texts: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person did: moved sliders, took hold of one, or set one's lock, evidence or note.

    values: by id, all of the panel · held: near where it is. All edits of one drag, or of one visit
    by keyboard, have the same gesture; `done` is False while it goes on.
    """

    gesture: str
    values: dict[str, float] | None = None
    done: bool = True
    id: str = ""
    held: float | None = None
    locked: bool | None = None
    evidence: Evidence | None = None
    note: str | None = None


Count = Annotated[int, Field(strict=True, ge=0, le=2**53)]  # what a number in a browser can count


class Report(Value):
    """An edit in the browser's words, with its own number and that of its gesture. A browser may
    say anything.
    """

    what: Literal["values", "hold", "lock", "evidence", "note"]
    report: Count
    gesture: Count
    done: bool = False
    values: dict[str, Number] | None = None
    id: str = ""
    at: Number | None = None
    locked: Annotated[bool, Field(strict=True)] | None = None
    evidence: Evidence | None = None
    note: Text | None = None

    def edit(self, panel: str, cells: Sequence[Cell]) -> Edit | None:
        """The edit it tells of; None if it is not one of these sliders', as they are now."""
        by_id = {cell.id: cell for cell in cells}
        cell, gesture = by_id.get(self.id), f"{panel} {self.gesture}"
        match self.what:
            case "values" if self.values is not None and self.values.keys() == by_id.keys():
                inside = all(0 <= value <= by_id[i].max for i, value in self.values.items())
                return Edit(gesture, values=self.values, done=self.done) if inside else None
            case "hold" if cell and self.at is not None and 0 <= self.at <= cell.max:
                return Edit(gesture, id=self.id, held=self.at)
            case "lock" if cell and self.locked is not None:
                return Edit(gesture, id=self.id, locked=self.locked)
            case "evidence" if cell and cell.evidence and self.evidence:
                return Edit(gesture, id=self.id, evidence=self.evidence)
            case "note" if cell and cell.evidence and self.note is not None:
                return Edit(gesture, id=self.id, note=self.note)
        return None


@st.cache_resource
def _component() -> Callable[..., Any]:
    renderer: Callable[..., Any] = st.components.v2.component(
        "slider_panel",
        html='<div class="panel"></div>\n',
        css=asset("sliders.css"),
        js=asset("sliders.js"),
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
    broadcast: Sequence[str] = (),
    foresight: Foresight | None = None,
) -> None:
    """Draw a row of sliders a dimension, a cell a column, and call `on_edit` at every change, about
    ten times a second.

    coupled: the values are percentages that always total 100, and are reported once a slider is let
    go · broadcast: the ids of an input that is told them at every move, and of one that is told
    them once a slider is let go · foresight: None where nothing is said of them.
    """
    present = [cell for cells in rows.values() for cell in cells if cell]
    seen = _seen(key, {cell.id: cell.value for cell in present})

    def edited() -> None:
        try:
            report = Report.model_validate(st.session_state[key].edit)
        except ValidationError:
            return
        seen.update(
            answered=report.report, gesture=report.gesture, told=report.values or seen["told"]
        )
        if edit := report.edit(key, present):
            on_edit(edit)

    _component()(
        key=key,
        data={
            **{name: seen[name] for name in ("answered", "gesture")},
            # a server that was begun anew counts from 0 again
            "revision": f"{session().name} {seen['revision']}",
            "columns": list(columns),
            "coupled": coupled,
            "broadcast": list(broadcast),
            "foresight": asdict(foresight) if foresight else None,
            "evidence": [(kind, words.capitalize()) for kind, words in EVIDENCE.items()],
            "rows": [
                {
                    "label": d.label,
                    "colour": colours[d],
                    "cells": [asdict(cell) if cell else None for cell in cells],
                }
                for d, cells in rows.items()
            ],
        },
        on_edit_change=edited,
    )


def _seen(key: str, values: dict[str, float]) -> dict[str, Any]:
    """What a panel's browser has told: the number of its last report, its gesture and its values.

    Where the values are no longer those, someone else changed them: a new revision tells the
    browser to take them.
    """
    nothing = {"answered": 0, "gesture": 0, "revision": 0, "told": values}
    seen = session().panels.setdefault(key, nothing)
    told = seen["told"]
    if told.keys() != values.keys() or any(
        abs(told[i] - value) > 1e-6 for i, value in values.items()
    ):
        seen.update(revision=seen["revision"] + 1, told=values)
    return seen
