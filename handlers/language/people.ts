import { literal } from './literal.ts'
import { overlaps, type Span } from './dates.ts'
import { addressWords, fitsTitle, isDoubtfulSurname, surnameAt, surnameOf } from './surnames.ts'
import type { Linked, Mention } from './understanding.ts'

/** Someone named in the text. */
export interface Person extends Span {
  mention: Mention
  rule: string
}

/** Those the speaker may mean, nearest first. */
export interface Circles {
  linked: readonly Linked[]
  nearby: readonly Linked[]
}

/** Words that only begin like a nickname: 小康社会, 小毛病. */
const notNickname =
  /^(?:小毛病|小高层|小康(?:社会|路|村|小区|家园|生活)|小龙虾|小白菜|小石(?:头|桥|子)|小方(?:案|块)|小马路|小金额|小段(?:路|时|河)|小江(?:边|河)|小田(?:埂|地)|老黄牛|小温(?:差|室)|小安置|小钱(?:包|不)|小区|小时|小路|老路|小党员)/

/** 建国路, 建国饭店: called so, and no person. */
const placeNamed =
  /^(?:路|街|巷|大道|村|社区|小区|饭店|餐馆|酒楼|超市|宾馆|酒店|大厦|广场|公园|桥|学校|小学|中学|医院|诊所|药店|公司|工厂|花园|苑|新村|大酒)/

const separators = '[ .．•・‧⋅·・-]?'

const variants = new Map<string, RegExp>()

/** 阿依努尔·吐尔逊 with any dot, with a space, or without. */
function variantOf(name: string): RegExp {
  const known = variants.get(name)
  if (known) return known
  if (variants.size > 2000) variants.clear()
  const pattern = new RegExp(name.split('·').map(literal).join(separators), 'g')
  variants.set(name, pattern)
  return pattern
}

/** Everyone of the circles who is named in the text by name, nickname, surname with a title, or given name. */
export function knownPeople(text: string, { linked, nearby }: Circles): Person[] {
  const found = [...named(text, linked, []), ...dotted(text, linked)]
  found.push(...named(text, nearby, found))
  found.push(...titled(text, linked, nearby, found))
  found.push(...byGivenName(text, linked, found))
  return found.sort((a, b) => a.from - b.from)
}

/** Names and nicknames as they stand. Longer words win; people who share a word share the mention. */
function named(text: string, people: readonly Linked[], taken: readonly Span[]): Person[] {
  const bearers = new Map<string, Linked[]>()
  const add = (word: string, person: Linked) => {
    if (word.length < 2 || !text.includes(word)) return
    const others = bearers.get(word)
    if (!others) bearers.set(word, [person])
    else if (!others.includes(person)) others.push(person)
  }
  for (const person of people) {
    add(person.name, person)
    for (const nickname of person.aka) add(nickname, person)
  }
  const found: Person[] = []
  for (const [word, candidates] of [...bearers].sort(([a], [b]) => b.length - a.length))
    for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + word.length)) {
      const span = { from, to: from + word.length }
      if ([...taken, ...found].some((other) => overlaps(span, other))) continue
      const whole = candidates.some(({ name }) => name === word)
      if (!whole && placeNamed.test(text.slice(span.to, span.to + 3)) && !/^[老小阿]/.test(word)) continue
      if (word.length === 2 && notNickname.test(text.slice(from, from + 4))) continue
      const rule = whole ? '姓名' : '称呼'
      found.push({
        ...span,
        rule,
        mention: { said: word, candidates: namesakes(word, candidates), unsure: false },
      })
    }
  return found
}

/** Who bears the word as a name comes before who bears it as a nickname. */
const namesakes = (word: string, candidates: readonly Linked[]): readonly Linked[] => {
  const byName = candidates.filter(({ name }) => name === word)
  return byName.length > 0 ? byName : candidates
}

function dotted(text: string, people: readonly Linked[]): Person[] {
  const found: Person[] = []
  for (const person of people.filter(({ name }) => name.includes('·'))) {
    const [first = ''] = person.name.split('·')
    const match = [...text.matchAll(variantOf(person.name))].find(([words]) => words !== person.name)
    const from = match?.index ?? (text.includes(person.name) ? -1 : text.indexOf(first))
    if (from < 0 || (!match && first.length < 3)) continue
    const said = match?.[0] ?? first
    found.push({
      from,
      to: from + said.length,
      rule: '姓名',
      mention: { said, candidates: [person], unsure: false },
    })
  }
  return found
}

const titlePattern = new RegExp(`(?:${addressWords})(?!.{0,1}(?:社区|小区|店|铺|餐馆|超市|路|街|村))`, 'y')

