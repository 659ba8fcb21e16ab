"""The picture stands alone: it says what it shows, is the same each time, and needs no font of
the machine.
"""

import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from textwrap import wrap
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from PIL import Image

from spikes.files import decisions as files
from spikes.journal import picture as pictures
from spikes.journal.entry import dated
from spikes.journal.exports import archive, page
from spikes.journal.picture import DARK, LIGHT, Look, PictureError, chart, png, svg
from spikes.model import Assumptions, Decision, Dimension, Weights, domain
from spikes.scoring import compared, score
from spikes.words import wording
from tests import strategies
from tests.hostile import TEXTS
from tests.journal.test_entry import FILLED, TODAY, with_text_everywhere

SAMPLE = dated(files.sample(), TODAY)


def texts(drawing: str) -> str:
    """All that is written in a drawing, without spaces, since a line may break at any."""
    root = ET.fromstring(drawing)  # noqa: S314 (our own)
    return "".join(
        "".join(text.itertext()) for text in root.iter("{http://www.w3.org/2000/svg}text")
    ).replace(" ", "")


@settings(max_examples=30, deadline=None)
@given(strategies.decisions())
def test_any_decision_can_be_drawn(decision: Decision) -> None:
    """Any decision has its picture, which is whole XML, the same each time, with a skyline for
    each option compared.
    """
    drawing = svg(decision)
    assert svg(decision) == drawing
    assert texts(drawing).count("covered(") == len(compared(decision, score(decision)))


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(TEXTS) | st.text(max_size=40))
@example("if")  # a word of the language that charts are written in
def test_text_never_becomes_mark_up(text: str) -> None:
    """Whatever the names, a drawing has shapes and text alone: no script, no link, no event,
    nothing from elsewhere.
    """
    root = ET.fromstring(svg(with_text_everywhere(text)))  # noqa: S314 (our own)
    assert {node.tag.rpartition("}")[2] for node in root.iter()} <= {
        "svg",
        "g",
        "path",
        "rect",
        "text",
        "line",
        "tspan",
        "title",
    }
    names = {name.rpartition("}")[2] for node in root.iter() for name in node.attrib}
    assert not [name for name in names if name == "href" or name.startswith("on")]


@pytest.mark.parametrize(
    "text", [part for text in TEXTS if text.isprintable() for part in wrap(text, 40)]
)
def test_names_are_readable(text: str) -> None:
    """A name is written as it is, whatever it looks like, also where it is a word of the chart's
    own.
    """
    offer = SAMPLE.offers[0].replace(organisation=text)
    drawing = svg(SAMPLE.replace(offers=(offer,), compare=None))
    assert "".join(text.split()) in texts(drawing)


@pytest.mark.parametrize("name", ["currentColor", "datum.share", "weighting", "skyline"])
def test_a_name_is_not_taken_for_a_part_of_the_chart(name: str) -> None:
    """Words that mean something within the chart are names like any other."""
    assert name in texts(
        svg(SAMPLE.replace(offers=(SAMPLE.offers[0].replace(organisation=name),), compare=None))
    )


def test_the_picture_says_what_it_shows() -> None:
    """Options, gains, weights, the assumptions in force and the days stand on it."""
    assumptions = Assumptions(spike_at=8)
    drawing = texts(svg(SAMPLE.replace(assumptions=assumptions)))
    scores = score(SAMPLE)
    for name in ("Hexbourne", "Fernmoor Health"):
        assert name.replace(" ", "") in drawing
        assert f"covered({wording.points(scores[name].gain)}points)".replace(
            "−", "-"
        ) in drawing.replace("−", "-")
    assert "EarlyClimb".casefold() in drawing.casefold()
    for said in (
        "socialimpact10",
        "advancementspeed35",
        "spikeat8",
        "Whatcarriesover",
        "asof2026-11",
        "drawn2026-11-24",
    ):
        assert said in drawing.replace("\N{NO-BREAK SPACE}", "")
    for d in Dimension:
        assert d.label.replace(" ", "") in drawing


