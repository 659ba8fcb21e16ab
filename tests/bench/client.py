"""A visitor without a browser, who checks every answer of the page.

Like a browser, it speaks the page's WebSocket protocol: it runs the script once on arrival, reports
what a person does by the widget's id and fragment, and has its answer when the script has finished.
It draws nothing, so many of them fit on one machine with the server.
"""

import asyncio
import json
import re
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from time import perf_counter
from typing import Any
from urllib.request import Request, urlopen

from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import UploadedFileInfo
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

from spikes.files import decisions as files
from spikes.model import Decision, Dimension, Weights

PATIENCE = 60  # seconds until a change counts as never answered
FINISHED = (ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY)
SECRET = re.compile(rb"Secret[0-9]+x")  # the name of an offer that only one visitor has
FOLLOWING = {"weight", "answer words"}  # keys of what every change of a weight redraws


@dataclass
class Answer:
    """What came back for one report."""

    seconds: float = 0
    size: int = 0  # bytes
    runs: int = 0  # of the script, whole or in part
    elements: int = 0  # redrawn
    charts: int = 0  # of these
    parts: set[str] = field(default_factory=set)  # keys of what was redrawn
    names: set[str] = field(default_factory=set)  # the secret ones


@dataclass
class Visitor:
    """One visitor of a page."""

    address: str
    socket: ClientConnection
    secret: str = ""  # the name that no other visitor may receive
    arrival: Answer = field(default_factory=Answer)  # what came before anything was done
    session: str = ""
    page: str = ""
    widgets: dict[str, tuple[str, str]] = field(default_factory=dict)  # by key: id, fragment's id
    panel: dict[str, Any] = field(default_factory=dict)  # what the weight sliders last received
    answer: dict[str, Any] = field(default_factory=dict)  # what the answer last received
    kept: dict[str, bytes] = field(default_factory=dict)  # frames the server may refer to by hash
    reports: int = 0

    async def report(self, *states: WidgetState, within: str = "") -> Answer:
        """Report what a person did, and wait for the whole answer."""
        asked = BackMsg()
        asked.rerun_script.widget_states.widgets.extend(states)
        asked.rerun_script.page_script_hash = self.page
        asked.rerun_script.fragment_id = within
        asked.rerun_script.cached_message_hashes.extend(self.kept)
        asked.rerun_script.context_info.timezone = "UTC"
        start = perf_counter()
        await self.socket.send(asked.SerializeToString())
        answer = Answer()
        async with asyncio.timeout(PATIENCE):
            while True:
                message = await self._next(answer)
                if message.HasField("script_finished") and message.script_finished in FINISHED:
                    answer.seconds = perf_counter() - start
                    return answer

    async def show(self, tab: str) -> Answer:
        """Open one of the tabs, by its label."""
        tabs, fragment = self.widgets["tab"]
        return await self.report(WidgetState(id=tabs, string_value=tab), within=fragment)

    async def weigh(self, shares: Mapping[str, float]) -> Answer:
        """Let go of a weight as the browser does, and check that the answer is to this move."""
        answer = await self._move({"what": "values", "values": dict(shares), "done": True})
        shown = {cell["id"]: cell["value"] for row in self.panel["rows"] for cell in row["cells"]}
        assert all(abs(shown[d] - share) < 1e-6 for d, share in shares.items()), "other weights"
        assert answer.parts >= FOLLOWING, f"not redrawn: {FOLLOWING - answer.parts}"
        return answer

    async def hold(self, dimension: Dimension) -> Answer:
        """Take hold of a weight, and check the sentence prepared for where it stands."""
        values = {
            cell["id"]: cell["value"] / 100 for row in self.panel["rows"] for cell in row["cells"]
        }
        at = Weights(**values).percents()[dimension]
        answer = await self._move({"what": "hold", "id": dimension.value, "at": at})
        foresight = self.panel["foresight"]
        said = [foresight["texts"][place] for place in foresight["said"][str(at)]]
        assert said[:5] == [*self.answer["said"].values()], "the prepared sentences are others"
        return answer

    async def _move(self, what: Mapping[str, Any]) -> Answer:
        self.reports += 1
        value = {**what, "report": self.reports, "gesture": self.reports}
        events = json.dumps([{"event": "edit", "value": [value]}])
        panel, fragment = self.widgets["weight"]
        state = WidgetState(id=_make_trigger_id(panel, "events"), json_trigger_value=events)
        answer = await self.report(state, within=fragment)
        assert self.panel["answered"] == self.reports, "the sliders were not answered"
        return answer

    async def slide(self, value: float) -> Answer:
        """Move the one slider of the bare page."""
        state = WidgetState(id=self.widgets["slider"][0])
        state.double_array_value.data.append(value)
        return await self.report(state)

    async def open(self, decision: Decision) -> Answer:
        """Open a decision from a file, by the page's own menu."""
        menu, fragment = self._widget("menu ")
        await self.report(WidgetState(id=menu, bool_value=True), within=fragment)
        content = files.to_json(decision).encode()
        asked = BackMsg()
        asked.file_urls_request.request_id = "upload"
        asked.file_urls_request.file_names.append("decision.json")
        asked.file_urls_request.session_id = self.session
        await self.socket.send(asked.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            while not (message := await self._next(Answer())).HasField("file_urls_response"):
                pass
        urls = message.file_urls_response.file_urls[0]
        await asyncio.to_thread(_put, self.address, urls.upload_url, content)
        uploader, fragment = self._widget("opened ")
        state = WidgetState(id=uploader)
        state.file_uploader_state_value.uploaded_file_info.append(
            UploadedFileInfo(
                name="decision.json", size=len(content), file_id=urls.file_id, file_urls=urls
            )
        )
        answer = await self.report(state, within=fragment)
        assert "answer words" in answer.parts, "the decision was not opened"
        assert answer.names == ({self.secret} if self.secret else set()), "another decision"
        return answer

    def _widget(self, begins: str) -> tuple[str, str]:
        """Return the widget drawn last whose key begins with this."""
        return [widget for key, widget in self.widgets.items() if key.startswith(begins)][-1]

    async def _next(self, answer: Answer) -> ForwardMsg:
        frame = await self.socket.recv(decode=False)
        assert isinstance(frame, bytes)
        names = {found.decode() for found in SECRET.findall(frame)}
        assert names <= {self.secret}, f"{self.secret or 'a visitor'} received {names}"
        answer.names |= names
        answer.size += len(frame)
        message = ForwardMsg()
        message.ParseFromString(frame)
        if message.ref_hash:
            message.ParseFromString(self.kept[message.ref_hash])
        elif message.metadata.cacheable:
            self.kept[message.hash] = frame
        match message.WhichOneof("type"):
            case "new_session":
                answer.runs += 1
                self.page = message.new_session.page_script_hash
                self.session = message.new_session.initialize.session_id
            case "delta":
                self._draw(message.delta, answer)
        return message

    def _draw(self, delta: Delta, answer: Answer) -> None:
        element = delta.new_element
        kind = element.WhichOneof("type") or ""
        drawn = delta.add_block if delta.HasField("add_block") else getattr(element, kind, None)
        assert kind != "exception", f"an error on the page: {element.exception.message}"
        answer.elements += bool(kind)
        answer.charts += kind in {"vega_lite_chart", "arrow_vega_lite_chart"}
        if identity := getattr(drawn, "id", ""):
            key = identity.rpartition("$$ID-")[2].partition("-")[2]  # after $$ID- and a hash
            self.widgets[key if key != "None" else kind] = (identity, delta.fragment_id)
            answer.parts.add(key)
        if kind == "bidi_component":
            match element.bidi_component.id.rpartition("-")[2]:
                case "weight":
                    self.panel = json.loads(element.bidi_component.json)
                case "answer words":
                    self.answer = json.loads(element.bidi_component.json)


@asynccontextmanager
async def visit(
    address: str, decision: Decision | None = None, secret: str = ""
) -> AsyncIterator[Visitor]:
    """Come to a page, and open a decision if one is given."""
    stream = f"{address.replace('http', 'ws', 1)}/_stcore/stream"
    async with connect(stream, max_size=None, open_timeout=PATIENCE) as socket:
        visitor = Visitor(address, socket, secret)
        visitor.arrival = await visitor.report()
        if decision:
            await visitor.open(decision)
        yield visitor


def shares(step: int) -> dict[str, float]:
    """Return five weights that total 100, different at each step."""
    first = (37 * step) % 91 + step % 7 / 8
    return {d.value: first if d is Dimension.COMPENSATION else (100 - first) / 4 for d in Dimension}


def _put(address: str, path: str, content: bytes) -> None:
    """Upload a file over HTTP, with the token that every browser receives."""
    # an address of our own
    with urlopen(f"{address}/_stcore/health", timeout=PATIENCE) as response:  # noqa: S310
        cookie = response.headers["Set-Cookie"].partition(";")[0]
    edge = "spikes-bench-edge"
    head = (
        f'--{edge}\r\nContent-Disposition: form-data; name="file"; filename="decision.json"\r\n\r\n'
    )
    request = Request(  # noqa: S310
        address + path,
        head.encode() + content + f"\r\n--{edge}--\r\n".encode(),
        {
            "Content-Type": f"multipart/form-data; boundary={edge}",
            "Cookie": cookie,
            "X-Xsrftoken": cookie.partition("=")[2],
        },
        method="PUT",
    )
    with urlopen(request, timeout=PATIENCE):  # noqa: S310
        pass
