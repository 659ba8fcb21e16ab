"""Sliders that report while they are dragged; one component for weights and ratings alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Annotated, Any, Literal

import streamlit as st
from pydantic import Field, TypeAdapter, ValidationError

from spikes.model import Dimension, Evidence
from spikes.model.fields import Number, Text, Value
from spikes.page.components import mount
from spikes.page.components.foresight import Foresight
from spikes.page.session import parts
from spikes.page.session.session import session
from spikes.scoring import UNRATED
from spikes.words.phrases import EVIDENCE, evidence


@dataclass(frozen=True, slots=True)
class Cell:
    """One slider."""

    id: str  # unique on the page
    value: float | None  # 0 to `max`; None: not rated
    max: float
    step: float
    name: str = ""  # which of its row it is
    words: str = ""  # what is said below it
    locked: bool = False
    spike_at: float | None = None  # the value from which it is a spike; None: none is
    phrases: tuple[tuple[float, str], ...] = ()  # of its row: from which value what is said instead
    evidence: Evidence | None = None  # None: it is not asked for
    note: str = ""
    action: str = ""  # on a button beside it; empty: there is none
    closing: tuple[float, ...] = ()  # how coverage depends on it; empty: it is not said

    def can_be(self, value: float | None) -> bool:
        """Return whether the slider can stand there; once it is rated, it stays so."""
        return self.value is None if value is None else 0 <= value <= self.max


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person did: moved sliders, or held one, set its lock or note, pressed its button."""

    gesture: str  # the same for all edits of one drag, or of one visit by keyboard
    values: dict[str, float | None] | None = None  # by id, of all sliders of the panel
    done: bool = True  # False while the drag goes on
    id: str = ""  # of the one slider that all below is about
    held: float | None = None  # near which value it is held
    locked: bool | None = None
    evidence: Evidence | None = None
    note: str | None = None
    acted: bool = False  # its button was pressed


Count = Annotated[int, Field(strict=True, ge=0, le=2**53)]  # as far as a browser's numbers count


class Report(Value):
    """An edit as a browser reports it, which may send anything."""

    what: Literal["values", "hold", "lock", "evidence", "note", "act"]
    report: Count  # its number
    gesture: Count
    done: bool = False
    values: dict[str, Number | None] | None = None
    id: str = ""
    at: Number | None = None
    locked: Annotated[bool, Field(strict=True)] | None = None
    evidence: Evidence | None = None
    note: Text | None = None

    def edit(self, panel: str, cells: Sequence[Cell]) -> Edit | None:
        """Return the edit, or None where these sliders cannot have made it."""
        by_id = {cell.id: cell for cell in cells}
        cell, gesture = by_id.get(self.id), f"{panel} {self.gesture}"
        match self.what:
            case "values" if self.values is not None and self.values.keys() == by_id.keys():
                inside = all(by_id[i].can_be(value) for i, value in self.values.items())
                return Edit(gesture, values=self.values, done=self.done) if inside else None
            case "hold" if cell and self.at is not None and 0 <= self.at <= cell.max:
                return Edit(gesture, id=self.id, held=self.at)
            case "lock" if cell and self.locked is not None:
                return Edit(gesture, id=self.id, locked=self.locked)
            case "evidence" if cell and cell.evidence and self.evidence:
                return Edit(gesture, id=self.id, evidence=self.evidence)
            case "note" if cell and cell.evidence and self.note is not None:
                return Edit(gesture, id=self.id, note=self.note)
            case "act" if cell and cell.action:
                return Edit(gesture, id=self.id, acted=True)
        return None


MOST_UNANSWERED = 100  # reports, as in sliders.js
REPORTS = TypeAdapter(Annotated[list[Report], Field(max_length=MOST_UNANSWERED)])


def slider_panel(
    key: str,
    rows: Mapping[Dimension, Sequence[Cell | None]],
    colours: Mapping[Dimension, str],
    on_edit: Callable[[Edit], Sequence[str]],
    *,
    columns: Sequence[str] = (),
    coupled: bool = False,
    broadcast: Sequence[str] = (),
    foresight: Foresight | None = None,
    ledger: Mapping[str, Any] | None = None,
) -> None:
    """Draw a row of sliders for each dimension, and call `on_edit` at most ten times a second.

    on_edit: makes an edit, and returns which parts of the page follow, as `parts.follow` takes them
    columns: the heading of each cell's column
    coupled: the values are percentages that total 100, and are reported once a slider is let go
    broadcast: two events by which charts hear of the values: at every move, and once it is let go
    foresight: None where nothing is said about the values
    ledger: coverages, today's and each option's; the places of the two that are shown; and the last
        of the ratings' reports that is in them
    """
    present = [cell for cells in rows.values() for cell in cells if cell]
    seen = _seen(key, {cell.id: cell.value for cell in present})

    def edited() -> None:
        try:
            reports = REPORTS.validate_python(st.session_state[key].edit)
        except ValidationError:
            return
        following: list[str] = []
        for report in reports:
            if report.report <= seen["answered"]:
                continue  # sent again while its answer was on its way
            values = report.values or seen["values"]
            seen.update(answered=report.report, gesture=report.gesture, values=values)
            if edit := report.edit(key, present):
                following += on_edit(edit)
        if following:
            parts.follow(*dict.fromkeys(following))

    data = {
        "answered": seen["answered"],
        "gesture": seen["gesture"],
        # a server that was started again counts from 0
        "revision": f"{session().name} {seen['revision']}",
        "columns": list(columns),
        "coupled": coupled,
        "broadcast": list(broadcast),
        "unrated": UNRATED,
        "ledger": ledger,
        "foresight": asdict(foresight) if foresight else None,
        "evidence": [(kind, words.capitalize()) for kind, words in EVIDENCE.items()],
        "rows": [_row(d, cells, colours[d]) for d, cells in rows.items()],
    }
    html = '<div class="panel" hidden></div>'  # till its style is there
    mount("sliders", html, key=key, data=data, on_edit_change=edited)


def _row(d: Dimension, cells: Sequence[Cell | None], colour: str) -> dict[str, Any]:
    def sent(cell: Cell) -> dict[str, Any]:
        of_its_own = {name: held for name, held in asdict(cell).items() if name != "phrases"}
        return {**of_its_own, "based_on": _based_on(cell)}

    return {
        "label": d.label,
        "colour": colour,
        "phrases": next((cell.phrases for cell in cells if cell), ()),
        "cells": [sent(cell) if cell else None for cell in cells],
    }


def _based_on(cell: Cell) -> str:
    """Return what a rating is based on, as it stands in a sentence."""
    if cell.evidence is None or cell.value is None:
        return "none yet"
    return evidence(cell.evidence, cell.value)


def _seen(key: str, values: dict[str, float | None]) -> dict[str, Any]:
    """Return what the browser last reported of a panel: its number, its gesture and its values.

    A new revision makes the browser take other values, which were set elsewhere.
    """
    nothing = {"answered": 0, "gesture": 0, "revision": 0, "values": values}
    seen = session().panels.setdefault(key, nothing)
    before = seen["values"]
    if before.keys() != values.keys() or not all(_same(before[i], values[i]) for i in values):
        seen.update(revision=seen["revision"] + 1, values=values)
    return seen


def _same(before: float | None, value: float | None) -> bool:
    return before == value or (
        before is not None and value is not None and abs(before - value) <= 1e-6
    )
