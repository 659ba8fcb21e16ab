"""What the tests of the page share."""

import pytest


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """Silence the warning that a test reads the session outside a run, because it is meant to."""
    caplog.set_level("ERROR", "streamlit.runtime.scriptrunner_utils.script_run_context")
