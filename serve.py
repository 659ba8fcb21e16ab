"""The page for visitors from elsewhere, with security headers and loaded before the first visit.

What one visitor may ask of it is limited, so that all others are answered: so many messages of a
connection, and so many connections of an address.
"""

import argparse
import asyncio
import base64
import hashlib
import logging
import os
import re
import time
import traceback
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

import spikes.page
from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.journal import picture as pictures
from spikes.model import presets

# Messages of a connection. A hand that drags as fast as it can sends about ten a second.
MOST_AT_ONCE, MOST_A_SECOND = 500, 50
TOO_MANY_MESSAGES = "A connection is closed: it sent too many messages at once."
UNREAD = 20  # seconds until it is; an answer to a ping is awaited for longer
MOST_CONNECTIONS = 1_000  # of an address: many people may share one
POLICY_VIOLATION = 1008  # a WebSocket's close code, of RFC 6455

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


# Of what Streamlit answers, what the page does not use: how busy the server is, an interface for
# agents, signing in, components of the older kind.
UNUSED = ("/_stcore/metrics", "/_stcore/agent/", "/auth/", "/oauth2callback", "/component/")


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


class WithoutUnused:
    """An app without what the page does not use."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, or that there is no such thing."""
        unused = scope["type"] == "http" and scope["path"].startswith(UNUSED)
        answer: ASGIApp = PlainTextResponse("Not Found", 404) if unused else self.app
        await answer(scope, receive, send)


@dataclass
class Allowance:
    """What a connection may still send: a token bucket, full at first.

    left: messages, up to `MOST_AT_ONCE`; `MOST_A_SECOND` are added.
    since: the moment when that was so, in seconds of any clock that only goes forward.
    """

    since: float
    left: float = MOST_AT_ONCE

    def takes(self, now: float) -> bool:
        """Return whether one more message is within it, and count that message."""
        refilled = min(self.left + (now - self.since) * MOST_A_SECOND, MOST_AT_ONCE)
        self.since, self.left = now, refilled - 1
        return self.left >= 0


def limited(receive: Receive) -> Receive:
    """Return the messages of a connection, which is over once it sends more than it may.

    What it goes on to send is left unread for a while, and costs nobody anything. It is ended
    without a close frame, after which uvicorn would read on for ten seconds.
    """
    allowance = Allowance(time.monotonic())

    async def within() -> Message:
        message = await receive()
        if message["type"] != "websocket.receive" or allowance.takes(time.monotonic()):
            return message
        logging.getLogger(__name__).warning(TOO_MANY_MESSAGES)
        await asyncio.sleep(UNREAD)
        return {"type": "websocket.disconnect", "code": POLICY_VIOLATION}

    return within


class WithinLimits:
    """An app with so many WebSockets an address at most, each of them a limited connection."""

    def __init__(self, app: ASGIApp, connections: int) -> None:
        self.app, self.most = app, connections
        self.open: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does, within the limits."""
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        address, _ = scope.get("client") or ("", 0)
        if self.open[address] >= self.most:
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return
        self.open[address] += 1
        try:
            await self.app(scope, limited(receive), send)
        finally:
            self.open -= Counter([address])  # drops an address that has none left


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


def app(connections: int) -> st.App:
    """Return the page as it is served, with so many connections an address at most."""
    around = [
        Middleware(WithHeaders),
        Middleware(WithoutUnused),
        Middleware(WithinLimits, connections=connections),
    ]
    return st.App(presets.ROOT / "app.py", middleware=around, lifespan=loaded)


# Where Streamlit logs what a script raises
logging.getLogger("streamlit.error_util").addFilter(without_message)


def main() -> None:
    """Serve until stopped."""
    given = options().parse_args()
    # From whom uvicorn takes another address than the connection's own; it would trust this machine
    os.environ["FORWARDED_ALLOW_IPS"] = given.proxy
    app(given.connections).run(
        config={
            "server.address": given.address,
            "server.port": given.port,
            "server.headless": True,
            "server.fileWatcherType": "none",
            "logger.enableRich": False,  # it would print an error beside the log, message and all
        }
    )


def options() -> argparse.ArgumentParser:
    """Return what can be given on the command line, or else in variables of the same names."""
    parser = argparse.ArgumentParser(
        description="Serve the page to visitors, behind a proxy.",
        epilog="Each can be given as a variable too, as in PORT=8501.",
    )
    add, default = parser.add_argument, os.environ.get
    where = "address to listen on; 127.0.0.1, for a proxy on this machine, unless given"
    add("--address", default=default("ADDRESS", "127.0.0.1"), help=where)
    add("--port", type=int, default=default("PORT", "8501"), help="port to listen on; 8501")
    add(
        "--connections",
        type=int,
        default=default("CONNECTIONS", MOST_CONNECTIONS),
        help=f"open pages of one address at most; {MOST_CONNECTIONS:,}",
    )
    add(
        "--proxy",
        default=default("PROXY", ""),
        help="address of the proxy whose X-Forwarded-For says who visits; none",
    )
    return parser


if __name__ == "__main__":
    main()
