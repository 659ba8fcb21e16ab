"""Where it leads: coverage over time, and what the role after next should bring."""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from spikes.analysis.results import Path, Results
from spikes.charts import timelines
from spikes.page import controls
from spikes.page.in_words import table, text_and_table
from spikes.page.markdown import escaped
from spikes.page.places import first_weights
from spikes.page.session import parts, saying
from spikes.page.session.session import results, session, showing, shown
from spikes.words import leaving, tables, time


def leads() -> None:
    """Draw the roles so far, a branch an option, a second step, and what should come next."""
    found = results()
    decision, assumptions = found.decision, found.decision.assumptions
    if not decision.offers or session().before_the_look:
        st.markdown("You’ll see here where each offer leads, once it is rated.")
        return
    full, over = assumptions.full_credit_months, assumptions.overstay_months
    st.caption(
        "How much of what you need is covered, month by month. It drops when you leave a role,"
        " because part of what it gave you fades."
        f" Shaded: months {full} to {over} of a role, a good time to look around."
    )
    first, second = _chosen_steps()
    with st.container(key="path chart"):
        st.vega_lite_chart(
            {
                **timelines.path(first_weights()),
                "datasets": timelines.path_data(found, (first, second) if second else None),
            },
            key="path",
            alt="Coverage over time, in words below",
        )
    steps(first, second)
    _sentences(found, first, second)
    _if_it_goes_wrong(found)
    paths = _paths(found)
    box = controls.unfolded("Show as text and table", "path words", type="compact")
    if box is not None:
        with box:
            text_and_table("The paths", [time.paths(found, paths)], tables.path(found, paths))
            _month(found, paths)


def steps(first: str, second: str | None) -> None:
    """Draw the fields for the first step, and for the second: another offer, or a kind of role."""
    found, visit = results(), session()
    before, after = controls.places_for_both()
    key = showing("step before", first)
    before.selectbox("First step", found.scores.names(), key=key, on_change=_choose_first)
    key = f"second step {visit.career}"
    st.session_state[key] = second
    after.selectbox(
        "Second step",
        list(found.second_steps(first)),
        index=None,
        placeholder="Another offer, or a kind of role",
        key=key,
        on_change=_choose_second,
        args=(key,),
    )


def _sentences(found: Results, first: str, second: str | None) -> None:
    sentences = [time.two_steps(found, first, second) if second else ""]
    sentences.append(time.by_the_next_phase(found))
    sentences += [time.after_next(found, option) for option in found.pair]
    sentences.append(time.in_which_order(found))
    st.markdown("\n".join(f"- {escaped(sentence)}" for sentence in filter(None, sentences)))


def _if_it_goes_wrong(found: Results) -> None:
    """Draw what each option would have given if one left it early."""
    if rows := leaving.if_it_goes_wrong(found):
        st.subheader("If it goes wrong", anchor=False)
        st.caption(leaving.WHAT)
        table("If it goes wrong", rows)


def _month(found: Results, paths: Mapping[str, Path]) -> None:
    """Draw every path in one month, by keyboard and by touch."""
    months = [moment.month for moment in max(paths.values(), key=len)]
    chosen = session().path_month or found.decision.as_of
    month = min(max(chosen, months[0]), months[-1])
    st.select_slider(
        "Month to describe",
        months,
        key=showing("month", month),
        format_func=lambda month: f"{month:%b %Y}",
        on_change=_choose_month,
    )
    for sentence in _in_month(found, paths, month):
        st.markdown(escaped(sentence))


def _in_month(found: Results, paths: Mapping[str, Path], month: date) -> list[str]:
    """Return each path's coverage in a month; that of two steps once the first of them is over."""
    first, _ = _chosen_steps()
    over = month > found.paths[first][-1].month
    if month > found.decision.as_of:
        there = {name: path for name, path in paths.items() if name in found.paths or over}
    else:
        there = {"So far": max(paths.values(), key=len)}
    moments = ((name, at) for name, path in there.items() for at in path if at.month == month)
    return [time.moment(found, name, at) for name, at in moments]


def _choose_month() -> None:
    found = results()
    session().path_month = month = shown("month")
    saying.announce(" ".join(_in_month(found, _paths(found), month)))
    parts.follow("tabs", "device")


def _chosen_steps() -> tuple[str, str | None]:
    """Return the first step, the leader until another is chosen, and the second, if one is."""
    visit, found = session(), results()
    first, second = visit.chosen_steps()
    first = first if first in found.scores.names() else visit.leader()
    return first, second if second in found.second_steps(first) else None


def _choose_first() -> None:
    session().choose_step("first", shown("step before"))
    _announce()


def _choose_second(key: str) -> None:
    session().choose_step("second", st.session_state[key])
    _announce()


def _announce() -> None:
    """Read out where two steps lead, for those who cannot see it."""
    first, second = _chosen_steps()
    if second:
        saying.announce(time.two_steps(results(), first, second))
    parts.follow("tabs", "device")


def _paths(found: Results) -> dict[str, Path]:
    """Return every option's path by its name, and that of two steps where a second is chosen."""
    first, second = _chosen_steps()
    if second is None:
        return found.paths
    ahead = found.two_steps(first, found.second_steps(first)[second]).ahead
    past = tuple(at for at in found.paths[first] if at.month <= found.decision.as_of)
    return {**found.paths, f"{first}, then {second}": past + ahead}
