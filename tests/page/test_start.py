"""Three steps to a first answer of one's own: kept at once, left and come back to at will."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from spikes import edits
from spikes.files import decisions as files
from spikes.model import Dimension, Evidence, Offer, Ratings, Relevance, Role, Weights, presets
from spikes.page.session import parts
from spikes.page.start.offers import ONCE_NAMED
from spikes.page.start.spikes import NONE
from spikes.page.start.steps import ASKED
from tests.page.hands import (
    SAMPLE,
    UNRATED,
    answer,
    buttons,
    choose,
    component,
    decision_number,
    enter,
    errors,
    hand_over,
    key,
    moved,
    now,
    open_folds,
    pair,
    prefer,
    press,
    said,
    sent,
    session,
    settled,
    show,
    shown,
    slid,
    toasts,
    type_in,
    unfolded,
    visit,
)

ROLES = "Organisation\tTitle\tFrom\tTo\nAcme\tPM\t2019-03\t2022-06\nBeta\tLead\t2022-07\t"
ROLES_ASKED, SPIKES_ASKED, OFFERS_ASKED = ASKED.values()
SOCIAL, MANAGEMENT, INDUSTRY, PAY, SPEED = Dimension
ACME = Role(organisation="Acme", title="PM", start="2019-03", end="2022-06", ratings=UNRATED)
BETA = Role(organisation="Beta", title="Lead", start="2022-07", ratings=UNRATED)
OWN = files.blank().replace(roles=[ACME, BETA], as_of="2026-11")
TICKED = edits.tick(edits.tick(OWN, 0, []).decision, 1, [Dimension.COMPENSATION]).decision


def heading(at: AppTest) -> str:
    """Return the heading of the step that is open, or of what is on the whole page."""
    return str(at.header[0].value)


def go_to(at: AppTest, step: int) -> AppTest:
    """Press a step."""
    return settled(shown(at, "own step").set_value(step).run())


def tick(at: AppTest, index: int, *choices: Any) -> AppTest:
    """Tick what a role gave most."""
    pills = next(
        each for each in at.button_group if (each.key or "").startswith(f"own ticks {index} ")
    )
    return settled(pills.set_value(list(choices)).run())


def ticks(at: AppTest, index: int) -> list[Any]:
    """Return what is ticked, in its order."""
    place = f"own ticks {index} "
    found: Any = next(each for each in at.button_group if (each.key or "").startswith(place))
    return list(found.value)


def focused(at: AppTest) -> str:
    """Return what was last put into focus."""
    return str(sent(at, "attention")["focus"][1])


def rate(at: AppTest, *values: tuple[float, ...]) -> AppTest:
    """Rate the first two offers."""
    rated = {
        f"offer{index} {d}": value
        for index, of in enumerate(values)
        for d, value in zip(Dimension, of, strict=True)
    }
    return settled(slid(at, "own ratings 0", moved(rated)))


def test_three_steps_to_a_first_answer() -> None:
    """Roles, a tick each, and two rated offers give an answer, without the rest of the page."""
    at = press(visit(), "Start my own")
    assert heading(at) == ROLES_ASKED
    assert not at.tabs
    assert "Go on" not in buttons(at)
    press(type_in(at, "roles", ROLES), "Add 2 roles")
    assert [button for button in buttons(at) if button in {"Add another role", "Go on"}] == [
        "Add another role",
        "Go on",
    ]
    enter(at, **{"own relevance 0 {}": "adjacent"})
    assert ONCE_NAMED not in said(at)
    press(at, "Go on")
    assert heading(at) == SPIKES_ASKED
    tick(at, 0, PAY)
    tick(at, 1, SPEED, SOCIAL)
    press(at, "Go on")
    assert heading(at) == OFFERS_ASKED
    for index, name in enumerate(("Gamma", "Delta")):
        enter(at, **{f"offer {index} {{}} organisation": name})
    rate(at, (3, 3, 9, 9, 4), (6, 8, 3, 5, 8))
    assert errors(at) == []
    assert [offer.organisation for offer in now(at).offers] == ["Gamma", "Delta"]
    assert now(at).roles[0].relevance is Relevance.ADJACENT
    gut = at.button_group(key=f"gut {decision_number(at)}")
    assert gut.options == ["Stay", "Gamma", "Delta"]
    settled(gut.set_value("Delta").run())
    assert now(at).journal.gut == "Delta"
    assert answer(at)
    assert pair(at) == ["Gamma", "Delta"]
    assert session(at).own_step == 0
    assert at.session_state["tab"] == "Ratings"


@pytest.mark.parametrize(
    ("gut", "said_then"),
    [
        ("Gamma", ["Your gut and the numbers agree: Gamma."]),
        ("Stay", ["Your gut said Stay. The numbers say Gamma."]),
        ("", []),
    ],
)
def test_gut_and_numbers(gut: str, said_then: list[str]) -> None:
    """A notice says whether the gut prefers what the numbers do; none where it was skipped."""
    offers = [
        Offer(organisation=name, ratings=Ratings.of([of] * 5))
        for name, of in (("Gamma", 10), ("Delta", 1))
    ]
    at = go_to(press(visit(TICKED.replace(offers=offers)), "Back to the three steps"), 3)
    if gut:
        prefer(at, gut)
    else:
        press(at, "Skip this")
    assert toasts(at) == said_then
    assert sent(at, "attention")["told"][1] == "".join(said_then)


def test_a_tie_has_no_notice() -> None:
    """Where no option leads, nothing is said of gut and numbers."""
    offers = [Offer(organisation=name, ratings=Ratings.of([9] * 5)) for name in "XY"]
    at = prefer(visit(TICKED.replace(offers=offers)), "X")
    assert answer(at)[0] == "Level"
    assert toasts(at) == []


def test_at_the_first_look_the_best_two_are_shown() -> None:
    """Of three offers the best two are compared, whichever an edit had put side by side."""
    offers = [
        Offer(organisation=name, ratings=Ratings.of([of] * 5))
        for name, of in (("Gamma", 5), ("Delta", 2), ("Epsilon", 9))
    ]
    pinned = TICKED.replace(offers=offers, compare=("Gamma", "Delta"))
    assert pair(press(visit(pinned), "Skip this")) == ["Epsilon", "Gamma"]


def test_the_steps_are_in_the_menu_once_the_answer_was_looked_at() -> None:
    """The menu starts one's own career over, or goes on in the steps, without the gut question."""
    at = visit()
    assert "Start over" not in buttons(at)
    assert "Back to the three steps" not in buttons(show(at, "menu"))
    offers = [Offer(organisation="Gamma", ratings=Ratings.of([9] * 5))]
    at = press(visit(TICKED.replace(offers=offers)), "Skip this")
    assert "Start my own" not in buttons(at)
    press(show(at, "menu"), "Back to the three steps")
    assert heading(at) == OFFERS_ASKED
    assert not any((group.key or "").startswith("gut") for group in at.button_group)
    press(at, "See the answer")
    assert answer(at)
    assert session(at).focused[1] == "answer words"
    press(at, "Start over")
    assert (heading(at), now(at).roles) == (ROLES_ASKED, ())


