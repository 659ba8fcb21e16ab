"""The picture stands alone: it says what it shows, and is the same each time, on any machine."""

import io
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from textwrap import wrap
from xml.etree import ElementTree as ET

import pytest
from coloraide.everything import ColorAll as Color
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.journal import picture as pictures
from spikes.journal.entry import dated
from spikes.journal.exports import archive, page
from spikes.journal.picture import DARK, LIGHT, Look, PictureError, chart, png, svg
from spikes.model import Assumptions, Decision, Dimension, Weights, presets
from spikes.words.markdown import readable
from spikes.words.phrases import points
from tests import strategies
from tests.charts.test_theme import THEME
from tests.hostile import TEXTS
from tests.journal.test_entry import FILLED, TODAY, with_text_everywhere

SAMPLE = dated(files.sample(), TODAY)
NAMES = [part for text in TEXTS if text.isprintable() for part in wrap(text, 40)]
PARTS_OF_CHARTS = ["if", "currentColor", "datum.share", "weighting", "skyline"]
ODD_NAMES = sorted({*NAMES, *PARTS_OF_CHARTS}, key=lambda name: (len(name), name))
ODD_NAMES += ODD_NAMES[: len(ODD_NAMES) % 2]  # two are drawn at once


def parsed(decision: Decision, look: Look = LIGHT) -> ET.Element:
    """Return a decision's drawing as XML."""
    return ET.fromstring(svg(Results(decision), look))  # noqa: S314 (our own)


def texts(decision: Decision) -> str:
    """Return all that is written in a decision's drawing."""
    return written(svg(Results(decision)))


def written(picture: str) -> str:
    """Return all that is written in a drawing, without spaces, as a line may break at any."""
    found = ET.fromstring(picture).iter("{http://www.w3.org/2000/svg}text")  # noqa: S314 (our own)
    return "".join("".join("".join(text.itertext()) for text in found).split())


def image(decision: Decision, look: Look = LIGHT, mode: str = "L") -> Image.Image:
    """Return a decision's PNG, opened."""
    return Image.open(io.BytesIO(png(Results(decision), look))).convert(mode)


def offering(*names: str) -> Decision:
    """Return the sample with offers of these names alone."""
    offers = [SAMPLE.offers[0].replace(organisation=name) for name in names]
    return SAMPLE.replace(offers=offers, compare=None)


@pytest.mark.parametrize(("look", "scheme"), [(LIGHT, "light"), (DARK, "dark")])
def test_pictures_look_like_the_page(look: Look, scheme: str) -> None:
    """A picture has the theme's paper, ink and lines, and its small text the contrast of text."""
    theme = THEME[scheme]
    assert look.paper == theme["backgroundColor"]
    assert (look.ink, look.line) == (theme["textColor"], theme["borderColor"])
    assert Color(look.soft).contrast(look.paper) >= 4.5


@settings(max_examples=30, deadline=None)
@given(strategies.decisions())
def test_any_decision_can_be_drawn(decision: Decision) -> None:
    """Any decision has its picture, the same each time, with a skyline for each option compared."""
    results = Results(decision)
    picture = svg(results)
    assert picture == svg(Results(decision))
    drawing = written(picture)
    for option in results.pair:
        assert "".join(f"{readable(option.name)}: {points(option.gain)}".split()) in drawing


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS) | st.text(max_size=40))
@example("if")  # a word of the language that charts are written in
def test_text_never_becomes_mark_up(text: str) -> None:
    """Whatever the names, a drawing has shapes and text alone: no script, no link, no event."""
    nodes = list(parsed(with_text_everywhere(text)).iter())
    tags = {"svg", "g", "path", "rect", "text", "line", "tspan", "title"}
    assert {node.tag.rpartition("}")[2] for node in nodes} <= tags
    names = {name.rpartition("}")[2] for node in nodes for name in node.attrib}
    assert not [name for name in names if name == "href" or name.startswith("on")]


@pytest.mark.parametrize("names", [*zip(ODD_NAMES[::2], ODD_NAMES[1::2], strict=True)], ids=str)
def test_names_are_readable(names: tuple[str, str]) -> None:
    """A name is written as it is, also where it is a word that means something to the chart."""
    drawing = texts(offering(*names))
    assert all("".join(name.split()) in drawing for name in names)


