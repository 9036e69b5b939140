const letters = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** The beginning of a long text with ……, never cut inside a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  const shown: string[] = []
  for (const { segment, index } of letters.segment(text)) {
    if (shown.length >= most - 2 || index + segment.length > most * 4) return `${shown.join('')}……`
    shown.push(segment)
  }
  return text
}

/** Somebody's words inside other sentences: they end with one stop. */
export const ended = (words: string): string => (/[。.!！?？…]$/.test(words) ? words : `${words}。`)
