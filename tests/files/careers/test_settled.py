"""What joins a decision: each job once, as many as fit, and one current role."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from spikes.files.careers import Answers
from spikes.files.careers.rows import Row
from spikes.files.careers.settled import MOST_SENTENCES, Settled, few, settled
from spikes.model import MOST_OFFERS, MOST_ROLES, Offer, Ratings, Role
from tests.files.careers.examples import BLANK

NONE = Answers()
UNRATED = Ratings.none_yet()


def role(name: str, year: int, end: int | None = None, title: str = "") -> Role:
    """Return a role from July of a year, to June of another or on."""
    last = date(end, 6, 1) if end else None
    return Role(organisation=name, title=title, start=date(year, 7, 1), end=last, ratings=UNRATED)


def offer(name: str, title: str = "") -> Offer:
    """Return an offer that is not rated."""
    return Offer(organisation=name, title=title, ratings=UNRATED)


def rows(*jobs: Role | Offer) -> list[Row[Any]]:
    """Return a row for each job."""
    return [Row(i, job.organisation, job) for i, job in enumerate(jobs, 1)]


@pytest.mark.parametrize(
    ("number", "more"), [(0, ""), (50, ""), (51, "And 1 more"), (1_060, "And 1,010 more")]
)
def test_few_sentences(number: int, more: str) -> None:
    """Of many sentences the first 50 are said, and how many more there are."""
    sentences = [f"{i}." for i in range(number)]
    rest = [f"{more} like it."] if more else []
    assert [*few(sentences)] == [*sentences[:MOST_SENTENCES], *rest]


@pytest.mark.parametrize(
    ("there", "found", "lost"),
    [
        (0, MOST_ROLES, ()),
        (MOST_ROLES - 2, 2, ()),
        (MOST_ROLES - 1, 2, ("“Firm 1” is",)),
        (MOST_ROLES - 1, 3, ("“Firm 2” and “Firm 1” are",)),
        (MOST_ROLES, 1, ("“Firm 1” is",)),
        (MOST_ROLES, 2, ("“Firm 2” and “Firm 1” are",)),
    ],
)
def test_the_latest_roles_that_fit(there: int, found: int, lost: Sequence[str]) -> None:
    """As many roles join as there is room for, the latest, in their order."""
    decision = BLANK.replace(roles=[role(f"Old {i}", 1950 + i, 2020) for i in range(there)])
    jobs = [role(f"Firm {i}", 1950 + i, 2020) for i in range(1, found + 1)]
    result = settled(rows(*jobs), decision, NONE)
    assert result.roles == tuple(jobs[len(jobs) - min(MOST_ROLES - there, found) :])
    assert result.left_out == tuple(f"60 roles fit, so {names} left out." for names in lost)


@pytest.mark.parametrize(
    ("there", "found", "lost"),
    [
        (0, MOST_OFFERS, ()),
        (MOST_OFFERS - 2, 2, ()),
        (MOST_OFFERS - 1, 2, ("“Firm 1” is",)),
        (MOST_OFFERS, 2, ("“Firm 0” and “Firm 1” are",)),
        (MOST_OFFERS, 10, (f"{', '.join(f'“Firm {i}”' for i in range(9))} and “Firm 9” are",)),
        (MOST_OFFERS, 11, (f"{', '.join(f'“Firm {i}”' for i in range(10))} and 1 more are",)),
        (MOST_OFFERS, 12, (f"{', '.join(f'“Firm {i}”' for i in range(10))} and 2 more are",)),
    ],
)
def test_the_first_offers_that_fit(there: int, found: int, lost: Sequence[str]) -> None:
    """As many offers join as there is room for, the first; of others ten are named."""
    decision = BLANK.replace(offers=[offer(f"Old {i}") for i in range(there)])
    jobs = [offer(f"Firm {i}") for i in range(found)]
    result = settled(rows(*jobs), decision, NONE)
    assert result.offers == tuple(jobs[: MOST_OFFERS - there])
    assert result.left_out == tuple(f"30 offers fit, so {names} left out." for names in lost)


THERE = "Line 1 (Acme): there already, with the same title{}; not added again."
BARE = "Line 1 (Acme): there already, without its title: write that there; not added again."


@pytest.mark.parametrize(
    ("job", "there", "left_out"),
    [
        (role("ACME", 2019, 2020, "pm"), role("Acme", 2019, 2021, "PM"), " and first month"),
        (role("Acme", 2019, 2020, "PM"), role("Acme", 2018, 2020, "PM"), None),
        (role("Acme", 2019, 2020, "PM"), role("Acme", 2019, 2020, "Lead"), None),
        (role("Acme", 2019, 2020, "PM"), role("Acme", 2019, 2020), BARE),
        (role("Acme", 2019, 2020), role("Acme", 2019, 2020, "PM"), None),
        (offer("Acme", "pm"), offer("ACME", "PM"), ""),
        (offer("Acme", "PM"), offer("Acme"), None),
        (offer("Acme"), role("Acme", 2019, 2020), None),
        (
            role("Acme", 2019, 2020, "Parental leave"),
            offer("Beta"),
            "Line 1 (Acme): this is a break and no job, so it is left out.",
        ),
    ],
)
def test_a_job_that_is_there_already(
    job: Role | Offer, there: Role | Offer, left_out: str | None
) -> None:
    """A job is there where its employer, its title and its first month are; and a break is none."""
    held = BLANK.replace(**{"roles" if isinstance(there, Role) else "offers": [there]})
    sentence = left_out if left_out and left_out.startswith("Line") else THERE.format(left_out)
    row: Row[Any] = Row(1, "Acme", job, what="Line")
    between: Row[Any] = Row(3, "", role("Between", 2001, 2002))
    both: list[Row[Any]] = [Row(2, "", there), between, row]
    for decision, given in ((held, [row]), (BLANK, both)):
        result = settled(given, decision, NONE)
        assert result.left_out == (() if left_out is None else (sentence,))
        assert (job in (*result.roles, *result.offers)) is (left_out is None)


@pytest.mark.parametrize(
    ("start", "end", "fits"),
    [
        ("2026-11", None, True),
        ("2026-12", None, False),
        ("2020-01", "2026-11", True),
        ("2020-01", "2026-12", False),
    ],
)
def test_a_job_still_to_come(start: str, end: str | None, fits: bool) -> None:  # noqa: FBT001
    """A role that begins, or ends, after the decision's month is a problem with what to do."""
    job = Role(organisation="Acme", start=start, end=end, ratings=UNRATED)
    problem = (
        "Line 1 (Acme): it goes on after 2026-11, the month this decision is made in. Correct its"
        " months or that month. A job still to come is an offer."
    )
    result = settled([Row(1, "Acme", job, what="Line")], BLANK, NONE)
    assert result == (Settled((job,)) if fits else Settled(problems=(problem,)))


