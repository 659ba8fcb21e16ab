"""The two skylines as a picture that stands alone: what was compared, when, with which weights and
assumptions.

Drawn from the page's own chart by vl-convert, which brings a font of its own and asks nothing of
the machine or the network.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import Any

from spikes.analysis.ratings import compare
from spikes.charts import options as charts
from spikes.journal.entry import title
from spikes.journal.prose import assumed, skylines_in_words, weighed_for
from spikes.model import Decision, domain
from spikes.scoring import Score, Scores, compared, score
from spikes.words import firmness
from spikes.words.markdown import readable

FONT = "'Hanken Grotesk', Arial, 'Liberation Sans', Helvetica, sans-serif"

_COLUMN, _BETWEEN, _AXIS = (
    470,
    50,
    34,
)  # pixels: one skyline's plot, the space between two, and an axis beside its plot


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a picture, but for the dimensions'."""

    paper: str
    ink: str
    soft: str
    line: str


LIGHT = Look(paper="#FFFFFF", ink="#0F1523", soft="#566072", line="#D5DAE1")
DARK = Look(paper="#12161D", ink="#E8ECF2", soft="#A3ADBB", line="#39424F")


class PictureError(RuntimeError):
    """The picture cannot be drawn; the message says what to do instead."""


@dataclass(frozen=True, slots=True)
class Chart:
    """The picture in both its forms and what it shows; without them where it cannot be drawn,
    and then that is said.
    """

    svg: str | None
    png: bytes | None
    alternative: str


def chart(decision: Decision) -> Chart:
    """The picture for use in other files, which are there without it too."""
    words = skylines_in_words(decision)
    try:
        return Chart(svg(decision), png(decision), words)
    except PictureError as error:
        return Chart(None, None, f"{error} In words: {words}")


def can_be_drawn() -> bool:
    """Whether the converter is installed."""
    return find_spec("vl_convert") is not None


def svg(decision: Decision, look: Look = LIGHT) -> str:
    """The picture as SVG; equal decisions on an equal day give equal text.

    Raises `PictureError`.
    """
    drawn: str = _converted("vegalite_to_svg", decision, look)
    return drawn


def png(decision: Decision, look: Look = LIGHT) -> bytes:
    """The picture as PNG, at double size.

    Raises `PictureError`.
    """
    drawn: bytes = _converted("vegalite_to_png", decision, look, scale=2)
    return drawn


def _converted(how: str, decision: Decision, look: Look, **options: Any) -> Any:
    spec = _spec(decision, look)
    try:
        convert: Callable[..., Any] = getattr(_converter(), how)
        return convert(spec, **options)
    except (
        Exception
    ) as error:  # another program's failure, of any kind; its message may hold a person's data
        raise PictureError(
            f"The chart cannot be drawn ({type(error).__name__}): the other files can be had"
            " without it. To mend it, install vl-convert-python as requirements.txt has it."
        ) from None


@cache
def _converter() -> Any:
    import vl_convert  # noqa: PLC0415 (all else works without it)

    vl_convert.register_font_directory(str(domain.ROOT / "static" / "fonts"))
    return vl_convert


def _spec(decision: Decision, look: Look) -> dict[str, Any]:
    scores = score(decision)
    shown = compared(decision, scores)
    width = len(shown) * _COLUMN + (len(shown) - 1) * _BETWEEN
    headline = (
        firmness.headline(scores, compare(decision, scores), decision.roles)
        if decision.offers
        else ""
    )
    below = [charts.KEY, weighed_for(decision), assumed(decision.assumptions), _days(decision)]
    skylines = [_skyline(scores, option, look) for option in shown]
    return {
        # What the page's chart knows from the page: no slider moves here, and a plot's width is
        # known.
        "params": [*_weighed(decision), {"name": "width", "value": _COLUMN}],
        "background": look.paper,
        "padding": 28,
        "title": {
            "text": [
                f"{line} " for line in _lines(title(decision), width, 22)
            ],  # “if” alone would be read as an expression
            "subtitle": _lines(headline, width, 15),
            "fontSize": 22,
            "subtitleFontSize": 15,
            "subtitlePadding": 8,
            "offset": 24,
        },
        "vconcat": [
            {"hconcat": skylines, "spacing": _BETWEEN},
            _note([line for text in below for line in _lines(text, width, 12)], width, look),
        ],
        "spacing": 24,
        "description": " ".join(filter(None, [title(decision), headline])),
        "config": _config(look, width),
    }


def _skyline(scores: Scores, option: Score, look: Look) -> dict[str, Any]:
    data = {
        name: table.to_pylist() for name, table in charts.skyline_data(scores.today, option).items()
    }
    layers = {
        key: part
        for key, part in charts.skyline().items()
        if key not in {"params", "config", "$schema"}
    }
    name = {
        "text": _lines(option.name, _COLUMN, 16),
        "fontSize": 16,
        "limit": _COLUMN,
        "offset": 12,
    }
    drawn: dict[str, Any] = _filled_in(layers, data, look.ink)
    return drawn | {"width": _COLUMN, "title": name}


def _weighed(decision: Decision) -> list[dict[str, Any]]:
    """The parameters of the page's chart, told the decision's weights instead of listening to an
    input.
    """
    weighting, *others = charts.skyline()["params"]
    return [{"name": weighting["name"], "value": charts.weighting(decision.weights)}, *others]


def _note(lines: list[str], width: int, look: Look) -> dict[str, Any]:
    size = {"fontSize": 12, "lineHeight": 18}
    text = {
        "type": "text",
        "align": "left",
        "baseline": "top",
        "x": -_AXIS,
        "y": 0,
        "color": look.soft,
        **size,
    }
    written = {
        "data": {"values": [{"lines": lines}]},
        "mark": text,
        "encoding": {"text": {"field": "lines"}},
    }
    return {**written, "width": width, "height": 18 * len(lines)}


def _config(look: Look, width: int) -> dict[str, Any]:
    return {
        "font": FONT,
        "view": {"stroke": None},
        "locale": {"number": charts.NUMBERS},
        "title": {
            "anchor": "start",
            "color": look.ink,
            "subtitleColor": look.ink,
            "limit": width,
            "fontWeight": "bold",
        },
        "axis": {
            "labelColor": look.soft,
            "gridColor": look.line,
            "labelFontSize": 11,
            "minExtent": _AXIS,
        },
    }


def _days(decision: Decision) -> str:
    written = decision.journal.date
    return f"Spikes · as of {decision.as_of:%Y-%m}{f', drawn {written}' if written else ''}"


def _lines(text: str, width: int, size: int) -> list[str]:
    """Text as lines that fit so many pixels in letters of so many pixels, wide ones (of Chinese,
    say) counted twice.
    """
    from rich.console import Console  # noqa: PLC0415 (the first page need not wait for it)
    from rich.text import Text  # noqa: PLC0415

    cells = int(width / (0.56 * size))
    return (
        [line.plain.strip() for line in Text(readable(text)).wrap(Console(), cells)] if text else []
    )


def _filled_in(node: Any, data: dict[str, list[Any]], ink: str) -> Any:
    """A part of the page's chart, with data in the place of their names, and a colour in that of
    the text around it.
    """
    if isinstance(node, dict):
        return {
            key: {"values": data[part["name"]]} if key == "data" else _filled_in(part, data, ink)
            for key, part in node.items()
        }
    if isinstance(node, list):
        return [_filled_in(part, data, ink) for part in node]
    return ink if node == charts.INK else node
