"""The documents are right: numbers are computed again, links lead somewhere, names exist."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from spikes import pay
from spikes.analysis.chance import DRAWS, HALF_WIDTHS, NOT_TICKED_HALF_WIDTH
from spikes.analysis.comparison import verdict
from spikes.analysis.ranks import SETTINGS
from spikes.analysis.results import Results
from spikes.analysis.weights import win_share
from spikes.files.decisions import sample
from spikes.model import CARRY_OVER_RULES, Dimension, Evidence, Ratings, Relevance, Role
from spikes.model.presets import ROOT, archetypes, life_phases
from spikes.scoring import (
    NOT_TICKED,
    TICKED,
    TICKED_FROM,
    UNRATED,
    CountedRatings,
    Stint,
    counted,
    coverage,
    credit,
    role_months,
    score,
)
from spikes.words import phrases
from spikes.words.answer import answer
from spikes.words.leaving import EARLY
from spikes.words.phrases import up_to_half
from tests.analysis.examples import ticked_sample
from tests.words.test_approved import BAND, LETTER

MODEL = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")
DOCUMENTS = sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), ROOT / "data" / "README.md"])

DECISION = sample()
ASSUMPTIONS = DECISION.assumptions
RESULTS = Results(DECISION)
SCORES = RESULTS.scores
COMPARISON = RESULTS.comparison or pytest.fail("the sample has two options")
SHARES = DECISION.weights.shares()
SOCIAL, MANAGEMENT, INDUSTRY, PAY, SPEED = Dimension
HEXBOURNE, FERNMOOR = SCORES["Hexbourne"], SCORES["Fernmoor Health"]
ROLES = {role.organisation: role for role in DECISION.roles}
MONTHS = {name: role_months(role, DECISION.as_of) for name, role in ROLES.items()}


def earned(name: str, d: Dimension) -> float:
    """Return the credit of a role so far in one dimension, 0 to 1."""
    ratings = counted(ROLES[name].ratings, ROLES[name].relevance, ASSUMPTIONS)
    return credit(ratings[d], MONTHS[name], ASSUMPTIONS)


def points(gain: float) -> str:
    """Return a gain in points, with its sign if it is not 0."""
    return f"{100 * gain:+.2f}".replace("-", "−") if round(100 * gain, 2) else "0.00"


def row(name: str, *cells: object) -> str:
    """Return a row of a table, or its beginning."""
    return f"| {' | '.join([name, *map(str, cells)])} |"


def need_and_rating() -> Iterator[str]:
    """Yield what counts of a rating."""
    core, adjacent, tangential = (f"{ASSUMPTIONS.relevance_caps[each]:g}" for each in Relevance)
    yield f"{core} for a core field, {adjacent} for an adjacent one"
    yield f"{tangential} for a tangential one"
    for name in ("Cartloom", "Quillstone Advisory"):
        role = ROLES[name]
        counts = counted(role.ratings, role.relevance, ASSUMPTIONS)[INDUSTRY]
        yield f"{name} is {role.relevance}: of its {role.ratings[INDUSTRY]:g}, {counts:g} count"
    yield f"A counted rating of {ASSUMPTIONS.spike_at:g} or more is a spike"


def what_one_role_closes() -> Iterator[str]:
    """Yield credits."""
    ceiling, power, full = ASSUMPTIONS.ceiling, ASSUMPTIONS.power, ASSUMPTIONS.full_credit_months
    yield rf"${ceiling:g} \cdot (r/10)^{{{power:g}}} \cdot \min(m/{full}, 1)$"
    yield f"A 9 held for {full} months closes {credit(9, full, ASSUMPTIONS):.3f}"
    yield f"a 5 closes {credit(5, full, ASSUMPTIONS):.3f}"
    rated, months = ROLES["Northfold"].ratings[PAY], MONTHS["Northfold"]
    yield f"rated {rated:g} in compensation and held for {months} months"
    yield f"closes {earned('Northfold', PAY):.3f}"
    name = "Quillstone Advisory"
    rated, months, closes = ROLES[name].ratings[SPEED], MONTHS[name], earned(name, SPEED)
    yield f"rated {rated:g} in advancement speed and left after {months} months"
    yield rf"${ceiling:g} \cdot ({rated:g}/10)^{{{power:g}}} \cdot {months}/{full} = {closes:.4f}$"


def what_all_roles_close() -> Iterator[str]:
    """Yield carry-over, and coverage as a product."""
    for rule, kept in CARRY_OVER_RULES.items():
        default = " (default)" if rule == ASSUMPTIONS.carry_over_rule else ""
        yield row(rule + default, *(f"{part:g}" for part in kept.values()))
    kept_pay = f"{ASSUMPTIONS.carry_over[PAY]:g}"
    finished = [name for name, role in ROLES.items() if role.end]
    past = "".join(rf"(1 - {kept_pay} \cdot {earned(name, PAY):.4g})" for name in finished)
    now, covered = earned("Northfold", PAY), SCORES.today[PAY]
    yield f"${past}(1 - {now:.3f}) = {1 - covered:.4f}$ is open, {covered:.4f} is covered"

    def covers(rating: float, *months: int) -> str:
        ratings = CountedRatings.of([rating] * 5)
        return f"{coverage([Stint(ratings, m) for m in months], ASSUMPTIONS)[SOCIAL]:.4f}"

    yield f"Two roles with a 9, 18 months each, cover {covers(9, 18, 18)}"
    yield f"one of 36 months {covers(9, 36)}"
    yield f"two left after 9 months {covers(9, 9, 9)}"
    yield f"Two roles with a 5 cover {covers(5, 18, 18)}"
    assert covers(5, 18, 18) < covers(9, 18)


def gain_and_fit() -> Iterator[str]:
    """Yield the table of options, and the text below it."""
    yield row("share", *(f"{100 * share:.0f} %" for share in SHARES.values()))
    today = [f"{part:.4f}" for part in SCORES.today.values()]
    yield row("today", *today, f"{SCORES.today_total:.4f}")
    for option in SCORES.options:
        covered = [f"{part:.4f}" for part in (*option.coverage.values(), option.total)]
        yield row(option.name, *covered, points(option.gain), f"{option.fit:.2f}")
    assert SCORES.options[0].gain == 0
    yield f"after {MONTHS['Northfold']} months, Northfold has given what it can"
    yield f"compensation goes from {SCORES.today[PAY]:.4f} down to {FERNMOOR.coverage[PAY]:.4f}"
    assert COMPARISON.better_job is None
    yield f"As jobs alone the two are level (fit {HEXBOURNE.fit:.2f} and {FERNMOOR.fit:.2f})"
    yield f"{100 * SCORES.today[INDUSTRY]:.0f} % of industry expertise is covered already"
    assert RESULTS.fresh_clock
    yield f"an offer for 24 months, would gain {points(RESULTS.fresh_clock)} points"
    yield from beside()


def beside() -> Iterator[str]:
    """Yield what a role adds that goes on beside the current one."""
    rated = (7, 2, 6, 2, 3)
    adviser = Role(
        organisation="Adviser",
        start="2025-12",
        relevance="adjacent",
        beside=True,
        ratings=Ratings.of(rated),
    )
    scores = score(DECISION.replace(roles=(*DECISION.roles, adviser)))
    listed = ", ".join(map(str, rated))
    yield f"since {adviser.start:%Y-%m} ({adviser.relevance}, rated {listed})"
    yield f"portfolio coverage today is {scores.today_total:.4f}"
    stay, hexbourne, fernmoor, civic = (points(option.gain) for option in scores.options)
    yield f"Stay adds {stay} points, Hexbourne {hexbourne}, Fernmoor Health {fernmoor}"
    yield f"CivicLine {civic}"


def phases_of_life() -> Iterator[str]:
    """Yield the gains under every phase's weights, the leader's in bold."""
    for phase, result in RESULTS.phases.items():
        gains = {name: points(gain) for name, gain in result.gains.items()}
        if result.leader:
            gains[result.leader] = f"**{gains[result.leader]}**"
        yield row(phase, *gains.values())


def win_shares() -> Iterator[str]:
    """Yield win shares by hand, of the pair, and of all options."""
    assert win_share([5, -1]) == 5 / 6
    assert win_share([1, 1, 1, -2, -2]) == 11 / 27
    yield "differences of 5 and −1 give 5/6; 1, 1, 1, −2 and −2 give 11/27"
    *most, last = (f"{c:+.4f}".replace("-", "−") for c in COMPARISON.differences.values())
    yield f"{COMPARISON.leader} less {COMPARISON.behind.name}: {', '.join(most)} and {last}"
    yield f"which gives {COMPARISON.win_share:.4f}"
    yield f"The lead is $D = {COMPARISON.gap:.6f}$"
    yield f"{SETTINGS:,} fixed weightings"
    best = RESULTS.first_rank
    first, *others = sorted(best, key=lambda name: -best[name])
    yield f"{first} is the best of all in {100 * best[first]:.0f} % of them"
    yield from (f"{name} in {100 * best[name]:.0f} %" for name in others)


def tipping_points() -> Iterator[str]:
    """Yield the closed form, where each weight tips, and the smallest shift."""
    c, lead, share = COMPARISON.differences, COMPARISON.gap, SHARES[SOCIAL]
    m = (lead - share * c[SOCIAL]) / (1 - share)
    t = m / (m - c[SOCIAL])
    assert t == pytest.approx(COMPARISON.tipping[SOCIAL], abs=1e-12)
    yield rf"$m = ({lead:.6f} - {share:.2f} \cdot {c[SOCIAL]:.4f}) / (1 - {share:.2f}) = {m:.4f}$"
    yield f"$t = {m:.4f} / ({m:.4f} - {c[SOCIAL]:.4f}) = {t:.4f}$"
    yield row("share now", *(f"{100 * part:.1f} %" for part in SHARES.values()))
    yield row("level at", *(f"{100 * (at or 0):.1f} %" for at in COMPARISON.tipping.values()))
    shift = COMPARISON.smallest_shift
    assert shift
    assert shift.amount < 0.01
    assert [move[:2] for move in shift.moves] == [(MANAGEMENT, PAY)]
    divided = f"{lead:.6f} / ({c[MANAGEMENT]:.4f} + {-c[PAY]:.4f})"
    yield f"From management to compensation: ${divided} = {shift.amount:.4f}$"


def chances() -> Iterator[str]:
    """Yield bands, the chance, break-even ratings, questions and the verdict."""
    halves = [f"{HALF_WIDTHS[evidence]:g}" for evidence in Evidence]
    yield row("$h$", halves[0], f"{NOT_TICKED_HALF_WIDTH:g}", *halves[1:])
    assert not any(offer.evidence for offer in DECISION.offers)
    assert not any(role.evidence for role in DECISION.roles)
    yield f"share of {2 * DRAWS:,} draws"
    yield f"{COMPARISON.leader} leads with a chance of {100 * COMPARISON.chance:.0f} %"
    low, high = (f"{100 * end:+.1f}".replace("-", "−") for end in COMPARISON.band)
    yield f"In 8 of 10 draws its lead is between {low} and {high} points"
    hexbourne = DECISION.offers[0].replace(ratings=Ratings.none_yet())
    unrated = Results(DECISION.replace(offers=(hexbourne, *DECISION.offers[1:])))
    assert unrated.comparison
    yield f"counts as {UNRATED:g}, and is drawn from 0 to 10"
    yield f"Hexbourne would gain {points(unrated.scores['Hexbourne'].gain)} points"
    yield f"with a chance of {100 * unrated.comparison.chance:.0f} %"
    yield from ticks()
    share = COMPARISON.drawn.better_job(DECISION.weights)
    yield f"Hexbourne has the higher fit in {100 * share:.0f} % of the draws, fewer than 60 %"
    yield from break_evens()
    yield from questions()
    here, mixed = COMPARISON.verdict, COMPARISON.differences
    assert here == verdict(mixed, 0.00499, 1) == verdict(mixed, 0.2, 0.599) == "too close to call"
    found = [verdict(mixed, 0.005, chance) for chance in (0.6, 0.899, 0.9)]
    assert found == ["lean", "lean", "clear"]
    yield "Too close to call: a lead under 0.5 points, or a chance under 60 %"
    yield "Clear: a chance of 90 % or more"
    yield f"Here the lead is {100 * COMPARISON.gap:.2f} points"


def ticks() -> Iterator[str]:
    """Yield what the offers gain where the roles are rated by ticks."""
    found = Results(ticked_sample())
    assert found.comparison
    assert found.comparison.leader == "Hexbourne"
    yield f"A ticked spike counts as {TICKED:g}, what is not ticked as {NOT_TICKED:g}"
    yield f"rated {TICKED_FROM:g} or more"
    hexbourne, fernmoor = (points(found.scores[o].gain) for o in ("Hexbourne", "Fernmoor Health"))
    yield f"Hexbourne gains {hexbourne} points and Fernmoor Health {fernmoor}"
    yield f"Fernmoor Health leads in {100 - 100 * found.comparison.chance:.0f} % of the draws"


def break_evens() -> Iterator[str]:
    """Yield the rating and the stay at which the two are level."""
    still_open = 1 - coverage(HEXBOURNE.option.portfolio[:-1], ASSUMPTIONS)[PAY]
    share, at = SHARES[PAY], COMPARISON.break_even[PAY].rating
    assert at
    reach = share * still_open
    rated = DECISION.offers[0].ratings[PAY] or pytest.fail("the sample is rated")
    now, most = (reach * credit(r, 24, ASSUMPTIONS) for r in (rated, 10))
    assert at == pytest.approx(10 * ((now + COMPARISON.gap) / most) ** (1 / ASSUMPTIONS.power))
    yield rf"the reach is ${share:.2f} \cdot {still_open:.4f} = {reach:.4f}$"
    yield f"draws level at a rating of {at:.2f} instead of {rated:g}; the page rounds up to 9.5"
    assert 9 < at <= 9.5
    stay = COMPARISON.shortest_stay
    assert stay
    offers = (DECISION.offers[0], DECISION.offers[1].replace(planned_months=stay - 1))
    shorter = score(DECISION.replace(offers=offers))["Fernmoor Health"].gain
    yield f"with {stay} planned months or more"
    yield f"with {stay - 1} it would gain {points(shorter)} points"
    assert shorter < HEXBOURNE.gain


def questions() -> Iterator[str]:
    """Yield what to ask first."""
    asked = COMPARISON.ask_first
    assert (asked[0].option, asked[0].dimension, asked[0].flips) == ("Fernmoor Health", SPEED, True)
    assert all(question.flips for question in asked)
    yield f"its range goes from {asked[0].low:g} to {asked[0].high:g}"
    yield f"across it the lead moves by {100 * asked[0].swing:.1f} points"
    yield f"at {asked[0].at:.2f} the two are level"
    yield f"each of the {len(asked)} ratings"


def month_by_month() -> Iterator[str]:
    """Yield the path, the need after next, and both orders of two offers."""
    path = RESULTS.paths["Fernmoor Health"]
    totals = {f"{moment.month:%Y-%m}": f"{moment.total:.4f}" for moment in path}
    for month in ("2017-05", "2018-07"):
        yield f"{month} {totals[month]}"
    yield f"without a role in 2018-08 {totals['2018-08']}"
    today, last = f"{DECISION.as_of:%Y-%m}", max(totals)
    yield f"{today}, today, {totals[today]}"
    yield f"2026-12 {totals['2026-12']}"
    yield f"{last}, the last of {FERNMOOR.option.months} months, {totals[last]}"
    for option in (HEXBOURNE, FERNMOOR):
        need = RESULTS.next_need(option)
        still_open = 100 * (1 - option.coverage[need])
        yield f"After {option.name}: {need.label.lower()}, of which {still_open:.0f} % is open"
    orders = RESULTS.orders
    assert orders
    for name, way in (("Hexbourne", orders.a_then_b), ("Fernmoor Health", orders.b_then_a)):
        yield f"{name} first: {100 * way.total:.1f} % at the end"
        yield f"{100 * way.average:.1f} % on the way"
    for option in (HEXBOURNE, FERNMOOR):
        gains = [phrases.points(RESULTS.left_after(option, months) or 0) for months in EARLY]
        yield f"{option.name} {phrases.listed(gains, 'and')}"


def beside_the_numbers() -> Iterator[str]:
    """Yield who would lead in another phase."""
    yield f"With *Provider* next, {RESULTS.phases['Provider'].leader} would lead"


def pay_as_received() -> Iterator[str]:
    """Yield what the worked letter comes to, and how it rates."""
    stay = pay.received(LETTER, DECISION.offers[0].planned_months)
    guaranteed, hoped_for = (stay.a_year(part) or 0 for part in (stay.guaranteed, stay.hoped_for))
    vests = [f"{100 * share:g}" for share in LETTER.vests]
    yield f"a base of {LETTER.base:,.0f}, a bonus of {100 * LETTER.bonus:g} %"
    yield f"of which {100 * LETTER.bonus_odds:g} % is usually paid"
    yield f"{LETTER.sign_on:,.0f} on signing"
    yield f"{LETTER.grant:,.0f} in public shares that vest {', '.join(vests[:3])} and {vests[3]} %"
    yield f"In {stay.months} months, {stay.guaranteed:,.0f} is guaranteed"
    yield f"{stay.vested:,.0f} vests"
    yield f"{stay.hoped_for:,.0f} is hoped for, {hoped_for:,.0f} a year"
    yield f"{stay.left_behind:,.0f} stays behind"
    assert pay.received(LETTER, 11).vested == 0
    yield "At 11 months nothing has vested"
    yield f"at 30 months {pay.received(LETTER, 30).vested:,.0f}"
    assert [*BAND.points] == ["p25", "p75"]
    yield f"a posted band of {BAND.p25:,.0f} to {BAND.p75:,.0f}, taken as P25 and P75"
    yield f"the {guaranteed:,.0f} a year rates {pay.rating(guaranteed, BAND):g}"
    needed = up_to_half(COMPARISON.break_even[PAY].rating or 0)
    money = pay.pay_for(needed, BAND) or 0
    yield f"would need {needed:g}, which is {money:,.0f} a year, {money - guaranteed:,.0f} more"


def what_it_leaves_out() -> Iterator[str]:
    """Yield who would lead under the other rule."""
    found = RESULTS.other_rule
    assert found
    yield f"under *{found[0]}*, {found[1]} would lead"


def assumptions() -> Iterator[str]:
    """Yield the defaults."""
    full, over = ASSUMPTIONS.full_credit_months, ASSUMPTIONS.overstay_months
    yield row("months to stay", f"{full} to {over}", "the essay; that").removesuffix(" |")
    yield f"credit is full after {full}, and {over} raise a question"
    yield row("ceiling, power", f"{ASSUMPTIONS.ceiling:g}, {ASSUMPTIONS.power:g}", "ours")
    yield row("a spike from a rating of", f"{ASSUMPTIONS.spike_at:g}", "ours")
    caps = ", ".join(f"{ASSUMPTIONS.relevance_caps[relevance]:g}" for relevance in Relevance)
    yield row("limits of industry expertise by relevance", caps, "ours")
    yield f"| what a ticked spike counts as, and what none | {TICKED:g}, {NOT_TICKED:g} |"
    rated = [rating or 0 for kind in archetypes().values() for rating in kind.values()]
    assert round(mean(rating for rating in rated if rating >= TICKED_FROM)) == TICKED
    assert round(mean(rating for rating in rated if rating < TICKED_FROM)) == NOT_TICKED
    [balanced] = set(life_phases()["Balanced"].shares().values())
    yield f"| weights of *Balanced* | {100 * balanced:.0f} % each |"


SECTIONS = {
    "Need, rating, relevance": need_and_rating,
    "Credit: what one role closes": what_one_role_closes,
    "Coverage: what all roles close": what_all_roles_close,
    "Gain and fit: what an option adds": gain_and_fit,
    "Phases of life": phases_of_life,
    "Win share: what all weightings say": win_shares,
    "Tipping points: when one weight moves": tipping_points,
    "Chance: how sure the ratings are": chances,
    "The path, month by month": month_by_month,
    "Pay as received: what a letter comes to": pay_as_received,
    "What stands beside the numbers": beside_the_numbers,
    "What it leaves out, and when not to trust it": what_it_leaves_out,
    "Where each assumption comes from": assumptions,
}


@cache
def expected() -> dict[str, list[str]]:
    """Return what each section must contain, the longest first."""
    return {section: sorted(says(), key=len, reverse=True) for section, says in SECTIONS.items()}


def worked(text: str) -> dict[str, str]:
    """Return the worked numbers, each section's quotations and tables, on one line."""
    _, *sections = re.split(r"^## ", text, flags=re.MULTILINE)
    found = {}
    for section in sections:
        title, *lines = section.splitlines()
        found[title] = " ".join(
            line.removeprefix(">").strip() for line in lines if line.startswith((">", "|"))
        )
    return found


