"""How the tests run: which are the browser's, in what order, on how many cases a law is tried."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import is_hypothesis_test, settings

collect_ignore = ["bench"]  # benchmarks hold no tests, and load much
BROWSER = Path(__file__).parent / "browser"
QUICK = 6  # a law is tried on so many times fewer cases by `make test` than by `make check`

# No deadline, because a busy machine is not the code's fault.
for name in ("default", "quick"):
    settings.register_profile(name, deadline=None)
settings.load_profile("default")


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark the browser's tests; with the quick profile, try each law on fewer cases.

    pytest-xdist gives each worker that is done the next test, or the next of those that share what
    a file sets up once. The browser's are slow and come first: then all workers end together.
    """
    quick = settings.get_current_profile_name() == "quick"
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker("browser")
        if _shares(item):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))
        law: Any = getattr(item, "function", None)
        if quick and is_hypothesis_test(law):
            full = law._hypothesis_internal_use_settings
            few = settings(full, max_examples=max(full.max_examples // QUICK, 8))
            law._hypothesis_internal_use_settings = few
    yield
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


def _shares(item: pytest.Item) -> bool:
    """Return whether a test uses what its file sets up once for all of its tests."""
    fixtures: Any = getattr(item, "_fixtureinfo", None)
    used = fixtures.name2fixturedefs.values() if fixtures else ()
    return any(each.scope == "module" for definitions in used for each in definitions)
