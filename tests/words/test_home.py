"""Results have a home: sentences and charts are made of results, and of nothing else."""

import inspect
from importlib import import_module

import pytest

from spikes.analysis.results import Results
from spikes.words import (
    answer,
    ask,
    cards,
    chance,
    gains,
    leaving,
    must_haves,
    options,
    pay,
    roles,
    sureness,
    tables,
    time,
)
from tests.test_layers import SOURCES, imports, room

MODULES = (
    answer,
    ask,
    cards,
    chance,
    gains,
    leaving,
    must_haves,
    options,
    pay,
    roles,
    sureness,
    tables,
    time,
)
MADE_OF_RESULTS = [m for m in SOURCES if room(m) in {"spikes.words", "spikes.charts"}]


@pytest.mark.parametrize("module", MADE_OF_RESULTS)
def test_words_and_charts_import_nothing_of_the_analysis_but_its_results(module: str) -> None:
    """A sentence or a chart that needed another module would find something out by itself."""
    analysis = {found for found in imports(module) if room(found) == "spikes.analysis"}
    assert analysis <= {"spikes.analysis.results"}


@pytest.mark.parametrize("module", MADE_OF_RESULTS)
def test_words_and_charts_import_only_what_results_offer(module: str) -> None:
    """What they take from the results' module stands in its `__all__`."""
    home = import_module("spikes.analysis.results")
    of_the_analysis = {
        name
        for name, value in vars(import_module(module)).items()
        if getattr(value, "__module__", "").startswith("spikes.analysis")
        and not inspect.ismodule(value)
    }
    assert of_the_analysis <= set(home.__all__)


@pytest.mark.parametrize("module", MODULES)
def test_every_sentence_is_made_of_results(module: object) -> None:
    """The first thing that a function of words takes is the results; no options come by default."""
    for name, function in inspect.getmembers(module, inspect.isfunction):
        if function.__module__ == module.__name__ and not name.startswith("_"):  # type: ignore[attr-defined]
            first, *others = inspect.signature(function).parameters.values()
            assert first.annotation is Results, name
            assert all(other.default is inspect.Parameter.empty for other in others), name
