"""Work out the pay: a drawer that takes what a letter says, and says what of it one receives."""

from collections.abc import Sequence

import streamlit as st

from spikes import edits, pay
from spikes.analysis.results import Results, evidence_behind
from spikes.charts import pay as charts
from spikes.model import Dimension, Evidence
from spikes.model.names import STAY
from spikes.page import controls, pay_fields
from spikes.page.in_words import in_words
from spikes.page.markdown import escaped
from spikes.page.section import section
from spikes.page.session import parts, saying
from spikes.page.session.editing import edit
from spikes.page.session.session import results, session
from spikes.scoring import Score
from spikes.words import pay as words
from spikes.words.phrases import rating

WORK_OUT = "Work out the pay"  # beside a compensation rating


def received(found: Results, options: Sequence[Score]) -> None:
    """Draw what each option's pay comes to, beside one another, where one is known."""
    said = [f"{words.line(found, o)} {words.from_pay(found, o)}".strip() for o in options]
    if any(said):
        for place, line in zip(controls.places_for_both(), said, strict=False):
            if line:
                place.caption(escaped(line))


def open_drawer(name: str, slider: str) -> Sequence[str]:
    """In a callback: have an option's pay worked out, asked for beside the slider of that id.

    Return which parts of the page follow.
    """
    visit = session()
    visit.paid_for, visit.paid_from, visit.drawers = name, slider, visit.drawers + 1
    return parts.WHOLE_PAGE


def drawer() -> None:
    """Draw the drawer of the option whose pay is being worked out, if there is one."""
    visit = session()
    if visit.paid_for in results().scores.names():
        stays = visit.paid_for == STAY
        title = "Your pay if you stay" if stays else f"The pay of {escaped(visit.paid_for)}"
        st.dialog(title, width="medium", position="right", on_dismiss=_dismiss)(_package)()


def _dismiss() -> None:
    """Close the drawer, and say what of it is not kept."""
    wrong = pay_fields.not_kept()
    _close()
    if wrong:
        saying.say_once(f"Not all of the pay is kept. {wrong}", ":material/error:")
    st.rerun()


def _close() -> None:
    visit = session()
    visit.paid_for = ""
    pay_fields.leave()
    saying.focus(f"{visit.paid_from} action")


@section("pay")
def _package() -> None:
    """Draw the fields of the letter, what they come to, the market, and the rating on offer."""
    found = results()
    if session().paid_for not in found.scores.names():
        return
    option = found.scores[session().paid_for]
    pay_fields.begin(found.decision, option)
    with st.container(key="pay fields"):
        pay_fields.letter(option)
        _received(found, option)
        pay_fields.market(option)
        if pay_fields.is_settled():
            _rating(found, option)


def _received(found: Results, option: Score) -> None:
    """Draw what of the letter one receives, in words and year by year."""
    line = words.line(found, option)
    st.markdown(
        f"**{escaped(line)}**" if line else "Enter a currency and a base to see the result."
    )
    if not line:
        return
    data = charts.years_data(found, option)
    rows = data["years"].num_rows
    if difference := words.compared(found, option):
        st.caption(escaped(difference))
    if rows:
        alt = "Pay year by year, in words below"
        st.vega_lite_chart(
            {**charts.years(rows), "datasets": data}, key=f"pay chart {rows}", alt=alt
        )
        in_words("Year by year", "pay words", lambda: ((), words.years(found, option)))


def _rating(found: Results, option: Score) -> None:
    """Draw how the pay rates, and the button that takes that rating; nothing is taken unasked."""
    job = option.option.job
    if said := words.rated(found, option):
        st.markdown(escaped(said))
    stay = pay.of_options(found.decision).get(option.name)
    offered = pay.rating_of(stay, found.decision.market_for(job)) if stay and job else None
    if taken := words.from_pay(found, option):
        st.caption(escaped(taken))
    elif offered is not None and job is not None:
        if evidence_behind(job, Dimension.COMPENSATION) is not Evidence.WRITTEN:
            pay_fields.ask_whether_written()
        st.button(
            f"Use {rating(offered)}",
            key="primary use pay",
            type="primary",
            help="As the compensation rating, which you can change.",
            on_click=parts.redraw,
            args=(_use, option.name, offered),
        )
    if job is not None and job.pay:
        st.button(
            "Remove this pay",
            key="remove pay",
            type="tertiary",
            icon=":material/delete:",
            on_click=parts.redraw,
            args=(_remove, option.name),
        )


def _use(name: str, offered: float) -> None:
    """Take the rating from pay, and close the drawer."""
    written = pay_fields.written()
    edit(lambda now: edits.take_rating_from_pay(now, name, offered, in_writing=written))
    _close()
    saying.say_once(f"{name}’s compensation is now rated {rating(offered)}.", ":material/check:")


def _remove(name: str) -> None:
    edit(lambda now: edits.set_pay(now, name, None, now.market))
    _close()
    saying.say_once(f"The pay of {name} is removed. Undo brings it back.", ":material/delete:")
