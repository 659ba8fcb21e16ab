// What the weights come to, worked out here so that it follows a slider at once: each dimension's
// part of both gains, the totals, and who would lead along each track.

// An option's gain by dimension, in points to a tenth: as printed they add up to the printed gain,
// as `Results.parts` in Python has them.
export function gainParts({ today, options }, option, shares) {
  const { coverage } = options[option]
  const exact = shares.map((share, i) => 1000 * share * (coverage[i] - today[i]))
  return wholes(exact).map((tenths) => tenths / 10)
}

// Whole numbers that add up to the whole sum: the largest remainders are rounded up, as in Python.
export function wholes(exact) {
  const whole = exact.map((part) => Math.floor(part + 1e-9))
  const order = exact.map((_, i) => i).sort((i, j) => whole[i] - exact[i] - (whole[j] - exact[j]))
  for (const i of order.slice(0, Math.round(sum(exact)) - sum(whole))) whole[i] += 1
  return whole
}

export function signed(points) {
  const size = Math.abs(points).toFixed(1)
  return size === "0.0" ? size : (points > 0 ? "+" : "−") + size
}

export function covered(coverage, shares) {
  return sum(shares.map((share, i) => share * coverage[i]))
}

// What an offer covers of a dimension once it is rated so, as `Closing` in Python says.
export function coverageAt([left, most, power, cap], rating) {
  return 1 - left * (1 - most * (Math.min(rating, cap) / 10) ** power)
}

// The place of the option that leads; of several, the first.
export function leader(totals) {
  return totals.indexOf(Math.max(...totals))
}

export function totals({ options }, shares) {
  return options.map(({ coverage }) => covered(coverage, shares))
}

// The track of a slider as a gradient: quiet where the present leader stays, bolder where another
// option would lead, of the two that are shown the darkest. `ends`: the shares where it stands at
// 0 percent and at the most it can be. In between, all totals are linear.
export function track(ledger, now, ends, most) {
  const tone = (option) =>
    option === now ? "--quiet" : ledger.shown.includes(option) ? "--shown" : "--other"
  const [first, last] = ends.map((shares) => totals(ledger, shares))
  const stops = []
  for (let percent = 0; percent <= 100; percent++) {
    const far = percent / (most || 1)
    const there = first.map((total, option) => total + far * (last[option] - total))
    const colour = `var(${percent > most ? "--none" : tone(leader(there))})`
    if (stops.at(-1)?.colour !== colour) stops.push({ colour, from: percent })
    stops.at(-1).to = percent + 1
  }
  const drawn = stops.map(({ colour, from, to }) => `${colour} ${from}% ${to}%`)
  return `linear-gradient(to right, ${drawn.join(", ")})`
}

export function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0)
}
