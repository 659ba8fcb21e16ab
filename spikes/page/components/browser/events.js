// What the components send one another by way of the document.
export const HELD = "spikes-held" // a slider is held, and moves: the answer's box keeps its height
export const LET_GO = "spikes-let-go"
export const TOTALS = "spikes-totals" // what each of the two shown adds and covers
export const SAID = "spikes-said" // what the answer says at the place a weight has moved to
export const RATED = "spikes-rated" // the coverages of the offers whose ratings have moved
export const ANSWERED = "spikes-answered" // the last report of ratings that the answer knows of

export function send(event, detail) {
  document.dispatchEvent(new CustomEvent(event, { detail }))
}