def test_a_picture_of_weights_of_ones_own() -> None:
    """Weights that are no phase's are given as one's own."""
    assert "Weightsofyourown:" in texts(svg(SAMPLE.replace(weights=Weights.of((1, 0, 0, 0, 1)))))


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_the_png_is_the_svg_at_double_size(look: Look) -> None:
    """Twice as wide and high, on the colour that was asked for."""
    drawing = ET.fromstring(svg(SAMPLE, look))  # noqa: S314 (our own)
    image = Image.open(io.BytesIO(png(SAMPLE, look))).convert("RGB")
    assert image.size == (2 * int(drawing.attrib["width"]), 2 * int(drawing.attrib["height"]))
    assert image.getpixel((3, 3)) == tuple(int(look.paper[i : i + 2], 16) for i in (1, 3, 5))


def test_a_long_title_stays_within_the_picture() -> None:
    """Nothing reaches the picture's edge, however long the names."""
    for name in ("W" * 60, "Międzynarodowe " * 4, "投資" * 30):
        long = SAMPLE.replace(
            offers=[
                offer.replace(organisation=f"{name[:58]}{i}")
                for i, offer in enumerate(SAMPLE.offers)
            ]
        )
        image = Image.open(io.BytesIO(png(long.replace(compare=None)))).convert("L")
        for edge in (
            image.crop((0, 0, 40, image.height)),
            image.crop((image.width - 40, 0, image.width, image.height)),
        ):
            assert edge.getextrema() == (255, 255)


def test_text_needs_no_font_of_the_machine(tmp_path: Path) -> None:
    """Where no font is installed, the text is drawn all the same."""
    (tmp_path / "fonts.conf").write_text(
        f"<?xml version='1.0'?><fontconfig><dir>{tmp_path}</dir></fontconfig>"
    )
    code = (
        "import sys; from spikes.files import decisions as files; from spikes.journal import picture as pictures;"
        " sys.stdout.buffer.write(pictures.png(files.sample()))"
    )
    environment = {
        **os.environ,
        "FONTCONFIG_FILE": str(tmp_path / "fonts.conf"),
        "HOME": str(tmp_path),
    }
    drawn = subprocess.run(
        [sys.executable, "-c", code],
        cwd=domain.ROOT,
        env=environment,
        capture_output=True,
        check=True,
    ).stdout
    image = Image.open(io.BytesIO(drawn)).convert("L")
    title = image.crop((0, 0, image.width, 130)).point(lambda light: 255 * (light < 90))
    box = title.getbbox()
    assert box
    assert box[2] - box[0] > 400
    assert title.histogram()[255] > 3000


def test_without_a_converter_the_rest_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the converter is missing or fails, that is said in a sentence, and the other files
    hold the words.
    """
    monkeypatch.setitem(sys.modules, "vl_convert", None)
    pictures._converter.cache_clear()
    for draw in (svg, png):
        with pytest.raises(PictureError, match="install vl-convert-python"):
            draw(FILLED)
    there = chart(FILLED)
    assert (there.svg, there.png) == (None, None)
    html = page(FILLED, there.svg, there.alternative)
    assert "The chart cannot be drawn" in html
    assert "Hexbourne: portfolio coverage" in html
    assert archive(FILLED, there.svg, there.png, there.alternative)


def test_a_failure_keeps_a_persons_data_to_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the converter says of a failure may quote the chart; it is not passed on."""

    def fails(*_: object, **__: object) -> None:
        raise ValueError("Hexbourne")

    monkeypatch.setattr("vl_convert.vegalite_to_svg", fails)
    with pytest.raises(PictureError) as error:
        svg(FILLED)
    assert "Hexbourne" not in str(error.value)
    assert error.value.__cause__ is None
    assert "ValueError" in str(error.value)


def test_equal_days_equal_bytes() -> None:
    """The entry's own day is on it, not that of the drawing."""
    assert svg(SAMPLE) == svg(Decision.model_validate(SAMPLE.model_dump()))
    assert svg(SAMPLE) != svg(SAMPLE.replace(journal=SAMPLE.journal.replace(date=date(2026, 1, 1))))
    assert not re.search(r"drawn", svg(files.sample()))
    assert pictures.can_be_drawn()