def test_weights_of_ones_own_are_said() -> None:
    """Where no phase of life is chosen, the step says why; how close a field is stands at once."""
    offers = [Offer(organisation="Gamma", ratings=UNRATED)]
    own = "You are using weights of your own."
    weighed = TICKED.replace(offers=offers, weights=Weights.of((1, 2, 3, 4, 90)))
    at = go_to(press(visit(weighed), "Back to the three steps"), 3)
    assert own in said(at)
    enter(at, **{"offer 0 {} relevance": "adjacent"})
    assert now(at).offers[0].relevance is Relevance.ADJACENT
    assert own not in said(choose(at, "phase", "Provider"))


def test_a_step_is_kept_and_come_back_to() -> None:
    """What the browser keeps says which step is open; a reload opens it; undo goes back too."""
    at = press(type_in(press(visit(), "Start my own"), "roles", ROLES), "Add 2 roles")
    press(at, "Go on")
    settled(hand_over(at, "storage", "report", {"what": "found", "id": None, "work": None}))
    kept = sent(at, "storage")["work"]
    assert kept["own_step"] == 2
    again = visit()
    settled(hand_over(again, "storage", "report", {"what": "found", "id": "1", "work": kept}))
    assert heading(again) == SPIKES_ASKED
    assert now(again) == now(at)
    assert heading(go_to(again, 1)) == ROLES_ASKED
    assert heading(go_to(again, 3)) == OFFERS_ASKED
    press(at, "undo")
    assert (now(at).roles, heading(at)) == ((), SPIKES_ASKED)
    assert now(press(at, "undo")) == SAMPLE


