/** What all charts share: a white card, our colours, the font, and an SVG that a page may hold as it is. */
import type { EChartsOption } from 'echarts'
import { sha256 } from '../shared/ids.ts'

/** What stands above a chart, and what is read out instead of it. */
export interface ChartWords {
  title: string
  /** One line under the title: the span and the counting rule. */
  note: string
  /** The figures in words, for those who do not see the picture. */
  about: string
}

export const width = 720
export const headHeight = 104
export const textSize = 18

/** Our red for what is done, a light grey for what is not, dark enough on white to be read. */
export const colours = { done: '#b3121b', open: '#dfe1e5', text: '#1f2329', quiet: '#5c6370' }
const series = ['#b3121b', '#2f6fb0', '#c98a0c', '#3d8b4f', '#7a5ba6', '#8a8f99']

/** Noto is there where we draw the picture; a page takes what the reader's machine has. */
const fontFamily = 'Noto Sans SC, PingFang SC, Microsoft YaHei, sans-serif'

/** Draws a chart on its card, as SVG without styles, scripts or ids of its own: the same figures give the same text. */
export async function drawn(words: ChartWords, height: number, option: EChartsOption): Promise<string> {
  // loaded with the first chart: it takes a quarter of a second and nothing else needs it
  const { init } = await import('echarts/dist/echarts.esm.min')
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height })
  try {
    chart.setOption({
      animation: false,
      backgroundColor: '#ffffff',
      color: series,
      textStyle: { fontFamily, color: colours.text, fontSize: textSize },
      ...option,
    })
    return pageReady(chart.renderToSVGString(), words)
  } finally {
    chart.dispose()
  }
}

function pageReady(svg: string, words: ChartWords): string {
  const plain = svg
    .replace(/<style[\s\S]*?<\/style>/g, '')
    .replace(/ (?:class|ecmeta_\w+|baseProfile|xmlns:xlink)="[^"]*"/g, '')
    // a page's security rules forbid style attributes
    .replace(/ style="([^"]*)"/g, (_all, style: string) => asAttributes(style))
    .trim()
  const id = `chart-${sha256(plain).slice(0, 8)}`
  const named = `role="img" aria-labelledby="${id} ${id}-about"`
  const told = `<title id="${id}">${escaped(words.title)}</title><desc id="${id}-about">${escaped(words.about)}</desc>`
  return plain
    .replace(/^<svg ([^>]*)>/, (_all, attributes: string) => `<svg ${attributes} ${named}>${told}`)
    .replace(/<\/svg>$/, () => `${headOf(words)}</svg>`)
}

const asAttributes = (style: string): string =>
  style
    .split(';')
    .flatMap((rule) => {
      const [name = '', value = ''] = rule.split(/:(.*)/)
      return name.trim() && value.trim() ? ` ${name.trim()}="${value.trim()}"` : []
    })
    .join('')

const headOf = ({ title, note }: ChartWords): string =>
  textAt(46, 26, colours.text, title) + textAt(78, 16, colours.quiet, note)

const margin = 28

/** A line that would run over the card is written smaller. */
function textAt(y: number, most: number, fill: string, text: string): string {
  const signs = Array.from(text).reduce((sum, sign) => sum + (sign.charCodeAt(0) < 0x2000 ? 0.6 : 1), 0)
  const size = Math.min(most, Math.floor((width - 2 * margin) / Math.max(1, signs)))
  return `<text x="${margin}" y="${y}" font-size="${size}px" font-family="${fontFamily}" fill="${fill}">${escaped(text)}</text>`
}

const escaped = (text: string): string =>
  text.toWellFormed().replace(/[&<>"\u0000-\u001f]/g, (sign) => entities[sign] ?? ' ')

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
