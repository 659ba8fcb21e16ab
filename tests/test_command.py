"""The command: what it prints, as a table and as JSON, and what it says about a bad input."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from spikes.__main__ import as_json, main
from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.files.decisions import sample
from spikes.model import Assumptions, Decision, Offer, Ratings, Role
from spikes.model.presets import DATA, ROOT, life_phases
from spikes.scoring import Scores, score
from spikes.words.phrases import percent, points
from tests.analysis.examples import a_role_decides, ticked_sample
from tests.strategies import assumptions
from tests.words.test_approved import BAND, CIVIC, LETTER, offered, paid

SAMPLE = str(DATA / "sample.json")
OPTION = ["name", "coverage", "total", "gain", "fit", "spikes", "flags"]
PAIR = ["options", "leader", "verdict", "gap", "win_share", "chance", "tipping", "shortest_stay"]
ADVISER = sample().roles[0].replace(organisation="Adviser", end=None, beside=True)
QUESTION = ("option", "dimension", "flips", "swing")
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make the terminal wide enough for every name on one line."""
    monkeypatch.setenv("COLUMNS", "400")


def printed(capsys: Printed, *arguments: str) -> str:
    """Return what the command prints where all is well."""
    assert main(list(arguments)) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def saved(tmp_path: Path, *organisations: str) -> str:
    """Return the path of a file with an offer of each organisation."""
    offers = tuple(
        Offer(organisation=name, ratings=Ratings.of((3, 4, 5, 6, 7))) for name in organisations
    )
    path = tmp_path / "decision.json"
    path.write_text(files.to_json(sample().replace(offers=offers, compare=None)), encoding="utf-8")
    return str(path)


@pytest.mark.parametrize("phase", [None, *life_phases()])
def test_json_holds_every_result_in_full(capsys: Printed, phase: str | None) -> None:
    """--json prints every number as exact as it was computed, under any phase."""
    found = json.loads(printed(capsys, SAMPLE, "--json", *(["--phase", phase] if phase else [])))
    results = Results(files.read(DATA / "sample.json", phase))
    assert found["as_of"] == "2026-11"
    assert found["weights"] == results.decision.weights.shares()
    today = results.scores.today
    assert found["today"] == {"coverage": today, "total": results.scores.today_total}
    for option, printed_option in zip(results.scores.options, found["options"], strict=True):
        assert list(printed_option) == OPTION
        assert all(as_printed(getattr(option, key)) == printed_option[key] for key in OPTION)
    assert found["first_rank"] == results.first_rank
    for name, phase_result in results.phases.items():
        assert found["phases"][name] == {"leader": phase_result.leader, "gains": phase_result.gains}


def as_printed(value: Any) -> Any:
    """Return a value as JSON gives it back."""
    return json.loads(json.dumps(dict(value) if isinstance(value, Mapping) else value))


def test_json_holds_the_comparison(capsys: Printed) -> None:
    """The keys of the specification, no others, in full precision."""
    results = Results(sample())
    found, compared = (
        results.comparison,
        json.loads(printed(capsys, SAMPLE, "--json"))["comparison"],
    )
    assert found
    assert found.smallest_shift
    shift = compared.pop("smallest_shift")
    assert as_printed(found.smallest_shift.moves) == shift["moves"]
    assert found.smallest_shift.amount == shift["amount"]
    assert compared.pop("break_even") == {d: b.rating for d, b in found.break_even.items()}
    assert compared.pop("fresh_clock") == results.fresh_clock
    assert compared.pop("strongest_role") is None
    for asked, question in zip(found.ask_first, compared.pop("ask_first"), strict=True):
        assert question == {key: getattr(asked, key) for key in QUESTION}
    assert list(compared) == PAIR
    assert all(as_printed(getattr(found, key)) == compared[key] for key in PAIR)


def test_json_holds_which_roles_are_ticked_or_beside() -> None:
    """Each role has its name, whether it goes on beside any option, and its ticked spikes."""
    ticked = ticked_sample()
    found = as_json(Results(ticked.replace(roles=[*ticked.roles, ADVISER])))["roles"]
    assert [role["beside"] for role in found] == [False] * 4 + [True]
    assert [role["ticked"] for role in found] == [
        ("advancement_speed",),
        ("industry_expertise", "advancement_speed"),
        ("compensation",),
        ("compensation",),
        None,
    ]


