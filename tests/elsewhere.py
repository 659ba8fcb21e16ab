"""A place for coroutines: where a browser is driven, its loop runs in the tests' own thread."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Found = TypeVar("Found")


def elsewhere(work: Coroutine[Any, Any, Found]) -> Found:
    """Return what comes of a coroutine, run in another thread."""
    with ThreadPoolExecutor() as thread:
        return thread.submit(asyncio.run, work).result()
