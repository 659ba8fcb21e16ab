// Sliders that report while they move. Weights are coupled: the unlocked others give way in
// proportion, and Python hears of it once they are let go. Python owns the values. Each report has
// a number that Python sends back, so that an older answer cannot pull a slider back. Of two that
// wait for a run, Streamlit hands on only the later, so each holds all that are not answered.
import { ANSWERED, HELD, LET_GO, RATED, SAID, TOTALS, send } from "./events.js"
import { Foresight } from "./foresight.js"
import { coverageAt, covered, gainParts, leader, signed } from "./ledger.js"
import { sum, totals, track, wholes } from "./ledger.js"
import { mounted, write } from "./mounted.js"

// Milliseconds
const REPORT_EVERY = 100
const ANSWERED_WITHIN = 1000 // until the next report is sent without an answer
const REST = 150 // until a slider counts as let go, so that a key held down is one change
const PAUSED = 1000 // after which the next key is another step to undo
const HOVERED = 60 // after which a mouse may be about to press
const MOST_UNANSWERED = 100 // reports, as in sliders.py
const ASKED = {
  ticked: "Based on what?",
  guess: "Guessed from what?",
  told: "Told by whom?",
  written: "Written where?",
  seen: "Seen where?",
}
const NOT_RATED = "not rated"
const ONE_DIGIT = new Intl.NumberFormat("en", { maximumFractionDigits: 1 })
const BOLD_TRACK = "Where a track is bolder, another option would lead."

class Panel {
  constructor(parent) {
    this.root = parent.querySelector(".panel")
    this.rows = new Map()
    this.values = {}
    this.unanswered = [] // reports, the oldest first
    this.gesture = 0
    this.base = null // the values when the present gesture began
    this.moving = null // the slider it moves
    this.line = null // what the charts have heard last, and whether it was `settled`
    this.foresight = new Foresight(this)
    this.rated = [] // coverages that Python does not know of yet
    this.heard = 0 // the last report that the answer, drawn by itself, has come after
    this.leaving = new AbortController()
    const on = (name, act) => document.addEventListener(name, act, { signal: this.leaving.signal })
    on(RATED, ({ detail }) => {
      this.rated = detail
      if (this.data.coupled) this.broadcast({ settled: false })
    })
    on(ANSWERED, ({ detail }) => (this.heard = detail))
  }

  update({ data, setTriggerValue }) {
    this.data = data
    if (data.foresight) this.foresight.learn(data.foresight)
    this.trigger = setTriggerValue
    this.sent ??= data.answered
    this.awaited ??= data.answered // the report whose answer has the present values
    this.unanswered = this.unanswered.filter(({ report }) => report > data.answered)
    if (data.revision !== this.revision && !this.pointerDown) {
      this.revision = data.revision
      this.awaited = data.answered
      this.cancel()
    }
    this.gesture = Math.max(this.gesture, data.gesture)
    const built = (cell) => cell && [cell.id, cell.evidence !== null, cell.action]
    const shape = JSON.stringify(data.rows.map((row) => row.cells.map(built)))
    if (shape !== this.shape) this.build(shape)
    if (!this.waits() && !this.pointerDown && !this.later) this.take()
    if (data.ledger) send(ANSWERED, data.ledger.answered)
    if (!data.coupled) this.sendRated()
    this.draw()
  }

  waits() {
    return this.data.answered < this.awaited
  }

  take() {
    const next = this.sentValues()
    if (JSON.stringify(next) !== JSON.stringify(this.values)) this.endGesture()
    this.values = next
    this.broadcast({ settled: true })
  }

  sentValues() {
    return Object.fromEntries(this.cells().map((cell) => [cell.id, cell.value]))
  }

  cells() {
    return this.data.rows.flatMap((row) => row.cells.filter(Boolean))
  }

  cell(id) {
    return this.cells().find((cell) => cell.id === id)
  }

  build(shape) {
    const { columns, coupled, rows } = this.data
    this.shape = shape
    this.rows.clear()
    this.root.replaceChildren()
    this.root.style.setProperty("--columns", columns.length || 1)
    this.root.classList.toggle("wide", columns.length > 0)
    this.root.classList.toggle("coupled", coupled)
    this.headings = columns.map(() => element("div", "heading"))
    this.legend = element("div", "legend") // on a phone, where the parts are shown
    this.legend.ariaHidden = "true"
    const titles = ["Points added", "Weight", "", ""]
    this.legend.append(...titles.map((text) => element("span", "", text)))
    this.meaning = element("div", "meaning", BOLD_TRACK) // where no words below a track say it
    this.meaning.ariaHidden = "true"
    this.root.append(...this.headings, this.legend)
    for (const row of rows) {
      if (columns.length) {
        const title = element("div", "title", row.label)
        title.style.setProperty("--colour", row.colour)
        this.root.append(title)
      }
      for (const cell of row.cells)
        this.root.append(cell ? this.buildCell(row, cell) : element("div", "cell"))
    }
    this.root.append(this.meaning)
  }

