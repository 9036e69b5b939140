import type { Mention } from '../../language/understanding.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  describedReports,
  lastRecorded,
  lastValid,
  ownReport,
  partiesOf,
  type Correction,
  type StoredReport,
} from '../actions.ts'
import { askField, askWhich } from './changeFields.ts'
import { turnOf } from './forDeputy.ts'
import { inWords } from './receipts.ts'
import { change, changePerson } from './misnamed.ts'
import { numberIn, personIn } from './withdrawals.ts'

const nothing = '还没有可以改的联系记录。'

/** 改; 刚才那条日期错了 是前天不是昨天; 不是李桂芳是李桂芬; 10月18日那条赵磊的 改成走访; 漏了王桂英 */
export async function correct(turn: Turn): Promise<string> {
  if (bringsItsOwnReport(turn))
    return '这句话里又有新的联系、又有更正，没有记也没有改。请把对的整句话再说一遍，例如：昨天走访张德发 反映路灯不亮。'
  const named = turn.understood.target ? null : await namedRecord(turn)
  if (typeof named === 'string') return named
  if (named) return correctThis(afterTheName(turn), named)
  const meant = await reportMeant(turn)
  return typeof meant === 'string' ? meant : correctThis(turn, meant)
}

const correctionWords =
  /[，,。；;\s]*(?:日期|时间|人|方式)?(?:说错了|写错了|打错了|记错了|错了|哦?不对|是我(?:自己)?看到的)/

/** 走访张德发反映没暖气，日期错了，是昨天: not a word about an older record. */
function bringsItsOwnReport(turn: Turn): boolean {
  const [head = ''] = turn.text.split(correctionWords, 1)
  if (head === turn.text || head.length < 4 || /那[条个次]|刚才|上一?条|编号/.test(head)) return false
  const { intent, contacts } = turn.understand(head, null)
  return (
    intent === 'contact.log' &&
    contacts.some(
      ({ method, mentions, concerns }) => mentions.length > 0 && (method !== null || concerns.length > 0),
    )
  )
}

const whose = /^(?:把|将)?(\S{2,6}?)(?:的)?那一?[条个次]/

/** 王桂英那条…: the latest record with her, or what to say; null when nobody is named so. */
async function namedRecord(turn: Turn): Promise<StoredReport | string | null> {
  const name = whose.exec(turn.text.trim())?.[1]
  if (name === undefined || !turn.linked.some((person) => person.name === name || person.aka.includes(name)))
    return null
  return (await latestWith(turn, name)) ?? `没有找到${name}那条记录，没有改动。`
}

function afterTheName(turn: Turn): Turn {
  const text = turn.text.trim().replace(whose, '刚才那条')
  return { ...turn, text, understood: turn.understand(text, null) }
}

async function correctThis(said: Turn, meant: StoredReport): Promise<string> {
  const { turn: seen, deputyName } = await turnOf(said, meant)
  const turn = deputyName === null ? said : readAgain(seen)
  const { corrected } = turn.understood
  const words = turn.understood.contacts[0]
  if (corrected.rightPerson)
    return changePerson(turn, meant, corrected.wrongPerson ?? null, corrected.rightPerson, deputyName)
  if (corrected.addedPeople) return addPeople(turn, meant, corrected.addedPeople, deputyName)
  if (corrected.wrongWords !== undefined)
    return changeWords(turn, meant, corrected.wrongWords, corrected.rightWords ?? '')
  const correction: Correction = {
    ...(words?.occurredOn ? { occurredOn: words.occurredOn } : {}),
    ...(words?.partOfDay ? { partOfDay: words.partOfDay } : {}),
    ...(words?.method ? { method: words.method } : {}),
    ...(words?.concerns[0] ? { concern: { text: words.concerns[0].text } } : {}),
  }
  if (saysTheSame(meant, correction))
    return `这条记的就是这样，没有改：${inWords(meant, turn.today)}。要改别的请回“改”。`
  const together = (await lastRecorded(turn.act, turn.who)).filter(({ status }) => status === 'valid')
  const several = together.length > 1 && together.some(({ id }) => id === meant.id)
  if (Object.keys(correction).length === 0) return several ? askWhich(turn, together) : askField(turn, meant)
  if (!several || turn.understood.target || numberIn(turn.text) !== null || 'concern' in correction)
    return change(turn, meant.id, correction)
  // one visit that made a report for each duty keeps one day
  const replies: string[] = []
  for (const { id } of together.filter(({ occurredOn }) => occurredOn === meant.occurredOn))
    replies.push(await change(turn, id, correction))
  return replies.join('\n')
}

