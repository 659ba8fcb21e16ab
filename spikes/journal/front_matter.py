"""The front matter of an entry: flat keys for the notes program, written, read, and held against
the data.

Every value is read as text and compared by what it means, so that quotes, order, and the way a
notes program writes a number, a day or nothing make no difference.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import yaml
from pydantic import ValidationError

from spikes.analysis.results import Results
from spikes.files import decisions as files
from spikes.files.decisions import FileError
from spikes.model import Decision, Dimension, Weights, domain
from spikes.model.names import cut
from spikes.words.markdown import readable

LARGEST = 64_000  # characters; 200 offers with the longest names come to a third of it
LONGEST_LINE, LONGEST_QUOTE = 300, 80  # characters
NOTHING = {"", "~", "null", "Null", "NULL"}

# The keys that are a person's own, each with its field of the journal; the weights and their phase
# are too.
OWN = {
    key: key for key in ("title", "status", "date", "decide_by", "chosen", "gut", "confidence")
} | {"review_date": "review_on"}
WEIGHTS = {f"weight_{d}": d for d in Dimension}

Written = str | date | float | list[str] | None
Stated = str | list[str] | None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A key of the front matter that says other than the data; None: it says nothing."""

    key: str
    stated: str | None
    data: str | None

    @property
    def computed(self) -> bool:
        """Whether the key follows from all else, so that what it says cannot be taken over."""
        return self.key not in {*OWN, *WEIGHTS, "phase"}

    def __str__(self) -> str:
        stated, data = (
            "nothing" if said is None else f"“{_shortened(said, LONGEST_QUOTE)}”"
            for said in (self.stated, self.data)
        )
        follows = "; it follows from the data, which stand" if self.computed else ""
        return f"{self.key}: the front matter says {stated}, the data say {data}{follows}."


def keys(results: Results, title: str) -> dict[str, Written]:
    """What the front matter says of a decision, in its order: texts on one line, shortened,
    weights in percent.
    """
    decision, comparison = results.decision, results.comparison
    journal, scores = decision.journal, results.scores
    return {
        "title": _shortened(title, LONGEST_LINE),
        "type": "career-decision",
        "schema": decision.schema_,
        "status": journal.status.value,
        "date": journal.date,
        "decide_by": journal.decide_by,
        "review_date": journal.review_on,
        "reply_by": min(
            (offer.reply_by for offer in decision.offers if offer.reply_by), default=None
        ),
        "options": [readable(name) for name in scores.names()],
        "chosen": _shortened(journal.chosen or "", LONGEST_LINE) or None,
        "gut": _shortened(journal.gut or "", LONGEST_LINE) or None,
        "confidence": None if journal.confidence is None else round(journal.confidence, 3),
        "verdict": comparison.verdict if comparison else None,
        "phase": domain.phase_of(decision.weights),
        **_percentages(decision.weights),
        "tags": ["career", "decision"],
    }


def written(keys: Mapping[str, Written]) -> str:
    """The lines of YAML that say so; a key without a value is there to be filled in."""
    return yaml.dump(
        dict(keys), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=float("inf")
    )


def read(text: str) -> dict[str, Stated]:
    """The keys that lines of YAML hold, each with its text, its list of texts, or None.

    Raises `FileError`.
    """
    if len(text) > LARGEST:
        raise FileError(
            f"The front matter is longer than {LARGEST:,} characters: shorten it, or remove it"
            " whole."
        )
    try:
        return _flat(yaml.parse(text, Loader=yaml.SafeLoader))
    except FileError:
        raise
    except (
        yaml.YAMLError,
        ValueError,
        OverflowError,
    ) as error:  # the last two: the number of no character
        mark = getattr(error, "problem_mark", None)
        where = f" in line {mark.line + 2}" if mark else ""
        raise FileError(
            f"The front matter is not YAML that can be read{where}: correct it there, or remove it"
            " whole."
        ) from None


def contradictions(
    stated: Mapping[str, Stated], keys: Mapping[str, Written]
) -> tuple[Contradiction, ...]:
    """Where what is stated is not what the data say. Keys that are missing or unknown contradict
    nothing.

    Neither do tags, by which people sort their notes as they like, nor a phase left empty, as for
    weights of one's own.
    """
    return tuple(
        Contradiction(key, _as_text(said), _as_text(keys[key]))
        for key, said in stated.items()
        if key in keys
        and key != "tags"
        and not (key == "phase" and not said)
        and not _same(said, keys[key])
    )


def taken_over(decision: Decision, contradictions: Iterable[Contradiction]) -> Decision:
    """The decision as the front matter has it, in the keys that are a person's own; those that are
    computed stay.

    Raises `FileError`.
    """
    stated = {found.key: found.stated for found in contradictions if not found.computed}
    wrong: list[str] = []
    for key in stated.keys() & OWN.keys():
        try:
            decision = decision.replace(
                journal=decision.journal.replace(**{OWN[key]: _value(key, stated[key])})
            )
        except ValidationError as error:
            wrong.append(f"{key}: {files.problems(error)[0].partition(': ')[2]}")
        except FileError as error:
            wrong.extend(error.sentences)
    if wrong:
        raise FileError(*sorted(wrong))
    return _weighed_anew(decision, stated)


