// What the page is to say while a weight moves: Python prepares it for the places near by, so that
// a drag need not ask. The messages:
//
//   browser                                        server
//      | a weight is held, or nears what is unknown   |
//      |--- edit: what "hold", id, at --------------->|
//      |<-- foresight: of, basis, said, texts --------|  for REACH percent to either side of `at`
//      | the weight moves: what is known is shown     |
//      | it is let go                                 |
//      |--- edit: what "values", values, done ------->|
//      |<-- foresight: basis, headline ---------------|  as long as `basis` stays, all still holds

const REACH = 9 // percent to either side that one answer is about, as in foresight.py
const NEAR = 6 // percent to either side of a weight that should be known
const ANSWERED_WITHIN = 1000 // milliseconds until it may be asked again

export class Foresight {
  constructor(panel) {
    this.panel = panel
    this.known = null // of one weight: `of`, `basis`, the `values` of all, and `said` by percent
    this.asked = null // the weight that was asked about last, and when
  }

  // Add what Python sends to what is known, where both are about the same weight and values.
  learn({ of, basis, said, texts }) {
    if (!of) return
    this.asked = null
    const values = this.panel.sentValues()
    const more = this.known?.of === of && this.known.basis === basis
    if (!more || !same(this.known.values, values)) this.known = { of, basis, values, said: {} }
    for (const [percent, places] of Object.entries(said))
      this.known.said[percent] = places.map((place) => texts[place])
  }

  // Not while another report waits for its answer: of two, Streamlit hands on only the later.
  ask(id) {
    const { panel } = this
    const now = performance.now()
    const waits = this.asked?.id === id && now - this.asked.at < ANSWERED_WITHIN
    if (!panel.data.foresight || waits || panel.waits()) return
    const place = panel.shown()[id]
    const most = Math.max(place, Math.round(panel.room(id))) // what is shown may be rounded up
    const inside = (percent) => Math.min(Math.max(percent, 0), most)
    const unknown = [0, 1, -1].find((side) => !this.at(id, inside(place + NEAR * side)))
    if (unknown === undefined) return
    this.asked = { id, at: now }
    panel.report("hold", { id, at: inside(place + (NEAR + REACH) * unknown) })
  }

  // The answer's five texts and one for each weight; undefined where they are not known.
  at(id, percent = this.panel.shown()[id]) {
    const { known, panel } = this
    if (!id || known?.of !== id || known.basis !== panel.data.foresight?.basis) return undefined
    const moved = panel.giveWay(id, panel.values[id], known.values)
    return same(panel.values, moved) ? known.said[percent] : undefined
  }
}

function same(values, others) {
  return Object.keys(values).every((id) => Math.abs(values[id] - others[id]) < 1e-6)
}
