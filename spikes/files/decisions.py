"""Reading and writing: decisions from files and back, and the tables under data/.

Besides `kept`, which keeps one file up to date, the only module that touches files.
"""

import json
import re
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from spikes.model import SCHEMA, Decision
from spikes.model.domain import DATA, life_phases, phase_of
from spikes.model.names import offer_names
from spikes.scoring import options
from spikes.words.markdown import readable
from spikes.words.phrases import close_match, listed

MOST_PROBLEMS = 50  # told of at once
MOST_PARTS = 100_000  # commas outside of texts; 200 roles and 200 offers with every key have 20,000
STRING = re.compile(rb'"(?:[^"\\]|\\.)*+(?:"|\Z)', re.DOTALL)
# bytes; 200 roles and 200 offers with every text full come to 6 MB of plain letters, 33 MB at the
# most
LARGEST_FILE = 40_000_000


class FileError(ValueError):
    """A file that cannot be read as a decision; each of `sentences` says what is wrong and what
    to do.
    """

    def __init__(self, *sentences: str) -> None:
        self.sentences = tuple(
            readable(sentence.encode(errors="replace").decode()) for sentence in sentences
        )
        super().__init__("\n".join(self.sentences))


def read(path: Path, phase: str | None = None) -> Decision:
    """The decision in a file. `phase` names a life phase whose weights replace the file's.

    Raises `FileError`.
    """
    return from_json(content(path), phase)


def content(path: Path) -> bytes:
    """What a file holds, as far as a decision can.

    Raises `FileError`.
    """
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise FileError(
            f"{path} cannot be read ({(error.strerror or 'unknown reason').lower()}): check the"
            " name and try again."
        ) from None


def write(folder: Path, contents: Mapping[str, str | bytes]) -> list[Path]:
    """Write contents into a folder, made if need be, under their names; gives their paths.

    Raises `FileError`.
    """
    paths = [folder / name for name in contents]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, content in zip(paths, contents.values(), strict=True):
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        reason = (error.strerror or "unknown reason").lower()
        raise FileError(
            f"{folder} cannot be written to ({reason}): choose another folder and try again."
        ) from None
    return paths


def from_json(content: bytes, phase: str | None = None) -> Decision:
    """The decision in a file's bytes (JSON, UTF-8). Weights come from `phase`, else its `weights`,
    else its `phase`.

    Raises `FileError`.
    """
    keys = _object(content)
    schema = keys.get("schema", SCHEMA)
    if schema != SCHEMA:
        raise FileError(_other_schema(schema))
    phases = life_phases()
    named = keys.pop("phase", None)
    if named is not None and (not isinstance(named, str) or named not in phases):
        raise FileError(_no_phase(named))
    if phase is not None:
        if phase not in phases:
            raise FileError(_no_phase(phase))
        keys.pop("weights", None)
    if keys.get("weights") is None:
        keys["weights"] = phases[phase or named or next(iter(phases))]
    try:
        decision = _by_name(Decision.model_validate(keys, by_alias=True, by_name=False))
    except ValidationError as error:
        raise FileError(*problems(error)) from None
    return decision


def _by_name(decision: Decision) -> Decision:
    """The decision with the two that it compares by their names, which a file may also give uncut;
    the two best, if cut otherwise.

    Raises `FileError`, `ValidationError`.
    """
    names = [option.name for option in options(decision)]
    unknown = [name for name in decision.compare or () if name not in names]
    if not unknown:
        return decision
    uncut = dict(
        zip(offer_names(decision.offers, sys.maxsize), offer_names(decision.offers), strict=True)
    )
    for name in unknown:
        if name in uncut:
            continue
        if "…" in name:  # cut as another version of Spikes did: no fault of whoever opens the file
            return decision.replace(compare=None)
        raise FileError(
            f"compare: no option is called “{name}”. Choose two of"
            f" {listed([f'“{n}”' for n in names])}."
        )
    return decision.replace(
        compare=[uncut[name] if name in unknown else name for name in decision.compare or ()]
    )


def to_json(decision: Decision) -> str:
    """A decision as the text of a file: reading it gives an equal decision, less a `compare` of
    options that do not exist.
    """
    keys = decision.model_dump(mode="json", by_alias=True)
    if (phase := phase_of(decision.weights)) is not None:
        del keys["weights"]
        keys["phase"] = phase
    if not set(decision.compare or ()) <= {option.name for option in options(decision)}:
        keys["compare"] = None
    return json.dumps(keys, ensure_ascii=False, indent=1) + "\n"


def problems(error: ValidationError) -> list[str]:
    """One sentence for each thing that is wrong, where it is and what to do; of very many, for
    the first of them.
    """
    wrong = error.errors(include_url=False)
    more = (
        [f"And {len(wrong) - MOST_PROBLEMS:,} more things are wrong."]
        if len(wrong) > MOST_PROBLEMS
        else []
    )
    return [f"{_place(e['loc'])}{_advice(e)}." for e in wrong[:MOST_PROBLEMS]] + more


@cache
def sample() -> Decision:
    """The sample career."""
    return read(DATA / "sample.json")


def blank() -> Decision:
    """A decision with nothing entered yet."""
    return Decision(offers=(), weights=next(iter(life_phases().values())))


def _object(content: bytes) -> dict[str, Any]:
    if len(content) > LARGEST_FILE:
        raise FileError(_too_large())
    if (
        content.count(b",") > MOST_PARTS and STRING.sub(b"", content).count(b",") > MOST_PARTS
    ):  # read, they would fill the memory
        raise FileError(
            "This file has more parts than a decision can hold: choose a .json file that Spikes"
            " saved."
        )
    try:
        keys = json.loads(
            content.decode("utf-8-sig"),
            object_pairs_hook=_without_repeats,
            parse_constant=_no_constant,
        )
    except UnicodeDecodeError:
        raise FileError(
            "This is not a text file in UTF-8: choose a .json file that Spikes saved."
        ) from None
    except json.JSONDecodeError as error:
        raise FileError(
            f"This is not whole JSON: line {error.lineno}, column {error.colno} cannot be read. "
            "Correct it there, or choose a .json file that Spikes saved."
        ) from None
    except FileError:
        raise
    except RecursionError:
        raise FileError(
            "This file is nested too deeply to be a decision: choose a .json file that Spikes"
            " saved."
        ) from None
    except ValueError as error:  # a number of thousands of digits
        raise FileError(
            f"This file has a number that cannot be read ({error}): correct it."
        ) from None
    if not isinstance(keys, dict) or "offers" not in keys:
        raise FileError(
            "This is JSON, but not a decision: it has no “offers”. Choose a .json file that Spikes"
            " saved."
        )
    return keys


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    keys = dict(pairs)
    if len(keys) < len(pairs):
        names = [name for name, _ in pairs]
        repeated = next(name for name in names if names.count(name) > 1)
        raise FileError(f"“{repeated}” stands twice in the same place: remove one of the two.")
    return keys


def _no_constant(constant: str) -> None:
    raise FileError(f"{constant} is not a number Spikes can use: write a finite one.")


def _too_large() -> str:
    megabytes = LARGEST_FILE // 1_000_000
    return (
        f"This file is larger than {megabytes} MB, more than a decision can hold: choose a .json"
        " file that Spikes saved."
    )


def _other_schema(schema: object) -> str:
    if (
        isinstance(schema, str)
        and schema.removeprefix("spikes/").isdecimal()
        and schema.startswith("spikes/")
    ):
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
            return f"must be at most {context['le']:g}"
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
