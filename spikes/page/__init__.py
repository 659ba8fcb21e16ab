"""The sections of the page; besides app.py the only place that imports streamlit."""
