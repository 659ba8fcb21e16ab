"""What runs in the browser: Python here, scripts and styles of the same names in `browser/`.

Streamlit would send a component's script with every message. As files of a component's folder,
which it serves, they are fetched once. Its public way to name such a folder is a manifest in an
installed package, which Spikes is not, so it is registered here.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

HERE = Path(__file__).parent
NAMES = ("answer", "attention", "sliders", "storage")


def mount(name: str, html: str = "", *, isolated: bool = True, **given: Any) -> Any:
    """Draw the component of this name and return its state; `given` is what Streamlit's takes."""
    register()
    return _renderer(f"{version()}.{name}", html, isolated=isolated)(**given)


def register() -> None:
    """Have the server that runs now serve the files, if it does not yet."""
    manager = get_bidi_component_manager()
    if manager.get_component_asset_root(f"{version()}.{NAMES[0]}") is None:
        folders = [ComponentConfig(name, "browser") for name in NAMES]
        manager.register_from_manifest(ComponentManifest(version(), "", folders), HERE)


@st.cache_resource
def _renderer(full: str, html: str, *, isolated: bool) -> Any:
    _, _, name = full.partition(".")
    style = f"{name}.css" if (HERE / "browser" / f"{name}.css").exists() else None
    return st.components.v2.component(
        full, html=html, css=style, js=f"{name}.js", isolate_styles=isolated
    )


@cache
def version() -> str:
    """Return a name that changes with the files, so that an open tab fetches them again."""
    files = sorted((HERE / "browser").iterdir())
    return f"spikes-{sha256(b''.join(file.read_bytes() for file in files)).hexdigest()[:8]}"
