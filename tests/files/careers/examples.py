"""Files and pastes for tests of what reads them, and what they give in a few words."""

from pathlib import Path

from spikes.files import decisions as files
from spikes.files.careers import Answers, Found, read
from spikes.files.careers.found import Jobs
from spikes.model import Offer, Role

IMPORTS = Path(__file__).with_name("imports")
BLANK = files.blank().replace(as_of="2026-11")


def imported(name: str, answers: Answers | None = None, jobs: Jobs | None = None) -> Found:
    """Return what is found in one of the files, by the beginning of its name."""
    (path,) = IMPORTS.glob(f"{name}*")
    return read(path.read_bytes(), BLANK, jobs, answers or Answers())


def role(one: Role) -> str:
    """Return a role in a line: "Acme | PM | 2019-03 to 2021-06", "beside" where it is."""
    end = f"to {one.end:%Y-%m}" if one.end else "on"
    return f"{one.organisation} | {one.title} | {one.start:%Y-%m} {end}" + one.beside * " beside"


def roles(found: Found) -> list[str]:
    """Return the roles that were found, a line each."""
    return [role(one) for one in found.roles]


def rated(offer: Offer) -> str:
    """Return an offer in a line: "Hexbourne 3/3/9/9/4"."""
    numbers = ("–" if n is None else f"{n:g}" for n in offer.ratings.values())
    return f"{offer.organisation} {'/'.join(numbers)}"


def offers(found: Found) -> list[str]:
    """Return the offers that were found, a line each."""
    return [rated(one) for one in found.offers]