/** A correction to what stands there already is none. */
function saysTheSame(report: StoredReport, { concern, ...said }: Correction): boolean {
  const { occurredOn = report.occurredOn, method = report.method, partOfDay = report.partOfDay } = said
  return (
    concern === undefined &&
    Object.keys(said).length > 0 &&
    occurredOn === report.occurredOn &&
    method === report.method &&
    partOfDay === report.partOfDay
  )
}

const readAgain = (turn: Turn): Turn => ({
  ...turn,
  understood: turn.understand(withoutNumber(turn.text), null),
})

/** 编号231日期改成11月20日: read as words about a record, whatever else the sentence looks like. */
const withoutNumber = (text: string): string =>
  text.normalize('NFKC').replace(/(?:把|将)?编号\s*[:：]?\s*\d+(?:那?[条个号])?的?/, '刚才那条')

/** The record that a correction speaks of: the described one, the one with the wrong name, or the last; else what to say. */
async function reportMeant(turn: Turn): Promise<StoredReport | string> {
  const { target, corrected } = turn.understood
  const numbered = numberIn(turn.text)
  if (numbered !== null)
    return (await ownReport(turn.act, turn.who, numbered)) ?? `没有找到编号${numbered}，没有改动。`
  const wrong = corrected.wrongPerson
  if (target && (target.day || target.method || target.mentions.length > 0)) {
    const described = { occurredOn: target.day, method: target.method, people: target.mentions.map(personIn) }
    const found = await describedReports(turn.act, turn.who, described)
    return found.length === 1 && found[0] ? found[0] : notOne(turn, found)
  }
  const report = wrong ? await latestWith(turn, wrong) : await lastValid(turn.act, turn.who)
  return report ?? (wrong ? `最近的记录里没有${wrong}，没有改动。` : nothing)
}

const notOne = (turn: Turn, found: readonly StoredReport[]): string =>
  found.length === 0
    ? '没有找到您说的那条记录，什么都没有动。请写清日期和姓名，例如：10月18日走访张德发那条改成电话。'
    : [
        '有几条都对得上，没有改：',
        ...found.slice(0, 9).map((report) => inWords(report, turn.today)),
        '请写清日期、方式和姓名，再说一次。',
      ].join('\n')

async function addPeople(
  turn: Turn,
  report: StoredReport,
  people: readonly Mention[],
  deputyName: string | null,
): Promise<string> {
  const unknown = people.find(({ candidates, unsure }) => candidates.length === 0 || unsure)
  if (unknown)
    return `${deputyName ? `${deputyName}代表` : '您'}的联系名单里没有“${unknown.said}”，没有改。要记名单外的人，请另发一句，例如：${deputyName ? `代${deputyName}代表登记：` : ''}走访 ${unknown.said}。`
  const several = people.find(({ candidates }) => candidates.length > 1)
  if (several) return `名单里有几位“${several.said}”，没有改。请另发一句，我再问您是哪一位。`
  const keys = people.map(({ candidates }) => candidates[0]?.key)
  if (keys.every((key) => partiesOf(report).some((party) => party.key === key)))
    return `这条里已经有${people.map(({ said }) => said).join('、')}了，没有改。要加诉求，请另发一句，例如：走访 ${people[0]?.said ?? ''} 反映水压低。`
  return change(turn, report.id, { added: turn.linked.filter(({ key }) => keys.includes(key)) })
}

async function changeWords(turn: Turn, report: StoredReport, wrong: string, right: string): Promise<string> {
  const isIn = ({ text }: { text: string }): boolean => text.includes(wrong)
  // the words that are wrong say which record, where they stand in one of today's only
  const today = report.concerns.some(isIn)
    ? [report]
    : (
        await describedReports(turn.act, turn.who, { occurredOn: turn.today, method: null, people: [] })
      ).filter(({ concerns }) => concerns.some(isIn))
  const [only, ...others] = today
  const concern = others.length === 0 ? only?.concerns.find(isIn) : undefined
  if (!only || !concern) return `这条记录的诉求里没有“${wrong}”，没有改。`
  return change(turn, only.id, {
    concern: { id: concern.id, text: concern.text.replace(wrong, () => right) },
  })
}

async function latestWith(turn: Turn, name: string): Promise<StoredReport | null> {
  const recent = await describedReports(turn.act, turn.who, { occurredOn: null, method: null, people: [] })
  const keys = turn.linked
    .filter((person) => person.name === name || person.aka.includes(name))
    .map(({ key }) => key)
  return (
    recent.find((report) =>
      partiesOf(report).some((party) => party.name === name || keys.includes(party.key)),
    ) ?? null
  )
}

/** 编号231日期改成11月20日: read as a correction of that record, whatever else the sentence looks like. */
export function correctNumbered(turn: Turn): Promise<string> {
  const understood = turn.understand(withoutNumber(turn.text), null)
  return correct({ ...turn, understood: { ...understood, target: null } })
}
