"""What runs in the browser: Python here, scripts and styles of the same names in `browser/`.

Streamlit would send a component's script with every message. As files of a component's folder,
which it serves, they are fetched once. Its public way to name such a folder is a manifest in an
installed package, which Spikes is not, so `mount` registers it.
"""

from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.get_bidi_component_manager import get_bidi_component_manager
from streamlit.components.v2.manifest_scanner import ComponentConfig, ComponentManifest

HERE = Path(__file__).parent


def mount(name: str, html: str = "", *, isolated: bool = True, **given: Any) -> Any:
    """Draw the component of this name and return its state; `given` is what Streamlit's takes."""
    manager, full = get_bidi_component_manager(), f"{_version()}.{name}"
    if manager.get_component_asset_root(full) is None:
        folder = ComponentConfig(name, "browser")
        manager.register_from_manifest(ComponentManifest(_version(), "", [folder]), HERE)
    return _renderer(full, html, isolated=isolated)(**given)


@st.cache_resource
def _renderer(full: str, html: str, *, isolated: bool) -> Any:
    _, _, name = full.partition(".")
    style = f"{name}.css" if (HERE / "browser" / f"{name}.css").exists() else None
    return st.components.v2.component(
        full, html=html, css=style, js=f"{name}.js", isolate_styles=isolated
    )


@cache
def _version() -> str:
    """Return a name that changes with the files, so that an open tab fetches them again."""
    files = sorted((HERE / "browser").iterdir())
    return f"spikes-{sha256(b''.join(file.read_bytes() for file in files)).hexdigest()[:8]}"
