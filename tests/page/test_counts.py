"""What a change costs, held as counts: building a chart costs more than all the rest of a
change.
"""

from collections.abc import Callable
from typing import Any

import pytest
from altair.utils.schemapi import SchemaBase
from streamlit.testing.v1 import AppTest

from tests.page.hands import (
    decision_number,
    held,
    moved,
    rated,
    settled,
    shares,
    shown,
    tell,
    visit,
)

CHANGES: dict[str, Callable[[AppTest], AppTest]] = {
    "a weight taken hold of": lambda at: tell(at, "weight", held("compensation", at=20)),
    "a weight let go": lambda at: tell(at, "weight", moved(shares(60, 10, 10, 10, 10))),
    "a step of a rating": lambda at: tell(
        at, "ratings", moved(rated((9,) * 5, (2,) * 5), done=False)
    ),
    "a rating let go": lambda at: tell(at, "ratings", moved(rated((2,) * 5, (9,) * 5))),
    "a phase": lambda at: shown(at, "phase").set_value("Provider").run(),
    "another option": lambda at: shown(at, "first option").select("CivicLine").run(),
    "another goal": lambda at: (
        at.text_input(key=f"goal {decision_number(at)}").set_value("Lead").run()
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_no_chart_is_built_anew(change: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the page has been seen, a change sends new data to the charts that are there: Altair
    builds none.
    """
    at = visit()
    built: list[str] = []

    def counted(chart: SchemaBase, *given: Any, **options: Any) -> Any:
        built.append(type(chart).__name__)
        return to_dict(chart, *given, **options)

    to_dict = SchemaBase.to_dict
    monkeypatch.setattr(SchemaBase, "to_dict", counted)
    settled(CHANGES[change](at))
    assert built == []
