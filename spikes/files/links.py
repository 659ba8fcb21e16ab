"""A decision as the part of a link after the #, which no browser sends to a server, and back.

A link holds what the numbers need: weights, ratings, months, evidence, pay, assumptions. Names and
must-haves go along only where asked for; texts (goal, notes, reasons, a market's source, the
journal) never do.
"""

import base64
import binascii
import json
import zlib
from typing import Any
from urllib.parse import unquote

from spikes.files import decisions as files
from spikes.files.decisions import FileError, Opened
from spikes.model import Decision, Journal, Market, Offer, Role, presets
from spikes.scoring import options

MARK = "spikes="  # what a fragment begins with that is meant for this page
LARGEST = 500_000  # bytes of JSON; 60 roles and 30 offers with the longest names have 80,000
AROUND = " \t\n.,;:!?()[]<>{}\"'“”‘’«»…"  # what programs and sentences put around a link
DAMAGED = "This link is damaged. Ask for it again, and copy all of it."


def fragment(decision: Decision, *, names: bool = False) -> str:
    """Return what stands after a link's #; what one has named oneself only with `names`."""
    shared = _shared(decision, names=names)
    keys = shared.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    keys["as_of"] = f"{decision.as_of:%Y-%m}"
    if phase := presets.phase_of(decision.weights):
        del keys["weights"]
        keys["phase"] = phase
    text = json.dumps(keys, ensure_ascii=False, separators=(",", ":"))
    return MARK + base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def opened(fragment: str) -> Opened:
    """Open what stands after a link's #, as it is, percent-encoded or in a sentence.

    Raises `FileError`.
    """
    code = unquote(fragment).strip(AROUND).removeprefix(MARK)
    try:
        packed = base64.b64decode(code + "=" * (-len(code) % 4), altchars=b"-_", validate=True)
        unpacking = zlib.decompressobj()
        content = unpacking.decompress(packed, LARGEST)
    except (binascii.Error, ValueError, zlib.error):
        raise FileError(DAMAGED) from None
    if not unpacking.eof or unpacking.unused_data:
        raise FileError(DAMAGED)
    return files.opened(content)


def _shared(decision: Decision, *, names: bool) -> Decision:
    """Return the decision without its texts, and with neutral names unless `names` go along."""
    must_haves = {
        text: text if names else f"Must-have {number}"
        for number, text in enumerate(decision.must_haves, 1)
    }
    roles = [
        role.replace(**_unsaid(f"Role {number}", role, names=names))
        for number, role in enumerate(decision.roles, 1)
    ]
    offers = [
        offer.replace(
            **_unsaid(f"Offer {number}", offer, names=names),
            outside="",
            reply_by=None,
            meets={must_haves[text]: met for text, met in offer.meets.items()},
        )
        for number, offer in enumerate(decision.offers, 1)
    ]
    shared = decision.replace(
        goal="",
        journal=Journal(),
        roles=roles,
        offers=offers,
        must_haves=tuple(must_haves.values()),
        compare=None,
        market=_without_source(decision.market),
    )
    renamed = {
        here.name: there.name
        for here, there in zip(options(decision), options(shared), strict=True)
    }
    if decision.compare and set(decision.compare) <= renamed.keys():
        shared = shared.replace(compare=[renamed[name] for name in decision.compare])
    return shared


def _unsaid(neutral: str, job: Role | Offer, *, names: bool) -> dict[str, Any]:
    named = (
        {"organisation": job.organisation, "title": job.title}
        if names
        else {"organisation": neutral, "title": ""}
    )
    return {**named, "notes": {}, "reason": "", "market": _without_source(job.market)}


def _without_source(market: Market | None) -> Market | None:
    return market.replace(source="") if market else None
