// Sliders that report while they move. Weights are coupled: moving one makes the unlocked others
// give way in proportion. They report once let go: what is said of each place they could be moved
// to is asked for when one is taken hold of. Python owns the values: it sends them in `data`, and
// every report carries a number that Python sends back, so that an answer to an older report cannot
// pull a slider back.

// Milliseconds: the least between two reports, how long an answer is waited for before the next,
// and how long a slider rests before it is done. Done, the whole page follows: a key held down or a
// drag that goes on need not pay for that each time. After how long without a key the next one is
// another step to undo. And how long a mouse stays over a slider that it may be about to move.
// Percent to either side for which words should be known.
const REPORT_EVERY = 100
const ANSWERED_WITHIN = 1000
const REST = 150
const PAUSED = 1000
const HOVERED = 60
const NEAR = 6
const ASKED = {
  guess: "Guessed from what?",
  told: "Told by whom?",
  written: "Written where?",
  seen: "Seen where?",
}
const panels = new WeakMap()

export default function (component) {
  const { parentElement } = component
  let panel = panels.get(parentElement)
  if (!panel) panels.set(parentElement, (panel = new Panel(parentElement.querySelector(".panel"))))
  panel.update(component)
  return () => panel.remove()
}

class Panel {
  constructor(root) {
    this.root = root
    this.rows = new Map()
    this.values = {}
    this.gesture = 0
    this.base = null // the values when the present gesture began
    this.moving = null // the slider it moves
    this.foreseen = null // what Python said beforehand of one slider
    this.asked = null // which slider it was asked to say it of, and when
  }

  update({ data, setTriggerValue }) {
    this.data = data
    if (data.foresight?.of) this.learn(data.foresight)
    this.report = setTriggerValue
    this.sent ??= data.answered
    this.awaited ??= data.answered // the report whose answer has the values of now
    if (data.revision !== this.revision && !this.pointerDown) {
      this.revision = data.revision
      this.awaited = data.answered
      this.cancel()
    }
    this.gesture = Math.max(this.gesture, data.gesture)
    const shape = JSON.stringify(
      data.rows.map((row) => row.cells.map((cell) => cell && [cell.id, cell.evidence !== null])),
    )
    if (shape !== this.shape) this.build(shape)
    if (data.answered >= this.awaited && !this.pointerDown && !this.later) this.take()
    this.draw()
  }

  take() {
    const next = Object.fromEntries(this.cells().map((cell) => [cell.id, cell.value]))
    if (JSON.stringify(next) !== JSON.stringify(this.values)) this.endGesture()
    this.values = next
    this.broadcast({ settled: true })
  }

  cells() {
    return this.data.rows.flatMap((row) => row.cells.filter(Boolean))
  }

  build(shape) {
    this.shape = shape
    this.rows.clear()
    this.root.replaceChildren()
    this.root.style.setProperty("--columns", this.data.columns.length || 1)
    this.root.classList.toggle("wide", this.data.columns.length > 0)
    if (this.data.columns.length) {
      this.headings = this.data.columns.map(() => element("div", "heading"))
      this.root.append(...this.headings)
    }
    this.headline = element("div", "headline")
    this.headline.ariaHidden = "true"
    for (const row of this.data.rows) {
      if (this.data.columns.length) {
        const title = element("div", "title", row.label)
        title.style.setProperty("--colour", row.colour)
        this.root.append(title)
      }
      for (const cell of row.cells)
        this.root.append(cell ? this.buildCell(row, cell) : element("div", "cell"))
    }
    this.root.append(this.headline)
  }

