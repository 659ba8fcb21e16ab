"""Pay year by year: a bar for each option, what is guaranteed in full colour, the rest on top."""

from functools import cache
from typing import Any

import altair as alt
import pyarrow as pa

from spikes import pay
from spikes.analysis.results import Results
from spikes.charts.theme import COLOURS, INK, Spec, finished
from spikes.model import Dimension
from spikes.model.names import STAY
from spikes.scoring import Score
from spikes.words.phrases import amount

LONGEST = 5  # years drawn; the table has all
_ROW, _NUMBERS = 24, 64  # pixels: a bar with its gap; room for the number at its end


@cache
def years(rows: int) -> Spec:
    """Return so many bars, the options of a year below one another. Data come from `years_data`."""
    bars = alt.Chart(alt.NamedData("years")).encode(
        y=alt.Y(
            "bar:N",
            sort=None,
            title=None,
            axis=alt.Axis(domain=False, ticks=False, labelLimit=170, labelColor=INK),
        )
    )
    colour, across = COLOURS[Dimension.COMPENSATION], alt.ExprRef(f"width - {_NUMBERS}")
    scale = alt.Scale(domainMin=0, nice=False, range=[0, across])

    def x(field: str) -> alt.X:
        return alt.X(field, axis=None, scale=scale)

    hints = [
        alt.Tooltip("bar:N", title="Year"),
        alt.Tooltip("guaranteed_in_words:N", title="Guaranteed"),
        alt.Tooltip("hoped_for_in_words:N", title="Hoped for"),
    ]
    sure = bars.mark_bar(color=colour, height=14).encode(x=x("guaranteed:Q"), tooltip=hints)
    on_top = bars.mark_bar(color=colour, opacity=0.4, height=14).encode(
        x=x("guaranteed:Q"), x2="hoped_for:Q", tooltip=hints
    )
    numbers = bars.mark_text(align="left", dx=5, color=INK).encode(
        x=x("hoped_for:Q"), text="hoped_for_in_words:N"
    )
    layers = alt.layer(sure, on_top, numbers)
    return finished(layers.properties(height=_ROW * rows + 20))


def years_data(results: Results, option: Score) -> dict[str, pa.Table]:
    """Return a row a year of an option's stay, of the other's, and of Stay's, amounts as received.

    Only options that are paid in the first one's currency.
    """
    stays = pay.of_options(results.decision)
    wanted = dict.fromkeys((*(each.name for each in results.pair), STAY, option.name))
    currency = stays[option.name].pay.currency
    shown = {
        name: stays[name]
        for name in wanted
        if name in stays and stays[name].pay.currency == currency
    }
    rows: list[dict[str, Any]] = []
    for number in range(LONGEST):
        for name, stay in shown.items():
            if number < len(stay.years):
                year = stay.years[number]
                top = year.guaranteed + stay.on_top(year)
                rows.append(
                    {
                        "bar": f"Year {number + 1} · {name}",
                        "guaranteed": year.guaranteed,
                        "hoped_for": top,
                        "guaranteed_in_words": amount(year.guaranteed),
                        "hoped_for_in_words": amount(top),
                    }
                )
    return {"years": pa.Table.from_pylist(rows)}
