/** The names in braces of a template, paragraph by paragraph, and what is wrong with them. Pure. */
import { shortened } from '../../shared/words.ts'
import type { Field } from './fields.ts'

/** A paragraph as it is read: where it stands, as 第3段 or 页眉第1段, and its words. */
export interface Place {
  where: string
  text: string
}

const paragraphMark =
  /<w:p(?=[ >])[^>]*?(\/?)>|<\/w:p>|<w:t(?: [^>]*)?>([^<]*)<\/w:t>|<w:(?:tab|br)\b[^>]*\/>/g
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** The paragraphs of one part of a document, in the order in which they begin; those in text boxes are their own. */
export function placesIn(xml: string, part: string): Place[] {
  const places: Place[] = []
  const open: Place[] = []
  // a text box is written twice, the second time for old programs
  for (const [mark, closed, text] of xml
    .replace(/<mc:Fallback>.*?<\/mc:Fallback>/gs, '')
    .matchAll(paragraphMark)) {
    if (mark === '</w:p>') open.pop()
    else if (mark.startsWith('<w:p')) {
      const place = { where: `${part}第${places.length + 1}段`, text: '' }
      places.push(place)
      if (closed === '') open.push(place)
    } else {
      const place = open.at(-1)
      if (place) place.text += text === undefined ? ' ' : unescaped(text)
    }
  }
  return places
}

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name: string) => entities[name] ?? '')

interface Tag {
  place: Place
  /** # begins a list, / ends it, otherwise it is a name. */
  sign: '#' | '/' | ''
  name: string
}

/** Everything that is wrong, one sentence each; empty when the template can be used. */
export function faultsIn(places: readonly Place[], fields: readonly Field[]): string[] {
  const faults: string[] = []
  const tags = places.flatMap((place) => tagsIn(place, fields, faults))
  let list: Tag | null = null
  for (const tag of tags) {
    if (tag.sign === '#') {
      const fault = beginFault(tag, list, fields)
      if (fault) faults.push(fault)
      // an unknown list still ends where it ends: one fault is told, not two
      list ??= tag
    } else if (tag.sign === '/') {
      const fault = endFault(tag, list)
      if (fault) faults.push(fault)
      if (!fault) list = null
    } else {
      const fault = nameFault(tag, list, fields)
      if (fault) faults.push(fault)
    }
  }
  if (list)
    faults.push(`${quoted(list.place)}里的{#${list.name}}没有结束，请在重复内容的后面加上{/${list.name}}。`)
  return faults
}

function tagsIn(place: Place, fields: readonly Field[], faults: string[]): Tag[] {
  const tags: Tag[] = []
  const { text } = place
  const wide = /｛\s*[#/]?([^｛｝{}]{1,20})[｝}]|\{\s*[#/]?([^｛｝{}]{1,20})｝/.exec(text)
  if (
    wide &&
    fields.some(({ name, within }) => [name, ...(within ?? [])].includes((wide[1] ?? wide[2] ?? '').trim()))
  ) {
    faults.push(`${quoted(place)}里用了全角的花括号，请改成半角的{ }。`)
    return tags
  }
  for (let at = 0; at < text.length;) {
    const begin = text.indexOf('{', at)
    const end = text.indexOf('}', at)
    if (begin < 0 && end < 0) break
    if (begin < 0 || (end >= 0 && end < begin)) {
      faults.push(`${quoted(place)}里的 } 前面没有对应的 {，请补上或删掉。`)
      at = end + 1
      continue
    }
    const next = text.indexOf('{', begin + 1)
    if (end < 0 || (next >= 0 && next < end)) {
      const shown = shortened(text.slice(begin, next < 0 ? undefined : next), 12)
      faults.push(`${quoted(place)}里的“${shown}”没有写完，请在字段名后面补上 }。`)
      at = next < 0 ? text.length : next
      continue
    }
    const tag = tagOf(place, text.slice(begin + 1, end))
    const plain = `{${tag.sign}${tag.name}}`
    if (tag.sign !== '' && text.slice(begin, end + 1) !== plain)
      faults.push(`${quoted(place)}里的“${text.slice(begin, end + 1)}”多了空格，请写成${plain}。`)
    tags.push(tag)
    at = end + 1
  }
  return tags
}

function tagOf(place: Place, inside: string): Tag {
  const content = inside.trim()
  const sign = content.startsWith('#') ? '#' : content.startsWith('/') ? '/' : ''
  return { place, sign, name: (sign === '' ? content : content.slice(1)).trim() }
}

function beginFault({ place, name }: Tag, list: Tag | null, fields: readonly Field[]): string | null {
  const field = fields.find((one) => one.name === name)
  if (!field)
    return unknown(
      place,
      `{#${name}}`,
      fields.filter(({ within }) => within).map((one) => `#${one.name}`),
    )
  if (!field.within) return `${quoted(place)}里的{#${name}}不是可以重复的内容，请写成{${name}}。`
  return list === null
    ? null
    : `${quoted(place)}里的{#${name}}放在了{#${list.name}}里面，重复的内容不能套在一起，请先用{/${list.name}}结束前一个。`
}

const endFault = ({ place, name }: Tag, list: Tag | null): string | null => {
  if (list === null) return `${quoted(place)}里的{/${name}}前面没有{#${name}}，请补上或删掉。`
  return list.name === name
    ? null
    : `${quoted(place)}里的{/${name}}和前面的{#${list.name}}不是一对，请改成{/${list.name}}。`
}

function nameFault({ place, name }: Tag, list: Tag | null, fields: readonly Field[]): string | null {
  const within = fields.find((one) => one.name === list?.name)?.within ?? []
  if (within.includes(name)) return null
  const field = fields.find((one) => one.name === name)
  if (field && !field.within) return null
  if (field)
    return `${quoted(place)}里的{${name}}是一组内容，请写成{#${name}}…{/${name}}，中间写${namesOf(field.within ?? [])}。`
  const home = fields.find((one) => one.within?.includes(name))
  if (home) return `${quoted(place)}里的{${name}}只能放在{#${home.name}}和{/${home.name}}之间。`
  return unknown(place, `{${name}}`, [
    ...within,
    ...fields.filter((one) => !one.within).map((one) => one.name),
  ])
}

const unknown = (place: Place, tag: string, known: readonly string[]): string =>
  `${quoted(place)}里的${shortened(tag, 20)}不认识，能用的有${namesOf(known)}。`

const namesOf = (names: readonly string[]): string => names.map((name) => `{${name}}`).join('')

const quoted = ({ where, text }: Place): string => `${where}（“${shortened(text.trim(), 16)}”）`
