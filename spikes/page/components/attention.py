"""Where the focus goes, and what a screen reader announces."""

from typing import Any

from spikes.page.answer import BEFORE_THE_LOOK
from spikes.page.components import mount
from spikes.page.session.session import results, session
from spikes.words.answer import answer

HTML = '<span class="news" role="status"></span><span class="told" role="status"></span>'


def attention() -> None:
    """Send the browser what to announce and to put into focus."""
    visit = session()
    data = {"news": _news(), "told": visit.announced, "focus": visit.focused}
    mount("attention", HTML, key="attention", data=data)


def _news() -> dict[str, Any]:
    """Return the headline, or the question in its place, and what it depends on beside numbers."""
    found, waits = results(), session().before_the_look
    if session().own_step:
        return {"of": [], "said": ""}
    comparison, best = found.comparison, found.outsider
    if comparison is None or waits:
        return {"of": [], "said": BEFORE_THE_LOOK if waits else ""}
    of = [*comparison.options, comparison.leader, comparison.verdict, best and best.name]
    return {"of": of, "said": f"{answer(found).verdict}. {answer(found).sentence}"}
