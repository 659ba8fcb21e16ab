"""How the tests run: which are the browser's, and how many cases a law is tried on."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import is_hypothesis_test, settings

BROWSER = Path(__file__).parent / "browser"
QUICK = 6  # a law is tried on so many times fewer cases by `make test` than by `make check`

# No deadline, because a busy machine is not the code's fault.
for name in ("default", "quick"):
    settings.register_profile(name, deadline=None)
settings.load_profile("default")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
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
