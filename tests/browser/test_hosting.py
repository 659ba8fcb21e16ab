"""The page as it is hosted: what it forbids, its limits, what it says when something breaks."""

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import FilePayload, Page, Response, expect

from serve import HEADERS, POLICY
from spikes.files import decisions as files
from spikes.journal import entry as journal
from spikes.page import components
from spikes.page.session.parts import TABS
from tests.browser.conftest import ROOT, Hosted, hosted, settle, visit
from tests.browser.hands import download, headline, move, open_file, open_tab, paste, save, unfold

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    """Yield the page as `make serve` serves it."""
    with hosted(tmp_path_factory.mktemp("hosted") / "log") as served:
        yield served


@pytest.fixture
def page(tab: Page, server: Hosted) -> Iterator[Page]:
    """Yield a visitor of the hosted page, with nothing said on the console."""
    with visit(tab, server.address) as opened:
        yield opened


@pytest.fixture(scope="module")
def arrival(tab: Page, server: Hosted) -> Iterator[tuple[Page, list[Response]]]:
    """Yield the hosted page, and all that was answered until it was drawn."""
    answers: list[Response] = []
    opened = tab.context.new_page()
    # Playwright takes no built-in function
    opened.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108
    opened.goto(server.address)
    opened.locator("svg.marks").nth(1).wait_for()
    yield opened, answers
    opened.close()


def refused(address: str) -> bool:
    """Tell whether nobody listens there."""
    where = urlsplit(address)
    with socket.socket() as caller:
        caller.settimeout(2)
        return caller.connect_ex((where.hostname or "", where.port or 0)) != 0


def test_every_answer_carries_the_headers(
    arrival: tuple[Page, list[Response]], server: Hosted
) -> None:
    """The page and all it loads come from the one server, each with every header."""
    _, answers = arrival
    loaded = [answer for answer in answers if not answer.url.startswith(("blob:", "data:"))]
    assert len(loaded) > 20
    for answer in loaded:
        assert answer.url.startswith(f"{server.address}/")
        assert {name: answer.headers.get(name.lower()) for name in HEADERS} == HEADERS


def test_no_text_becomes_a_program() -> None:
    """The policy lets no text be run as a script, nor the page be shown within another."""
    assert not {"unsafe", "blob:", "data:"} & {*POLICY["script-src"].replace("-", " ").split()}
    assert POLICY["frame-ancestors"] == POLICY["default-src"] == "'none'"


def test_a_script_written_into_the_page_does_not_run(arrival: tuple[Page, list[Response]]) -> None:
    """Where a visitor's text became a script, the browser would still refuse to run it."""
    page, _ = arrival
    page.evaluate("""() => {
        window.refused = 0
        document.addEventListener("securitypolicyviolation", () => (window.refused += 1))
        document.body.appendChild(document.createElement("script")).text = "window.ran = 'script'"
        const handler = '<img src="/none" onerror="window.ran = \\'handler\\'">'
        const link = '<a id=link href="javascript:window.ran = 1">link</a>'
        document.body.insertAdjacentHTML("beforeend", handler + link)
        document.querySelector("#link").click()
    }""")
    page.wait_for_function("window.refused >= 3")
    assert page.evaluate("window.ran") is None


@pytest.mark.long
def test_all_works_under_the_policy(page: Page, tmp_path: Path) -> None:
    """Draw, drag, unfold, copy, paste, save, open and download under the page's policy."""
    answer = headline(page)
    move(page, "compensation", 80)
    assert headline(page) != answer
    saved = save(page, tmp_path)
    assert files.read(saved).weights != files.sample().weights
    open_file(page, saved)
    expect(page.locator(".st-key-answer h2")).not_to_have_text(answer)

    page.get_by_role("button", name="Copy", exact=True).first.click()
    for tab in TABS.values():
        unfold(open_tab(page, tab))
        page.locator("[role=tabpanel] svg.marks, .st-key-cards svg.marks").last.hover()
        if tab == TABS["roles"]:
            paste(
                page,
                "roles",
                "Organisation\tTitle\tFirst month\tLast month\n"
                "Acme\tProduct manager\tSep 2018\tFeb 2021",
            )
            expect(page.get_by_role("table", name="What was read")).to_be_visible()
    settle(page)

    open_file(page, saved)
    expect(page.locator(".told")).to_contain_text("saved.json is open")
    entry = tmp_path / "entry.zip"
    for ending in ("html", "csv", "json", "svg", "png", "zip"):
        download(page, ending).save_as(entry)
    assert journal.opened(entry.read_bytes()).decision.offers == files.read(saved).offers
    page.keyboard.press("Escape")
    settle(page)
    open_file(page, entry)
    expect(page.locator(".st-key-answer h2")).to_be_visible()


