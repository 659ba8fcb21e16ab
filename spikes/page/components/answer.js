// The answer as Python says it, and, while a weight moves, as its slider tells it: both write the
// same sentences.
const answers = new WeakMap()

export default function ({ data, parentElement }) {
  let answer = answers.get(parentElement)
  if (!answer) answers.set(parentElement, (answer = new Answer(parentElement, data.event)))
  answer.update(data)
  return () => {
    answers.delete(parentElement)
    answer.leave.abort()
  }
}

class Answer {
  constructor(root, event) {
    this.room = root.querySelector(".room").children
    this.words = root.querySelector(".words").children
    this.leave = new AbortController()
    document.addEventListener(event, ({ detail }) => write(this.words, detail), {
      signal: this.leave.signal,
    })
  }

  // Drawn again for another's sake, the same sentences must not take back those of a slider that
  // has moved on.
  update({ now, longest }) {
    if (JSON.stringify(now) !== this.now) write(this.words, now)
    this.now = JSON.stringify(now)
    write(this.room, longest)
  }
}

function write([first, second, third], { headline, carried, rest }) {
  for (const [place, text] of [
    [first, headline],
    [second, carried],
    [third, rest],
  ]) {
    if (place.textContent !== text) place.textContent = text
    place.hidden = !text
  }
}
