// Keeps the work in this browser's own storage, brings it back to a new visit, takes what another
// tab writes, and opens links. Python owns the work: it sends it in `data`, and hears what is found
// here. What another decision would overwrite becomes the earlier work, of which there is one.
import { mounted, write } from "./mounted.js"
import { Typing } from "./typing.js"

const PLACE = `spikes ${location.pathname}`
const EARLIER = `${PLACE} earlier`
const DAMAGED = "damaged"
const LINK = /^#spikes(=|%3D)/i
const YEAR = 365 * 24 * 3600 // seconds
let last // the keeper that was updated last
let asked = false // whether the browser was asked in this visit to keep the work for good

class Keeper {
  constructor(parent) {
    this.root = parent.querySelector(".device")
    this.part("yes").ariaLabel = "Yes, forget everything in this browser"
    this.part("no").ariaLabel = "Forget it all? No"
    const leaving = new AbortController()
    const { signal } = leaving
    this.leave = () => leaving.abort()
    const on = (name, act) => window.addEventListener(name, act, { signal })
    on("storage", (event) => event.key === PLACE && this.look())
    on("hashchange", () => this.follow())
    for (const name of ["forget", "yes", "no"]) this.part(name).onclick = () => this[name]()
    this.askWhetherItLasts("persisted")
    this.typing = new Typing(signal, (id) => this.report("download", { id }))
  }

  update({ data, setTriggerValue }) {
    this.data = data
    this.trigger = setTriggerValue
    this.typing.answered(data.download)
    if (data.damaged !== this.damaged) this.putBack(data.damaged)
    if (data.session !== this.session && !this.goOn()) return this.begin()
    last = this
    if (data.unreadable && data.unreadable === this.base) this.putUnreadableAside()
    if (data.taken[0] !== this.taken) this.agree(data.taken)
    if (data.work && !this.differs) this.keep()
    this.draw()
  }

  // Where the page is laid out otherwise, another keeper takes over in the middle of a visit.
  goOn() {
    if (last?.session !== this.data.session) return false
    const { session, taken, base, number, kept, asked, differs, mine } = last
    Object.assign(this, { session, taken, base, number, kept, asked, differs, mine })
    return true
  }

  // A visit that Python knows nothing of: the page is new, or the server was started again.
  begin() {
    const { session, taken } = this.data
    const record = this.read()
    Object.assign(this, { session, taken: taken[0], base: record?.id ?? null })
    Object.assign(this, { number: undefined, kept: undefined, asked: undefined, differs: false })
    last = this
    this.report("found", { id: this.base, work: record?.work ?? null, link: this.link() })
    this.draw()
  }

  keep() {
    const { work, number, restored } = this.data
    const text = JSON.stringify(work)
    if (this.number === undefined && number === restored) this.kept = text
    if (text === this.kept) return (this.number = number)
    this.mine = true
    const record = this.read()
    if ((record?.id ?? null) !== this.base) return this.look()
    if (this.number !== number) this.setAside(record)
    Object.assign(this, { number, kept: text })
    const id = `${Date.now()}-${Math.random()}`
    if (!this.write(PLACE, { id, at: now(), work })) return
    this.base = id
    if (!this.lasting && !asked) this.askWhetherItLasts("persist")
    asked = true
  }

  // A browser may agree not to clear what it keeps when it runs short of room.
  askWhetherItLasts(question) {
    navigator.storage?.[question]?.().then((agreed) => {
      this.lasting = agreed
      if (this.data) this.draw()
    })
  }

  // Another tab has written here, or forgotten all. What is this tab's own is set aside.
  look() {
    const record = this.read()
    const id = record?.id ?? null
    if ([this.base, this.asked].includes(id)) return
    Object.assign(this, { asked: id, differs: true })
    const { work } = this.data
    const own = record && this.mine && JSON.stringify(work) !== JSON.stringify(record.work)
    const aside = Boolean(own && this.setAside({ at: now(), work }))
    this.report("other", { id, work: record?.work ?? null, aside })
  }

  // Python has taken what another tab wrote: it may be overwritten.
  agree([taken, base]) {
    const { work, number } = this.data
    Object.assign(this, { taken, base, number, kept: JSON.stringify(work) })
    Object.assign(this, { asked: undefined, differs: false, mine: false })
  }

