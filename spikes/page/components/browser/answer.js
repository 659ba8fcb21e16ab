// The answer as Python says it and, while a weight moves, as its slider does: both use the same
// sentences.
import { HELD, LET_GO, SAID } from "./events.js"

const answers = new WeakMap()

export default function ({ data, parentElement }) {
  let answer = answers.get(parentElement)
  if (!answer) answers.set(parentElement, (answer = new Answer(parentElement)))
  answer.update(data)
  return () => answer.leave.abort()
}

class Answer {
  constructor(root) {
    this.box = root.querySelector(".words")
    this.leave = new AbortController()
    const on = (name, act) => document.addEventListener(name, act, { signal: this.leave.signal })
    on(SAID, ({ detail }) => this.write(detail))
    on(HELD, () => (this.box.style.height ||= `${this.box.offsetHeight}px`))
    on(LET_GO, () => (this.box.style.height = ""))
  }

  // A slider may have moved on: sentences that Python sends again must not take back later ones.
  update(said) {
    const sent = JSON.stringify(said)
    if (sent !== this.sent) this.write(said)
    this.sent = sent
  }

  write({ headline, carried, rest }) {
    for (const [i, text] of [headline, carried, rest].entries()) {
      const place = this.box.children[i]
      if (place.textContent !== text) place.textContent = text
      place.hidden = !text
    }
  }
}
