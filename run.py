"""`streamlit run app.py`, with its options, on one's own machine: the page is loaded while the browser opens, not after."""

import sys
from pathlib import Path
from threading import Thread

from streamlit.web import cli


def load() -> None:
    """Load what the first page needs; its script waits for what is not there yet."""
    import spikes.page  # noqa: PLC0415 (beside the server's own loading)

    spikes.page.load()


if __name__ == "__main__":
    Thread(target=load, daemon=True).start()
    cli.main(["run", str(Path(__file__).with_name("app.py")), *sys.argv[1:]])