def wrong(text: str) -> list[str]:
    """Return what is missing in the text, and the worked numbers in it that nothing expects."""
    found = []
    for section, rest in worked(text).items():
        for snippet in expected().get(section, []):
            if snippet not in rest:
                found.append(f"{section}: not there: {snippet}")
            rest = rest.replace(snippet, "…")  # noqa: PLW2901 (what is left of it)
        found += [
            f"{section}: not expected: {part}" for part in re.findall(r"\S* ?\S*\d\S* ?\S*", rest)
        ]
    return found


def test_the_models_numbers_are_those_of_the_code() -> None:
    """The worked numbers of docs/model.md are those that the code computes, and no others."""
    assert worked(MODEL).keys() == SECTIONS.keys()
    assert wrong(MODEL) == []


def test_a_wrong_number_is_found() -> None:
    """With any one digit of the worked numbers changed, the page is found to be wrong."""
    lines = MODEL.splitlines(keepends=True)
    assert wrong(MODEL) == []
    tried = 0
    for i, line in enumerate(lines):
        for digit in re.finditer(r"\d", line if line.startswith((">", "|")) else ""):
            changed = line[: digit.start()] + str((int(digit[0]) + 1) % 10) + line[digit.end() :]
            assert wrong("".join([*lines[:i], changed, *lines[i + 1 :]])), changed
            tried += 1
    assert tried > 500


