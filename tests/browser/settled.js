// Tells whether a page is at rest: every report to the server is answered, nothing that was asked
// for is on its way, no timer is about to run, and three frames have passed so.
{
  const SOON = 250 // milliseconds; a longer timer is not waited for
  // Fields of Streamlit's messages, by number: BackMsg.proto and ForwardMsg.proto.
  const RERUN = 11
  const QUESTIONS = [16, 19] // file_urls_request, backend_operation_request
  const [STARTED, FINISHED] = [4, 6] // new_session, script_finished
  const ANSWERS = [19, 27]
  const TO_RUN_AGAIN = 2 // of script_finished: the next run follows
  const UNSURE = 500 // milliseconds after which several reports count as answered by one run

  const timers = new Set()
  let reports = 0 // sent, and no run of the script has started since
  let unsure = -UNSURE // when a run started that may have answered one report alone, of several
  let running = false
  let asked = 0 // of the server, outside of the script's runs
  let loading = 0
  let frames = 0
  let waiter = 0

  const { setTimeout, clearTimeout, WebSocket } = window
  window.setTimeout = (run, wait = 0, ...given) => {
    const timer = setTimeout(() => (timers.delete(timer), run(...given)), wait)
    if (wait <= SOON) timers.add(timer)
    return timer
  }
  window.clearTimeout = (timer) => (timers.delete(timer), clearTimeout(timer))

  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given)
      reports = asked = 0
      running = false
      this.addEventListener("message", ({ data }) => fields(new Uint8Array(data)).forEach(received))
    }

    send(message) {
      if (message instanceof Uint8Array) fields(message).forEach(sent)
      super.send(message)
    }
  }

  const { send } = XMLHttpRequest.prototype
  XMLHttpRequest.prototype.send = function (...given) {
    loading += 1
    this.addEventListener("loadend", () => (loading -= 1))
    return send.apply(this, given)
  }

  function sent([field]) {
    if (field === RERUN) reports += 1
    if (QUESTIONS.includes(field)) asked += 1
  }

  function received([field, value]) {
    if (field === STARTED) {
      running = true
      if (reports > 1) unsure = performance.now()
      reports = 0
    }
    if (field === FINISHED) running = value === TO_RUN_AGAIN
    if (ANSWERS.includes(field)) asked -= 1
  }

  // The fields of a message: their numbers and, of those that are numbers, their values.
  function fields(bytes) {
    const found = []
    let at = 0
    const varint = () => {
      let [value, scale] = [0, 1]
      for (; bytes[at] > 127; scale *= 128) value += (bytes[at++] - 128) * scale
      return value + bytes[at++] * scale
    }
    while (at < bytes.length) {
      const tag = varint()
      const [field, kind] = [tag >> 3, tag & 7]
      const value = kind === 0 || kind === 2 ? varint() : 0
      at += { 1: 8, 2: value, 5: 4 }[kind] ?? 0
      found.push([field, value])
    }
    return found
  }

  // Streamlit loads each kind of element once it is needed, and shows a skeleton until then. A
  // component's style is a file of its own, which may come after its script.
  function whole() {
    if (document.querySelector("[data-testid=stSkeleton]")) return false
    const roots = [...document.querySelectorAll("*")].flatMap(({ shadowRoot }) => shadowRoot ?? [])
    const sheets = roots.flatMap((root) => [...root.querySelectorAll("link[rel=stylesheet]")])
    return sheets.every(({ sheet }) => sheet)
  }

  // Asked in every frame, until it is so.
  window.settled = (asker) => {
    const app = document.querySelector("[data-testid=stApp]")
    const unanswered = reports > 0 || performance.now() - unsure < UNSURE
    const still = app?.dataset.testScriptState === "notRunning"
    const busy =
      unanswered || running || asked + loading > 0 || timers.size > 0 || !still || !whole()
    if (asker !== waiter) frames = 0
    waiter = asker
    frames = busy ? 0 : frames + 1
    return frames > 3
  }
  window.unsettled = () => ({ timers: timers.size, reports, running, asked, loading })
}