WHICH = "Which of these would a new job replace?"
PM, LEAD, CTO = role("Acme", 2019), role("Beta", 2021, None, "Lead"), role("Zed", 2023)
AGED = role("Old", 1990, 2000)
OWN = role("Own", 2015)
BOARD = role("Gamma", 2024, None, "Board member")


@pytest.mark.parametrize(
    ("jobs", "own", "answer", "current", "assumed"),
    [
        ([PM, LEAD], [], None, LEAD, "Beta, as begun last."),
        ([LEAD, PM], [AGED], None, LEAD, "Beta, as begun last."),
        ([PM, LEAD, BOARD], [], None, LEAD, "Beta, as begun last apart from Gamma, {} a side job."),
        (
            [PM, BOARD, role("Delta", 2025, None, "Trustee")],
            [],
            None,
            PM,
            "Acme, as begun last apart from Delta and Gamma, {} side jobs.",
        ),
        ([BOARD, role("Delta", 2025, None, "Trustee")], [], None, None, "Delta, as begun last."),
        ([PM, LEAD], [OWN], None, None, "Own, as it is your current role here."),
        ([PM, LEAD], [OWN], " ACME ", PM, ""),
        ([PM, LEAD], [], "lead", LEAD, ""),
        ([PM, LEAD], [], " ", LEAD, "Beta, as begun last."),
    ],
)
def test_the_current_role_of_several(
    jobs: list[Role], own: list[Role], answer: str | None, current: Role | None, assumed: str
) -> None:
    """Of roles that go on one is current: the answer, else the own, else the last begun."""
    result = settled(rows(*jobs), BLANK.replace(roles=own), Answers(replaces=answer))
    said = f"A new job would replace {assumed.format('taken as')}"
    assert result.assumed == ((said,) if assumed else ())
    assert [question.text for question in result.asked] == [WHICH]
    if current:
        assert [r.organisation for r in result.roles if not r.beside] == [current.organisation]
    assert result.problems == ()


def test_a_role_that_goes_on_has_room_before_others() -> None:
    """Where there is room for one role, that is one that goes on, however early it began."""
    decision = BLANK.replace(roles=[role(f"Old {i}", 1990, 2000) for i in range(MOST_ROLES - 1)])
    result = settled(rows(PM, role("Late", 2022, 2023)), decision, NONE)
    assert result.roles == (PM,)


def test_roles_that_have_ended_are_beside_none() -> None:
    """One role that goes on is current, and no question is asked; ended ones stay as they are."""
    ended = role("Beta", 2018, 2019)
    assert settled(rows(PM, ended), BLANK, NONE) == Settled((PM, ended))
    (other, kept, current) = settled(rows(PM, ended, LEAD), BLANK, NONE).roles
    assert (other.beside, kept, current) == (True, ended, LEAD)


def test_an_answer_that_is_no_role() -> None:
    """What names no role that goes on is a problem, which names those that do."""
    result = settled(rows(PM, LEAD, AGED), BLANK, Answers(replaces="x" * 61))
    said = f"No role that goes on is called “{'x' * 60}”: choose Beta or Acme."
    assert result.problems == (said,)
    assert result.asked[0].choices == ("Beta", "Acme")
    assert result.asked[0].key == "replaces"


def test_what_rows_say_is_said_once() -> None:
    """Remarks, reasons and problems are said with their rows, after each other, as many as fit."""
    said = [Row(i, "A", None, (f"wrong {i}.",), what="Line") for i in range(1, 53)]
    result = settled(
        [
            *said,
            Row(60, "Acme", PM, remarks=("read so.",)),
            Row(61, "Beta", role("Beta", 2018, 2019), remarks=("read so.", "cut.")),
            Row(62, "Sum", None, left_out="no job."),
        ],
        BLANK,
        NONE,
    )
    assert result.assumed == ("Rows 60 (Acme) and 61 (Beta): read so.", "Row 61 (Beta): cut.")
    assert result.left_out == ("Row 62 (Sum): no job.",)
    assert result.problems[0] == "Line 1 (A): wrong 1."
    assert result.problems[49:] == ("Line 50 (A): wrong 50.", "And 2 more like it.")