def test_json_names_the_role_that_decides_most() -> None:
    """Where a role's rating moves the gap more than any offer's, it stands in the comparison."""
    results = Results(a_role_decides())
    assert results.comparison
    found, expected = as_json(results)["comparison"], results.comparison.strongest_role
    assert expected
    assert found["strongest_role"] == {
        "role": "Northfold",
        "dimension": expected.dimension,
        "swing": expected.swing,
    }


@pytest.mark.parametrize(
    ("decision", "said"),
    [
        (ticked_sample(), "Your roles are estimated from their spikes."),
        (a_role_decides(), "could move the gap more than any offer’s."),
        (a_role_decides(), "You haven’t rated Northfold yet."),
    ],
)
def test_the_command_says_what_limits_the_answer(
    capsys: Printed, tmp_path: Path, decision: Decision, said: str
) -> None:
    """Under the tables stand the same sentences as on the page."""
    path = tmp_path / "decision.json"
    path.write_text(files.to_json(decision), encoding="utf-8")
    assert said in printed(capsys, str(path))
    assert said not in printed(capsys, SAMPLE)


def test_json_holds_every_month_of_every_path(capsys: Printed) -> None:
    """Under `path` stand, by option, all months with their totals in full."""
    path, results = json.loads(printed(capsys, SAMPLE, "--json"))["path"], Results(sample())
    assert path == {
        name: [[f"{at.month:%Y-%m}", at.total] for at in moments]
        for name, moments in results.paths.items()
    }
    ends = (path["Stay"][0][0], path["Stay"][-1][0], path["CivicLine"][-1][0])
    assert ends == ("2017-05", "2028-11", "2029-11")


def test_json_tells_what_comes_after(capsys: Printed) -> None:
    """After each option stand its biggest need and best kinds of role; then the offers' orders."""
    found, results = json.loads(printed(capsys, SAMPLE, "--json")), Results(sample())
    for option in results.scores.options:
        after = found["after_next"][option.name]
        assert after["need"] == results.next_need(option)
        assert after["archetypes"] == as_printed(results.best_next(option))
    assert results.orders
    ways = {"Hexbourne": results.orders.a_then_b, "Fernmoor Health": results.orders.b_then_a}
    assert found["orders"] == {
        first: {"total": way.total, "average": way.average} for first, way in ways.items()
    }


@given(assumptions)
@settings(max_examples=30, deadline=None)
def test_every_assumption_has_results(assumptions: Assumptions) -> None:
    """Whatever the assumptions, JSON is made of finite numbers."""
    json.dumps(as_json(Results(sample().replace(assumptions=assumptions))), allow_nan=False)


def test_keep_looking_is_compared_with_nothing(capsys: Printed, tmp_path: Path) -> None:
    """Without a role and an offer there is one option, without a fit, and no comparison."""
    path = tmp_path / "decision.json"
    path.write_text('{"offers": []}', encoding="utf-8")
    found = json.loads(printed(capsys, str(path), "--json"))
    assert (found["comparison"], found["orders"]) == (None, None)
    assert found["first_rank"] == {"Keep looking": 1}
    (option,) = found["options"]
    values: tuple[Any, ...] = ("Keep looking", None, 0, [], [])
    assert tuple(option[key] for key in ("name", "fit", "gain", "spikes", "flags")) == values
    assert "Keep looking" in printed(capsys, str(path))
    assert "Verdict" not in printed(capsys, str(path))


@pytest.mark.parametrize("phase", life_phases())
def test_the_table_holds_every_name_and_gain(capsys: Printed, phase: str) -> None:
    """The table names the phase, the month, every option, its gain, its spikes and its flags."""
    table = printed(capsys, SAMPLE, "--phase", phase)
    assert phase in table
    assert "2026-11" in table
    for option in score(files.read(DATA / "sample.json", phase)).options:
        spikes = [d.label for d in option.spikes]
        for words in (option.name, points(option.gain), *spikes, *option.flags):
            assert words in table


