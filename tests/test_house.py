"""What the house asks of all code and can be counted; ruff holds the rest (pyproject.toml)."""

import ast
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import spikes
from spikes.model.presets import ROOT

OURS = [*ROOT.glob("*.py"), *sorted((ROOT / "spikes").rglob("*.py"))]
TESTS = sorted((ROOT / "tests").rglob("*.py"))
BROWSERS = [path for kind in ("js", "css") for path in sorted((ROOT / "spikes").rglob(f"*.{kind}"))]
CALLED_BY_PYDANTIC = re.compile(r"\b(?:field|model)_(?:validator|serializer)\b")
NOT_SPOKEN = re.compile(r"\b(told|anew|lest|thereby|beforehand|of now)\b")


def name(path: Path) -> str:
    """Return a file's path inside `spikes`, or from the root where it is elsewhere."""
    return path.relative_to(ROOT).as_posix().removeprefix("spikes/")


def bodies(path: Path) -> Iterator[tuple[str, int]]:
    """Yield each function of a file with the lines of its body, its docstring left out."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            has_more = ast.get_docstring(node) and len(node.body) > 1
            first = node.body[1 if has_more else 0]
            yield f"{name(path)}: {node.name}", (node.end_lineno or 0) - first.lineno + 1


def words(path: Path) -> Iterator[str]:
    """Yield a file's comments and docstrings."""
    with path.open(encoding="utf-8") as file:
        for token in tokenize.generate_tokens(file.readline):
            if token.type == tokenize.COMMENT or token.string.startswith('"""'):
                yield token.string


def test_a_function_over_40_lines_is_two() -> None:
    """No function has a body of more than 40 lines."""
    found = {name for path in (*OURS, *TESTS) for name, lines in bodies(path) if lines > 40}
    assert found == set()


def test_most_functions_say_one_thing() -> None:
    """Half of all functions outside the tests have a body of four lines at most."""
    assert median(lines for path in OURS for _, lines in bodies(path)) <= 4


def test_all_that_is_defined_has_a_reader() -> None:
    """No function, method or constant is there for the tests alone, or for nobody."""
    defined, read = set[str](), {*spikes.__all__}
    for path in OURS:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = (node.targets for node in tree.body if isinstance(node, ast.Assign))
        defined |= {each.id for one in constants for each in one if isinstance(each, ast.Name)}
        for node in ast.walk(tree):
            match node:
                case ast.FunctionDef(decorator_list=by) if CALLED_BY_PYDANTIC.search(
                    " ".join(map(ast.unparse, by))
                ):
                    pass
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                    defined.add(name)
                case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name):
                    read.add(name)
    assert {name for name in defined - read if not name.startswith("__")} == set()


def test_scripts_and_styles_stand_beside_code() -> None:
    """No line of a script or a style sheet is longer than 100 columns; ruff sees to the code."""
    wide = {
        name(path)
        for path in BROWSERS
        if any(len(line) > 100 for line in path.read_text(encoding="utf-8").splitlines())
    }
    assert wide == set()


def test_comments_are_written_as_one_speaks() -> None:
    """No comment or docstring says told for sent or shown, or uses a word of another century."""
    found = {name(path) for path in OURS if NOT_SPOKEN.search(" ".join(words(path)))}
    assert found == set()
