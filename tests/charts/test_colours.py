"""The five colours can be told apart by any eyes, and stand out from the page; the pictures have
the page's own colours.
"""

import tomllib
from itertools import combinations

import pytest
from coloraide.everything import ColorAll as Color

from spikes.charts.options import COLOURS
from spikes.journal.picture import DARK, LIGHT, Look
from spikes.model.domain import ROOT

THEME = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]


@pytest.mark.parametrize("eyes", [None, "protan", "deutan", "tritan"])
def test_no_two_colours_look_alike(eyes: str | None) -> None:
    """Any two differ by 12 or more in CIEDE2000, about five times what one just sees, also
    without one kind of cone.
    """
    seen = [Color(colour).filter(eyes) if eyes else Color(colour) for colour in COLOURS.values()]
    assert min(a.delta_e(b, method="2000") for a, b in combinations(seen, 2)) >= 12


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_stand_out(scheme: str) -> None:
    """Every dimension's colour has the contrast with the page that a drawing needs, and text
    that of text (WCAG 2.2, AA).
    """
    page = THEME[scheme]["backgroundColor"]
    assert min(Color(colour).contrast(page) for colour in COLOURS.values()) >= 3
    for surface in (page, THEME[scheme]["secondaryBackgroundColor"]):
        assert Color(THEME[scheme]["textColor"]).contrast(surface) >= 7


@pytest.mark.parametrize(("look", "scheme"), [(LIGHT, "light"), (DARK, "dark")])
def test_pictures_look_like_the_page(look: Look, scheme: str) -> None:
    """A downloaded picture has the theme's paper, ink and lines."""
    theme = THEME[scheme]
    assert (look.paper, look.ink, look.line) == (
        theme["backgroundColor"],
        theme["textColor"],
        theme["borderColor"],
    )


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_a_pictures_small_text_is_legible(look: Look) -> None:
    """The lines under a picture, too, have the contrast of text."""
    assert Color(look.soft).contrast(look.paper) >= 4.5


def test_the_fonts_are_there_with_their_licences() -> None:
    """Every font the theme names is a file of the repository's own, and its licence stands
    beside it.
    """
    for face in THEME["fontFaces"]:
        file = ROOT / face["url"].replace("app/static", "static")
        assert file.is_file()
        family = face["family"].lower().replace(" ", "-")
        assert "SIL Open Font License, Version 1.1" in (
            file.parent / f"{family}-LICENSE.txt"
        ).read_text(encoding="utf-8")
