"""What in a line is a title, what an organisation, and what of it may be either."""

import pytest

from spikes.files.careers.names import Names, is_a_firm, names, organisation, run_on, titleness

LINES = {  # a line, and its organisation, its title and what is spare
    "": ("", "", ""),
    " , ": ("", "", ""),
    "Northfold": ("Northfold", "", ""),
    "Client: Rabelink Bank": ("Rabelink Bank", "", ""),
    "Northfold | Oslo": ("Northfold", "", "Oslo"),
    "Acme, Leeds, UK": ("Acme", "", "Leeds, UK"),
    "PM": ("", "PM", ""),
    # Between them, a word
    "Senior PM , at Northfold, Oslo": ("Northfold", "Senior PM", ""),
    "PM at large at Northfold": ("Northfold", "PM at large", ""),
    "PM at 3i": ("3i", "PM", ""),
    "Head of sales at home, Northfold": ("Northfold", "Head of sales at home", ""),
    "Meet at Acme": ("Meet at Acme", "", ""),
    "Xavier X at Acme, PM": ("Xavier X at Acme", "PM", ""),
    "X, PM X at Northfold": ("Northfold", "X, PM X", ""),
    # Of boards, volunteering, founding and consulting
    "Board member, Gamma": ("Gamma", "Board member", ""),
    "Gamma, Trustee": ("Gamma", "Trustee", ""),
    "Volunteer mentor | Gamma": ("Gamma", "Volunteer mentor", ""),
    "Agile coach, Gamma": ("Gamma", "Agile coach", ""),
    "Mitgründerin, Gamma": ("Gamma", "Mitgründerin", ""),
    "Vorstandsmitglied, Gamma e.V.": ("Gamma e.V.", "Vorstandsmitglied", ""),
    "Gamma – Membre du conseil": ("Gamma", "Membre du conseil", ""),
    "Socia fundadora, Gamma": ("Gamma", "Socia fundadora", ""),
    "Volontaria, Gamma": ("Gamma", "Volontaria", ""),
    "Conselheiro, Gamma": ("Gamma", "Conselheiro", ""),
    "Bestuurslid, Gamma": ("Gamma", "Bestuurslid", ""),
    "Styremedlem, Gamma": ("Gamma", "Styremedlem", ""),
    "Członek zarządu, Gamma": ("Gamma", "Członek zarządu", ""),
    # How much one worked is neither
    "100 % | Northfold, PM": ("Northfold", "PM", ""),
    "80 %, Northfold, PM": ("Northfold", "PM", ""),
    "PM, full-time, Northfold": ("Northfold", "PM", ""),
    "Northfold | PM | 80 % | Oslo": ("Northfold", "PM", ""),
    "PM | 80 %": ("", "PM", ""),
    "80 % | PM, Northfold": ("Northfold", "PM", ""),
    "PM · 80 %, Northfold": ("Northfold", "PM", ""),
    "Northfold, 80 % | PM, pricing, 2 days a week | Oslo": ("Northfold", "PM, pricing", ""),
    "80 %": ("", "", ""),
    "Full-time": ("", "", ""),
    # Parts that stand apart
    "Northfold – Oslo – PM": ("Northfold", "PM", ""),
    "PM – Northfold, Oslo": ("Northfold", "PM", ""),
    "Kranfix | Acme GmbH": ("Acme GmbH", "Kranfix", ""),
    "Kranfix | Oslo | Acme GmbH, Bonn": ("Acme GmbH", "Kranfix", ""),
    "Acme GmbH | Kranfix": ("Acme GmbH", "", "Kranfix"),
    "Barista, Leeds | Copper Pot": ("Barista", "", "Copper Pot"),
    "Director | Northfold | Senior Director": ("Director", "Senior Director", ""),
    "PM | Director | Northfold": ("Director", "PM", ""),
    "PM | X GmbH": ("X GmbH", "PM", ""),
    "Oslo | PM, Northfold": ("Oslo", "PM, Northfold", ""),
    "PM, pricing | Northfold": ("Northfold", "PM, pricing", ""),
    "PM, | Northfold": ("Northfold", "PM", ""),
    "PM, Northfold | Oslo": ("Northfold", "PM", "Oslo"),
    "PM, Northfold | Bonn | Oslo": ("Bonn", "PM, Northfold", ""),
    "PM, Pricing | Northfold GmbH": ("Northfold GmbH", "PM, Pricing", ""),
    "PM, Northfold GmbH | Acme GmbH": ("Northfold GmbH", "PM", "Acme GmbH"),
    # Between commas
    "Northfold, PM, pricing, Billing": ("Northfold", "PM, pricing, Billing", ""),
    "Northfold, Oslo, PM, billing": ("Northfold", "PM, billing", ""),
    "PM, pricing, billing": ("", "PM, pricing, billing", ""),
    "PM, pricing, Northfold, Oslo": ("Northfold", "PM, pricing", ""),
    "PM, pricing (Oslo, Norway), Northfold": ("Northfold", "PM, pricing (Oslo, Norway)", ""),
    "PM, Acme, Inc., Oslo": ("Acme, Inc.", "PM", ""),
    "PM, Oslo, Norway, Acme GmbH": ("Acme GmbH", "PM", "Oslo, Norway"),
    "PM, pricing, Oslo, Acme GmbH, Bonn": ("Acme GmbH", "PM, pricing", "Oslo"),
    "Barista, night shift, Copper Pot GmbH": ("Copper Pot GmbH", "Barista, night shift", ""),
    "Barista, Copper Pot GmbH, Leeds, UK": ("Copper Pot GmbH", "Barista", "Leeds, UK"),
    "Barista, Analyst Partners, Leeds": ("Analyst Partners", "Barista", "Leeds"),
    "Copper Pot GmbH, Barista, Leeds": ("Copper Pot GmbH", "", "Barista, Leeds"),
    "PM, 3i": ("3i", "PM", ""),
}


