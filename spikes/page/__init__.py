"""The sections of the page; besides app.py and what starts it the only place that imports
streamlit.
"""

import importlib
import inspect
import pkgutil

from spikes.charts import options as charts
from spikes.page import components


def load() -> None:
    """Load every section and the chart seen first, for a first page that need not wait for them."""
    for section in pkgutil.walk_packages(__path__, f"{__name__}."):
        importlib.import_module(section.name)
    components.register()
    charts.skyline()  # once all is imported: altair fails while another thread is importing pandas
    # Streamlit asks for it at its first element; it seeks the files of all modules, and remembers
    # them
    inspect.stack()