  setAside(record) {
    if (!record || record.work?.empty) return false
    const readable = record.id === undefined || record.id !== this.data.unreadable
    return this.write(EARLIER, { ...record, id: "earlier", readable })
  }

  putUnreadableAside() {
    if (!this.setAside(this.read())) return
    this.discard(PLACE)
    this.base = null
  }

  follow() {
    const link = this.link()
    if (link) this.report("link", { link })
  }

  // A link that cannot be opened, so that one can see and mend it.
  putBack(link) {
    this.damaged = link
    if (link) history.replaceState(history.state, "", `#${link}`)
  }

  // Taken off the address, so that a reload does not ask again.
  link() {
    if (!LINK.test(location.hash)) return null
    const link = location.hash.slice(1)
    history.replaceState(history.state, "", location.pathname + location.search)
    return link
  }

  read(key = PLACE) {
    const text = this.stored(() => localStorage.getItem(key))
    if (typeof text !== "string") return null
    try {
      const record = JSON.parse(text)
      if (typeof record.id === "string" && record.id.length < 100 && "work" in record) return record
    } catch {}
    return { id: DAMAGED, at: now(), work: text } // as it is, to be set aside
  }

  write(key, record) {
    return this.stored(() => (localStorage.setItem(key, JSON.stringify(record)), true)) === true
  }

  discard(key) {
    this.stored(() => localStorage.removeItem(key))
  }

  // Storage may be full or blocked: Python says so, once.
  stored(use) {
    try {
      return use()
    } catch {
      const first = !this.failed
      this.failed = true
      if (first && this.data?.heard) this.report("failed", {})
    }
  }

  report(what, content) {
    this.trigger("report", { what, ...content, failed: Boolean(this.failed) })
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
    for (const key of [PLACE, EARLIER]) this.discard(key)
    Object.assign(this, { base: null, forgotten: true })
    this.no()
    this.report("forgotten", {})
  }

  draw() {
    this.root.hidden = this.data.hidden
    const earlier = this.read(EARLIER)
    const kept = this.base !== null
    this.mark(kept)
    const words = this.failed
      ? "Not saved in this browser. Save it as a file."
      : kept
        ? `Saved in this browser only${this.lasting ? "" : ", which may clear it"}.`
        : this.forgotten
          ? "Everything in this browser is forgotten."
          : "Changes are saved in this browser only."
    write(this.part("words"), words)
    this.part("forget").parentElement.hidden = !kept && !earlier
    this.part("earlier").hidden = !earlier
    const drawn = JSON.stringify(earlier)
    if (earlier && drawn !== this.drawn) this.drawEarlier(earlier)
    this.drawn = drawn
  }

  // By this the server knows, when the page is next loaded, that there is work to wait for, and
  // draws no sample before it.
  mark(kept) {
    const age = kept ? YEAR : 0
    const where = `path=${location.pathname}; max-age=${age}; samesite=lax`
    if (kept !== this.marked) document.cookie = `spikes_kept=1; ${where}`
    this.marked = kept
  }

  drawEarlier({ at, work, readable }) {
    const when = new Date(at)
    const title = isNaN(when)
      ? "Undated"
      : when.toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" })
    const text = work?.text ?? (typeof work === "string" ? work : JSON.stringify(work))
    const about = readable ? offersIn(text) : "cannot be opened here"
    const button = (label, act) => {
      const made = document.createElement("button")
      Object.assign(made, { type: "button", textContent: label, onclick: act })
      made.ariaLabel = `${label}: ${title}`
      return made
    }
    const opens = readable ? [button("Open", () => this.report("open", { work }))] : []
    this.part("what").replaceChildren(
      about ? `${title}, ${about}` : title,
      ...opens,
      button("Save", () => save(text)),
      button("Remove", () => (this.discard(EARLIER), this.draw())),
    )
  }

  part(name) {
    return this.root.querySelector(`.${name}`)
  }
}

function now() {
  return new Date().toISOString()
}

function save(text) {
  const link = document.createElement("a")
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }))
  link.download = "spikes-earlier.json"
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}

function offersIn(text) {
  try {
    const { offers } = JSON.parse(text)
    return offers
      .map((offer) => offer.organisation)
      .slice(0, 3)
      .join(", ")
  } catch {
    return ""
  }
}

export default mounted(Keeper)