def test_the_picture_says_what_it_shows() -> None:
    """Options, gains, weights, the assumptions in force and the days stand on it."""
    drawing = texts(SAMPLE.replace(assumptions=Assumptions(spike_at=8))).replace("−", "-")
    said = ["socialimpact10", "advancementspeed35", "spikeat8", "Whatcarriesover", "EarlyClimb"]
    said += ["asof2026-11", "drawn2026-11-24", *(d.label for d in Dimension)]
    for option in Results(SAMPLE).pair:
        said += [f"{option.name}: {points(option.gain)}".replace("−", "-")]
    assert [part for part in said if "".join(part.split()).lower() not in drawing.lower()] == []


def test_a_picture_of_weights_of_ones_own() -> None:
    """Weights that are no phase's are given as one's own."""
    assert "Weightsofyourown:" in texts(SAMPLE.replace(weights=Weights.of((1, 0, 0, 0, 1))))


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_the_png_is_the_svg_at_double_size(look: Look) -> None:
    """The image is twice as wide and high, on the colour that was asked for."""
    drawing, drawn = parsed(SAMPLE, look), image(SAMPLE, look, "RGB")
    assert drawn.size == (2 * int(drawing.attrib["width"]), 2 * int(drawing.attrib["height"]))
    assert drawn.getpixel((3, 3)) == tuple(bytes.fromhex(look.paper[1:]))


@pytest.mark.parametrize("name", ["W" * 60, "Międzynarodowe " * 4, "投資" * 30])
def test_a_long_title_stays_within_the_picture(name: str) -> None:
    """Nothing reaches the picture's edge, however long the names."""
    named = [offer.replace(organisation=f"{name[:58]}{i}") for i, offer in enumerate(SAMPLE.offers)]
    drawn = image(SAMPLE.replace(offers=named, compare=None))
    for left in (0, drawn.width - 40):
        assert drawn.crop((left, 0, left + 40, drawn.height)).getextrema() == (255, 255)


def test_text_needs_no_font_of_the_machine(tmp_path: Path) -> None:
    """Where no font is installed, the text is drawn all the same."""
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(f"<?xml version='1.0'?><fontconfig><dir>{tmp_path}</dir></fontconfig>")
    code = (
        "import sys\n"
        "from spikes.analysis.results import Results\n"
        "from spikes.files.decisions import sample\n"
        "from spikes.journal.picture import png\n"
        "sys.stdout.buffer.write(png(Results(sample())))"
    )
    nothing = {**os.environ, "FONTCONFIG_FILE": str(fonts), "HOME": str(tmp_path)}
    command = [sys.executable, "-c", code]
    drawn = subprocess.run(command, cwd=presets.ROOT, env=nothing, capture_output=True, check=True)
    image = Image.open(io.BytesIO(drawn.stdout)).convert("L")
    title = image.crop((0, 0, image.width, 130)).point(lambda light: 255 * (light < 90))
    box = title.getbbox()
    assert box
    assert box[2] - box[0] > 400
    assert title.histogram()[255] > 3000


def test_without_a_converter_the_rest_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the converter is missing, a sentence says so, and the other files hold the words."""
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    pictures._converter.cache_clear()
    results = Results(FILLED)
    for draw in (svg, png):
        with pytest.raises(PictureError, match="install vl-convert-python"):
            draw(results)
    there = chart(results)
    assert (there.svg, there.png) == (None, None)
    html = page(results, there)
    assert "The chart cannot be drawn" in html
    assert "Hexbourne takes your coverage" in html
    assert archive(results, there)


def test_a_failure_keeps_a_persons_data_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """The converter's own message may quote the chart, and is not passed on."""

    def fails(*_: object, **__: object) -> None:
        raise ValueError("Hexbourne")

    monkeypatch.setattr("vl_convert.vegalite_to_svg", fails)
    with pytest.raises(PictureError) as error:
        svg(Results(FILLED))
    assert "Hexbourne" not in str(error.value)
    assert error.value.__cause__ is None
    assert "ValueError" in str(error.value)


def test_the_entrys_day_is_on_the_picture() -> None:
    """The entry's own day is on it, not that of the drawing, and none where it has none."""
    later = SAMPLE.replace(journal=SAMPLE.journal.replace(date=date(2026, 1, 1)))
    assert "drawn2026-01-01" in texts(later)
    assert "drawn" not in texts(files.sample())