def test_the_table_says_how_firm_the_answer_is(capsys: Printed, tmp_path: Path) -> None:
    """Leader, verdict, gap, win share, and tipping points, a line each; a tie has no winner."""
    table = " ".join(printed(capsys, SAMPLE).split())
    for words in ("Leader Fernmoor Health", "Verdict too close to call", "Gap in points 0.46"):
        assert words in table
    table = printed(capsys, SAMPLE)
    assert f"Fernmoor Health: {percent(0.625, 1)} of all weightings" in table
    assert f"Social impact {percent(0.077, 1)}" in table
    path = tmp_path / "decision.json"
    path.write_text(files.to_json(offered((5,) * 5, (5,) * 5)), encoding="utf-8")
    tie = printed(capsys, str(path))
    assert "Leader changes at" in tie
    assert f"A (tied): {percent(0.5, 1)} of all weightings" in tie


def test_gains_of_the_specification_stand_in_the_table(capsys: Printed) -> None:
    """The row of gains reads as the worked example says, rounded to a tenth of a point."""
    (row,) = (
        line for line in printed(capsys, SAMPLE).splitlines() if line.strip().startswith("Gain")
    )
    assert row.split()[-4:] == ["0.0", "+11.5", "+12.0", "+6.4"]


@pytest.mark.parametrize(
    "name", ["[red]x[/red]", "[/]", "[bold", ":smile:", "日本 Ünïcode 🚀", "\\[x]", "{x} %s"]
)
def test_a_name_is_printed_as_it_is(capsys: Printed, tmp_path: Path, name: str) -> None:
    """What looks like markup, an emoji's code or a format in a name is printed literally."""
    assert name in printed(capsys, saved(tmp_path, name))
    assert (
        json.loads(printed(capsys, saved(tmp_path, name), "--json"))["options"][1]["name"] == name
    )


