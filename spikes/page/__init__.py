"""The sections of the page; besides app.py and what starts it the only place that imports
streamlit.
"""

import importlib
import inspect
import pkgutil

from spikes import charts


def load() -> None:
    """Load every section and the chart seen first, for a first page that need not wait for them."""
    for section in pkgutil.iter_modules(__path__):
        importlib.import_module(f"{__name__}.{section.name}")
    charts.skyline()  # once all is imported: altair fails while another thread is importing pandas
    # Streamlit asks for it at its first element; it seeks the files of all modules, and remembers
    # them
    inspect.stack()