def test_the_readme_says_what_the_page_says() -> None:
    """The verdicts of the sample and of the phase one is to press are the page's."""
    text = " ".join(README.split())
    assert (
        f"Its verdict is *{answer(RESULTS).verdict}*: both offers add about twelve points" in text
    )
    assert [round(100 * option.gain) for option in RESULTS.pair] == [12, 12]
    provider = Results(DECISION.replace(weights=life_phases()["Provider"]))
    assert answer(provider).verdict == "Hexbourne, clearly"
    assert "*Provider*: Hexbourne leads, clearly" in text
    assert len(README.split()) <= 600


def test_the_first_visit_names_what_is_on_the_page() -> None:
    """The buttons and sentences that the README names are called that on the page."""
    visit = " ".join(README.partition("## Two minutes with it")[2].partition("## What")[0].split())
    pages = (ROOT / "spikes" / "page").rglob("*.py")
    sources = "".join(path.read_text(encoding="utf-8") for path in pages)
    named = re.findall(r"\*([^*]+)\*", visit)
    said = {answer(RESULTS).verdict, *life_phases()}
    assert len(named) > 7
    assert [name for name in named if name not in said and f'"{name}"' not in sources] == []


def test_a_table_says_where_things_go() -> None:
    """CONTRIBUTING.md's table names what exists, and each file and folder of `spikes`."""
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rows = text.partition("## Where things go")[2].partition("\n## ")[0].splitlines()
    named = {name for line in rows for name in re.findall(r"`(spikes/[^`]+)`", line)}
    assert [name for name in named if not (ROOT / name).exists()] == []
    ours = [path for path in (ROOT / "spikes").iterdir() if not path.name.startswith("__")]
    rooms = {f"spikes/{path.name}" + "/" * path.is_dir() for path in ours}
    assert rooms <= named


