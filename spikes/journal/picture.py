"""The two skylines as a picture that stands alone, with what was compared, when and how.

It is drawn from the page's own chart by vl-convert, with a font of the repository's own and nothing
from the machine or the network.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from spikes.analysis.results import Results
from spikes.charts.skyline import skyline, skyline_data
from spikes.charts.theme import INK, NUMBERS, Spec, weighting
from spikes.journal.entry import title
from spikes.journal.exports import Chart
from spikes.journal.prose import assumed, skylines_in_words, weighed_for
from spikes.model import Decision, presets
from spikes.words import sureness
from spikes.words.answer import answer
from spikes.words.markdown import readable
from spikes.words.phrases import points

FONT = "'Hanken Grotesk', Arial, 'Liberation Sans', Helvetica, sans-serif"

KEY = (
    "Grey: covered today. Colour: added, in points. Dashed: lost. Dotted line: fully covered."
    " Column width: weight."
)

_COLUMN, _BETWEEN, _HEIGHT = 470, 50, 260  # pixels: a skyline, between two, and how high


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of a picture, but for the dimensions'."""

    paper: str
    ink: str
    soft: str  # small text
    line: str


LIGHT = Look(paper="#FFFFFF", ink="#0F1523", soft="#566072", line="#D5DAE1")
DARK = Look(paper="#12161D", ink="#E8ECF2", soft="#A3ADBB", line="#39424F")


class PictureError(RuntimeError):
    """The picture cannot be drawn; the message says what to do instead."""


def chart(results: Results) -> Chart:
    """Return the picture for use in other files; where it cannot be drawn, the words say so."""
    words = skylines_in_words(results)
    try:
        return Chart(svg(results), png(results), words)
    except PictureError as error:
        return Chart(alternative=f"{error} In words: {words}")


def svg(results: Results, look: Look = LIGHT) -> str:
    """Return the picture as SVG; equal decisions on an equal day give equal text.

    Raises `PictureError`.
    """
    drawn: str = _converted("vegalite_to_svg", _spec(results, look))
    return drawn


def png(results: Results, look: Look = LIGHT) -> bytes:
    """Return the picture as PNG, at double size.

    Raises `PictureError`.
    """
    drawn: bytes = _converted("vegalite_to_png", _spec(results, look), scale=2)
    return drawn


def _converted(how: str, spec: Spec, **options: Any) -> Any:
    try:
        return getattr(_converter(), how)(spec, **options)
    except Exception as error:  # of any kind; its message may hold a person's data
        raise PictureError(
            f"The chart cannot be drawn ({type(error).__name__}). The other files work without it."
            " To fix this, install vl-convert-python as requirements.txt has it."
        ) from None


@cache
def _converter() -> Any:
    import vl_convert  # noqa: PLC0415 (all else works without it)

    vl_convert.register_font_directory(str(presets.ROOT / "static" / "fonts"))
    return vl_convert


def _spec(results: Results, look: Look) -> Spec:
    decision, shown = results.decision, results.pair
    width = len(shown) * (_COLUMN + _BETWEEN) - _BETWEEN
    found = answer(results)
    chance = f" {found.chance}." if found.chance else ""
    above = f"{found.verdict}. {found.sentence}{chance}" if decision.offers else ""
    below = (
        KEY,
        weighed_for(decision),
        _what_would_change_it(results),
        assumed(decision.assumptions),
        _days(decision),
    )
    weights, *others = skyline(0)["params"]
    # No slider moves here, and a plot's width is known.
    weights = {"name": weights["name"], "value": weighting(results)}
    skylines = [_skyline(results, side, look) for side in range(len(shown))]
    return {
        "params": [
            weights,
            *others,
            {"name": "width", "value": _COLUMN},
            {"name": "height", "value": _HEIGHT},
        ],
        "background": look.paper,
        "padding": 28,
        "title": {
            **_title(title(results), width, 22),
            "subtitle": _lines(above, width, 15),
            "subtitleFontSize": 15,
            "subtitlePadding": 8,
            "offset": 24,
        },
        "vconcat": [
            {"hconcat": skylines, "spacing": _BETWEEN},
            _note([line for text in below for line in _lines(text, width, 12)], width, look),
        ],
        "spacing": 24,
        "description": " ".join(filter(None, [title(results), above])),
        "config": _config(look, width),
    }


def _what_would_change_it(results: Results) -> str:
    """Return at which weights another option leads."""
    unlocked = Results(results.decision) if results.locked else results
    tips = sureness.tips(unlocked)
    found = [f"{d.label.lower()} {tip}" for d, tip in tips.items() if tip != sureness.NEVER]
    return f"Another option leads with these weights: {'; '.join(found)}." if found else ""


def _skyline(results: Results, side: int, look: Look) -> Spec:
    """Return the page's chart with data in the place of their names, and the picture's ink."""
    option = results.pair[side]
    data = skyline_data(results, option)
    layers = []
    for layer in skyline(side)["layer"]:
        ink = {"color": look.ink} if layer["mark"].get("color") == INK else {}
        rows = {"values": data[layer["data"]["name"]].to_pylist()}
        layers.append({**layer, "data": rows, "mark": {**layer["mark"], **ink}})
    gain = f"{option.name}: {points(option.gain)} points"
    name = {**_title(gain, _COLUMN, 18), "limit": _COLUMN, "offset": 8}
    return {"layer": layers, "height": _HEIGHT, "width": _COLUMN, "title": name}


def _title(text: str, width: int, size: int) -> Spec:
    # With a space behind it, “if” is not read as an expression.
    return {"text": [f"{line} " for line in _lines(text, width, size)], "fontSize": size}


def _note(lines: list[str], width: int, look: Look) -> Spec:
    mark = {
        "type": "text",
        "align": "left",
        "baseline": "top",
        "x": 0,
        "y": 0,
        "color": look.soft,
        "fontSize": 12,
        "lineHeight": 18,
    }
    return {
        "data": {"values": [{"lines": lines}]},
        "mark": mark,
        "encoding": {"text": {"field": "lines"}},
        "width": width,
        "height": 18 * len(lines),
    }


def _config(look: Look, width: int) -> Spec:
    return {
        "font": FONT,
        "view": {"stroke": None},
        "locale": {"number": NUMBERS},
        "title": {
            "anchor": "start",
            "color": look.ink,
            "subtitleColor": look.ink,
            "limit": width,
            "fontWeight": "bold",
        },
    }


def _days(decision: Decision) -> str:
    written = decision.journal.date
    return f"Spikes · as of {decision.as_of:%Y-%m}{f', drawn {written}' if written else ''}"


def _lines(text: str, width: int, size: int) -> list[str]:
    """Return text in lines of so many pixels, its letters so high; a wide letter counts twice."""
    from rich.console import Console  # noqa: PLC0415 (the first page need not wait for it)
    from rich.text import Text  # noqa: PLC0415

    lines = Text(readable(text)).wrap(Console(), int(width / (0.56 * size)))
    return [line.plain.strip() for line in lines if line.plain.strip()]