  buildCell(row, cell) {
    const { coupled, columns } = this.data
    const box = element("div", "cell")
    box.style.setProperty("--colour", row.colour)
    const input = this.buildSlider(cell)
    const output = coupled ? this.buildNumber(row, cell) : element("span", "number")
    output.ariaHidden = String(!coupled) // or a number that only shows would be read out twice
    const name = element("label", columns.length ? "whose" : "name", row.label)
    name.htmlFor = cell.id
    const lock = coupled ? this.buildLock(cell) : null
    const parts = coupled ? [element("span", "part"), element("span", "part")] : []
    const line = element("div", "line")
    if (!coupled) line.append(input, output)
    const words = element("div", "words")
    words.id = `${cell.id}-words`
    words.ariaHidden = "true" // they are in the slider's value
    box.append(name, ...(coupled ? [output, ...parts, lock, input] : [line]), words)
    const note = cell.evidence ? this.buildNote(cell) : null
    if (note) box.append(note.box)
    const action = cell.action ? this.buildAction(cell) : null
    if (action) box.append(action)
    box.onpointerenter = ({ pointerType }) => {
      if (pointerType === "mouse" && !this.pointerDown)
        this.hovering = setTimeout(() => this.foresight.ask(cell.id), HOVERED)
    }
    box.onpointerleave = () => clearTimeout(this.hovering)
    this.rows.set(cell.id, { row, parts, input, output, words, lock, name, note, action })
    return box
  }

  buildSlider(cell) {
    const input = element("input", "slider")
    Object.assign(input, { type: "range", min: 0, max: cell.max, step: cell.step, id: cell.id })
    input.oninput = () => {
      const wanted = Number(input.value)
      if (input.ariaDisabled === "true") return this.drawValues()
      if (!this.undecided) return this.move(cell.id, wanted)
      this.undecided.wanted = wanted
      this.drawValues() // where it was
    }
    input.onpointerdown = (event) => this.hold(cell.id, event)
    input.onchange = () => this.pointerDown || this.finish()
    input.onkeydown = (event) => {
      if (![" ", "Enter"].includes(event.key) || !this.rateAsItStands(cell.id)) return
      event.preventDefault()
      this.finish()
    }
    input.onblur = () => this.moving === cell.id && this.endGesture()
    input.onfocus = () => this.foresight.ask(cell.id)
    return input
  }

  // Pressed where it stands, a slider reports no input, but that rates it too.
  rateAsItStands(id) {
    if (this.values[id] !== null) return false
    this.move(id, this.data.unrated)
    return true
  }

  buildLock(cell) {
    const lock = element("button", "lock")
    lock.type = "button"
    lock.innerHTML = LOCK
    lock.onclick = () => this.report("lock", { id: cell.id, locked: !this.cell(cell.id).locked })
    return lock
  }

  buildAction(cell) {
    const action = element("button", "action", cell.action)
    Object.assign(action, { type: "button", id: `${cell.id} action` })
    action.onclick = () => this.report("act", { id: cell.id })
    return action
  }

  // A percentage can be typed too, which is surer than a finger. Tab passes it by, since keys move
  // the slider just as surely.
  buildNumber(row, cell) {
    const number = element("input", "number")
    Object.assign(number, {
      inputMode: "numeric",
      tabIndex: -1,
      ariaLabel: `${row.label}, percent`,
    })
    // Until something is typed, it is all replaced: also where the focus came back after a redraw.
    let typed = false
    number.onfocus = () => number.select()
    number.oninput = () => (typed = true)
    number.onmousedown = (event) => {
      if (typed) return
      event.preventDefault() // or letting the mouse go may undo the selection
      number.focus()
      number.select()
    }
    number.onchange = () => {
      const wanted = Math.round(parseFloat(number.value.replace(",", ".")))
      number.value = "" // or it would stay as typed while it has the focus
      this.endGesture()
      if (wanted >= 0 && !this.cell(cell.id).locked) this.move(cell.id, wanted)
      this.finish(0)
      this.drawValues()
    }
    number.onkeydown = ({ key }) => {
      if (key === "Escape") number.value = ""
      if (["Escape", "Enter"].includes(key)) number.blur()
    }
    number.onblur = () => {
      typed = false
      this.drawValues()
    }
    return number
  }

