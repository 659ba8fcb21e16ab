"""The command: what it prints, as a table and as JSON, and what it says of a bad input."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from spikes.__main__ import main
from spikes.analysis.time import best_archetypes, in_which_order, next_need, paths
from spikes.files.decisions import read, sample, to_json
from spikes.model import Decision, Dimension, Offer, Ratings
from spikes.model.domain import DATA, ROOT, archetypes, life_phases
from spikes.scoring import Scores, score
from spikes.words import wording

SAMPLE = str(DATA / "sample.json")
Printed = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _wide(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal wide enough for every name on one line."""
    monkeypatch.setenv("COLUMNS", "400")


def printed(capsys: Printed, *arguments: str) -> str:
    """What the command prints where all is well."""
    assert main(list(arguments)) == 0
    out, err = capsys.readouterr()
    assert err == ""
    return out


def saved(tmp_path: Path, *organisations: str) -> str:
    """The path of a file with an offer of each organisation."""
    offers = tuple(
        Offer(organisation=name, ratings=Ratings.of((3, 4, 5, 6, 7))) for name in organisations
    )
    path = tmp_path / "decision.json"
    path.write_text(to_json(sample().replace(offers=offers, compare=None)), encoding="utf-8")
    return str(path)


def documented(decision: Decision, scores: Scores) -> dict[str, object]:
    """The structure that --json documents, put together from the scores."""
    return {
        "as_of": f"{decision.as_of:%Y-%m}",
        "weights": {str(d): share for d, share in decision.weights.shares().items()},
        "today": {
            "coverage": {str(d): scores.today[d] for d in Dimension},
            "total": scores.today_total,
        },
        "options": [
            {
                "name": option.name,
                "coverage": {str(d): option.coverage[d] for d in Dimension},
                "total": option.total,
                "gain": option.gain,
                "fit": option.fit,
                "spikes": [str(d) for d in option.spikes],
                "flags": list(option.flags),
            }
            for option in scores.options
        ],
    }


@pytest.mark.parametrize("phase", [None, *life_phases()])
def test_json_holds_every_result_in_full(capsys: Printed, phase: str | None) -> None:
    """--json prints the documented keys, with every number as exact as it was computed, under
    any phase.
    """
    result = json.loads(printed(capsys, SAMPLE, "--json", *(["--phase", phase] if phase else [])))
    decision = read(DATA / "sample.json", phase)
    expected = documented(decision, score(decision))
    assert {key: result[key] for key in expected} == expected
    assert list(result["weights"]) == list(Dimension)


def test_json_holds_every_month_of_every_path(capsys: Printed) -> None:
    """Under `path` stand, by option, the months from the first role's to the option's last, each
    with its total in full.
    """
    path = json.loads(printed(capsys, SAMPLE, "--json"))["path"]
    decision = read(DATA / "sample.json")
    assert path == {
        name: [[f"{at.month:%Y-%m}", at.total] for at in moments]
        for name, moments in paths(decision).items()
    }
    assert list(path) == list(score(decision).names())
    assert (path["Stay"][0][0], path["Stay"][-1][0], path["CivicLine"][-1][0]) == (
        "2017-05",
        "2028-11",
        "2029-11",
    )


def test_json_tells_what_comes_after(capsys: pytest.CaptureFixture[str]) -> None:
    """After each option the biggest need and the best kinds of role are told, and of two offers
    both orders.
    """
    printed_out = json.loads(printed(capsys, SAMPLE, "--json"))
    decision = sample()
    for option in score(decision).options:
        after = printed_out["after_next"][option.name]
        assert after["need"] == next_need(option, decision.weights)
        assert [tuple(kind) for kind in after["archetypes"]] == list(
            best_archetypes(decision, option, archetypes())
        )
    orders = in_which_order(decision, "Hexbourne", "Fernmoor Health")
    assert printed_out["orders"] == {
        "Hexbourne": {"total": orders.a_then_b.total, "average": orders.a_then_b.average},
        "Fernmoor Health": {"total": orders.b_then_a.total, "average": orders.b_then_a.average},
    }


def test_json_of_keep_looking_has_no_fit(capsys: Printed, tmp_path: Path) -> None:
    """Without a current role the first option is Keep looking, whose fit is null and whose gain
    is 0.
    """
    path = tmp_path / "decision.json"
    path.write_text('{"offers": []}', encoding="utf-8")
    (option,) = json.loads(printed(capsys, str(path), "--json"))["options"]
    assert (option["name"], option["fit"], option["gain"], option["spikes"], option["flags"]) == (
        "Keep looking",
        None,
        0,
        [],
        [],
    )
    assert "Keep looking" in printed(capsys, str(path))


@pytest.mark.parametrize("phase", life_phases())
def test_the_table_holds_every_name_and_gain(capsys: Printed, phase: str) -> None:
    """The table names the phase and the month, every option, its gain in points, its spikes and
    its flags.
    """
    table = printed(capsys, SAMPLE, "--phase", phase)
    assert phase in table
    assert "2026-11" in table
    for option in score(read(DATA / "sample.json", phase)).options:
        for words in (
            option.name,
            wording.points(option.gain),
            *(d.label for d in option.spikes),
            *option.flags,
        ):
            assert words in table


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
        (b'{"offers": [], "schema": "spikes/2"}', [], "update Spikes"),
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
    """The status is 2, the sentence stands on the error stream, and nothing is printed as a
    result.
    """
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
    """Arguments that make no sense get the usage on the error stream, and nothing else is
    printed.
    """
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
    """The command in a process of its own, whose terminal has this encoding."""
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
    """A missing file ends the process with status 2, one sentence on the error stream and no
    traceback.
    """
    process = run(str(tmp_path / "missing.json"))
    assert (process.returncode, process.stdout) == (2, "")
    assert process.stderr.count("\n") == 1
    assert "check the name" in process.stderr


def test_a_terminal_without_unicode_still_gets_an_answer(tmp_path: Path) -> None:
    """Where the terminal's encoding lacks a character the table shows a question mark, and JSON
    loses nothing.
    """
    path = saved(tmp_path, "日本")
    table, result = run(path, encoding="ascii"), run(path, "--json", encoding="ascii")
    assert (table.returncode, table.stderr, result.returncode, result.stderr) == (0, "", 0, "")
    assert "??" in table.stdout
    assert json.loads(result.stdout)["options"][1]["name"] == "日本"


def test_an_entry_is_written_and_read_again(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The journal's entry, its page, its chart and its table are written into a folder; the
    entry is a file the command reads.
    """
    printed(capsys, SAMPLE, "--journal", str(tmp_path / "new" / "folder"))
    written = sorted((tmp_path / "new" / "folder").iterdir())
    assert [path.suffix for path in written] == [".csv", ".html", ".md", ".png", ".svg"]
    assert f"]({written[4].name})" in written[2].read_text(encoding="utf-8")
    assert "<svg" in written[1].read_text(encoding="utf-8")
    again = json.loads(printed(capsys, str(written[2]), "--json"))
    assert again == json.loads(printed(capsys, SAMPLE, "--json"))
    assert main([SAMPLE, "--journal", str(written[0])]) == 2
    assert "cannot be written to" in capsys.readouterr().err
