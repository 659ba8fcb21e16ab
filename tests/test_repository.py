"""The files that other people's tools read: workflows, templates, hooks and pins."""

import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from spikes.model.presets import ROOT

GITHUB = ROOT / ".github"
FORMS = GITHUB / "ISSUE_TEMPLATE"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
SCHEMAS = {
    "vendor.github-workflows": WORKFLOWS,
    "custom.github-workflows-require-timeout": WORKFLOWS,
    "vendor.dependabot": [GITHUB / "dependabot.yml"],
    "vendor.github-issue-config": [FORMS / "config.yml"],
    "vendor.github-issue-forms": [FORMS / "bug_report.yml", FORMS / "idea.yml"],
}


def read(path: Path) -> Any:
    """Return what a YAML file holds."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def pins(name: str) -> dict[str, str]:
    """Return the versions that a requirements file pins, by package."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([\w.-]+)==([^\s;]+)", text, flags=re.MULTILINE))


def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a module of this Python's."""
    return subprocess.run(
        [sys.executable, "-m", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.long
@pytest.mark.parametrize("schema", SCHEMAS)
def test_files_for_github_follow_their_published_schemas(schema: str, tmp_path: Path) -> None:
    """Each file is valid under the schema that check-jsonschema carries; an empty job is not."""
    check = ("check_jsonschema", "--builtin-schema", schema)
    found = run(*check, *SCHEMAS[schema])
    assert found.returncode == 0, found.stdout + found.stderr
    (wrong := tmp_path / "wrong.yml").write_text("jobs: {test: {}}", encoding="utf-8")
    assert run(*check, wrong).returncode == 1


@pytest.mark.long
def test_pre_commit_can_read_its_hooks() -> None:
    """The hooks' file is valid for pre-commit itself."""
    found = run("pre_commit", "validate-config", ".pre-commit-config.yaml")
    assert found.returncode == 0, found.stdout + found.stderr


def test_hooks_are_the_tools_that_the_checks_use() -> None:
    """Each hook runs a tool from .venv, whose version requirements-dev.txt alone pins."""
    hooks = [h for repo in read(ROOT / ".pre-commit-config.yaml")["repos"] for h in repo["hooks"]]
    tools = {Path(hook["entry"].split()[0]) for hook in hooks}
    assert {path.parent.as_posix() for path in tools} == {".venv/bin"}
    assert {path.name for path in tools} == {"ruff", "mypy"} <= pins("requirements-dev.txt").keys()


def test_pins_agree() -> None:
    """A package has the same version in every requirements file that pins it."""
    run_, dev, bench = map(
        pins, ("requirements.txt", "requirements-dev.txt", "requirements-bench.txt")
    )
    for one, other in ((run_, dev), (run_, bench), (dev, bench)):
        assert {name for name in one.keys() & other.keys() if one[name] != other[name]} == set()


def test_the_oldest_python_is_the_same_everywhere() -> None:
    """Workflows start at the Python that pyproject.toml requires, lints and types for."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    oldest = project["project"]["requires-python"].removeprefix(">=")
    matrices = [
        job["strategy"]["matrix"]["python"]
        for workflow in WORKFLOWS
        for job in read(workflow)["jobs"].values()
    ]
    assert len(matrices) == 2
    assert all(matrix == matrices[0] and matrix[0] == oldest for matrix in matrices)
    assert project["tool"]["mypy"]["python_version"] == oldest
    assert project["tool"]["ruff"]["target-version"] == f"py{oldest.replace('.', '')}"
