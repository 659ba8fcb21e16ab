// Keeps the work in this browser's own storage, brings it back to a new session, and notices other
// tabs and links. Python owns the work: it sends it in `data`, and is told what was found here.
// Nothing kept here is ever overwritten unseen: what belongs to another decision is moved to the
// earlier ones, and what another tab wrote is asked about. The functions of focus.js stand before
// these.

const PLACE = `spikes ${location.pathname}`
const EARLIER = `${PLACE} earlier `
const EARLIER_KEPT = 5
const DAMAGED = "damaged"
const LINK = "#spikes="
const PAUSE = 500 // milliseconds without a key
const SEEN_WITHIN = 2000 // milliseconds until the first screen counts as drawn
const RESTED = 1000 // milliseconds until numbers that change are read out
// Where any text will do, a half-written one too; and where it waits for a button.
const FREE_TEXT = 'textarea, .note input, [class*="st-key-goal"] input, [class*="-reason"] input'
const WAITING = '[class*="st-key-new-"] input[type="text"], [class*="st-key-sheet-of-"] textarea'
// by the weights, which Streamlit would have open again after a reload
const COVERED = matchMedia("(max-width: 768px)")
const YEAR = 365 * 24 * 3600 // seconds
const devices = new WeakMap()

export default function (component) {
  const { parentElement } = component
  let device = devices.get(parentElement)
  if (!device) devices.set(parentElement, (device = new Device(parentElement)))
  device.update(component)
  return () => device.remove()
}

class Device {
  constructor(parent) {
    this.parent = parent
    this.root = parent.querySelector(".device")
    this.part("yes").ariaLabel = "Yes, forget everything on this device"
    this.part("no").ariaLabel = "Forget it all? No"
    this.leave = new AbortController()
    const { signal } = this.leave
    window.addEventListener("storage", (event) => event.key === PLACE && this.look(), { signal })
    window.addEventListener("hashchange", () => this.follow(), { signal })
    window.addEventListener("keydown", (event) => this.undoByKey(event), { signal })
    mindFocus(signal)
    for (const name of ["input", "compositionend"])
      window.addEventListener(name, (event) => this.typed(event), { signal })
    window.addEventListener("focusout", () => (this.typing = undefined), { signal })
    window.addEventListener("beforeunload", (event) => this.askBeforeLeaving(event), { signal })
    document.addEventListener("visibilitychange", () => document.hidden && this.takeTyped(), {
      signal,
    })
    window.addEventListener(
      "pagehide",
      () => COVERED.matches && this.discard("stSidebarCollapsed"),
      { signal },
    )
    for (const name of ["forget", "yes", "no"])
      this.part(name).addEventListener("click", () => this[name](), { signal })
  }

  remove() {
    this.leave.abort()
    devices.delete(this.parent)
  }

  update({ data, setTriggerValue, setStateValue }) {
    this.data = data
    this.report = setTriggerValue
    this.keepInState = setStateValue
    this.tellNews()
    this.tellDone()
    nameIcons()
    this.focusPlace()
    if (data.session !== this.session) return this.begin()
    if (data.unreadable && data.unreadable === this.base) this.setAside()
    if (data.settled[0] !== this.settled) {
      ;[this.settled, this.base] = data.settled
      this.differs = false
    }
    if (data.work && !this.differs) this.keep()
    this.draw()
  }

  // A session of the server that knows nothing yet: a new page, or one whose server was begun anew.
  begin() {
    this.session = this.data.session
    this.settled = this.data.settled[0]
    this.number = undefined // of the decision that is kept here
    this.differs = false
    this.asked = undefined
    const record = this.read()
    this.base = record?.id ?? null
    this.tell("found", { id: this.base, work: record?.work ?? null, link: this.link() })
    this.draw()
    this.see(performance.now() + SEEN_WITHIN)
  }

  // What lies below the first screen is sent once that is drawn, lest the first charts wait for the
  // last.
  see(patience) {
    const charts = [...document.querySelectorAll(".stVegaLiteChart")]
    const drawn = charts.length && charts.every((chart) => chart.querySelector("svg.marks"))
    if (drawn || performance.now() > patience) this.keepInState("seen", true)
    else setTimeout(() => this.see(patience), 50)
  }

  // The answer is read out when it changes, once it has rested: longer where only the numbers are
  // others than where another leads, or more or less firmly.
  tellNews() {
    const { of, said } = this.data.news
    if (said === this.said) return
    const [line, about, before] = [
      this.parent.querySelector(".news"),
      JSON.stringify(of),
      this.about,
    ]
    this.said = said
    this.about = about
    clearTimeout(this.tells)
    line.textContent = ""
    const tell = () => (line.textContent = said)
    if (before === "[]" && of.length) return this.focusAnswer(tell)
    if (before !== undefined) this.tells = setTimeout(tell, about === before ? RESTED : RESTED / 2)
  }