  buildCell(row, cell) {
    const box = element("div", "cell")
    box.style.setProperty("--colour", row.colour)
    const input = element("input", "slider")
    Object.assign(input, { type: "range", min: 0, max: cell.max, step: cell.step, id: cell.id })
    const output = this.data.coupled ? this.buildNumber(row, cell) : element("span", "number")
    // a number that only shows would, as an output element, be read out twice
    output.ariaHidden = String(!this.data.coupled)
    const name = element(
      "label",
      this.data.columns.length ? "whose" : "name",
      this.data.columns.length ? cell.name : row.label,
    )
    name.htmlFor = cell.id
    const line = element("div", "line")
    line.append(input, output)
    let lock = null
    if (this.data.coupled) {
      lock = element("button", "lock")
      lock.type = "button"
      lock.innerHTML = LOCK
      lock.onclick = () => this.tell("lock", { id: cell.id, locked: !this.cell(cell.id).locked })
      line.append(lock)
    }
    const words = element("div", cell.phrases.length ? "words" : "words plain")
    words.id = `${cell.id}-words`
    words.ariaHidden = "true" // they are in the slider's value
    box.append(name, line, words)
    for (const phrase of cell.phrases) words.append(element("span", "phrase", phrase[1]))
    const note = cell.evidence ? this.buildNote(row, cell) : null
    if (note) box.append(note.box)
    input.oninput = () => {
      const wanted = Number(input.value)
      if (input.ariaDisabled === "true") return this.drawValues()
      if (!this.undecided) return this.move(cell.id, wanted)
      this.undecided.wanted = wanted
      this.drawValues() // where it was
    }
    input.onpointerdown = (event) => this.hold(cell.id, event)
    input.onchange = () => this.pointerDown || this.finish()
    // or the next slider's has begun already
    input.onblur = () => this.moving === cell.id && this.endGesture()
    input.onfocus = () => this.foresee(cell.id)
    box.onpointerenter = ({ pointerType }) => {
      if (pointerType === "mouse" && !this.pointerDown)
        this.hovering = setTimeout(() => this.foresee(cell.id), HOVERED)
    }
    box.onpointerleave = () => clearTimeout(this.hovering)
    this.rows.set(cell.id, { row, input, output, words, lock, name, note })
    return box
  }

  // A percentage can be typed too, which is surer than a finger; no stop of Tab, as by keyboard the
  // slider is sure enough.
  buildNumber(row, cell) {
    const number = element("input", "number")
    Object.assign(number, {
      inputMode: "numeric",
      tabIndex: -1,
      ariaLabel: `${row.label}, percent`,
    })
    number.onfocus = () => number.select()
    number.onchange = () => {
      const wanted = Math.round(parseFloat(number.value))
      number.value = "" // or it would stay as it was typed while it has the focus
      this.endGesture()
      if (wanted >= 0 && !this.cell(cell.id).locked) this.move(cell.id, wanted)
      this.finish(0)
      this.drawValues()
    }
    number.onkeydown = ({ key }) => {
      if (key === "Escape") number.value = ""
      if (["Escape", "Enter"].includes(key)) number.blur()
    }
    number.onblur = () => this.drawValues()
    return number
  }

  buildNote(row, cell) {
    const box = element("details", "note")
    const summary = element("summary")
    const [whose, told] = [element("span", "unseen"), element("span")]
    summary.append(whose, told)
    const evidence = element("select")
    for (const [value, text] of this.data.evidence) {
      const option = element("option", "", text)
      option.value = value
      evidence.append(option)
    }
    evidence.onchange = () => this.tell("evidence", { id: cell.id, evidence: evidence.value })
    const text = element("input")
    Object.assign(text, { type: "text", maxLength: 2000 })
    text.onchange = () => this.tell("note", { id: cell.id, note: text.value })
    box.append(summary, evidence, text)
    return { box, whose, told, evidence, text }
  }

  cell(id) {
    return this.cells().find((cell) => cell.id === id)
  }

