"""Imports go down only: who may import whom, read from the source of every module."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import spikes
from spikes.model.presets import ROOT

# From the ground up. A module imports what is in its own room or in a row before its own.
ROWS = (
    {"spikes.model"},
    {"spikes.scoring"},
    {"spikes.edits", "spikes.pay", "spikes.analysis"},
    {"spikes.words"},
    {"spikes.charts"},
    {"spikes.files"},
    {"spikes.journal"},
    {"spikes", "spikes.page", "spikes.__main__"},
    {"app", "run", "serve"},
)
HEIGHT = {room: height for height, row in enumerate(ROWS) for room in row}
# What a room may import besides the standard library and the project, where that is not everything.
ONLY = {
    "spikes.model": {"pydantic"},
    "spikes.scoring": set[str](),
    "spikes.edits": set[str](),
    "spikes.pay": set[str](),
    "spikes.analysis": {"numpy"},
    "spikes.words": set[str](),
}
OWNERS = {
    "streamlit": {"spikes.page", "app", "run", "serve"},
    "starlette": {"serve"},
    "altair": {"spikes.charts"},
    "vl_convert": {"spikes.journal"},
}


def name(path: Path) -> str:
    """Return a module's dotted name."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def room(module: str) -> str:
    """Return the room a module is in: a folder or a file directly under `spikes`."""
    return ".".join(module.split(".")[:2])


PROGRAMS = [ROOT / "app.py", ROOT / "run.py", ROOT / "serve.py"]
SOURCES = {name(path): path for path in [*PROGRAMS, *sorted((ROOT / "spikes").rglob("*.py"))]}


def imports(module: str) -> Iterator[str]:
    """Yield every module imported anywhere in a module, the project's in full."""
    for node in ast.walk(ast.parse(SOURCES[module].read_text(encoding="utf-8"))):
        found: list[str] = []
        if isinstance(node, ast.Import):
            found = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} imports relatively: name the module in full"
            found = [f"{node.module}.{alias.name}" for alias in node.names]
            found = [full if full in SOURCES else str(node.module) for full in found]
        for full in found:
            yield full if full.startswith("spikes") else full.partition(".")[0]


def ours(module: str) -> set[str]:
    """Return the project's modules that a module imports."""
    return {imported for imported in imports(module) if imported in SOURCES} - {module}


@pytest.mark.parametrize("module", SOURCES)
def test_imports_go_down_only(module: str) -> None:
    """A module imports from its own room or from a row below, and its room has a row."""
    assert room(module) in HEIGHT, "give the new room its place in ROWS"
    rooms = {room(imported) for imported in ours(module)} - {room(module)}
    assert {each for each in rooms if HEIGHT[each] >= HEIGHT[room(module)]} == set()


def test_no_circle() -> None:
    """No module imports itself by way of others, in its own room either."""
    TopologicalSorter({module: ours(module) for module in SOURCES}).prepare()


def test_there_are_few_rows() -> None:
    """Nine rows at most, and each has something in it."""
    assert len(ROWS) <= 9
    assert {room(module) for module in SOURCES} == set(HEIGHT)


@pytest.mark.parametrize("module", SOURCES)
def test_a_library_stays_in_its_room(module: str) -> None:
    """Only the page imports streamlit, and only what draws charts imports altair."""
    strangers = {
        library
        for library in imports(module)
        if room(module) not in OWNERS.get(library, {room(module)})
    }
    assert strangers == set()


@pytest.mark.parametrize("module", [module for module in SOURCES if room(module) in ONLY])
def test_the_pure_rooms_stand_on_little(module: str) -> None:
    """Besides the standard library, the pure rooms import nothing but what they are allowed."""
    others = {
        library
        for library in imports(module)
        if library not in sys.stdlib_module_names and not library.startswith("spikes")
    }
    assert others <= ONLY[room(module)]


def test_scoring_stands_alone() -> None:
    """The scoring module rests on what one enters, and on nothing else of the project."""
    assert {room(module) for module in ours("spikes.scoring")} == {"spikes.model"}


def loaded_by(module: str) -> set[str]:
    """Return the libraries in memory after a module is imported in a process of its own."""
    code = f"import {module}, sys; print(*(name.partition('.')[0] for name in sys.modules))"
    command = [sys.executable, "-c", code]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return set(ran.stdout.split())


def test_public_names_are_there() -> None:
    """Each public name of `spikes` can be imported, although none is loaded beforehand."""
    assert [name for name in spikes.__all__ if not hasattr(spikes, name)] == []
    assert not hasattr(spikes, "nothing")


def test_scoring_loads_no_heavy_library() -> None:
    """Scoring needs neither a table, a chart, a page nor arrays in memory."""
    loaded = loaded_by("spikes.scoring")
    assert "spikes" in loaded
    assert loaded.isdisjoint({"pandas", "altair", "numpy", "streamlit", "rich"})


def test_the_command_loads_no_page() -> None:
    """The command starts without streamlit, altair or pandas."""
    assert loaded_by("spikes.__main__").isdisjoint({"pandas", "altair", "streamlit"})
