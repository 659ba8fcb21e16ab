"""Finds Firefox, and WebKit with its driver; run as a program, installs what is missing, if it can.

Nobody needs them for a change: where they cannot be installed, their tests are skipped.
"""

import os
import shutil
import subprocess
from pathlib import Path

FIREFOX = ("firefox-esr", "firefox")
MINI_BROWSERS = "usr/lib/*/webkit2gtk-4*/MiniBrowser"
BESIDE_WEBKIT = ("WebKitWebDriver", "xvfb-run")
DEBIANS = {"Firefox": ("firefox-esr",), "WebKit": ("webkit2gtk-driver", "xvfb", "xauth")}


def firefox() -> str | None:
    """Return the path of Firefox, if it is there."""
    return next(filter(None, map(shutil.which, FIREFOX)), None)


def webkit() -> Path | None:
    """Return the path of a browser with WebKit, if it is there with what drives it."""
    driven = all(map(shutil.which, BESIDE_WEBKIT))
    return next(Path("/").glob(MINI_BROWSERS), None) if driven else None


def missing() -> list[str]:
    """Return the names of those that are not there."""
    found = {"Firefox": firefox(), "WebKit": webkit()}
    return [name for name, path in found.items() if path is None]


def install(name: str) -> None:
    """Install Debian's packages for one of them, if that can be done here."""
    as_root = [] if os.geteuid() == 0 else ["sudo"]
    if all(map(shutil.which, [*as_root, "apt-get"])):
        subprocess.run([*as_root, "apt-get", "update", "-qq"], check=False)
        subprocess.run([*as_root, "apt-get", "install", "-y", "-qq", *DEBIANS[name]], check=False)


if __name__ == "__main__":
    for browser in missing():
        install(browser)
    for browser in missing():
        print(f"{browser} is missing and could not be installed: its tests are skipped.")  # noqa: T201
