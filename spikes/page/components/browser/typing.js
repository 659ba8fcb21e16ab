// What is being typed is not lost. Streamlit takes it once its field is left, which is too late for
// a page that is closed or falls over, and too late by a moment for a file that is asked for.

const PAUSE = 500 // milliseconds without a key
const ANSWERED_WITHIN = 3000 // milliseconds that a download waits at most
// Where any text will do, a half-written one too; and where it waits for a button.
const FREE_TEXT = 'textarea, .note input, [class*="st-key-goal"] input, [class*="-reason"] input'
const WAITING = '[class*="st-key-new-"] input[type="text"], [class*="st-key-box-of-"] textarea'
const DOWNLOAD = '[data-testid="stDownloadButton"] button'

export class Typing {
  constructor(signal, ask) {
    const on = (name, act, more) => window.addEventListener(name, act, { signal, ...more })
    on("input", (event) => this.typed(event))
    on("compositionend", (event) => this.typed(event))
    on("focusout", () => (this.field = undefined))
    on("beforeunload", (event) => this.askBeforeLeaving(event))
    on("visibilitychange", () => document.hidden && this.take(), { capture: true })
    on("click", (event) => this.holdDownload(event, ask), { capture: true })
  }

  typed(event) {
    const [field] = event.composedPath()
    if (field.type === "range") return
    this.field = field
    clearTimeout(this.pause)
    if (field.matches(FREE_TEXT) && !event.isComposing)
      this.pause = setTimeout(() => this.take(), PAUSE)
  }

  // As if the field were left, but for the focus, which stays.
  take() {
    clearTimeout(this.pause)
    const { field } = this
    field?.dispatchEvent(new Event("change", { bubbles: true }))
    field?.dispatchEvent(new FocusEvent("focusout", { bubbles: true, composed: true }))
  }

  // A file is made from what Python has. A field that is left for the button sends its text first,
  // so the button waits until Python has answered a question sent after that.
  holdDownload(event, ask) {
    const button = event.target.closest?.(DOWNLOAD)
    if (!button || !event.isTrusted) return
    event.stopImmediatePropagation()
    const id = String(performance.now())
    this.held = { id, button }
    setTimeout(() => ask(id)) // not in one message with the text
    setTimeout(() => this.answered(id), ANSWERED_WITHIN)
  }

  answered(id) {
    if (this.held?.id !== id) return
    this.held.button.click()
    this.held = undefined
  }

  askBeforeLeaving(event) {
    const waiting = [...document.querySelectorAll(WAITING)].some((field) => field.value)
    if (this.field || waiting) event.preventDefault()
    this.take()
  }
}
