// The answer as Python says it and, while a weight moves, as its slider does: both use the same
// sentences. And the slim bar that stands in its place once it is scrolled out of view.
import { HELD, LET_GO, SAID, TOTALS } from "./events.js"
import { mounted, write } from "./mounted.js"

const LONG = 40 // characters: a longer verdict is set smaller
// Points from the middle of the strip to either end: the band of an offer without any rating has
// room (the sample's reach 14). What goes further is cut.
const REACH = 15

class Answer {
  constructor(root) {
    this.root = root
    this.words = root.querySelector(".words")
    this.bar = root.querySelector(".bar")
    const leaving = new AbortController()
    const on = (name, act) => document.addEventListener(name, act, { signal: leaving.signal })
    on(SAID, ({ detail }) => this.say(detail))
    on(TOTALS, ({ detail }) => this.total(detail))
    on(HELD, () => (this.words.style.height ||= `${this.words.getBoundingClientRect().height}px`))
    on(LET_GO, () => (this.words.style.height = ""))
    const watching = new IntersectionObserver((changes) => {
      const seen = changes.at(-1) // there and back may come at once
      this.bar.hidden = seen.isIntersecting || seen.boundingClientRect.top > 0
      this.fill()
    })
    watching.observe(this.words)
    this.leave = () => (leaving.abort(), watching.disconnect())
  }

  // A slider may have moved on: sentences that Python sends again must not take back later ones.
  update({ data: { said, names } }) {
    const sent = JSON.stringify(said)
    this.names = names
    const [left, , right] = this.root.querySelector(".ends").children
    write(left, names.length ? `← ${names[0]} ahead` : "")
    write(right, names.length ? `${names[1]} ahead →` : "")
    if (sent !== this.sent) this.say(said)
    this.sent = sent
    if (this.totals) this.total(this.totals)
  }

  say({ verdict, sentence, chance, lead, band }) {
    const [heading, text, strip] = this.words.children
    this.words.classList.add("said")
    write(heading, verdict)
    heading.classList.toggle("long", verdict.length > LONG)
    write(text, sentence)
    write(this.bar.children[0], verdict)
    write(this.bar.children[1], chance)
    write(this.root.querySelector(".unseen"), band)
    strip.hidden = !lead
    const [words, line] = strip.children
    write(words, chance)
    if (!lead) return
    const [low, now, high] = lead.split(" ").map((points) => place(Number(points)))
    const width = `${high - low}%`
    Object.assign(line.querySelector(".band").style, { left: `${low}%`, width })
    line.querySelector(".dot").style.left = `${now}%`
  }

  total(totals) {
    this.totals = totals
    const places = document.querySelectorAll(".total")
    totals.forEach(({ gain, covered }, side) => {
      const [number, line] = places[side]?.children ?? []
      if (number) write(number, gain)
      const percents = covered.map((part) => (100 * part).toFixed(1))
      if (line) write(line, `${percents.join(" → ")}\u00a0% covered`) // as Python writes it
    })
    this.fill()
  }

  // The bar has the totals of the cards.
  fill() {
    const gains = document.querySelectorAll(".total b")
    this.bar.querySelectorAll(".side").forEach(({ children: [name, gain] }, i) => {
      write(name, gains[i] ? this.names[i] : "")
      write(gain, gains[i]?.textContent ?? "")
    })
  }
}

function place(points) {
  return 50 + (50 * Math.max(-REACH, Math.min(REACH, points))) / REACH
}

export default mounted(Answer)