  buildNote(cell) {
    const box = element("details", "note")
    const summary = element("summary")
    const evidence = element("select")
    const ticked = Object.assign(new Option("", "ticked"), { hidden: true }) // not to be picked
    evidence.append(ticked, ...this.data.evidence.map(([value, words]) => new Option(words, value)))
    evidence.onchange = () => this.report("evidence", { id: cell.id, evidence: evidence.value })
    const text = element("input")
    Object.assign(text, { type: "text", maxLength: 2000 })
    text.onchange = () => this.report("note", { id: cell.id, note: text.value })
    box.append(summary, evidence, text)
    return { box, summary, evidence, text }
  }

  // From pressing to letting go. A finger may be scrolling the page: what it does counts once it
  // has moved sideways, or is lifted where it was put down.
  hold(id, { pointerType, clientX, clientY }) {
    this.endGesture()
    this.foresight.ask(id)
    send(HELD)
    this.pointerDown = true
    this.undecided = pointerType === "touch" ? { wanted: null } : null
    const decide = () => {
      const wanted = this.undecided?.wanted ?? null
      this.undecided = null
      if (wanted !== null) this.move(id, wanted)
    }
    const held = new AbortController()
    const on = (name, act) => window.addEventListener(name, act, { signal: held.signal })
    const release = () => {
      held.abort()
      this.pointerDown = false
      this.undecided = null
      this.foresight.asked = null // an answer that has not come by now may never come
      this.finish(this.data.coupled ? 0 : REST)
      this.draw()
    }
    on("pointermove", (event) => {
      const across = Math.abs(event.clientX - clientX)
      if (this.undecided && across > 6 && across > Math.abs(event.clientY - clientY)) decide()
    })
    on("pointerup", ({ button }) => {
      decide()
      if (button === 0) this.rateAsItStands(id)
      release()
    })
    on("pointercancel", release)
  }

  endGesture() {
    this.base = null
    this.moving = null
  }

  move(id, wanted) {
    const now = performance.now()
    const paused = !this.pointerDown && now - this.movedAt > PAUSED
    this.movedAt = now
    if (this.moving !== id || !this.base || paused) {
      this.base = { ...this.values }
      this.moving = id
      this.gesture += 1
    }
    this.values = this.data.coupled ? this.giveWay(id, wanted) : { ...this.values, [id]: wanted }
    send(HELD)
    this.broadcast({ settled: false })
    this.drawValues()
    this.finished = false
    if (this.data.coupled) return this.foresight.ask(id)
    this.sendRated()
    this.reportMove()
  }

  // All from the values when the gesture began, so that going there and back restores them.
  giveWay(id, wanted, base = this.base) {
    const free = this.cells().filter((cell) => !cell.locked && cell.id !== id)
    if (!free.length) return { ...base }
    const room = this.room(id, base)
    const value = Math.min(Math.max(wanted, 0), room)
    if (value === this.shown(base)[id] && wanted === value) return { ...base }
    const before = sum(free.map((cell) => base[cell.id]))
    const next = { ...base, [id]: value }
    for (const cell of free)
      next[cell.id] = (room - value) * (before > 0 ? base[cell.id] / before : 1 / free.length)
    return next
  }

  // The most that a weight can be, beside those that are locked.
  room(id, values = this.values) {
    const locked = this.cells().filter((cell) => cell.locked && cell.id !== id)
    return Math.max(0, 100 - sum(locked.map((cell) => values[cell.id])))
  }

  // Weights as they are shown: whole percentages that total 100. A slider stands there too, so that
  // each key moves it by one.
  shown(values = this.values) {
    const whole = wholePercents(this.cells().map((cell) => values[cell.id]))
    return Object.fromEntries(this.cells().map((cell, i) => [cell.id, whole[i]]))
  }

