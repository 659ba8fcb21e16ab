"""A place for what needs a loop of its own: where a browser is driven, one runs in this thread."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

Found = TypeVar("Found")


def elsewhere(act: Callable[..., Found], *given: Any) -> Found:
    """Return what comes of an act, in another thread."""
    with ThreadPoolExecutor() as thread:
        return thread.submit(act, *given).result()
