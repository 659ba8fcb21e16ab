// Where the focus goes, what a screen reader announces, and the keys for undo and redo.
import { mounted } from "./mounted.js"
import { surviveTranslation } from "./translated.js"

// Milliseconds
const TICK = 250 // between two looks at what has the focus
const RESTED = 1000 // until numbers that change are read out
const COPIED = 2000 // until a button says again what it does
const READ_WITHIN = 10000 // until what was announced may no longer hold
// Looks
const TRIES = 60 // for what is to have the focus
const REDRAWN = 6 // until what had the focus counts as gone
const ANSWER = "answer words"
const UNDO = ".st-key-undo button"
const REDO = ".st-key-redo button"
const POPOVER = '[data-testid="stPopoverBody"]'
const POPOVER_BUTTON = '[data-testid="stPopoverButton"]'
const DOWNLOAD = '[data-testid="stDownloadButton"] button' // disabled while its file is made
const MENU = '[class*="st-key-menu-"] button'
const LOADING = `${POPOVER} [data-testid="stSkeleton"]`
const CHARTS = "svg.marks:not([translate])" // in which a translation's elements would not be seen
// Of what bears only an icon. Streamlit draws a button with a hint twice: one is for phones.
const NAMES = { [UNDO]: "Undo", [REDO]: "Redo", [MENU]: "More" }
// From where the focus goes on, where its place is gone
const NEXT = Object.entries({ [UNDO]: REDO, [REDO]: UNDO })

let last

class Attention {
  constructor(parent) {
    this.news = parent.querySelector(".news")
    this.done = parent.querySelector(".told")
    // Where the page is laid out otherwise, another takes over what the last one knew.
    const { counted = {}, byKey, place, wanted, said, about } = last ?? {}
    Object.assign(this, { counted, byKey, place, wanted, said, about })
    // A key may have opened a popover before this script was loaded.
    if (!last && openPopover()?.matches(":focus-visible")) this.enterPopover()
    last = this
    const leaving = new AbortController()
    const { signal } = leaving
    const on = (name, act) => window.addEventListener(name, act, { signal })
    // on its way down: tabs and lists keep their keys to themselves
    const hear = ({ key }) => Object.assign(this, { byKey: true, byTab: key === "Tab" })
    window.addEventListener("keydown", hear, { signal, capture: true })
    on("keydown", (event) => this.pressed(event))
    on("pointerdown", () => Object.assign(this, { byKey: false, byTab: false, wanted: null }))
    on("focusin", (event) => this.remember(event))
    on("focusout", () => this.leavePlace())
    on("click", (event) => this.clicked(event))
    const ticking = setInterval(() => this.tend(), TICK)
    this.leave = () => (leaving.abort(), clearInterval(ticking))
  }

  update({ data: { focus, told, news } }) {
    const place = this.asked("focus", focus)
    const words = this.asked("told", told)
    if (place) this.want(() => byName(place), { named: true })
    if (words) this.say(words)
    this.announce(news, place === ANSWER)
  }

  // What Python asks for, unless it did before the page was loaded.
  asked(what, [number, words]) {
    const before = this.counted[what] ?? number
    this.counted[what] = number
    return before === number ? "" : words
  }

  // The answer is read out when it changes, once it has rested: longer where only numbers have
  // changed, not who leads or how firmly. Where it gets the focus, that reads it out.
  announce({ of, said }, focused) {
    if (said === this.said) return
    const about = JSON.stringify(of)
    const [first, rest] = [this.said === undefined, about === this.about ? RESTED : RESTED / 2]
    Object.assign(this, { said, about })
    clearTimeout(this.rests)
    this.news.textContent = ""
    if (!first && !focused) this.rests = setTimeout(() => (this.news.textContent = said), rest)
  }

  // The same words twice are read out twice.
  say(words) {
    this.done.textContent = ""
    clearTimeout(this.fades)
    setTimeout(() => (this.done.textContent = words), 100)
    this.fades = setTimeout(() => (this.done.textContent = ""), READ_WITHIN)
  }

  pressed(event) {
    const { key } = event
    if (key === "Tab") this.leavePopover(event)
    if (event.ctrlKey || event.metaKey) this.undo(event)
  }

  // Where text is entered, the keys undo the text; a list that is closed takes none.
  undo(event) {
    const [at] = event.composedPath()
    const closed = at.role === "combobox" && at.ariaExpanded === "false"
    const text = at.tagName === "INPUT" && at.type !== "range" && at.inputMode !== "none" && !closed
    const step = { z: event.shiftKey ? "redo" : "undo", y: "redo" }[event.key.toLowerCase()]
    if (!step || event.altKey || text || at.tagName === "TEXTAREA" || at.isContentEditable) return
    event.preventDefault()
    const button = seen(step === "undo" ? UNDO : REDO)
    if (button) button.click()
    else this.say(`Nothing is left to ${step}.`)
  }

  // A popover is the last thing of the document, far from its button: opened by key, it gets the
  // focus, and where that leaves it by Tab, it goes on from the button.
  clicked(event) {
    this.copy(event)
    if (!event.detail && event.target.closest?.(POPOVER_BUTTON)) this.enterPopover()
  }

  // Its first field may be loaded after those below it.
  enterPopover() {
    const free = () => [document.body, openPopover()].includes(document.activeElement)
    const first = () => (free() && !document.querySelector(LOADING) ? stops()[0] : undefined)
    this.want(first, { entering: true })
  }