def test_it_says_that_it_is_well(server: Hosted) -> None:
    """A load balancer can ask whether the server is well."""
    # an address of our own
    with urlopen(f"{server.address}/_stcore/health") as answer:  # noqa: S310
        assert (answer.status, answer.read()) == (200, b"ok")


def test_it_listens_on_this_machine_only(server: Hosted, address: str) -> None:
    """Neither `make serve` nor `make run` can be reached under another address than localhost."""
    for listening in (server.address, address):
        assert not refused(listening)
        assert refused(f"http://127.0.0.2:{urlsplit(listening).port}")
    run = subprocess.run(
        ["make", "--dry-run", "run"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    assert "--server.address localhost" in run


@pytest.mark.long  # a file that is damaged: test_page.py
def test_a_file_too_large_is_refused(page: Page, tmp_path: Path) -> None:
    """The page refuses it with a sentence; past the page's own check, the server does."""
    large = tmp_path / "large.json"
    large.write_bytes(b" " * 6 * MEGABYTE)
    open_file(page, large)
    expect(page.get_by_text("File must be 5.0MB or smaller.")).to_be_visible()
    page.keyboard.press("Escape")
    settle(page)

    small = tmp_path / "small.json"
    small.write_text(files.to_json(files.sample()), encoding="utf-8")
    with page.expect_request(lambda request: request.method == "PUT") as put:
        open_file(page, small)
    headers = {name: value for name, value in put.value.headers.items() if name.startswith("x-")}
    sent = FilePayload(name="large.json", mimeType="application/json", buffer=large.read_bytes())
    answer = page.request.put(put.value.url, headers=headers, multipart={"file": sent})
    assert (answer.status, answer.text()) == (413, "File too large")


def test_a_message_too_large_ends_the_connection(tab: Page, server: Hosted) -> None:
    """A message larger than any the page sends is not read to its end."""
    tab.goto(f"{server.address}/_stcore/health")
    closed_with = tab.evaluate("""() => new Promise((done) => {
        const socket = new WebSocket(`ws://${location.host}/_stcore/stream`, ["streamlit"])
        socket.onopen = () => socket.send(new ArrayBuffer(21_000_000))
        socket.onclose = (event) => done(event.code)
    })""")
    too_large, cut_off_while_sending = 1009, 1006
    assert closed_with in {too_large, cut_off_while_sending}


def test_an_error_keeps_its_details_to_itself(tab: Page, tmp_path: Path) -> None:
    """The visitor reads that something broke, the log says where; neither what was entered."""
    broken = """
import serve, spikes.page.answer
from spikes.page.session.session import session
def answer():
    raise LookupError(session().decision.offers[0].organisation)
spikes.page.answer.answer = answer
serve.main()
"""
    with hosted(tmp_path / "log", "-c", broken) as server:
        tab.goto(server.address)
        shown = tab.get_by_test_id("stException")
        shown.wait_for()
        assert "LookupError" not in shown.inner_text()
        assert "Hexbourne" not in shown.inner_text()
    log = server.log.read_text()
    assert "in answer" in log
    assert "LookupError" in log
    assert "Hexbourne" not in log


def test_what_is_not_there_is_not_found(server: Hosted) -> None:
    """Neither the program's own files nor any beside them are served."""
    scripts = f"_stcore/bidi-components/{components.version()}.sliders"
    with urlopen(f"{server.address}/{scripts}/sliders.js") as answer:  # noqa: S310
        assert "javascript" in answer.headers["Content-Type"]
    for path in (
        "media/../app.py",
        "media/app.py",
        "component/../../serve.py",
        f"{scripts}/../sliders.py",
        f"{scripts}/%2e%2e/sliders.py",
    ):
        try:
            # an address of our own
            with urlopen(f"{server.address}/{path}") as answer:  # noqa: S310
                assert answer.read().startswith(
                    b"<!--\n Copyright (c) Streamlit"
                )  # the page itself
        except HTTPError as error:
            assert error.code in {400, 403, 404}  # noqa: PT017 (one of two good answers)
