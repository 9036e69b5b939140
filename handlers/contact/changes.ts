import { lastOwnConcern, voidOwnConcern } from '../concern/actions.ts'
import { shortened } from '../shared/words.ts'
import { ask, closeQuestion, type OpenQuestion } from '../question/actions.ts'
import type { Mention } from '../language/understanding.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import type { Turn } from '../shared/turn.ts'
import {
  correctReport,
  describedReports,
  lastRecorded,
  lastValid,
  ownReport,
  partiesOf,
  voidReport,
  type ChangeRefusal,
  type Correction,
  type StoredReport,
} from './actions.ts'
import { choiceOf } from './choices.ts'
import { inWords } from './receipts.ts'

const refusals: Record<ChangeRefusal, string> = {
  not_yours: '没有找到这条记录，没有改动。',
  already_void: '这条已经撤回过了，没有再改。',
  changed_meanwhile: '这条刚刚被改过，没有再改。请看一下再说一遍。',
  future: '日子还没有到，没有改。请写已经过去的日子。',
  too_old: '早于去年的日子不能再记，没有改。要补，请联系联络处。',
  not_linked: '这条记录里没有这个人，没有改。',
  other_duty: '联系选民和联系代表是两种记录，不能直接换人，没有改。请先回“撤回”，再重新记一次。',
}

const nothing = '还没有可以改的联系记录。'

/** 撤回、撤销上一条: all that the last message made. A second one asks before it reaches further back. */
export async function undoLast(turn: Turn): Promise<string> {
  const last = await lastRecorded(turn.act, turn.who)
  const own = await lastOwnConcern(turn.act, turn.who)
  if (own?.status === 'open' && (!last[0] || own.createdAt > last[0].recordedAt)) {
    await voidOwnConcern(turn.act, own, '本人撤回')
    return `已撤回您反映的：${shortened(own.text, 60)}。诉求编号${own.id}。`
  }
  const valid = last.filter((report) => report.status === 'valid')
  if (valid.length > 0)
    return voidAll(
      turn,
      valid.map(({ id }) => id),
      '本人撤回',
    )
  const before = await lastValid(turn.act, turn.who)
  if (!before) return last.length === 0 ? '还没有可以撤回的记录。' : '上一条已经撤回过了，没有别的可以撤回。'
  await askVoid(turn, [before])
  return `上一条已经撤回过了。再往前一条要撤回吗？\n1 撤回 ${inWords(before, turn.today)}\n回“1”撤回；不撤回“取消”。`
}

/** 删掉10.18那条走访 记重了 */
export async function voidDescribed(turn: Turn): Promise<string> {
  const words = turn.understood.contacts[0]
  const keys =
    words?.mentions.flatMap(({ candidates }) =>
      candidates.length === 1 && candidates[0] ? [candidates[0].key] : [],
    ) ?? []
  const occurredOn = words?.occurredOn ?? null
  if (!occurredOn && !words?.method && keys.length === 0) return undoLast(turn)
  const found = await describedReports(turn.act, turn.who, {
    occurredOn,
    method: words?.method ?? null,
    keys,
  })
  const [only] = found
  if (!only)
    return '没有找到您说的那条记录，什么都没有动。请写清日期和姓名，例如：删掉10月18日走访张德发那条。'
  if (found.length === 1) return voidAll(turn, [only.id], turn.text.slice(0, 200))
  const shown = found.slice(0, 9)
  await askVoid(turn, shown)
  return [
    '有几条都对得上，撤回哪一条？',
    ...shown.map((report, index) => `${index + 1} ${inWords(report, turn.today)}`),
    '回数字；都不撤回“取消”。',
  ].join('\n')
}

const askVoid = (turn: Turn, reports: readonly StoredReport[]) =>
  ask(
    turn.act,
    turn.conversation,
    'contact.void',
    { ids: reports.map(({ id }) => id), reason: turn.text.slice(0, 200) },
    turn.settings['question.expiresHours'],
  )

async function voidAll(turn: Turn, ids: readonly number[], reason: string): Promise<string> {
  const lines: string[] = []
  for (const id of ids) {
    const outcome = await voidReport(turn.act, turn.who, id, reason)
    lines.push(
      outcome.ok ? `已撤回：${inWords(outcome.value, turn.today)}。编号${id}。` : refusals[outcome.refusal],
    )
  }
  return lines.join('\n')
}

const fields = ['日期', '方式', '人', '诉求'] as const
type Field = (typeof fields)[number]

/** 改; 刚才那条日期错了 是前天不是昨天; 不是李桂芳是李桂芬 */
export async function correct(turn: Turn): Promise<string> {
  const { corrected } = turn.understood
  const wrong = corrected.wrongPerson
  const report = wrong ? await latestWith(turn, wrong) : await lastValid(turn.act, turn.who)
  if (!report) return wrong ? `最近的记录里没有${wrong}，没有改动。` : nothing
  const words = turn.understood.contacts[0]
  if (turn.understood.ask && !words?.occurredOn && !words?.method && !corrected.rightPerson)
    return askField(turn, report)
  if (corrected.rightPerson) return changePerson(turn, report, wrong ?? null, corrected.rightPerson)
  const correction: Correction = {
    ...(words?.occurredOn ? { occurredOn: words.occurredOn } : {}),
    ...(words?.partOfDay ? { partOfDay: words.partOfDay } : {}),
    ...(words?.method ? { method: words.method } : {}),
    ...(words?.concerns[0] ? { concern: words.concerns[0].text } : {}),
  }
  return Object.keys(correction).length === 0 ? askField(turn, report) : change(turn, report.id, correction)
}

