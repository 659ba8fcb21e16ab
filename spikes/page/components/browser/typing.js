// What is being typed is not lost. Streamlit takes it once its field is left, which is too late for
// a page that is closed or falls over, and too late by a moment for a file that is asked for.

const PAUSE = 500 // milliseconds without a key
const ANSWERED_WITHIN = 3000 // milliseconds that a download waits at most
// Where any text will do, a half-written one too; and where it waits for a button.
const FREE_TEXT = 'textarea, .note input, [class*="st-key-goal"] input, [class*="-reason"] input'
const WAITING = '[class*="st-key-new-"] input[type="text"], [class*="st-key-box-of-"] textarea'
const DOWNLOAD = '[data-testid="stDownloadButton"] button'

const OWN_SIGN = new Intl.NumberFormat().format(1.5)[1]
// 82.000 is 82000 in an amount, which has no decimals, and where a comma was typed.
const GROUPED = /^-?[0-9]+\.[0-9]{3}$/
const AMOUNT = '[step="1000"]'

export class Typing {
  constructor(signal, ask) {
    const on = (name, act, more) => window.addEventListener(name, act, { signal, ...more })
    on("input", (event) => this.typed(event))
    on("compositionend", (event) => this.typed(event))
    on("focusout", () => (this.field = this.pointed = undefined))
    on("beforeinput", (event) => this.point(event), { capture: true })
    on("beforeunload", (event) => this.askBeforeLeaving(event))
    on("visibilitychange", () => document.hidden && this.take(), { capture: true })
    on("click", (event) => this.holdDownload(event, ask), { capture: true })
  }

  typed(event) {
    const [field] = event.composedPath()
    if (field.type === "range") return
    this.field = field
    const whole = field === this.pointed || field.matches(AMOUNT)
    if (whole && GROUPED.test(field.value))
      return enter(field, field.value.replace(".", ""))
    clearTimeout(this.pause)
    if (field.matches(FREE_TEXT) && !event.isComposing)
      this.pause = setTimeout(() => this.take(), PAUSE)
  }

  // Most browsers drop a comma in a number's field in silence, and 1,5 would be 15. Here it is 1.5,
  // and 120,000 is 120000 once that can be told. Where the comma is a browser's own sign, it knows
  // what to do.
  point(event) {
    const { data, isTrusted } = event
    const [field] = event.composedPath()
    if (field.type !== "number" || !isTrusted) return
    if (/^k$/i.test(data)) {
      event.preventDefault()
      if (field.value) enter(field, String(Math.round(1000 * field.value))) // 170k
    }
    if (!data?.includes(",") || OWN_SIGN === ",") return
    event.preventDefault()
    this.pointed = field
    document.execCommand("insertText", false, data === "," ? "." : pointed(data))
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

// A pasted number with a point for its decimals: the last of its signs, unless that groups digits.
function pointed(text) {
  const groups = /^[^.]*,[0-9]{3}\s*$/.test(text)
  const comma = text.lastIndexOf(",") > text.lastIndexOf(".")
  if (groups || !comma) return text.replaceAll(",", "")
  return text.replaceAll(".", "").replaceAll(",", ".")
}

// Streamlit takes a value only if the browser's own setter has set it.
function enter(field, value) {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(field, value)
  field.dispatchEvent(new Event("input", { bubbles: true }))
}
