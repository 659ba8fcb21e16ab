"""`streamlit run app.py`, with its options, on one's own machine: the page is loaded while the
browser opens, not after.
"""

import gc
import sys
from pathlib import Path
from threading import Thread
from time import sleep


def load() -> None:
    """Load what the first page needs, once the server has begun; the page's script waits for
    what is not there yet.
    """
    from streamlit import runtime  # noqa: PLC0415 (loaded with the server)

    while not runtime.exists():
        sleep(0.01)
    try:
        import spikes.page  # noqa: PLC0415 (beside the server's own loading)

        spikes.page.load()
    finally:
        gc.enable()


if __name__ == "__main__":
    # what is loaded stays: to look for what could be let go would take an eighth of the time
    gc.disable()
    from streamlit.web import cli

    Thread(target=load, daemon=True).start()
    cli.main(["run", str(Path(__file__).with_name("app.py")), *sys.argv[1:]])