  // What was done, as that a role is removed. The same words twice are read out twice.
  tellDone() {
    const [number, told] = this.data.told
    if (this.told !== undefined && number !== this.told) this.say(told)
    this.told = number
  }

  say(words) {
    const line = this.parent.querySelector(".told")
    line.textContent = ""
    clearTimeout(this.fades)
    setTimeout(() => (line.textContent = words), 100)
    // lest it be read when it holds no longer
    this.fades = setTimeout(() => (line.textContent = ""), 10000)
  }

  // Where text is entered, the keys undo the text; in a list that is closed, none is.
  undoByKey(event) {
    const [at] = event.composedPath()
    const closed = at.role === "combobox" && at.ariaExpanded === "false"
    const field =
      at.tagName === "TEXTAREA" ||
      (at.tagName === "INPUT" && at.type !== "range" && at.inputMode !== "none" && !closed)
    const step = { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()]
    if (at.isContentEditable || field || event.altKey || !(event.ctrlKey || event.metaKey) || !step)
      return
    event.preventDefault()
    const button = document.querySelector(`.st-key-${step} button`)
    if (!button || button.disabled) return this.say(`Nothing is left to ${step}.`)
    keepPlace(at, twin(at))
    button.click()
  }

  // The slider of what was just added, to be rated, and the way back for what was removed, come
  // into view and into focus.
  focusPlace() {
    const [number, place] = this.data.focus
    if (this.focused !== undefined && this.focused !== number) focusOnceDrawn(place)
    this.focused = number
  }

  // Whoever has just said what the gut prefers is left with nothing in focus: the button is gone.
  // Where the answer has the focus, it is read; else it is told.
  focusAnswer(tell) {
    setTimeout(() => {
      const answer = document.querySelector(".st-key-answer")
      const headline = answer?.querySelector(".words h2")
      if (!headline || document.activeElement !== document.body) return tell()
      headline.tabIndex = -1
      headline.focus({ preventScroll: true })
      // else its first words would be out of sight
      if (answer.getBoundingClientRect().top < 0) answer.scrollIntoView()
    }, 300)
  }

  // Streamlit takes what is typed once its field is left, which would be too late for a page that
  // is closed or falls over.
  typed(event) {
    const [field] = event.composedPath()
    if (field.type === "range") return
    this.typing = field
    clearTimeout(this.pause)
    if (field.matches(FREE_TEXT) && !event.isComposing)
      this.pause = setTimeout(() => this.takeTyped(), PAUSE)
  }