def test_the_readme_shows_every_picture() -> None:
    """Each picture that `make picture` takes is in the README."""
    shown = set(re.findall(r"docs/(\w+\.png)", README))
    taken = {path.name for path in ROOT.glob("docs/*.png")}
    assert shown == taken >= {"page.png", "dark.png", "phone.png"}


def test_tests_that_are_named_are_there() -> None:
    """SECURITY.md and CONTRIBUTING.md name tests that exist."""
    tests = {path.relative_to(ROOT).as_posix() for path in (ROOT / "tests").rglob("*.py")}
    for document, folder in (("SECURITY.md", "tests/browser/"), ("CONTRIBUTING.md", "tests/")):
        text = (ROOT / document).read_text(encoding="utf-8")
        named = re.findall(r"`((?:tests/\S*?)?\w+\.py)`", text)
        tested = [name if "/" in name else folder + name for name in named if "test" in name]
        assert tested
        assert [name for name in tested if name not in tests] == []


def links(text: str) -> list[str]:
    """Return the addresses of what a document links to or shows."""
    prose = re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE)
    return re.findall(r"\]\(([^)\s]+)\)", prose)


def anchors(text: str) -> set[str]:
    """Return the names under which a document's headings can be linked to."""
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_links_lead_somewhere(document: Path) -> None:
    """Every link of a document to another file, or to a heading, resolves."""
    text = document.read_text(encoding="utf-8")
    lost = []
    for link in links(text):
        if "://" in link:
            continue
        target, _, anchor = link.partition("#")
        path = (document.parent / target).resolve() if target else document
        there = path.is_relative_to(ROOT) and path.exists()
        if not there or (anchor and anchor not in anchors(path.read_text(encoding="utf-8"))):
            lost.append(link)
    assert lost == []


def test_every_document_is_checked() -> None:
    """No document has moved away from where its links are tested."""
    names = {document.relative_to(ROOT).as_posix() for document in DOCUMENTS}
    assert {"README.md", "SECURITY.md", "CHANGELOG.md", "CONTRIBUTING.md", "docs/model.md"} <= names
    assert "docs/page.png" in links(README)