/** 王婶, 何代表, 老张: a surname with a word of address. */
function titled(
  text: string,
  linked: readonly Linked[],
  nearby: readonly Linked[],
  taken: readonly Span[],
): Person[] {
  const found: Person[] = []
  for (let at = 0; at < text.length; at++) {
    const said = titledAt(text, at)
    if (!said) continue
    const span = { from: at, to: at + said.words.length }
    if ([...taken, ...found].some((other) => overlaps(span, other))) continue
    const mention = mentionByTitle(said, linked, nearby)
    if (mention.candidates.length === 0 && isDoubtfulSurname(said.surname)) continue
    found.push({ ...span, rule: '姓氏加称呼', mention })
    at = span.to - 1
  }
  return found
}

interface Titled {
  words: string
  surname: string
  title: string
}

function titledAt(text: string, at: number): Titled | null {
  const old = /[老小]/.test(text.charAt(at)) ? 1 : 0
  const surname = surnameAt(text, at + old)
  if (surname === null || (old === 1 && endsName(text, at)) || (old === 0 && isTail(text, at))) return null
  titlePattern.lastIndex = at + old + surname.length
  const title = titlePattern.exec(text)?.[0] ?? ''
  if (title) return { words: text.slice(at, titlePattern.lastIndex), surname, title }
  const before = text.charAt(at - 1)
  const alone = old === 1 && nickContext.test(text.slice(at + 1 + surname.length))
  if (!alone || notNickname.test(text.slice(at, at + 4)) || /[从最很太较更变大年月]/.test(before)) return null
  return { words: text.slice(at, at + 1 + surname.length), surname, title: '' }
}

/** 罗小燕代表 is no 燕代表. */
function isTail(text: string, at: number): boolean {
  const before = at > 1 ? surnameAt(text, at - 2) : null
  return (
    before?.length === 1 &&
    !isDoubtfulSurname(before) &&
    /[小晓大文志建国明德春秀桂永玉金美丽海红]/.test(text.charAt(at - 1))
  )
}

/** 周小林 is no 小林. */
function endsName(text: string, at: number): boolean {
  const before = at > 0 ? surnameAt(text, at - 1) : null
  return before !== null && !isDoubtfulSurname(before)
}

/** What may follow 老张 or 小赵 where it is a person. */
const nickContext =
  /^(?:$|[\s,，。;；、:!?和跟与同]|反映|说|讲|谈|提到|聊|问|家|等|他|她|打|通|电话|微信|那|的|了|没|不在|都|也|还|希望|要求|建议|见|来|是|在)/

function mentionByTitle(
  { words, surname, title }: Titled,
  linked: readonly Linked[],
  nearby: readonly Linked[],
): Mention {
  const bearing = (people: readonly Linked[]) => people.filter(({ name }) => surnameOf(name) === surname)
  const near = bearing(linked)
  const fitting = near.filter(({ name }) => fitsTitle(name, title))
  const candidates = fitting.length > 0 ? fitting : near
  if (candidates.length > 0) {
    const sure =
      near.length === 1 && fitting.length === 1 && !isDoubtfulSurname(surname) && !isOtherAge(words, near[0])
    return sure || candidates.length > 1
      ? { said: words, candidates, unsure: false }
      : { said: words, candidates, unsure: true, slip: 'title' }
  }
  const farther = bearing(nearby)
    .filter(({ name }) => fitsTitle(name, title))
    .slice(0, 5)
  return farther.length > 0
    ? { said: words, candidates: farther, unsure: true, slip: 'title' }
    : { said: words, candidates: [], unsure: false }
}

/** 小罗 is hardly the one they call 老罗. */
const isOtherAge = (words: string, person: Linked | undefined): boolean =>
  (words.startsWith('小') && (person?.aka.some((nickname) => nickname.startsWith('老')) ?? false)) ||
  (words.startsWith('老') && (person?.aka.some((nickname) => nickname.startsWith('小')) ?? false))

const slotBefore = /(?:^|[\s,，。、;；和跟与同给找见向约到了访问望系话])$/
const slotAfter = new RegExp(`^(?:$|[\\s,，。、;；]|反映|说|讲|谈|聊|家|${addressWords}|打|通|电话|微信)`)

/** 德发, 秀兰姐: a given name of two signs, where a person belongs. */
function byGivenName(text: string, linked: readonly Linked[], taken: readonly Span[]): Person[] {
  const found: Person[] = []
  for (const { name } of linked) {
    const given = name.includes('·') ? '' : name.slice(surnameOf(name).length)
    if (given.length < 2) continue
    const from = text.indexOf(given)
    const span = { from, to: from + given.length }
    if (from < 0 || [...taken, ...found].some((other) => overlaps(span, other))) continue
    if (!slotBefore.test(text.slice(0, from)) || !slotAfter.test(text.slice(span.to))) continue
    const title = new RegExp(`^(?:${addressWords})`).exec(text.slice(span.to))?.[0] ?? ''
    const candidates = linked.filter((other) => other.name.endsWith(given) && fitsTitle(other.name, title))
    if (candidates.length === 0) continue
    const said = given + title
    found.push({ from, to: from + said.length, rule: '名', mention: { said, candidates, unsure: false } })
  }
  return found
}