  // The charts take the line of `weighting` in charts/theme.py from the page's root: the skylines
  // at every move, the others once a slider is let go.
  broadcast({ settled }) {
    if (!this.data.broadcast.length) return
    const values = this.cells().map((cell) => this.values[cell.id])
    const shares = values.map((value) => value / 100)
    const ledger = this.ledger()
    const parts = this.drawLedger(ledger, shares)
    const coverages = ledger?.shown.flatMap((option) => ledger.options[option].coverage) ?? []
    const written = [...wholePercents(values), ...parts.flat().map(signed), ...coverages]
    const line = [...shares, ...written].join(",")
    if (line === this.line && (this.settled || !settled)) return
    Object.assign(this, { line, settled })
    const root = document.documentElement
    root.value = line
    const [live, still] = this.data.broadcast
    for (const event of settled ? [live, still] : [live]) root.dispatchEvent(new Event(event))
  }

  // What Python knows, with the ratings that move.
  ledger() {
    const { ledger } = this.data
    if (!ledger || !this.rated.length) return ledger
    const options = ledger.options.map((option) => ({ ...option, coverage: [...option.coverage] }))
    for (const { side, place, coverage } of this.rated)
      options[ledger.shown[side]].coverage[place] = coverage
    return { ...ledger, options }
  }

  // So that the skylines follow a rating as they follow a weight.
  sendRated() {
    const moved = (cell) => cell?.closing.length && this.values[cell.id] !== cell.value
    const coverage = ({ id, closing }) => coverageAt(closing, this.values[id])
    const rated = this.data.rows.flatMap(({ cells }, place) =>
      cells.flatMap((cell, side) => (moved(cell) ? { side, place, coverage: coverage(cell) } : [])),
    )
    if (JSON.stringify(rated) !== JSON.stringify(this.rated)) send(RATED, rated)
  }

  // Draw what the weights come to, and return the parts of the gains of the two that are shown.
  drawLedger(ledger, shares) {
    this.legend.hidden = this.meaning.hidden = !ledger
    if (!ledger) return this.clearLedger()
    ledger.shown.forEach((option, side) =>
      write(this.legend.children[side + 2], ledger.options[option].name),
    )
    const cells = this.cells()
    const parts = ledger.shown.map((option) => gainParts(ledger, option, shares))
    const now = leader(totals(ledger, shares))
    const today = covered(ledger.today, shares)
    cells.forEach((cell, i) => {
      const row = this.rows.get(cell.id)
      row.parts.forEach((place, side) => write(place, parts[side] ? signed(parts[side][i]) : ""))
      const most = this.room(cell.id)
      const ends = [0, most].map((percent) => {
        const values = this.giveWay(cell.id, percent, this.values)
        return cells.map(({ id }) => values[id] / 100)
      })
      const drawn = track(ledger, now, ends, most)
      if (drawn !== row.track) row.input.style.setProperty("--track", (row.track = drawn))
    })
    send(
      TOTALS,
      ledger.shown.map((option) => ({
        gain: signed(sum(gainParts(ledger, option, shares))),
        covered: [today, covered(ledger.options[option].coverage, shares)],
      })),
    )
    return parts
  }

  // What was drawn of another decision.
  clearLedger() {
    for (const row of this.rows.values()) {
      for (const place of row.parts) write(place, "")
      row.input.style.removeProperty("--track")
      row.track = undefined
    }
    return []
  }

  // At once, or when the next report is due.
  reportMove() {
    this.cancel()
    const since = performance.now() - (this.sentAt ?? -Infinity)
    const answered = Math.max(this.data.answered, this.heard)
    const unanswered = answered < this.sent && since < ANSWERED_WITHIN
    const wait = unanswered ? REPORT_EVERY / 5 : REPORT_EVERY - since
    if (wait > 0) this.later = setTimeout(() => this.reportMove(), wait)
    else this.reportValues(false)
  }

  reportValues(done) {
    this.later = null
    this.sentAt = performance.now()
    this.reported = this.values
    this.report("values", { values: this.values, done })
  }

  cancel() {
    clearTimeout(this.later)
    this.later = null
  }

  // Let go. Browsers report no change where a slider is let go at the value it was taken at.
  finish(rest = REST) {
    if (!this.moving || this.finished) return this.later ?? send(LET_GO)
    this.broadcast({ settled: true })
    this.cancel()
    if (!this.data.coupled && this.reported !== this.values) this.reportValues(false)
    this.finished = true
    this.later = setTimeout(() => {
      this.reportValues(true)
      send(LET_GO)
    }, rest)
  }

  report(what, content) {
    this.sent += 1
    if (what !== "hold") this.awaited = this.sent
    const { gesture } = this
    // Of one drag only where it is now matters, and of what is held only the last.
    const again = (one) => what === "values" && one.what === what && one.gesture === gesture
    const before = this.unanswered.filter((one) => one.what !== "hold" && !again(one))
    const reports = [...before, { what, ...content, report: this.sent, gesture }]
    this.unanswered = reports.slice(-MOST_UNANSWERED)
    this.trigger("edit", this.unanswered)
  }

