"""Decisions from files and back.

Besides `whole`, the only module that writes files.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from spikes.files.limits import ELLIPSIS, limited
from spikes.model import SCHEMA, Decision
from spikes.model.presets import DATA, life_phases, phase_of
from spikes.scoring import options
from spikes.words.markdown import readable
from spikes.words.phrases import close_match, listed

LARGEST_FILE = 5_000_000  # bytes; 60 roles and 30 offers with every text full have at most 4.8 MB
MOST_PARTS = 100_000  # commas outside of texts; 60 roles and 30 offers with every key have 3,000
MOST_PROBLEMS = 50  # shown at once
TEXT = rb'"(?:[^"\\]|\\(?:.|\Z))*+(?:"|\Z)'
PART = re.compile(rb'(?:[^",]|%s)*+(,|\Z)' % TEXT, re.DOTALL)  # up to a comma outside of texts
# This one differs in what it lacks: ratings that are missing, and evidence of roles, which is seen.
BEFORE_EVIDENCE_OF_ROLES = "spikes/1"
CHOOSE = "choose a .json file that Spikes saved"


class FileError(ValueError):
    """A file that cannot be read; each of `sentences` says what is wrong and what to do."""

    def __init__(self, *sentences: str) -> None:
        self.sentences = tuple(
            readable(sentence.encode(errors="replace").decode()) for sentence in sentences
        )
        super().__init__("\n".join(self.sentences))


@dataclass(frozen=True, slots=True)
class Opened:
    """A decision that came in, whichever way."""

    decision: Decision
    notes: tuple[str, ...] = ()  # sentences on what of the file is not in the decision
    original: bytes = b""  # the file, where something was cut from it


def read(path: Path, phase: str | None = None) -> Decision:
    """Return the decision in a file. `phase` names a life phase whose weights replace the file's.

    Raises `FileError`.
    """
    return from_json(content(path), phase)


def content(path: Path) -> bytes:
    """Return what a file holds, at most one byte more than a decision can.

    Raises `FileError`.
    """
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FileError(
            f"{path} cannot be read ({reason(error)}): check the name and try again."
        ) from None


def write(folder: Path, contents: Mapping[str, str | bytes]) -> list[Path]:
    """Write contents into a folder, made if need be, under their names; return their paths.

    Raises `FileError`.
    """
    paths = [folder / name for name in contents]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in zip(paths, contents.values(), strict=True):
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        raise FileError(
            f"{folder} cannot be written to ({reason(error)}): choose another folder and try again."
        ) from None
    return paths


def reason(error: OSError) -> str:
    """Return what the system says is wrong, to stand in a sentence."""
    return (error.strerror or "unknown reason").lower()


def from_json(content: bytes, phase: str | None = None) -> Decision:
    """Return the decision in a file's bytes (JSON, UTF-8), without a word on what was cut.

    Raises `FileError`.
    """
    return opened(content, phase).decision


def opened(content: bytes, phase: str | None = None) -> Opened:
    """Open a file's bytes (JSON, UTF-8). Weights are those of `phase`, or else the file's.

    Raises `FileError`.
    """
    found = from_keys(parsed(content), phase)
    return replace(found, original=content) if found.notes else found


def from_keys(keys: dict[str, Any], phase: str | None = None) -> Opened:
    """Return the decision that a file's keys give. Its `weights` beat its own `phase`.

    Raises `FileError`.
    """
    schema = keys.get("schema", SCHEMA)
    if schema not in (SCHEMA, BEFORE_EVIDENCE_OF_ROLES):  # a list cannot be in a set
        raise FileError(_other_schema(schema))
    keys["schema"] = SCHEMA
    phases = life_phases()
    named = keys.pop("phase", None)
    for name in (named, phase):
        if name is not None and (not isinstance(name, str) or name not in phases):
            raise FileError(_no_phase(name))
    if phase is not None or keys.get("weights") is None:
        keys["weights"] = phases[phase or named or next(iter(phases))]
    keys, notes = limited(keys)
    try:
        decision = Decision.model_validate(keys, by_alias=True, by_name=False)
    except ValidationError as error:
        raise FileError(*problems(error)) from None
    return Opened(_compared(decision), notes)


def _compared(decision: Decision) -> Decision:
    """Return the decision once both names that it compares are options'.

    Raises `FileError`.
    """
    names = [option.name for option in options(decision)]
    unknown = next((name for name in decision.compare or () if name not in names), None)
    if unknown is None:
        return decision
    if ELLIPSIS in unknown:  # cut short by an older Spikes, which is no fault of the reader's
        return decision.replace(compare=None)
    raise FileError(
        f"compare: no option is called “{unknown}”. Choose two of"
        f" {listed([f'“{name}”' for name in names])}."
    )


def to_json(decision: Decision, **more: str) -> str:
    """Return a decision as the text of a file, with `more` keys if given.

    Reading it gives an equal decision, less a `compare` of options that do not exist.
    """
    keys = decision.model_dump(mode="json", by_alias=True) | more
    if (phase := phase_of(decision.weights)) is not None:
        del keys["weights"]
        keys["phase"] = phase
    if not set(decision.compare or ()) <= {option.name for option in options(decision)}:
        keys["compare"] = None
    return json.dumps(keys, ensure_ascii=False, indent=1) + "\n"


def problems(error: ValidationError) -> list[str]:
    """Return a sentence for each thing that is wrong; of very many, for the first of them."""
    wrong = error.errors(include_url=False)
    beyond = len(wrong) - MOST_PROBLEMS
    more = [f"And {beyond:,} more things are wrong."] if beyond > 0 else []
    return [f"{_place(e['loc'])}{_advice(e)}." for e in wrong[:MOST_PROBLEMS]] + more


@cache
def sample() -> Decision:
    """Return the sample career."""
    return read(DATA / "sample.json")


def blank() -> Decision:
    """Return a decision with nothing entered yet."""
    return Decision(offers=(), weights=next(iter(life_phases().values())))


def parsed(content: bytes) -> dict[str, Any]:
    """Return the keys in a file's bytes, of which “offers” is one.

    Raises `FileError`.
    """
    keys = values(content)
    if not isinstance(keys, dict) or "offers" not in keys:
        raise FileError(
            "This is JSON, but not a decision: it has no “offers”."
            " Choose a .json file that Spikes saved."
        )
    return keys


def values(content: bytes) -> Any:
    """Return what the JSON in a file's bytes holds, if that is no more than a decision can.

    Raises `FileError`.
    """
    if len(content) > LARGEST_FILE:
        raise FileError(
            f"This file is larger than {LARGEST_FILE // 1_000_000} MB, more than a decision can"
            f" hold: {CHOOSE}."
        )
    if _has_more_parts(content, MOST_PARTS):  # read, they would fill the memory
        raise FileError(f"This file has more parts than a decision can hold: {CHOOSE}.")
    try:
        return json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_without_repeats,
            parse_constant=_no_constant,
        )
    except UnicodeDecodeError:
        raise FileError(f"This is not a text file in UTF-8: {CHOOSE}.") from None
    except json.JSONDecodeError as error:
        raise FileError(
            f"This is not whole JSON: line {error.lineno}, column {error.colno} cannot be read."
            f" Correct it there, or {CHOOSE}."
        ) from None
    except FileError:
        raise
    except RecursionError:
        raise FileError(f"This file is nested too deeply to be a decision: {CHOOSE}.") from None
    except ValueError as error:  # a number of thousands of digits
        raise FileError(
            f"This file has a number that cannot be read ({error}): correct it."
        ) from None


def _has_more_parts(content: bytes, most: int) -> bool:
    """Return whether there are more commas outside of texts; none of the parts is kept."""
    part = next(islice(PART.finditer(content), most, None), None)
    return part is not None and part[1] == b","


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) < len(pairs):
        [(repeated, _)] = Counter(name for name, _ in pairs).most_common(1)
        raise FileError(f"“{repeated}” stands twice in the same place: remove one of the two.")
    return keys


def _no_constant(constant: str) -> None:
    raise FileError(f"{constant} is not a number Spikes can use: write a finite one.")


def _other_schema(schema: object) -> str:
    if isinstance(schema, str) and re.fullmatch(r"spikes/\d+", schema):
        return (
            f"This file is of a newer kind ({schema}) than this Spikes reads ({SCHEMA}): update"
            " Spikes, then open it again."
        )
    return (
        f"schema: this file says {json.dumps(schema)[:60]}, not “{SCHEMA}”: it is of another kind."
        " Choose a file that Spikes saved."
    )


def _no_phase(name: object) -> str:
    return (
        f"There is no life phase {json.dumps(name, ensure_ascii=False)[:60]}: choose one of"
        f" {listed(life_phases())}."
    )


@cache
def _known_keys() -> frozenset[str]:
    schema = Decision.model_json_schema()
    return frozenset(
        key for part in (schema, *schema["$defs"].values()) for key in part.get("properties", {})
    ) | {"phase"}


def _place(location: tuple[int | str, ...]) -> str:
    steps: list[str] = []
    for step in location:
        if isinstance(step, int) and steps:
            steps[-1] += f" {step + 1}"
        elif step != "[key]":
            steps.append(str(step)[:60])
    return f"{', '.join(steps)}: " if steps else ""


def _advice(error: Any) -> str:
    context = error.get("ctx", {})
    match error["type"]:
        case "missing":
            return "this is missing: add it"
        case "extra_forbidden":
            meant = close_match(str(error["loc"][-1]), _known_keys())
            return f"no such key is known here: remove it{f', or write “{meant}”' if meant else ''}"
        case "value_error":
            return str(context["error"])
        case "greater_than_equal":
            return f"must be at least {context['ge']:g}"
        case "greater_than":
            return f"must be more than {context['gt']:g}"
        case "less_than_equal":
            return f"must be at most {context['le']:,.10g}"
        case "string_too_long":
            return f"shorten it to {context['max_length']:,} characters"
        case "string_too_short" | "too_short":
            return "give it a name"
        case "too_long":
            return f"at most {context['max_length']} fit: remove some"
        case "enum":
            return f"choose {context['expected']}"
        case "int_type" | "int_from_float":
            return "write a whole number"
        case "finite_number" | "float_type":
            return "write a finite number"
        case "string_unicode":
            return "remove the broken character: it cannot be saved"
        case "string_type":
            return "write text, in quotes"
        case "tuple_type":
            return "write a list, in [ ]"
        case "model_type" | "dict_type" | "model_attributes_type":
            return "write an object, in { }"
        case _:
            return str(error["msg"])[0].lower() + str(error["msg"])[1:]
