"""The sections of the page; only they, app.py and what starts it import streamlit."""

import importlib
import inspect
import pkgutil

from spikes.charts.skyline import skyline
from spikes.page import components
from spikes.page.places import first_weights


def load() -> None:
    """Load every section and the chart seen first, for a first page that need not wait for them."""
    for section in pkgutil.walk_packages(__path__, f"{__name__}."):
        importlib.import_module(section.name)
    components.register()
    # once all is imported: altair fails while another thread is importing pandas
    for side in range(2):
        skyline(side, first_weights())
    # Streamlit calls this at its first element; it seeks the files of all modules, and keeps them.
    inspect.stack()