  // From pressing to letting go. A finger may be scrolling the page: what it does counts once it
  // has moved sideways, or is lifted where it was put down.
  hold(id, { pointerType, clientX, clientY }) {
    this.endGesture()
    this.foresee(id)
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
      this.asked = null // an answer that has not come by now may never come
      this.finish(this.data.coupled ? 0 : REST)
      this.draw()
    }
    on("pointermove", (event) => {
      const across = Math.abs(event.clientX - clientX)
      if (this.undecided && across > 6 && across > Math.abs(event.clientY - clientY)) decide()
    })
    on("pointerup", () => (decide(), release()))
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
    this.broadcast({ settled: false })
    this.drawValues()
    this.finished = false
    if (this.data.coupled) this.foresee(id)
    else this.send(false)
  }

  // All from the values when the gesture began, so that going there and back restores them.
  giveWay(id, wanted, base = this.base) {
    const free = this.cells().filter((cell) => !cell.locked && cell.id !== id)
    const rest = this.room(id, base)
    const value = free.length ? Math.min(Math.max(wanted, 0), rest) : base[id]
    if (!free.length) return { ...base }
    if (value === this.shown(base)[id] && wanted === value) return { ...base }
    const before = sum(free.map((cell) => base[cell.id]))
    const next = { ...base, [id]: value }
    for (const cell of free)
      next[cell.id] = (rest - value) * (before > 0 ? base[cell.id] / before : 1 / free.length)
    return next
  }

  // The most that a weight can be, beside those that keep still.
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

  // Ask what is to be said near where a slider stands, unless that is known. Not while another
  // report waits for its answer: of two that wait, Streamlit hands on the later one alone.
  foresee(id) {
    const now = performance.now()
    const waits = this.asked?.id === id && now - this.asked.at < ANSWERED_WITHIN
    if (!this.data.foresight || waits || this.data.answered < this.awaited) return
    const place = this.shown()[id]
    const inside = (percent) =>
      // rounded up, perhaps
      Math.min(Math.max(percent, 0), Math.max(place, Math.round(this.room(id))))
    const unknown = [0, NEAR, -NEAR].find((step) => !this.saidAt(id, inside(place + step)))
    if (unknown === undefined) return
    this.asked = { id, at: now }
    // what is told reaches back to where it is unknown
    this.tell("hold", { id, at: inside(place + 3 * unknown) })
  }

  // What Python says beforehand is added to what it said, where both are of the same slider and
  // weights.
  learn({ of, basis, said, texts }) {
    this.asked = null
    const values = Object.fromEntries(this.cells().map((cell) => [cell.id, cell.value]))
    const known = this.foreseen
    const more = known?.of === of && known.basis === basis && same(known.values, values)
    this.foreseen = { of, basis, values, said: more ? known.said : {} }
    for (const [percent, places] of Object.entries(said))
      this.foreseen.said[percent] = places.map((place) => texts[place])
  }

  // What was said beforehand of a slider: the answer's three texts, and one a slider. Nothing, if
  // it was of another slider, of other weights of the others, or before something else was changed.
  saidAt(id, percent) {
    const { foreseen, values } = this
    if (!id || foreseen?.of !== id || foreseen.basis !== this.data.foresight?.basis)
      return undefined
    return same(values, this.giveWay(id, values[id], foreseen.values))
      ? foreseen.said[percent]
      : undefined
  }

  // The charts listen to two inputs: one event a move redraws the skylines, one a slider let go the
  // others.
  broadcast({ settled }) {
    if (!this.data.broadcast.length) return
    const values = this.cells().map((cell) => this.values[cell.id])
    const line = [...values.map((value) => value / 100), ...wholePercents(values)].join(",")
    const [live, still] = this.data.broadcast
    for (const id of settled ? [live, still] : [live]) {
      const input = document.getElementById(id)
      if (!input || input.value === line) continue
      input.value = line
      input.dispatchEvent(new Event("input"))
    }
  }

  send(done, rest = REST) {
    this.cancel()
    if (done && !this.data.coupled && this.told !== this.values) this.tellValues(false)
    this.finished = done
    const report = () => {
      const since = performance.now() - (this.sentAt ?? -Infinity)
      const wait = done
        ? 0
        : this.data.answered < this.sent && since < ANSWERED_WITHIN
          ? REPORT_EVERY / 5
          : REPORT_EVERY - since
      if (wait > 0) this.later = setTimeout(report, wait)
      else this.tellValues(done)
    }
    if (done) this.later = setTimeout(report, rest)
    else report()
  }

  tellValues(done) {
    this.later = null
    this.sentAt = performance.now()
    this.told = this.values
    this.tell("values", { values: this.values, done })
  }

  cancel() {
    clearTimeout(this.later)
    this.later = null
  }

  // Browsers tell of no change where a slider is let go at the value it was taken at.
  finish(rest = REST) {
    if (!this.moving || this.finished) return
    this.broadcast({ settled: true })
    this.send(true, rest)
  }

  tell(what, content) {
    this.sent += 1
    if (what !== "hold") this.awaited = this.sent
    this.report("edit", { what, ...content, report: this.sent, gesture: this.gesture })
  }

  draw() {
    const { data } = this
    this.headings?.forEach(
      (heading, i) => ((heading.textContent = data.columns[i]), (heading.title = data.columns[i])),
    )
    const cells = this.cells()
    for (const cell of cells) {
      const { row, input, lock, name, note } = this.rows.get(cell.id)
      const free = cells.filter((other) => !other.locked && other.id !== cell.id)
      // not disabled: its value can be asked for
      input.ariaDisabled = String(data.coupled && (cell.locked || !free.length))
      if (data.columns.length && name.textContent !== cell.name) name.textContent = cell.name
      input.ariaLabel = cell.name ? `${cell.name}: ${row.label}` : row.label
      if (lock) {
        lock.classList.toggle("locked", cell.locked)
        lock.ariaPressed = String(cell.locked)
        lock.ariaLabel = `Lock ${row.label}`
        lock.title = cell.locked ? "Locked. Press to let it give way" : "Press to lock this weight"
      }
      if (note) {
        const what = `${cell.name}: ${row.label}`
        const evidence = data.evidence.find(([value]) => value === cell.evidence)[1].toLowerCase()
        note.whose.textContent = `${what}, `
        note.told.textContent = `Evidence: ${evidence}${cell.note ? ` · ${cell.note}` : ""}`
        note.evidence.ariaLabel = `Evidence for ${what}`
        note.text.ariaLabel = `Note on ${what}`
        note.text.placeholder = ASKED[cell.evidence]
        if (note.evidence.value !== cell.evidence) note.evidence.value = cell.evidence
        if (
          document.activeElement !== note.text &&
          note.text.getRootNode().activeElement !== note.text
        )
          note.text.value = cell.note
      }
    }
    this.drawValues()
  }

  // What a move changes, and nothing else: it happens many times a second.
  drawValues() {
    const { data } = this
    const cells = this.cells()
    const shown = data.coupled && this.shown()
    const [headline, carried, rest, ...tips] = this.saidAt(this.moving, shown[this.moving]) ?? []
    if (headline)
      document.dispatchEvent(
        new CustomEvent(data.foresight.event, { detail: { headline, carried, rest } }),
      )
    this.headline.textContent = headline ?? data.foresight?.headline ?? ""
    cells.forEach((cell, i) => {
      const { input, output, words } = this.rows.get(cell.id)
      const value = this.values[cell.id]
      const stands = data.coupled ? shown[cell.id] : value
      const text = data.coupled
        ? `${stands} %`
        : value.toLocaleString("en", { maximumFractionDigits: 1 })
      if (Number(input.value) !== stands) input.value = stands
      input.style.setProperty("--filled", `${(100 * stands) / cell.max}%`)
      write(output, text)
      output.classList.toggle("spike", cell.spike_at !== null && value >= cell.spike_at)
      const phrase = cell.phrases.findLastIndex(([from]) => value >= from)
      if (cell.phrases.length)
        [...words.children].forEach((child, n) => child.classList.toggle("shown", n === phrase))
      const tip = tips[i] ?? cell.words
      if (!cell.phrases.length && words.textContent !== tip) words.textContent = words.title = tip
      const said = cell.phrases.length ? cell.phrases[phrase][1] : tip
      const held = cell.locked
        ? ", locked"
        : input.ariaDisabled === "true"
          ? ", held by the locks of the others"
          : ""
      const number = data.coupled ? `${stands} percent${held}` : `${text} of ${cell.max}`
      input.setAttribute("aria-valuetext", said ? `${number}; ${said}` : number)
    })
  }

  remove() {
    this.cancel()
  }
}

