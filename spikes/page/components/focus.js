// Whoever uses the page by keyboard keeps the focus, or finds it where they look for it: what
// Streamlit draws anew, disables or takes away would leave it nowhere.

const OPENS = '[data-testid="stExpandSidebarButton"]'
const CLOSES = '[data-testid="stSidebarCollapseButton"] button'
const ICONS = { [OPENS]: "Weights", ".st-key-undo button": "Undo", ".st-key-redo button": "Redo" }
const POPOVER = '[data-testid="stPopoverBody"]'
const POPOVER_BUTTON = '[data-testid="stPopoverButton"]'
let looking, holding // for who shall have the focus

function mindFocus(signal) {
  for (const mind of [closeByKey, leavePopover])
    window.addEventListener("keydown", mind, { signal })
  for (const mind of [jump, keepFocus, giveBackFocus, keepPlaceOfButton, enterPopover])
    window.addEventListener("click", mind, { signal })
  window.addEventListener("change", keepPlaceOfPopover, { signal })
  // whoever presses something has the focus there
  window.addEventListener("pointerdown", () => clearTimeout(holding), { signal })
  window.addEventListener("focusin", nameUpload, { signal })
}

// To be asked later: what is then in this place, in a part of the page drawn anew. A slider by its
// id, all else by its name.
function twin(place) {
  const name = (part) => part.ariaLabel ?? part.textContent
  const alike = () =>
    [...document.querySelectorAll(place.tagName)].filter((part) => name(part) === name(place))
  const index = alike().indexOf(place)
  return () => sliderOf(place.id) ?? alike()[index]
}

function sliderOf(id) {
  const roots = [...document.querySelectorAll("*")].flatMap((part) => part.shadowRoot ?? [])
  return (id && roots.map((root) => root.getElementById(id)).find((found) => found)) || undefined
}

// A slider by its id, a button or a field by its key.
function focusOnceDrawn(name, tries = 20) {
  setTimeout(() => {
    const place =
      sliderOf(name) ??
      document.querySelector(
        `.st-key-${name.replaceAll(/[^\w-]/g, "-")} :is(button, textarea, input)`,
      )
    if (place) {
      const box = place.getRootNode().host ?? place
      // with what it is about above it
      box.scrollIntoView({ block: box.offsetHeight < innerHeight ? "center" : "start" })
      place.focus({ preventScroll: true })
    } else if (tries) focusOnceDrawn(name, tries - 1)
  }, 300)
}

// Where the weights lie over the page, Escape closes them.
function closeByKey(event) {
  const within = event.target.closest?.('[data-testid="stSidebar"]')
  if (event.key === "Escape" && within && COVERED.matches) within.querySelector(CLOSES)?.click()
}

// Of the buttons that open and close the weights, the one that is pressed goes, and the focus with
// it: the other has it then.
function keepFocus(event) {
  const opens = event.target.closest?.(OPENS)
  if (!(opens || event.target.closest?.(CLOSES))) return
  setTimeout(nameIcons, 300)
  if (event.detail) return
  setTimeout(() => document.querySelector(opens ? CLOSES : OPENS)?.focus(), 300)
}

// What bears an icon is called what stands on it, or what it does.
function nameIcons() {
  for (const [icon, name] of Object.entries(ICONS)) {
    const button = document.querySelector(icon)
    if (button) button.ariaLabel = name
  }
}

// A button for a file is called what its field is for, too.
function nameUpload(event) {
  const field = event.target.closest?.('[data-testid="stFileUploader"]')
  const label = field?.querySelector("label")?.textContent
  if (label && event.target.tagName === "BUTTON" && !event.target.ariaLabel)
    event.target.ariaLabel = `Upload: ${label}`
}

// While a file is made, Streamlit disables its button, which so loses the focus of whoever pressed
// it by key.
function giveBackFocus(event) {
  const button = event.target.closest?.('[data-testid="stDownloadButton"] button')
  if (event.detail || !button) return
  new MutationObserver(() => {
    if (!button.disabled && document.activeElement === document.body)
      button.focus({ preventScroll: true })
  }).observe(button, { attributeFilter: ["disabled"] })
}

