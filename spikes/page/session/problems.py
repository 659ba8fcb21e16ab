"""What is wrong with an entry, in the words of the page, until it is put right."""

import re
from collections.abc import Collection, Sequence

import streamlit as st
from pydantic import ValidationError

from spikes.files import decisions as files
from spikes.page.markdown import escaped
from spikes.page.session.session import session

WHO = ("Organisation", "Title")  # the fields of a form's first row

# What the page calls the keys of the file whose names alone would not say enough.
LABELS = {
    "start": "First month",
    "end": "Last month",
    "as_of": "Month of this decision",
    "ceiling": "Most that one role can cover (0 to 1)",
    "power": "Extra weight for high ratings (power)",
    "full_credit_months": "Months to full credit",
    "overstay_months": "Months before a stay counts as long",
    "spike_at": "Rating that makes a spike",
    "stay_months": "Months to stay from now",
    "base": "Base a year",
    "bonus": "Target bonus, %",
    "sign_on": "Sign-on",
    "equity": "A grant of shares or options in",
    "vesting": "It vests",
    "benefits": "Benefits a year, such as a pension",
    "raise": "Raise a year, %",
    "bonus_odds": "Bonus usually paid, %",
    "sign_on_second": "Sign-on in month 13",
    "cliff_months": "Cliff in months",
    "refresher": "Refresher a year",
    "p25": "Lower quarter (P25)",
    "p50": "Middle (P50)",
    "p75": "Upper quarter (P75)",
    "p90": "Top tenth (P90)",
}


def sentences(error: ValidationError) -> list[str]:
    """Return each problem as a sentence that begins with its field's label, not the file's key."""
    return [_in_the_words_of_the_page(sentence) for sentence in files.problems(error)]


def at(place: str) -> Sequence[str]:
    """Return what is wrong with the last entry at a place of the page, and what to do."""
    return session().problems.get(place, ())


def show(
    place: str, *, once: bool = False, of: Collection[str] | None = None, but: Collection[str] = ()
) -> None:
    """Say what is wrong with the last entry at a place of the page.

    `once`: the entry itself is not kept; `of`: only with fields of these labels, as those of the
    row above; `but`: with no field of these labels.
    """
    for sentence in at(place):
        label = sentence.partition(":")[0]
        if label not in but and (of is None or label in of):
            st.error(escaped(sentence), icon=":material/error:")
    if once:
        session().problems.pop(place, None)


def drop_if_gone(place: str, key: str) -> None:
    """Forget what is wrong at a place once Streamlit has forgotten what its field held."""
    if key not in st.session_state:
        session().problems.pop(place, None)


def _in_the_words_of_the_page(sentence: str) -> str:
    if re.match(r"(confidence|probability): must be", sentence):  # of 1 in the file
        return "Give a percentage from 0 to 100."
    month = "write a month as 2024-03, 03/2024 or March 2024; of a year alone, 2024-01"
    sentence = re.sub(r"^must_haves (?=\d)", "Must-have ", sentence)
    sentence = sentence.replace("write a month as YYYY-MM, for example 2024-03", month)
    return re.sub(
        r"^([a-z_]+)(?=: )",
        lambda key: LABELS.get(key[1], key[1].replace("_", " ").capitalize()),
        sentence,
    )
