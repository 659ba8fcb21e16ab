"""The front matter of an entry: flat keys for the notes program. It is never read back."""

import re
from collections.abc import Callable, Mapping
from datetime import date

import yaml

from spikes.analysis.results import Results
from spikes.model import Decision, Role, Weights, presets
from spikes.model.names import role_names
from spikes.words.markdown import readable

Written = str | date | float | list[str] | None


def keys(results: Results, title: str) -> dict[str, Written]:
    """Return the front matter's keys in order: texts on one line, weights in percent."""
    decision, comparison = results.decision, results.comparison
    journal = decision.journal
    replies = (offer.reply_by for offer in decision.offers if offer.reply_by)
    return {
        "title": readable(title),
        "type": "career-decision",
        "schema": decision.schema_,
        "status": journal.status.value,
        "date": journal.date,
        "decide_by": journal.decide_by,
        "review_date": journal.review_on,
        "reply_by": min(replies, default=None),
        "options": [readable(name) for name in results.scores.names()],
        "chosen": readable(journal.chosen or "") or None,
        "gut": readable(journal.gut or "") or None,
        "confidence": None if journal.confidence is None else round(journal.confidence, 3),
        "verdict": comparison.verdict if comparison else None,
        "phase": presets.phase_of(decision.weights),
        **_percentages(decision.weights),
        "roles_beside": _roles(decision, lambda role: role.beside),
        "roles_ticked": _roles(decision, lambda role: role.is_ticked),
        "tags": ["career", "decision"],
    }


def written(keys: Mapping[str, Written]) -> str:
    """Return the keys as lines of YAML; one without a value is there to be filled in."""
    return yaml.dump(
        dict(keys), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=float("inf")
    )


def _percentages(weights: Weights) -> dict[str, Written]:
    rounded = {f"weight_{d}": round(100 * share, 1) for d, share in weights.shares().items()}
    return {key: int(number) if number.is_integer() else number for key, number in rounded.items()}


def _roles(decision: Decision, chosen: Callable[[Role], bool]) -> list[str]:
    named = zip(role_names(decision.roles), decision.roles, strict=True)
    return [readable(name) for name, role in named if chosen(role)]


class _Dumper(yaml.SafeDumper):
    """Writes nothing for None, and in quotes what YAML 1.2, unlike 1.1, takes for a number."""


_Dumper.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
)
_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$|0o[0-7]+$|0x[0-9a-fA-F]+$"),
    list("-+.0123456789"),
)
