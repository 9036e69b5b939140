import { ask, closeQuestion, type OpenQuestion } from '../../question/actions.ts'
import type { Mention } from '../../language/understanding.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
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
import { choiceOf } from '../../shared/choices.ts'
import { turnOf } from './forDeputy.ts'
import { inWords } from './receipts.ts'
import { change, changePerson, changeTo } from './misnamed.ts'
import { answerBack, answerWithdrawal, numberIn, personIn } from './withdrawals.ts'

const nothing = '还没有可以改的联系记录。'

const fields = ['日期', '方式', '人', '诉求'] as const
type Field = (typeof fields)[number]

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

const readAgain = (turn: Turn): Turn => ({
  ...turn,
  understood: turn.understand(withoutNumber(turn.text), null),
})

/** 编号231日期改成11月20日: read as words about a record, whatever else the sentence looks like. */
export const withoutNumber = (text: string): string =>
  text.normalize('NFKC').replace(/(?:把|将)?编号\s*[:：]?\s*\d+(?:那?[条个号])?的?/, '刚才那条')

async function askWhich(turn: Turn, reports: readonly StoredReport[]): Promise<string> {
  const choices = reports.map((report) => ({ label: inWords(report, turn.today), id: report.id })).reverse()
  await ask(
    turn.act,
    turn.conversation,
    'contact.report',
    { choices },
    turn.settings['question.expiresHours'],
  )
  return listed('刚才那句话记了几条，改哪一条？', choices)
}

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
  const concern = report.concerns.find(({ text }) => text.includes(wrong))
  if (!concern) return `这条记录的诉求里没有“${wrong}”，没有改。`
  return change(turn, report.id, {
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

/** The other words for a field: 时间, 名字, 事情 … */
function fieldIn(text: string): Field | null {
  const word = text.trim().replace(/(?:错了|不对|写错了|记错了|要改)?[。.!！]*$/, '')
  if (/^(?:时间|日子|哪天|日期)$/.test(word)) return '日期'
  if (/^(?:方法|怎么联系的?|方式)$/.test(word)) return '方式'
  if (/^(?:人|人名|名字|姓名|谁)$/.test(word)) return '人'
  return /^(?:诉求|事情?|内容|问题|反映的?)$/.test(word) ? '诉求' : null
}

async function askField(turn: Turn, report: StoredReport): Promise<string> {
  await ask(
    turn.act,
    turn.conversation,
    'contact.field',
    { id: report.id },
    turn.settings['question.expiresHours'],
  )
  return [
    `要改的是：${inWords(report, turn.today)}。改哪一项？`,
    ...fields.map((field, index) => `${index + 1} ${field}`),
    '回数字；不改回“取消”。',
  ].join('\n')
}

const prompts: Record<Field, string> = {
  日期: '改成哪一天？例如：昨天、11月20日。',
  方式: '改成什么方式？例如：走访、电话、微信、约谈。',
  人: '改成谁？请写姓名。',
  诉求: '诉求改成什么？请写出来，我照原话记。',
}

const kinds = [
  'contact.void',
  'contact.back',
  'contact.report',
  'contact.field',
  'contact.concern',
  'contact.value',
  'contact.person',
]

export const isChangeQuestion = (kind: string): boolean => kinds.includes(kind)

/** The answer to a question about a change; null when the words answer something else. */
export async function answerChange(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { id } = question.payload as { id?: number }
  const report = id === undefined ? null : await ownReport(turn.act, turn.who, id)
  const { turn: seen, deputyName } = await turnOf(turn, report)
  const reply = await answerOf(seen, question, deputyName)
  if (!reply.ok) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return reply.value()
}

type Say = () => Promise<string>

async function answerOf(
  turn: Turn,
  question: OpenQuestion,
  deputyName: string | null,
): Promise<Outcome<Say, 'no_answer'>> {
  if (question.kind === 'contact.void') {
    const say = answerWithdrawal(turn, question.payload)
    return say ? done(say) : refused('no_answer')
  }
  if (question.kind === 'contact.back') {
    const say = answerBack(turn, question.payload)
    return say ? done(say) : refused('no_answer')
  }
  if (question.kind === 'contact.person') {
    const payload = question.payload as {
      id: number
      wrongKey: string
      said: string
      choices: { label: string; key: string | null }[]
    }
    const picked = choiceOf(payload.choices, turn.text)
    if (!picked) return refused('no_answer')
    if (picked.key) return done(() => changeTo(turn, payload.id, payload.wrongKey, picked.key ?? ''))
    return done(() =>
      change(turn, payload.id, { party: { wrongKey: payload.wrongKey, right: { name: payload.said } } }),
    )
  }
  if (question.kind === 'contact.field') {
    const { id } = question.payload as { id: number }
    const picked = choiceOf(
      fields.map((field) => ({ label: field })),
      fieldIn(turn.text) ?? turn.text,
    )
    if (picked) return done(() => askValue(turn, id, picked.label))
    // 改 and then at once the day
    return answerValue(turn, { id, field: '日期' }, deputyName)
  }
  if (question.kind === 'contact.report' || question.kind === 'contact.concern') {
    const { id, choices } = question.payload as { id: number; choices: { label: string; id: number }[] }
    const picked = choiceOf(choices, turn.text)
    if (!picked) return refused('no_answer')
    if (question.kind === 'contact.concern') return done(() => askForValue(turn, id, '诉求', picked.id))
    const report = await ownReport(turn.act, turn.who, picked.id)
    return report ? done(() => askField(turn, report)) : refused('no_answer')
  }
  return answerValue(turn, question.payload as { id: number; field: Field; concernId?: number }, deputyName)
}

async function askValue(turn: Turn, id: number, field: Field): Promise<string> {
  const report = field === '诉求' ? await ownReport(turn.act, turn.who, id) : null
  if (!report || report.concerns.length < 2) return askForValue(turn, id, field)
  const choices = report.concerns.map((concern) => ({ label: concern.text, id: concern.id }))
  await ask(
    turn.act,
    turn.conversation,
    'contact.concern',
    { id, choices },
    turn.settings['question.expiresHours'],
  )
  return listed('改哪一条诉求？', choices)
}

const listed = (question: string, choices: readonly { label: string }[]): string =>
  [question, ...choices.map(({ label }, index) => `${index + 1} ${label}`), '回数字；不改回“取消”。'].join(
    '\n',
  )

async function askForValue(turn: Turn, id: number, field: Field, concernId?: number): Promise<string> {
  const payload = { id, field, ...(concernId === undefined ? {} : { concernId }) }
  await ask(turn.act, turn.conversation, 'contact.value', payload, turn.settings['question.expiresHours'])
  return `${prompts[field]}（不改回“取消”）`
}

/** Courtesies are no matter that somebody raised, and a new report is not the words of an old one. */
const isMatter = (turn: Turn): boolean =>
  !/^(?:谢谢|好[的吧]?|嗯+|行|可以|收到|是的?|对的?|不是|不对|\d{0,2})[。.!！~]*$/.test(turn.text.trim()) &&
  !(turn.understood.intent === 'contact.log' && turn.understood.contacts[0]?.method != null)

async function answerValue(
  turn: Turn,
  { id, field, concernId }: { id: number; field: Field; concernId?: number },
  deputyName: string | null,
): Promise<Outcome<Say, 'no_answer'>> {
  const anyone = turn.linked[0]?.name ?? ''
  if (field === '诉求') {
    const concern = {
      text: turn.text.trim().slice(0, 2000),
      ...(concernId === undefined ? {} : { id: concernId }),
    }
    return isMatter(turn) ? done(() => change(turn, id, { concern })) : refused('no_answer')
  }
  if (field === '日期') {
    const read = turn.understand(`${turn.text} 走访 ${anyone}`, null)
    const words = read.contacts[0]
    const said = read.reasons.some(({ part }) => part === 'occurred_on' || part === 'occurredOn')
    const occurredOn = words?.occurredOn
    return said && occurredOn
      ? done(() =>
          change(turn, id, { occurredOn, ...(words.partOfDay ? { partOfDay: words.partOfDay } : {}) }),
        )
      : refused('no_answer')
  }
  if (field === '方式') {
    const method = turn.understand(`${turn.text} ${anyone}`, null).contacts[0]?.method
    return method ? done(() => change(turn, id, { method })) : refused('no_answer')
  }
  const [right] = turn.understand(`走访 ${turn.text}`, null).contacts[0]?.mentions ?? []
  const report = right && (await ownReport(turn.act, turn.who, id))
  return right && report
    ? done(() => changePerson(turn, report, null, right, deputyName))
    : refused('no_answer')
}