  // The question beside a button goes where one can paste it.
  copy(event) {
    const question = event.target.closest?.(".copy")?.parentElement.querySelector("q")
    if (!question) return
    navigator.clipboard?.writeText(question.textContent)
    event.target.textContent = "Copied"
    setTimeout(() => (event.target.textContent = "Copy"), COPIED)
    this.say("Copied.")
  }

  leavePopover(event) {
    // what is in a popover may come a second after its button was pressed
    const entering = this.wanted?.entering && openPopover()
    if (entering && !event.shiftKey) return event.preventDefault()
    this.wanted = null
    if (event.target !== stops().at(event.shiftKey ? 0 : -1)) return
    openPopover().focus()
    if (event.shiftKey) event.preventDefault()
  }

  // What has the focus may be drawn again, disabled or taken away.
  remember(event) {
    nameUpload(event)
    if (this.byTab) enterAtChosen(event)
    const [element] = event.composedPath()
    // who has gone on in a popover is not called back to its first field
    if (!this.wanted?.named && element !== openPopover()) this.wanted = null
    const outer = element.getRootNode().host ?? element
    const alike = () =>
      [...document.querySelectorAll(element.tagName)].filter((one) => name(one) === name(element))
    const index = alike().indexOf(element)
    const [, next] = NEXT.find(([from]) => outer.closest(from)) ?? []
    const popover = outer.closest(POPOVER) && popovers().indexOf(openPopover())
    const headings = [...document.querySelectorAll("h1, h2, h3")].filter(
      (one) => one.compareDocumentPosition(outer) & Node.DOCUMENT_POSITION_FOLLOWING,
    )
    const candidates = () => [
      element,
      byId(element.id) ?? alike()[index],
      next && seen(next),
      popover !== null && (stops()[0] ?? popovers()[popover]),
    ]
    this.place = { element, candidates, headings }
  }

  // Where nothing was done to its place, the focus has left it for good. Streamlit takes it from a
  // tab that it draws again.
  leavePlace() {
    const { place } = this
    const there = () => place && usable(place.element)
    if (!there() || place.element.role === "tab") return
    setTimeout(() => {
      const nowhere = document.activeElement === document.body
      if (nowhere && there() && this.place === place) this.place = null
    })
  }

  want(find, { named = false, entering = false } = {}) {
    this.wanted = { find, named, entering, tries: TRIES }
  }

  tend() {
    for (const [icon, words] of Object.entries(NAMES))
      for (const button of document.querySelectorAll(icon)) button.ariaLabel = words
    for (const chart of document.querySelectorAll(CHARTS)) chart.setAttribute("translate", "no")
    if (this.wanted) return this.giveWanted()
    const { place } = this
    const lost = this.byKey && place && document.activeElement === document.body
    this.lost = lost ? this.lost + 1 : 0
    if (!lost || (place.element.isConnected && place.element.closest(DOWNLOAD)?.disabled)) return
    const next = place.candidates().find((one) => one && usable(one))
    if (next) return next.focus({ preventScroll: true })
    const heading = place.headings.findLast((one) => one.isConnected)
    if (heading && this.lost >= REDRAWN) focus(heading)
  }

  giveWanted() {
    const { find, named, tries } = this.wanted
    const place = find()
    if (!place && tries) return (this.wanted.tries -= 1)
    this.wanted = null
    if (!place) return
    if (named) this.byKey = true // it stays there, even where it is drawn again
    const box = place.getRootNode().host ?? place
    // with what it is about above it
    if (named) box.scrollIntoView({ block: box.offsetHeight < innerHeight ? "center" : "start" })
    focus(place)
  }
}

function focus(place) {
  if (/^H/.test(place.tagName)) place.tabIndex = -1
  place.focus({ preventScroll: true })
}

function seen(selector) {
  return [...document.querySelectorAll(selector)].find(usable)
}

function usable(place) {
  return place.isConnected && !place.disabled && place.checkVisibility({ visibilityProperty: true })
}

function name(part) {
  return part.textContent || part.ariaLabel
}

function byId(id) {
  const roots = [...document.querySelectorAll("*")].flatMap((part) => part.shadowRoot ?? [])
  return id ? roots.map((root) => root.getElementById(id)).find(Boolean) : undefined
}

// A slider by its id, a button, a field or a heading by its key.
function byName(words) {
  const key = words.replaceAll(/[^\w-]/g, "-")
  return (
    byId(words) ?? document.querySelector(`.st-key-${key} :is(button, textarea, input, h2, h3)`)
  )
}

// A button for a file is called what its field is for, too.
function nameUpload({ target }) {
  const label = target.closest?.('[data-testid="stFileUploader"]')?.querySelector("label")
  if (label && target.tagName === "BUTTON") target.ariaLabel ??= `Upload: ${label.textContent}`
}

// Streamlit has Tab enter a group at its first choice, and Shift and Tab at its last.
function enterAtChosen({ target, relatedTarget }) {
  const group = target.closest?.("[role=radiogroup]")
  if (group && !group.contains(relatedTarget)) group.querySelector("[aria-checked=true]")?.focus()
}

function popovers() {
  return [...document.querySelectorAll(POPOVER_BUTTON)]
}

function openPopover() {
  return document.querySelector(`${POPOVER_BUTTON}[aria-expanded="true"]`)
}

// What Tab stops at in the open popover, also where that is so only while the focus is within.
function stops() {
  const within = `${POPOVER} :is(button, input, [tabindex="0"], [data-tabindex])`
  return [...document.querySelectorAll(within)].filter(
    (stop) => (stop.tabIndex >= 0 || "tabindex" in stop.dataset) && usable(stop),
  )
}

surviveTranslation(document.body)

export default mounted(Attention)