@pytest.mark.parametrize(
    ("content", "arguments", "said"),
    [
        (b'{"offers": []', [], "line 1, column 14"),
        (b"\xff", [], "UTF-8"),
        (b"[]", [], "no “offers”"),
        (b'{"offers": [], "gaol": 1}', ["--json"], "write “goal”"),
        (b'{"offers": [], "schema": "spikes/3"}', [], "update Spikes"),
        (b'{"offers": [], "compare": ["A", "B"]}', [], "no option is called “A”"),
        (b"[" * 100_000, [], "nested too deeply"),
        (b'{"offers": []}', ["--phase", "Retired"], "choose one of Balanced"),
        (b'{"offers": []}', ["--json", "--phase", "\udcff"], "choose one of Balanced"),
        (None, [], "check the name and try again"),
    ],
)
def test_a_bad_input_ends_with_2_and_a_sentence(
    capsys: Printed, tmp_path: Path, content: bytes | None, arguments: list[str], said: str
) -> None:
    """The status is 2, the sentence stands on the error stream, and there is no result."""
    path = tmp_path / "decision.json"
    if content is not None:
        path.write_bytes(content)
    assert main([str(path), *arguments]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert "Traceback" not in err


@pytest.mark.parametrize("arguments", [[], ["a", "b"], [SAMPLE, "--colour"], [SAMPLE, "--phase"]])
def test_a_wrong_call_ends_with_2_and_the_usage(capsys: Printed, arguments: list[str]) -> None:
    """Arguments that make no sense get the usage on the error stream, and no result."""
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    out, err = capsys.readouterr()
    assert (stop.value.code, out) == (2, "")
    assert "usage: python -m spikes" in err


def test_help_names_the_phases(capsys: Printed) -> None:
    """--help says how to call the command, and every phase."""
    with pytest.raises(SystemExit) as stop:
        main(["--help"])
    assert stop.value.code == 0
    out = capsys.readouterr().out
    assert all(words in out for words in ("FILE", "--json", *life_phases()))


def run(*arguments: str, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    """Run the command in a process of its own, whose terminal has this encoding."""
    return subprocess.run(
        [sys.executable, "-m", "spikes", *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": encoding, "COLUMNS": "200"},
        capture_output=True,
        encoding=encoding,
        check=False,
    )


def test_the_command_runs_as_a_module(capsys: Printed) -> None:
    """`python -m spikes` prints what the function prints and ends with its status."""
    process = run(SAMPLE, "--json")
    assert (process.returncode, process.stderr) == (0, "")
    assert json.loads(process.stdout) == json.loads(printed(capsys, SAMPLE, "--json"))


def test_a_bad_file_ends_the_process_with_2(tmp_path: Path) -> None:
    """The status is 2, with one sentence on the error stream and no traceback."""
    process = run(str(tmp_path / "missing.json"))
    assert (process.returncode, process.stdout) == (2, "")
    assert process.stderr.count("\n") == 1
    assert "check the name" in process.stderr


def test_a_terminal_without_unicode_still_gets_an_answer(tmp_path: Path) -> None:
    """A character that its encoding lacks is a question mark; JSON loses nothing."""
    path = saved(tmp_path, "日本")
    table, result = run(path, encoding="ascii"), run(path, "--json", encoding="ascii")
    assert (table.returncode, table.stderr, result.returncode, result.stderr) == (0, "", 0, "")
    assert "??" in table.stdout
    assert json.loads(result.stdout)["options"][1]["name"] == "日本"


def test_an_entry_is_written_and_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Entry, page, chart and table are written into a folder; the command reads the entry."""
    printed(capsys, SAMPLE, "--journal", str(tmp_path / "new" / "folder"))
    written = sorted((tmp_path / "new" / "folder").iterdir())
    assert [path.suffix for path in written] == [".csv", ".html", ".md", ".png", ".svg"]
    assert f"]({written[4].name})" in written[2].read_text(encoding="utf-8")
    assert "<svg" in written[1].read_text(encoding="utf-8")
    again = json.loads(printed(capsys, str(written[2]), "--json"))
    assert again == json.loads(printed(capsys, SAMPLE, "--json"))
    assert main([SAMPLE, "--journal", str(written[0])]) == 2
    assert "cannot be written to" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["--json"], ["--journal", "--json"], ["--journal"]])
def test_one_run_scores_the_decision_once(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Entry, page, chart, table and JSON are made of one scoring.

    The scoring by the other carry-over rule is of another decision.
    """
    scored: list[Decision] = []

    def counting(decision: Decision) -> Scores:
        scored.append(decision)
        return score(decision)

    for name, module in [*sys.modules.items()]:
        if name.startswith("spikes") and getattr(module, "score", None) is score:
            monkeypatch.setattr(module, "score", counting)
    given_ = [str(tmp_path) if before == "--journal" else "" for before in arguments]
    pairs = zip(arguments, given_, strict=True)
    assert main([SAMPLE, *(each for pair in pairs for each in pair if each)]) == 0
    rule = sample().assumptions.carry_over
    own = [decision for decision in scored if decision.assumptions.carry_over == rule]
    assert len(own) == 1


IMPORTS = ROOT / "tests" / "files" / "careers" / "imports"
FOUND = ["kind", "roles", "offers", "weights", "assumed", "asked", "left_out", "problems"]


def found_in(capsys: Printed, name: str, *options: str) -> dict[str, Any]:
    """Return what the command finds in a file of a career."""
    (path,) = IMPORTS.glob(f"{name}*")
    found: dict[str, Any] = json.loads(printed(capsys, "--read", str(path), *options))
    assert list(found) == FOUND
    return found


def test_read_prints_what_is_found_in_any_file(capsys: Printed) -> None:
    """--read prints roles and offers as a decision file has them, weights in percent, sentences."""
    career = found_in(capsys, "01-")
    assert (career["kind"], career["weights"], career["offers"]) == ("linkedin", None, [])
    assert [role["start"] for role in career["roles"]] == ["2022-01", "2019-06", "2016-08"]
    assert career["roles"][0]["end"] is None
    matrix = found_in(capsys, "07-")
    assert [*matrix["weights"].values()] == [10, 15, 20, 30, 25]
    assert (
        matrix["left_out"][0]
        == "The row “WEIGHTED TOTAL” is left out, as it is worked out from the others."
    )
    roles, offers = (
        [Role.model_validate(role) for role in career["roles"]],
        [Offer.model_validate(offer) for offer in matrix["offers"]],
    )
    assert (len(roles), len(offers)) == (3, 2)


def test_read_asks_and_takes_answers(capsys: Printed) -> None:
    """What the content does not say is asked; --answer and --replace answer it."""
    assert found_in(capsys, "09-")["asked"] == ["Are these out of 5?"]
    answered = found_in(capsys, "09-", "--answer", "yes")
    assert answered["asked"] == []
    assert answered["offers"][0]["ratings"]["compensation"] == 10
    assert found_in(capsys, "03-")["asked"] == ["Which of these would a new job replace?"]
    replaced = found_in(capsys, "03-", "--replace", "Sensa Advisory")
    assert replaced["asked"] == []
    assert [role["beside"] for role in replaced["roles"]] == [True, False, True, False]
    assert found_in(capsys, "01-", "--as", "roles")["kind"] == "linkedin"


def test_read_says_why_nothing_was_found(capsys: Printed, tmp_path: Path) -> None:
    """Where nothing is read, the exit status is 2, and sentences on the error stream say why."""
    (tmp_path / "empty.txt").write_text(" ")
    for path in (*IMPORTS.glob("17*"), tmp_path / "empty.txt", tmp_path / "none"):
        assert main(["--read", str(path)]) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert err.strip().endswith(".")
    with pytest.raises(SystemExit, match="2"):
        main([])


def test_json_holds_pay() -> None:
    """Options with pay have their money over the stay, and a rating where there is a market."""
    found = as_json(Results(paid(LETTER, CIVIC, market=None)))["pay"]
    assert list(found) == ["Hexbourne", "Fernmoor Health"]
    assert found["Hexbourne"] == {
        "guaranteed": 380_000,
        "hoped_for": pytest.approx(487_200),
        "vested": 80_000,
        "left_behind": 320_000,
        "rating": None,
    }
    rated = as_json(Results(paid(LETTER, market=BAND)))["pay"]
    assert {name: pay["rating"] for name, pay in rated.items()} == {"Hexbourne": 7}


def test_pay_changes_no_other_result() -> None:
    """All that the command prints is the same with and without pay, to the last digit."""
    with_pay = as_json(Results(paid(LETTER, LETTER.replace(base=1), market=BAND)))
    without = as_json(Results(sample()))
    assert with_pay.pop("pay")
    assert without.pop("pay") == {}
    assert json.dumps(with_pay) == json.dumps(without)


def test_each_package_is_a_line(capsys: Printed, tmp_path: Path) -> None:
    """The command says how much of each package one receives; without one it says nothing."""
    path = tmp_path / "paid.json"
    path.write_text(files.to_json(paid(LETTER, market=BAND)), encoding="utf-8")
    assert "Hexbourne: Of the 400,000 on the letter, 80,000 vest" in printed(capsys, str(path))
    assert "guaranteed" not in printed(capsys, SAMPLE)


def test_json_holds_must_haves_and_the_next_phase() -> None:
    """For each offer whether it meets a must-have, null where unknown; a phase only if chosen."""
    offers = [sample().offers[0].replace(meets={"Remote": False}), *sample().offers[1:]]
    plain = as_json(Results(sample()))
    assert "next_phase" not in plain
    assert set(map(len, plain["must_haves"].values())) == {0}
    decision = sample().replace(must_haves=["Remote"], offers=offers, next_phase="Provider")
    found = as_json(Results(decision))
    assert found["must_haves"] == {
        "Hexbourne": {"Remote": False},
        "Fernmoor Health": {"Remote": None},
        "CivicLine": {"Remote": None},
    }
    assert found["next_phase"] == {"phase": "Provider", "leader": "Hexbourne"}


def test_the_table_names_a_must_have_missed_and_the_next_phase(
    capsys: Printed, tmp_path: Path
) -> None:
    """Both stand below it, each in a sentence."""
    leader = sample().offers[1].replace(meets={"Remote": False})
    offers = [sample().offers[0], leader, sample().offers[2]]
    decision = sample().replace(must_haves=["Remote"], offers=offers, next_phase="Provider")
    path = tmp_path / "decision.json"
    path.write_text(files.to_json(decision), encoding="utf-8")
    said = printed(capsys, str(path))
    assert "But Fernmoor Health misses a must-have: Remote." in said
    assert "In your next phase, Provider, Hexbourne would lead." in said