  // As if the field were left, but for the focus, which stays.
  takeTyped() {
    clearTimeout(this.pause)
    const field = this.typing
    field?.dispatchEvent(new Event("change", { bubbles: true }))
    field?.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }))
  }

  askBeforeLeaving(event) {
    const waiting = [...document.querySelectorAll(WAITING)].some((field) => field.value)
    if (this.typing || waiting) event.preventDefault()
    this.takeTyped()
  }

  keep() {
    const { work, number, restored } = this.data
    const record = this.read()
    if ((record?.id ?? null) !== this.base) return this.look()
    this.number ??= restored
    const same = record && JSON.stringify(record.work) === JSON.stringify(work)
    if (record && !same && this.number !== number) this.setAside()
    this.number = number
    if (same) return
    const id = `${Date.now()}-${Math.random()}`
    if (this.write(PLACE, { id, at: new Date().toISOString(), work })) this.base = id
  }

  // Another tab may have written, or forgotten, what is kept here.
  look() {
    const record = this.read()
    const id = record?.id ?? null
    if (id === this.base || id === this.asked) return
    this.asked = id
    this.differs = true
    this.tell("other", { id, work: record?.work ?? null })
  }

  follow() {
    const link = this.link()
    if (link) this.tell("link", { link })
  }

  // Taken off the address, so that a reload does not ask again.
  link() {
    if (!location.hash.startsWith(LINK)) return null
    const link = location.hash.slice(1)
    history.replaceState(history.state, "", location.pathname + location.search)
    return link
  }

  setAside() {
    const record = this.read()
    if (!record || record.work?.empty) return
    const readable = record.id !== this.data.unreadable
    const key = EARLIER + (record.id === DAMAGED ? `${DAMAGED} ${Date.now()}` : record.id)
    const twin = this.earlier().some(
      (other) => JSON.stringify(other.work) === JSON.stringify(record.work),
    )
    if (!twin && !this.write(key, { ...record, readable })) return
    this.stored(() => localStorage.removeItem(PLACE))
    this.base = null
    const others = this.earlier().filter((other) => other.readable)
    for (const other of others.slice(EARLIER_KEPT))
      this.stored(() => localStorage.removeItem(EARLIER + other.id))
  }

  // The latest first.
  earlier() {
    const keys =
      this.stored(() => Object.keys(localStorage).filter((key) => key.startsWith(EARLIER))) ?? []
    const records = keys.map((key) => ({ ...this.read(key), id: key.slice(EARLIER.length) }))
    return records.sort((a, b) => String(b.at).localeCompare(String(a.at)))
  }

  read(key = PLACE) {
    const text = this.stored(() => localStorage.getItem(key))
    if (typeof text !== "string") return null
    try {
      const record = JSON.parse(text)
      if (typeof record.id === "string" && record.id.length < 100 && "work" in record) return record
    } catch {}
    // as it is, to be told about and set aside
    return { id: DAMAGED, at: new Date().toISOString(), work: text }
  }

  write(key, record) {
    const written = this.stored(() => (localStorage.setItem(key, JSON.stringify(record)), true))
    return written === true
  }

  discard(beginning) {
    const keys = () => Object.keys(localStorage).filter((key) => key.startsWith(beginning))
    this.stored(() => keys().forEach((key) => localStorage.removeItem(key)))
  }

  stored(use) {
    try {
      return use()
    } catch (error) {
      const first = !this.failed
      this.failed = true
      if (first && this.data.heard) this.tell("failed", {})
    }
  }

  tell(what, content) {
    this.report("told", { what, ...content, failed: Boolean(this.failed) })
  }

  forget() {
    this.part("sure").hidden = false
    this.part("forget").hidden = true
    this.part("no").focus()
  }

  no() {
    this.part("sure").hidden = true
    this.part("forget").hidden = false
    this.part("forget").focus()
  }

  yes() {
    this.discard(PLACE)
    this.base = null
    this.forgotten = true
    this.no()
    this.tell("forgotten", {})
  }

  draw() {
    this.root.hidden = this.data.hidden
    const earlier = this.earlier()
    const kept = this.base !== null
    this.mark(kept)
    const words = this.failed
      ? "Not kept on this device: save it as a file."
      : kept
        ? "Kept on this device alone."
        : this.forgotten
          ? "Everything on this device is forgotten."
          : "What you change is kept on this device alone."
    // else it would be read out again
    if (this.part("words").textContent !== words) this.part("words").textContent = words
    this.part("forget").parentElement.hidden = !kept && !earlier.length
    const list = this.part("earlier")
    list.hidden = !earlier.length
    list.querySelector("summary").textContent = `Earlier work (${earlier.length})`
    const drawn = earlier.map((record) => record.id).join()
    if (drawn === this.drawn) return
    this.drawn = drawn
    list.querySelector("ul").replaceChildren(...earlier.map((record) => this.row(record)))
  }

  // A mark by which the server knows, when the page is next loaded, that there is work to wait for,
  // and draws no sample before it.
  mark(kept) {
    if (kept !== this.marked)
      document.cookie = `spikes_kept=1; path=${location.pathname}; max-age=${kept ? YEAR : 0}; samesite=lax`
    this.marked = kept
  }

  row(record) {
    const when = new Date(record.at)
    const title = isNaN(when)
      ? "Undated"
      : when.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })
    const text =
      record.work?.text ??
      (typeof record.work === "string" ? record.work : JSON.stringify(record.work))
    const about = record.readable ? offersIn(text) : "cannot be opened here"
    const row = element("li", about ? `${title}, ${about}` : title)
    const button = (label, act) => {
      const made = element("button", label)
      made.type = "button"
      made.ariaLabel = `${label}: ${title}`
      made.onclick = act
      row.append(made)
    }
    if (record.readable) button("Open", () => this.tell("open", { work: record.work }))
    button("Save", () => {
      const link = element("a")
      link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }))
      link.download = "spikes-earlier.json"
      link.click()
      setTimeout(() => URL.revokeObjectURL(link.href), 1000)
    })
    button("Remove", () => {
      this.stored(() => localStorage.removeItem(EARLIER + record.id))
      this.draw()
    })
    return row
  }

  part(name) {
    return this.root.querySelector(`.${name}`)
  }
}

function offersIn(text) {
  try {
    return JSON.parse(text)
      .offers.map((offer) => offer.organisation)
      .slice(0, 3)
      .join(", ")
  } catch {
    return ""
  }
}

function element(tag, text = "") {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}