def _weighed_anew(decision: Decision, stated: Mapping[str, str | None]) -> Decision:
    shares = decision.weights.shares()
    percentages = {
        d: _number(key, stated[key]) if key in stated else 100 * shares[d]
        for key, d in WEIGHTS.items()
    }
    by_weights = decision
    if stated.keys() & WEIGHTS.keys():
        try:
            by_weights = decision.replace(weights=Weights(**percentages))
        except ValidationError as error:
            raise FileError(
                *(
                    f"The weights in the front matter: {sentence}"
                    for sentence in files.problems(error)
                )
            ) from None
    if "phase" not in stated:
        return by_weights
    by_phase = files.from_json(files.to_json(decision).encode(), stated["phase"])
    if by_weights is not decision and _percentages(by_weights.weights) != _percentages(
        by_phase.weights
    ):
        raise FileError(
            "phase: it has other weights than those written below it: remove the phase, or correct"
            " the weights."
        )
    return decision.replace(weights=by_phase.weights)


def _percentages(weights: Weights) -> dict[str, Written]:
    rounded = {f"weight_{d}": round(100 * share, 1) for d, share in weights.shares().items()}
    return {key: int(number) if number.is_integer() else number for key, number in rounded.items()}


def _value(key: str, said: str | None) -> object:
    if key == "title":
        return said or ""
    return _number(key, said) if key == "confidence" and said else said


def _number(key: str, said: str | None) -> float:
    try:
        return float(said or "")
    except ValueError:
        raise FileError(
            f"{key}: write a number, such as {'0.7' if key == 'confidence' else '20'}."
        ) from None


def _same(said: Stated, data: Written) -> bool:
    if isinstance(data, list):
        return [
            readable(item) for item in ([said] if isinstance(said, str) else said or [])
        ] == data
    stated = _as_text(said)
    if stated is None or data is None or not isinstance(data, int | float):
        return stated == _as_text(data)
    try:
        return float(stated) == data
    except ValueError:
        return False


def _as_text(said: Stated | Written) -> str | None:
    """What is said, on one line, a day without a time of day; None for nothing."""
    text = ", ".join(said) if isinstance(said, list) else "" if said is None else str(said)
    return re.sub(r"^(\d{4}-\d\d-\d\d)[T ][\d:.]+Z?$", r"\1", readable(text)) or None


def _shortened(text: str, most: int) -> str:
    return cut(readable(text), most)


def _flat(events: Iterable[yaml.Event]) -> dict[str, Stated]:
    """The keys of one flat mapping. Read event by event, so that nothing is built of what is
    refused.
    """
    found: dict[str, Stated] = {}
    items: list[str] = []
    key, expected = "", "keys"
    for event in events:
        if isinstance(event, yaml.NodeEvent) and event.anchor:
            raise FileError(
                "The front matter has an anchor or an alias (& or *): write the text itself, in"
                " quotes."
            )
        match expected, event:
            case "keys", yaml.MappingStartEvent():
                expected = "key"
            case "keys", yaml.NodeEvent():
                raise FileError(
                    "The front matter holds no keys: write each as a key, a colon and its text, or"
                    " remove it whole."
                )
            case "key", yaml.ScalarEvent():
                key, expected = event.value, "value"
                if key in found:
                    raise FileError(
                        f"“{_shortened(key, LONGEST_QUOTE)}” stands twice in the front matter:"
                        " remove one of the two."
                    )
            case "value", yaml.ScalarEvent():
                found[key] = None if event.style is None and event.value in NOTHING else event.value
                expected = "key"
            case "value", yaml.SequenceStartEvent():
                found[key] = items = []
                expected = "item"
            case "item", yaml.ScalarEvent():
                items.append(event.value)
            case "item", yaml.SequenceEndEvent():
                expected = "key"
            case _, yaml.NodeEvent():
                raise FileError(
                    "The front matter has a value within a value: it holds one text, or a plain"
                    " list, for each key."
                )
            case _, yaml.MappingEndEvent():
                break
    return found


class _Dumper(yaml.SafeDumper):
    """Writes nothing for None, and in quotes what YAML 1.2 takes for a number, though 1.1 does
    not.
    """


_Dumper.add_representer(
    type(None), lambda dumper, _: dumper.represent_scalar("tag:yaml.org,2002:null", "")
)
_Dumper.add_implicit_resolver(
    "tag:yaml.org,2002:float",
    re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?$|0o[0-7]+$|0x[0-9a-fA-F]+$"),
    list("-+.0123456789"),
)
