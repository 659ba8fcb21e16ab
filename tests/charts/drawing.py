"""A chart as a browser draws it, taken apart into its marks."""

import copy
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa
import vl_convert

from spikes.analysis.results import Results
from spikes.charts.theme import Spec, weighting
from spikes.files import decisions as files

SAMPLE = files.sample()
WIDTH = 500  # pixels

Mark = dict[str, Any]


def drawn(
    spec: Spec,
    data: Mapping[str, pa.Table],
    results: Results | None = None,
    width: int = WIDTH,
    *,
    height: int | None = None,
    axes: bool = False,
) -> list[Mark]:
    """Return every mark of a chart at the weights of these results, in the order of its layers."""
    rows = {name: table.to_pylist() for name, table in data.items()}
    whole = {**copy.deepcopy(spec), "width": width, "datasets": rows}
    if height:
        whole["height"] = height
    for param in whole["params"]:
        if param.pop("bind", None):  # there is no page to listen to
            param["value"] = weighting(results or Results(SAMPLE))
    scene = vl_convert.vegalite_to_scenegraph(json.loads(json.dumps(whole, default=str)))
    return [mark for mark in _marks(scene["scenegraph"]) if axes or mark["role"] == "mark"]


def _marks(node: Mark, kind: str = "", role: str = "") -> Iterator[Mark]:
    kind, role = node.get("marktype", kind), node.get("role", role)
    if "items" not in node:
        yield {"kind": kind, "role": role, "x": 0, "y": 0, "width": 0, "height": 0, **node}
    for item in node.get("items", []):
        yield from _marks(item, kind, role)


def of_kind(kind: str, marks: Iterable[Mark]) -> list[Mark]:
    """Return the marks of one kind."""
    return [mark for mark in marks if mark["kind"] == kind]


def texts(marks: Iterable[Mark]) -> list[str]:
    """Return everything written in a chart."""
    return [str(mark["text"]) for mark in of_kind("text", marks)]
