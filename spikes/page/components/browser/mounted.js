// What every component needs: to be made once for each place on the page, and to write there.

// What Streamlit calls at each run: it makes a part for a new place, updates it, and has it leave
// once its place is gone. Of two quick runs Streamlit ends the first at once; the part goes on.
export function mounted(Part) {
  const parts = new WeakMap()
  return (component) => {
    const { parentElement } = component
    if (!parts.has(parentElement)) parts.set(parentElement, new Part(parentElement))
    const part = parts.get(parentElement)
    part.update(component)
    return () => parentElement.isConnected || part.leave()
  }
}

// Text that stays as it is is not written again, or it would be read out again. Returns whether it
// is another. At each step of a drag two things are slow: to ask the document for it, so a place
// remembers; and to put a new node in it, as a style that looks inside (:has) is worked out again.
export function write(place, text) {
  const now = place.written ?? place.textContent
  place.written = text
  if (now === text) return false
  const [node, more] = place.childNodes
  if (text && node?.nodeType === Node.TEXT_NODE && !more) node.data = text
  else place.textContent = text
  return true
}
