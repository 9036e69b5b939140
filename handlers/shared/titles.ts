/** Breaks a document's title into centred lines: whole words, no two lines alike, the middle the longest (GB/T 9704 7.3.1). Pure. */

const words = new Intl.Segmenter('zh', { granularity: 'word' })

/** Widths in full characters: letters and digits take half of one. */
export const widthOf = (text: string): number =>
  Array.from(text).reduce((width, sign) => width + (/[\u0020-\u00ff]/.test(sign) ? 0.5 : 1), 0)

/** No line begins with these, and none ends with those. */
const notFirst = /^(?:[的了和与及等》”’）)、，。；：！？号条届次年月日]|会议)/
const notLast = /[第《“‘（(关于在对将向把被]$/

const mostLines = 4

/** The title's lines, each at most `most` characters wide. Longer than four lines: as one text, which the page breaks. */
export function titleLines(title: string, most = 20): string[] {
  const whole = title.replace(/\s*\n\s*/g, '').trim()
  const width = widthOf(whole)
  if (width <= most) return [whole]
  const pieces = [...words.segment(whole)].map(({ segment }) => segment)
  for (let lines = Math.ceil(width / most); lines <= mostLines; lines++) {
    const best = bestOf(pieces, lines, width, most)
    if (best) return best
  }
  return [whole]
}

/** The broken title with the least penalty, or null when no way fits. */
function bestOf(pieces: readonly string[], lines: number, width: number, most: number): string[] | null {
  let best: { lines: string[]; cost: number } | null = null
  const wanted = wantedWidths(lines, width, most)
  const walk = (from: number, done: readonly string[], cost: number): void => {
    if (best && cost >= best.cost) return
    if (done.length === lines) {
      if (from === pieces.length) best = { lines: [...done], cost }
      return
    }
    for (let text = '', to = from; to < pieces.length;) {
      text += pieces[to++] ?? ''
      if (widthOf(text) > most) return
      const next = pieces[to]
      walk(to, [...done, text], cost + costOf(text, next, wanted[done.length] ?? 0))
    }
  }
  walk(0, [], 0)
  return (best as { lines: string[] } | null)?.lines ?? null
}

/** Two lines: the first a little longer. Three and four: the middle ones longest. */
function wantedWidths(lines: number, width: number, most: number): number[] {
  const even = width / lines
  const wider = Math.min(most, even + 2)
  if (lines === 2) return [wider, width - wider]
  const outer = (width - wider * (lines - 2)) / 2
  return Array.from({ length: lines }, (_, index) => (index === 0 || index === lines - 1 ? outer : wider))
}

const costOf = (text: string, next: string | undefined, wanted: number): number =>
  Math.abs(widthOf(text) - wanted) +
  (next !== undefined && notFirst.test(next) ? 20 : 0) +
  (next !== undefined && notLast.test(text) ? 20 : 0)
