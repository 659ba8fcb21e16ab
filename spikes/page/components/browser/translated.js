// A browser that translates the page puts elements of its own in the place of texts. React, which
// Streamlit draws with, goes on using the texts: it would fail to remove one that is elsewhere, and
// write new words where nobody sees them. So what stands in for a text is known here, gives way to
// the text once that has new words, and is used where React means the text.

const standIns = new WeakMap() // by text, what a translation put in its place
const TRANSLATED = "FONT" // what the browsers' translations wrap texts in

const replaced = new MutationObserver((changes) => {
  for (const { removedNodes, addedNodes, previousSibling, nextSibling } of changes)
    for (const text of removedNodes)
      if (text.nodeType === Node.TEXT_NODE)
        keep(text, [...addedNodes, previousSibling, nextSibling].find(isTranslation))
})
const rewritten = new MutationObserver((changes) => {
  for (const { target } of changes) putBack(target)
})

function isTranslation(node) {
  return node?.nodeName === TRANSLATED && node.isConnected
}

function keep(text, standIn) {
  if (!standIn) return
  standIns.set(text, standIn)
  rewritten.observe(text, { characterData: true })
}

// With new words a text takes its place again, to be translated again.
function putBack(text) {
  const standIn = standIns.get(text)
  standIns.delete(text)
  if (standIn?.isConnected) standIn.replaceWith(text)
}

// What stands in a parent for a node that React takes to be there.
function found(parent, node) {
  if (!node || node.parentNode === parent) return node
  const around = node.nodeType === Node.TEXT_NODE && standIns.get(node)
  return around?.parentNode === parent ? around : undefined
}

export function surviveTranslation(page) {
  const { appendChild, insertBefore, removeChild } = Node.prototype
  Object.assign(Node.prototype, {
    appendChild(node) {
      putBack(node)
      return appendChild.call(this, node)
    },
    insertBefore(node, before) {
      putBack(node)
      const there = found(this, before)
      const gone = before?.nodeType === Node.TEXT_NODE ? null : before // or it is an error
      return insertBefore.call(this, node, there ?? gone)
    },
    removeChild(node) {
      const there = found(this, node)
      if (there || node.nodeType !== Node.TEXT_NODE) removeChild.call(this, there ?? node)
      return node
    },
  })
  replaced.observe(page, { childList: true, subtree: true })
}