// A link leads to the heading that begins with its words, or the fold that ends with them, or else
// back to the answer. The address stays, lest a reload jump too.
function jump(event) {
  const link = event.target.closest?.('[class*="st-key-jump-"] a')
  if (!link) return
  event.preventDefault()
  const words = link.textContent
  const [headings, folds] = ["h2, h3", "summary"].map((kind) => [
    ...document.querySelectorAll(kind),
  ])
  const answer = document.querySelector(".st-key-answer")
  const heading =
    headings.find((one) => one.textContent.startsWith(words)) ??
    folds.find((one) => one.textContent.endsWith(words))
  const place = heading ?? answer.querySelector("h2")
  if (place.tagName !== "SUMMARY") place.tabIndex = -1
  place.focus({ preventScroll: true })
  // Again, since what lies between is laid out on the way.
  for (const later of [0, 100, 300]) setTimeout(() => (heading ?? answer).scrollIntoView(), later)
}

// Nor is focus lost by whoever presses, by key, a button that removes itself or can do no more.
function keepPlaceOfButton(event) {
  const button = event.composedPath()[0].closest?.("button")
  const other = { Undo: ".st-key-redo", Redo: ".st-key-undo" }[button?.ariaLabel]
  const comes = () => (other && document.querySelector(`${other} button:enabled`)) || undefined
  if (event.isTrusted && !event.detail && button?.closest('.device, [data-testid="stButton"]'))
    keepPlace(button, comes)
}

// Where what had the focus goes, what comes in its place has it then, or else the heading it stood
// under.
function keepPlace(place, comes = () => undefined) {
  const outer = place.getRootNode().host ?? place
  const above = [...document.querySelectorAll("h1, h2, h3")].filter(
    (heading) => heading.compareDocumentPosition(outer) & Node.DOCUMENT_POSITION_FOLLOWING,
  )
  const look = (tries) => {
    const gone = !place.isConnected || place.disabled || !place.checkVisibility()
    if (document.activeElement === document.body && gone) {
      const heading = above.findLast((one) => one.isConnected)
      heading.tabIndex = -1
      ;(comes() ?? heading).focus()
    } else if (tries) looking = setTimeout(look, 400, tries - 1)
  }
  clearTimeout(looking)
  looking = setTimeout(look, 800, 5) // whatever else takes the focus goes first
}

// A popover is the last thing of the document, far from its button. Opened by key, it has the
// focus; where that leaves it, by Tab, it goes on from the button.
function enterPopover(event) {
  clearTimeout(holding)
  if (!event.detail && event.target.closest?.(POPOVER_BUTTON)) holdFocus(4, () => stops()[0])
}

function leavePopover(event) {
  if (event.key !== "Tab" || event.target !== stops().at(event.shiftKey ? 0 : -1)) return
  clearTimeout(holding)
  openPopover().focus()
  if (event.shiftKey) event.preventDefault()
}

// A file that is opened closes the popover it was chosen in, whose button is then another; where it
// cannot be opened, its field is.
function keepPlaceOfPopover(event) {
  if (!event.target.closest?.(POPOVER)) return
  const buttons = () => [...document.querySelectorAll(POPOVER_BUTTON)]
  const index = buttons().indexOf(openPopover())
  holdFocus(10, () => stops()[0] ?? buttons()[index])
}

// For as long as it may be drawn anew, a place has the focus that else nothing has, or only the
// popover's button.
function holdFocus(tries, place) {
  clearTimeout(holding)
  holding = setTimeout(() => {
    if ([document.body, openPopover()].includes(document.activeElement)) place()?.focus()
    if (tries) holdFocus(tries - 1, place)
  }, 300)
}

function openPopover() {
  return document.querySelector(`${POPOVER_BUTTON}[aria-expanded="true"]`)
}

// Also those that are none for as long as the focus is elsewhere.
function stops() {
  return [
    ...document.querySelectorAll(`${POPOVER} :is(button, input, [tabindex="0"], [data-tabindex])`),
  ].filter(
    (stop) =>
      (stop.tabIndex >= 0 || "tabindex" in stop.dataset) &&
      !stop.disabled &&
      stop.checkVisibility(),
  )
}