@pytest.mark.parametrize(("line", "expected"), LINES.items())
def test_names_in_a_line(line: str, expected: tuple[str, str, str]) -> None:
    """The part with a word of titles is the title, and the first of the others the organisation."""
    assert names(line) == Names(*expected)
    assert names(f" - {line} |") == Names(*expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("Acme", "Acme"),
        (" | Acme, Oslo", "Acme"),
        (" , Acme", "Acme"),
        ("Acme – Oslo, Norway", "Acme"),
        ("Acme, Inc., Oslo", "Acme, Inc."),
        (" | , ", ""),
    ],
)
def test_an_organisation_without_its_place(text: str, expected: str) -> None:
    """An organisation is what comes first, with the words of its legal form."""
    assert organisation(text) == expected


@pytest.mark.parametrize(
    ("text", "title", "organisation"),
    [
        ("", "", ""),
        ("Northfold", "", ""),
        ("PM", "PM", ""),
        ("Senior PM Northfold", "Senior PM", "Northfold"),
        ("PM, Northfold", "PM", "Northfold"),
        ("PM Northfold Oslo", "PM", "Northfold Oslo"),
        ("Senior Growth PM Tind", "Senior Growth PM", "Tind"),
        ("Clever PM Tind", "", ""),
        ("Growth Tind", "", ""),
        ("PM northfold", "", ""),
        ("PM Northfold oslo", "", ""),
        ("PM Tind Sales", "", ""),
        ("PM Tind Senior", "", ""),
    ],
)
def test_names_that_run_on(text: str, title: str, organisation: str) -> None:
    """A title of known words is parted from a name behind it, else nothing is."""
    assert run_on(text) == Names(organisation, title)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Acme", False),
        ("Acme Inc", True),
        ("Acme inc.", True),
        ("Acme Inc, Oslo", True),
        ("Acme Incident", False),
        ("Bright Analytics, Oslo", True),
        ("Bright Analytics team", False),
        ("Sales Analytics", False),
        ("Product GROUP", False),
        ("Analytics", False),
    ],
)
def test_what_ends_as_organisations_do(text: str, expected: bool) -> None:  # noqa: FBT001
    """A legal form makes an organisation, or a word behind a name that is no area of work."""
    assert is_a_firm(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", 0),
        ("Senior", 0),
        ("PM", 1),
        ("Produktmanager", 1),
        ("Senior PM", 1.5),
        ("Senior staff PM", 1.5),
        ("Senior PM lead", 2.5),
        ("pm&x", 0),
    ],
)
def test_how_much_a_text_looks_like_a_title(text: str, expected: float) -> None:
    """Each word of titles counts, and a rank beside one counts half, once."""
    assert titleness(text) == expected
