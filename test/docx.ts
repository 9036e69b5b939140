/** Looks into a Word file as Word would: its parts, and the text in them paragraph by paragraph. */
import PizZip from 'pizzip'

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const plain = (xml: string): string =>
  xml.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')

export function opened(file: Uint8Array) {
  const zip = new PizZip(file)
  const part = (name: string): string => zip.file(`word/${name}`)?.asText() ?? ''
  const linesOf = (xml: string): string[] =>
    xml
      .split(/<w:p[ >]/)
      .slice(1)
      .map((paragraph) =>
        [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(br|tab)\/>/g)]
          .map(([, text, mark]) => (mark === 'br' ? '\n' : mark === 'tab' ? '\t' : plain(text ?? '')))
          .join(''),
      )
  const names = Object.keys(zip.files)
  return {
    names,
    part,
    body: part('document.xml'),
    lines: linesOf(part('document.xml')),
    text: linesOf(part('document.xml')).join('\n'),
    /** Headers and footers by what they stand for: first, default, even. */
    edge: (kind: 'header' | 'footer', type: string) => {
      const id = new RegExp(
        `<w:${kind}Reference w:type="${type}" r:id="(\\w+)"|<w:${kind}Reference r:id="(\\w+)" w:type="${type}"`,
      )
      const [, first, second] = id.exec(part('document.xml')) ?? []
      const target = new RegExp(`Id="${first ?? second ?? '-'}"[^>]*Target="([^"]+)"`)
      const [, file] = target.exec(part('_rels/document.xml.rels')) ?? []
      return file ? part(file) : ''
    },
    linesOf,
    /** No stray sign that would make the file unreadable. */
    sound: names
      .filter((name) => name.endsWith('.xml'))
      .every((name) => {
        const xml = zip.file(name)?.asText() ?? ''
        return !/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)|[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/i.test(
          xml,
        )
      }),
  }
}