function element(tag, className = "", text = "") {
  const made = document.createElement(tag)
  made.className = className
  made.textContent = text
  return made
}

// What is being typed stays.
function write(place, text) {
  const what = place.tagName === "INPUT" ? "value" : "textContent"
  if (place[what] !== text && (!place.value || place.getRootNode().activeElement !== place))
    place[what] = text
}

function same(values, others) {
  return Object.keys(values).every((id) => Math.abs(values[id] - others[id]) < 1e-6)
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}

// As `Weights.percents` in model.py: the largest remainders are rounded up, and all add up to 100.
function wholePercents(percentages) {
  const exact = percentages.map((percentage) => Math.round(percentage * 1e7) / 1e7)
  const whole = exact.map(Math.floor)
  const order = exact.map((_, i) => i).sort((i, j) => whole[i] - exact[i] - (whole[j] - exact[j]))
  for (const i of order.slice(0, 100 - sum(whole))) whole[i] += 1
  return whole
}

const LOCK = `<svg viewBox="0 0 24 24" width="16" height="16" aria-hidden="true"><path class="shackle" fill="none" stroke="currentColor"
 stroke-width="2" d="M8 11V7a4 4 0 0 1 8 0v4"/><rect x="5" y="11" width="14" height="9" rx="2" fill="currentColor"/></svg>`
