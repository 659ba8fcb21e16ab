"""A part of the page that can be redrawn by itself."""

from collections.abc import Callable
from functools import wraps
from threading import RLock
from typing import ParamSpec

import streamlit as st

Given = ParamSpec("Given")

# One part is drawn at a time, among all visits. Python computes in one thread at a time anyway, and
# where fifty take turns every few milliseconds, each of them waits more than twice as long.
_TURN = RLock()  # parts hold parts


def section(key: str | None = None) -> Callable[[Callable[Given, None]], Callable[Given, None]]:
    """Make what a function draws a part of the page, which `parts.follow` knows by its key."""

    def part(draw: Callable[Given, None]) -> Callable[Given, None]:
        @st.fragment(key=key)
        @wraps(draw)
        def drawn(*given: Given.args, **named: Given.kwargs) -> None:
            with _TURN:
                draw(*given, **named)

        return drawn

    return part
