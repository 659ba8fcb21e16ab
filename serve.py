"""The page for visitors from elsewhere, with security headers and loaded before the first visit."""

import argparse
import base64
import hashlib
import logging
import os
import re
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import spikes.page
from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.journal import picture as pictures
from spikes.model import domain

STREAMLITS_PAGE = Path(st.__file__).parent / "static" / "index.html"


def inline_scripts(html: str) -> str:
    """Return the digests by which a policy allows the scripts written into a page.

    >>> inline_scripts("<script>1</script>")
    "'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    return " ".join(
        f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
        for script in scripts
    )


# What a browser may load, and from where: no other host, no WebAssembly, no frames or workers, and
# no 'unsafe-eval', as Streamlit has Vega interpret its expressions.
POLICY = {
    "default-src": "'none'",
    "script-src": f"'self' {inline_scripts(STREAMLITS_PAGE.read_text(encoding='utf-8'))}",
    "style-src": "'self'",
    # Streamlit writes style elements as it draws; style attributes stay forbidden
    "style-src-elem": "'self' 'unsafe-inline'",
    "img-src": "'self' data:",  # the page's icon
    "font-src": "'self' data:",  # one of Streamlit's, for formulas
    "connect-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{kind} {sources}" for kind, sources in POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": (
        "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


class WithHeaders:
    """An app whose every answer carries the headers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, with the headers."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(HEADERS)
            await send(message)

        await self.app(scope, receive, send_with_headers)


def without_message(record: logging.LogRecord) -> bool:
    """Log where an error happened and its type, not its message, which may quote a visitor."""
    if record.exc_info and (error := record.exc_info[1]):
        record.exc_text = "".join(traceback.format_tb(error.__traceback__)) + type(error).__name__
    return True


@asynccontextmanager
async def loaded(_app: st.App) -> AsyncIterator[None]:
    """Load every section and draw a picture before anything is answered."""
    spikes.page.load()
    pictures.svg(Results(files.sample()))
    yield


app = st.App(domain.ROOT / "app.py", middleware=[Middleware(WithHeaders)], lifespan=loaded)
# Where Streamlit logs what a script raises
logging.getLogger("streamlit.error_util").addFilter(without_message)


def main() -> None:
    """Serve until stopped."""
    parser = argparse.ArgumentParser(description="Serve the page to visitors, behind a proxy.")
    where, port = os.environ.get("ADDRESS", "127.0.0.1"), os.environ.get("PORT", "8501")
    parser.add_argument(
        "--address",
        default=where,
        help="address to listen on; default: $ADDRESS, or 127.0.0.1 for a proxy on this machine",
    )
    parser.add_argument(
        "--port", type=int, default=port, help="port to listen on; default: $PORT, or 8501"
    )
    given = parser.parse_args()
    app.run(
        config={
            "server.address": given.address,
            "server.port": given.port,
            "server.headless": True,
            "server.fileWatcherType": "none",
            "logger.enableRich": False,  # it would print an error beside the log, message and all
        }
    )


if __name__ == "__main__":
    main()