  draw() {
    const { coupled, columns } = this.data
    this.headings.forEach((heading, i) => (heading.textContent = heading.title = columns[i]))
    const cells = this.cells()
    for (const cell of cells) {
      const { row, input, lock, name, note, action } = this.rows.get(cell.id)
      const free = cells.some((other) => !other.locked && other.id !== cell.id)
      // not disabled: its value can be asked for
      input.ariaDisabled = String(coupled && (cell.locked || !free))
      if (columns.length) write(name, cell.name)
      input.ariaLabel = cell.name ? `${cell.name}: ${row.label}` : row.label
      if (lock) {
        lock.classList.toggle("locked", cell.locked)
        lock.ariaPressed = String(cell.locked)
        lock.ariaLabel = `Lock ${row.label}`
        lock.title = cell.locked ? "Locked. Press to unlock" : "Press to lock this weight"
      }
      if (action) action.ariaLabel = `${cell.action} of ${cell.name}`
      if (note) this.drawNote(note, cell, `${cell.name}: ${row.label}`)
    }
    this.drawValues()
  }

  drawNote(note, cell, what) {
    note.evidence.disabled = cell.value === null
    const held = `Evidence: ${cell.based_on}${cell.note ? ` · ${cell.note}` : ""}`
    note.summary.textContent = held
    note.summary.ariaLabel = `${what}, ${held}`
    note.evidence.ariaLabel = `Evidence for ${what}`
    note.evidence.options[0].text = cell.based_on
    note.evidence.value = cell.evidence
    note.text.ariaLabel = `Note on ${what}`
    note.text.placeholder = ASKED[cell.evidence]
    if (note.text.getRootNode().activeElement !== note.text) note.text.value = cell.note
  }

  // What a move changes, and nothing else: it happens many times a second.
  drawValues() {
    const { coupled } = this.data
    const shown = coupled && this.shown()
    const [verdict, sentence, chance, lead, band, ...tips] =
      (coupled && this.foresight.at(this.moving)) || []
    if (verdict) send(SAID, { verdict, sentence, chance, lead, band })
    this.cells().forEach((cell, i) => {
      const { row, input, output, words } = this.rows.get(cell.id)
      const unrated = this.values[cell.id] === null
      const value = unrated ? this.data.unrated : this.values[cell.id]
      const stands = coupled ? shown[cell.id] : value
      const text = coupled ? `${stands} %` : unrated ? "–" : ONE_DIGIT.format(value)
      if (Number(input.value) !== stands) input.value = stands
      const filled = unrated ? "0%" : `${(100 * stands) / cell.max}%`
      if (!coupled) input.style.setProperty("--filled", filled) // a weight's track says who leads
      input.classList.toggle("unrated", unrated)
      show(output, text)
      output.classList.toggle("spike", cell.spike_at !== null && value >= cell.spike_at)
      const phrase = row.phrases.findLast(([from]) => value >= from)?.[1]
      const said = unrated ? "" : (phrase ?? tips[i] ?? cell.words)
      if (write(words, unrated ? NOT_RATED : said)) words.title = coupled ? said : ""
      const others = input.ariaDisabled === "true" ? ", held by the locks of the others" : ""
      const held = cell.locked ? ", locked" : others
      const outOf = unrated ? NOT_RATED : `${text} of ${cell.max}`
      const number = coupled ? `${stands} percent${held}` : outOf
      input.setAttribute("aria-valuetext", said ? `${number}; ${said}` : number)
    })
  }

  leave() {
    this.leaving.abort()
    this.cancel()
    send(LET_GO)
  }
}

function element(tag, className = "", text = "") {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

// What is being typed stays.
function show(place, text) {
  const typing = place.value && place.getRootNode().activeElement === place
  if (place.tagName !== "INPUT") write(place, text)
  else if (!typing) place.value = text
}

// As `Weights.percents` in Python.
function wholePercents(percentages) {
  return wholes(percentages.map((percentage) => Math.round(percentage * 1e7) / 1e7))
}

const LOCK = `<svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true">
<path class="shackle" fill="none" stroke="currentColor" stroke-width="2"
  d="M8 11V7a4 4 0 0 1 8 0v4"/>
<rect x="5" y="11" width="14" height="9" rx="2" fill="currentColor"/></svg>`

export default mounted(Panel)
