// What every component needs: to be made once for each place on the page, and to write there.

// What Streamlit calls at each run: it makes a part for a new place, updates it, and has it leave.
export function mounted(Part) {
  const parts = new WeakMap()
  return (component) => {
    const { parentElement } = component
    if (!parts.has(parentElement)) parts.set(parentElement, new Part(parentElement))
    const part = parts.get(parentElement)
    part.update(component)
    return () => part.leave()
  }
}

// Text that stays as it is is not written again, or it would be read out again.
export function write(place, text) {
  if (place.textContent !== text) place.textContent = text
}