async function latestWith(turn: Turn, name: string): Promise<StoredReport | null> {
  const recent = await describedReports(turn.act, turn.who, { occurredOn: null, method: null, keys: [] })
  const keys = turn.linked
    .filter((person) => person.name === name || person.aka.includes(name))
    .map(({ key }) => key)
  return (
    recent.find((report) =>
      partiesOf(report).some((party) => party.name === name || keys.includes(party.key)),
    ) ?? null
  )
}

async function change(turn: Turn, id: number, correction: Correction): Promise<string> {
  const outcome = await correctReport(turn.act, turn.who, id, correction)
  return outcome.ok
    ? `已改成：${inWords(outcome.value, turn.today)}。编号${id}。撤：回“撤回”。`
    : refusals[outcome.refusal]
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

async function changePerson(
  turn: Turn,
  report: StoredReport,
  wrong: string | null,
  right: Mention,
): Promise<string> {
  const parties = partiesOf(report)
  const named = turn.linked.find(
    (person) => person.name === wrong || (wrong !== null && person.aka.includes(wrong)),
  )
  const target =
    parties.find((party) => party.name === wrong || party.key === named?.key) ??
    (parties.length === 1 ? parties[0] : undefined)
  if (!target)
    return `这条记录里有几个人，请说清把谁改成谁，例如：不是${parties[0]?.name ?? '张三'}是${right.said}。`
  // the one who was just denied is no candidate
  const candidates = right.candidates.filter(({ key }) => key !== target.key)
  const [only, ...others] = candidates
  if (only && others.length === 0 && !right.unsure) return changeTo(turn, report.id, target.key, only.key)
  const choices = [
    ...candidates.map(({ key, name, hint }) => ({ label: hint ? `${name}（${hint}）` : name, key })),
    { label: `${right.said}不在我的联系名单里，只记名字（不计入进度）`, key: null },
  ]
  await ask(
    turn.act,
    turn.conversation,
    'contact.person',
    { id: report.id, wrongKey: target.key, said: right.said, choices },
    turn.settings['question.expiresHours'],
  )
  const question =
    candidates.length === 0 ? `您的联系名单里没有“${right.said}”。` : `“${right.said}”是哪一位？`
  return [
    question,
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    '回数字；不改回“取消”。',
  ].join('\n')
}

async function changeTo(turn: Turn, id: number, wrongKey: string, key: string): Promise<string> {
  const right = turn.linked.find((person) => person.key === key)
  return right ? change(turn, id, { party: { wrongKey, right } }) : refusals.not_linked
}

const kinds = ['contact.void', 'contact.field', 'contact.value', 'contact.person']

export const isChangeQuestion = (kind: string): boolean => kinds.includes(kind)

/** The answer to a question about a change; null when the words answer something else. */
export async function answerChange(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const reply = await answerOf(turn, question)
  if (!reply.ok) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return reply.value()
}

type Say = () => Promise<string>

async function answerOf(turn: Turn, question: OpenQuestion): Promise<Outcome<Say, 'no_answer'>> {
  if (question.kind === 'contact.void') {
    const { ids, reason } = question.payload as { ids: number[]; reason: string }
    const picked = choiceOf(
      ids.map((id) => ({ label: `编号${id}`, id })),
      yesIsOne(turn.text, ids.length),
    )
    return picked ? done(() => voidAll(turn, [picked.id], reason)) : refused('no_answer')
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
      turn.text,
    )
    return picked ? done(() => askValue(turn, id, picked.label)) : refused('no_answer')
  }
  return answerValue(turn, question.payload as { id: number; field: Field })
}

const yesIsOne = (text: string, choices: number): string =>
  choices === 1 && /^(?:是|好|好的|对|撤回|撤)[的吧。！!]*$/.test(text.trim()) ? '1' : text

async function askValue(turn: Turn, id: number, field: Field): Promise<string> {
  await ask(
    turn.act,
    turn.conversation,
    'contact.value',
    { id, field },
    turn.settings['question.expiresHours'],
  )
  return `${prompts[field]}（不改回“取消”）`
}

async function answerValue(
  turn: Turn,
  { id, field }: { id: number; field: Field },
): Promise<Outcome<Say, 'no_answer'>> {
  const anyone = turn.linked[0]?.name ?? ''
  if (field === '诉求') return done(() => change(turn, id, { concern: turn.text.trim().slice(0, 2000) }))
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
  return right && report ? done(() => changePerson(turn, report, null, right)) : refused('no_answer')
}
