// What the components send one another by way of the document.
export const HELD = "spikes-held" // a slider is held, and moves: the answer's box keeps its height
export const LET_GO = "spikes-let-go"
export const SAID = "spikes-said" // what the answer says at the place a weight has moved to

export function send(event, detail) {
  document.dispatchEvent(new CustomEvent(event, { detail }))
}