def test_the_whole_page_is_a_press_away_and_back() -> None:
    """One may leave the steps at any time, and goes on later where something is missing."""
    at = press(press(visit(), "Start my own"), "Go to the whole page")
    assert at.tabs
    assert heading(press(at, "Back to the three steps")) == ROLES_ASKED
    go_to(at, 3)
    enter(at, **{"offer 0 {} organisation": "Gamma"})
    press(at, "See the answer")
    assert heading(at) == "Which one does your gut prefer?"
    assert session(at).focused[1] == "answer"
    press(at, "Back to the three steps")
    assert heading(at) == ROLES_ASKED
    press(press(at, "See the answer"), "Skip this")
    assert "Back to the three steps" not in buttons(at)


def test_what_waits_in_a_box_outlasts_another_step() -> None:
    """What is typed and not yet added is there again when one comes back to its step."""
    at = type_in(press(visit(), "Start my own"), "roles", "Acme, PM, Jan")
    assert errors(at)
    go_to(go_to(at, 3), 1)
    assert at.text_area[0].value == "Acme, PM, Jan"
    press(press(at, "Go to the whole page"), "Back to the three steps")
    assert at.text_area[0].value == "Acme, PM, Jan"


def test_a_career_without_offers_opens_at_the_step_that_is_next() -> None:
    """A decision with roles alone goes on with their spikes, then with offers."""
    assert heading(visit(files.blank())) == ROLES_ASKED
    assert heading(visit(OWN)) == SPIKES_ASKED
    assert heading(visit(TICKED)) == OFFERS_ASKED


def test_two_ticks_a_role() -> None:
    """A third tick replaces the first; none of these is an answer; unticked, it is that too."""
    at = visit(OWN)
    tick(at, 0, SPEED)
    tick(at, 0, SPEED, SOCIAL)
    assert ticks(at, 0) == [SPEED, SOCIAL]
    assert now(at).roles[0].ratings == Ratings.of((8, 4, 4, 4, 8))
    tick(at, 0, SPEED, SOCIAL, PAY)
    assert ticks(at, 0) == [SOCIAL, PAY]
    tick(at, 0, SOCIAL, PAY, NONE)
    assert ticks(at, 0) == [NONE]
    assert now(at).roles[0].ratings == Ratings.of([4] * 5)
    assert set(now(at).roles[0].evidence.values()) == {Evidence.TICKED}
    tick(at, 0, NONE, INDUSTRY)
    assert ticks(at, 0) == [INDUSTRY]
    assert ticks(tick(at, 0), 0) == [NONE]
    assert now(at).roles[1] == BETA
    assert ticks(at, 1) == []


def test_what_is_rated_by_hand_is_not_ticked() -> None:
    """Its sliders are a press away; what they rate is said and no longer among the pills."""
    at = tick(visit(OWN), 0, PAY)
    career = session(at).career
    at.session_state[f"own sliders 0 in {career}, of 2"] = True
    settled(at.run())
    rated = dict(zip(Dimension, (6, 4, 4, 8, 4), strict=True))
    panel = f"role 0 in {career}, of 2 ratings"
    settled(slid(at, panel, moved({f"role0 {d}": value for d, value in rated.items()})))
    assert "Rated by hand, out of 10: social impact 6." in said(at)
    tick(at, 0, SPEED)
    assert now(at).roles[0].ratings == Ratings.of((6, 4, 4, 4, 8))


def test_once_roles_are_added_the_goal_comes_first() -> None:
    """The first roles lead to the goal that they are compared with; listed as on a CV, then on."""
    at = press(type_in(press(visit(), "Start my own"), "roles", ROLES), "Add 2 roles")
    assert focused(at) == f"goal {decision_number(at)}"
    for step, kind in ((1, "own relevance"), (2, "own ticks")):
        keys = [each.key or "" for each in go_to(at, step).button_group]
        assert [key.split()[2] for key in keys if key.startswith(kind)] == ["1", "0"]  # Beta first
    later = OWN.replace(goal="Head of product", roles=[])
    at = press(type_in(go_to(visit(later), 1), "roles", ROLES), "Add 2 roles")
    assert focused(at) == f"own relevance 1 {decision_number(at)}"


def test_a_fold_names_nothing_that_is_renamed_in_it() -> None:
    """What an offer or a role is called changes no label, and folds nothing."""
    gamma = Offer(organisation="Gamma", ratings=UNRATED)
    for step, field in ((1, "role 0 {} organisation"), (3, "offer 0 {} organisation")):
        at = press(visit(TICKED.replace(offers=[gamma])), "Back to the three steps")
        unfolded(go_to(at, step))
        before = open_folds(at)
        assert before
        enter(at, **{field: "Renamed"})
        assert open_folds(at) == before
        assert not any(name in label for label in before for name in ("Gamma", "Acme", "Renamed"))


