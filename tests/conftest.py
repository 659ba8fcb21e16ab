"""How the tests run: which are the browser's, in what order, and on how many cases a law is tried.

With pytest-xdist, each worker begins with a part of the list of tests; one that is done takes over
what is last in another's part.
"""

import os
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import is_hypothesis_test, settings

BROWSER = Path(__file__).parent / "browser"
WORKERS = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
QUICK = 6  # a law is tried on so many times fewer cases by `make test` than by `make check`

# No deadline, because a busy machine is not the code's fault.
for name in ("default", "quick"):
    settings.register_profile(name, deadline=None)
settings.load_profile("default")


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> Iterator[None]:
    """Mark the browser's tests; with the quick profile, try each law on fewer cases."""
    quick = settings.get_current_profile_name() == "quick"
    for item in items:
        if item.path.is_relative_to(BROWSER):
            item.add_marker("browser")
        law: Any = getattr(item, "function", None)
        if quick and is_hypothesis_test(law):
            full = law._hypothesis_internal_use_settings
            few = settings(full, max_examples=max(full.max_examples // QUICK, 8))
            law._hypothesis_internal_use_settings = few
    yield
    items[:] = _dealt(items, WORKERS)


def _dealt(items: Sequence[pytest.Item], workers: int) -> list[pytest.Item]:
    """Return the tests with files of the browser's first in each worker's part.

    They are slow. So what is left to the end is short, and all workers end together.
    """
    files = [[*tests] for _, tests in groupby(items, key=lambda item: item.path)]
    slow = [file for file in files if file[0].get_closest_marker("browser")]
    others = (item for file in files if file not in slow for item in file)
    hands: list[list[pytest.Item]] = [[] for _ in range(workers)]
    for file in sorted(slow, key=len, reverse=True):
        min(hands, key=len).extend(file)
    dealt: list[pytest.Item] = []
    for i, hand in enumerate(hands):
        part = (len(items) - len(dealt)) // (workers - i)
        dealt += [*hand, *islice(others, max(part - len(hand), 0))]
    return [*dealt, *others]