def test_another_role_is_added_and_one_is_edited_and_removed() -> None:
    """The box comes back at a press; a role's fields are folded; what is removed comes back."""
    at = go_to(visit(OWN), 1)
    assert not at.text_area
    press(at, "Add another role")
    type_in(at, "roles", "Organisation\tFrom\tTo\nOld\t2010-01\t2011-01")
    press(at, "Add 1 role")
    assert not at.text_area
    assert focused(at) == f"own relevance 2 {decision_number(at)}"
    press(at, "Remove Old")
    assert now(at).roles == OWN.roles
    press(at, "Bring back Old")
    enter(at, **{"role 0 {} title": "Group PM"})
    assert now(at).roles[0].title == "Group PM"


def test_a_job_that_goes_on_beside_can_be_the_one_to_replace() -> None:
    """Of several that go on, an offer replaces one; which, is a press away."""
    board = Role(organisation="Board", start="2020-01", ratings=UNRATED, beside=True)
    at = go_to(visit(OWN.replace(roles=[ACME, BETA, board])), 1)
    assert "beside any option" in said(at)
    press(at, "A new job would replace Board")
    current = now(at).current_role
    assert current
    assert current.organisation == "Board"
    assert now(at).roles[1].beside


def test_offers_are_named_rated_and_started_from_a_kind() -> None:
    """A name makes an offer; a kind of role fills in guesses; there is room for more."""
    at = go_to(visit(OWN), 3)
    assert not any("own ratings" in node.proto.id for node in at.get("bidi_component"))
    assert said(at).count(ONCE_NAMED) == 2
    enter(at, **{"offer 1 {} organisation": "Gamma"})  # in the second place, it is the first
    due = date(2026, 12, 4)
    enter(at, **{"offer 0 {} title": "Lead", "offer 0 {} reply_by": due})
    enter(at, **{"offer 0 {} kind": "Founder"})
    kind = presets.archetypes()["Founder"]
    assert now(at).offers == (
        Offer(organisation="Gamma", title="Lead", reply_by=due, ratings=kind),
    )
    rows = sent(at, "own ratings 0")["rows"]
    assert {cell["evidence"] for row in rows for cell in row["cells"]} == {"guess"}
    assert "Add another offer" not in buttons(at)
    assert said(at).count(ONCE_NAMED) == 1
    enter(at, **{"offer 1 {} organisation": "Delta"})
    assert ONCE_NAMED not in said(at)
    press(at, "Add another offer")
    enter(at, **{"offer 2 {} organisation": "Epsilon"})
    assert [offer.organisation for offer in now(at).offers] == ["Gamma", "Delta", "Epsilon"]
    assert component(at, "own ratings 2")
    enter(at, **{"offer 2 {} organisation": " "})
    assert errors(at) == ["Organisation: give it a name."]
    assert key(at, "offer 2 {} organisation").value == " "


def test_several_offers_come_from_a_sheet() -> None:
    """They take the places that are there, and are rated as the sheet rates them."""
    at = go_to(visit(OWN), 3)
    at.session_state[f"own sheet {session(at).career}"] = True
    settled(at.run())
    sheet = "Organisation\tCompensation\nGamma\t9\nDelta\t5\nEpsilon\t7"
    press(type_in(at, "offers", sheet), "Add 3 offers")
    assert [offer.ratings.compensation for offer in now(at).offers] == [9, 5, 7]
    assert focused(at) == f"offer 0 {decision_number(at)} organisation"
    press(type_in(at, "offers", "Organisation\tCompensation\nZeta\t8"), "Add 1 offer")
    assert focused(at) == f"offer 3 {decision_number(at)} organisation"
    assert key(at, "offer 2 {} organisation").value == "Epsilon"


@pytest.mark.parametrize("was_open", ["roles", "journal"])
def test_the_sample_and_an_offer_open_their_tab_from_any(was_open: str) -> None:
    """The way to an offer, and to the sample, leads to Ratings wherever the address says one is."""
    at = show(press(visit(TICKED), "Go to the whole page"), was_open)
    at.query_params["tab"] = parts.TABS[was_open]  # as a browser writes it
    if was_open == "roles":
        press(at, "Add an offer next")
    else:
        at.session_state[f"menu {decision_number(at)}"] = True
        press(settled(at.run()), "Sample career")
    assert at.session_state["tab"] == parts.TABS["ratings"]
