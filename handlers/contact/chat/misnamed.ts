/** Somebody was wrongly named in a record. */
import { linkReport } from '../../activity/actions.ts'
import type { Mention } from '../../language/understanding.ts'
import { ask } from '../../question/actions.ts'
import type { Turn } from '../../shared/turn.ts'
import { correctReport, ownReport, partiesOf, type Correction, type StoredReport } from '../actions.ts'
import { followDay } from '../record/followDay.ts'
import { changeRefused, inWords } from './receipts.ts'

/** Carries a correction out and says what the record is now. */
export async function change(turn: Turn, id: number, correction: Correction): Promise<string> {
  const before = await ownReport(turn.act, turn.who, id)
  const outcome = await correctReport(turn.act, turn.who, id, correction)
  if (!outcome.ok) return changeRefused(outcome.refusal)
  await linkReport(turn.act, id)
  const day = await followDay(turn.act, turn.today, before, outcome.value)
  return `已改成：${inWords(outcome.value, turn.today)}。编号${id}。${day}撤：回“撤回”。`
}

/** Puts another person in the place of one who was wrongly named; who it is, is asked where it is not sure. The turn is that of the report (`turnOf`). */
export async function changePerson(
  turn: Turn,
  report: StoredReport,
  wrong: string | null,
  right: Mention,
  deputyName: string | null,
): Promise<string> {
  const parties = partiesOf(report)
  const named = turn.linked.find(
    (person) => person.name === wrong || (wrong !== null && person.aka.includes(wrong)),
  )
  const target =
    parties.find((party) => party.name === wrong || party.key === named?.key) ??
    (parties.length === 1 ? parties[0] : undefined)
  if (!target) {
    const names = JSON.parse(report.unlisted) as string[]
    const misnamed = names.find((name) => name === wrong) ?? (parties.length === 0 ? names[0] : undefined)
    if (misnamed !== undefined) return rename(turn, report, misnamed, right)
    return `这条记录里有几个人，请说清把谁改成谁，例如：不是${parties[0]?.name ?? '张三'}是${right.said}。`
  }
  if (!right.unsure && right.candidates.length === 1 && right.candidates[0]?.key === target.key)
    return `这条记的就是${target.name}，没有改。`
  // the one who was just denied is no candidate
  const candidates = right.candidates.filter(({ key }) => key !== target.key)
  const [only, ...others] = candidates
  if (only && others.length === 0 && !right.unsure) return changeTo(turn, report.id, target.key, only.key)
  const choices = [
    ...candidates.map(({ key, name, hint }) => ({ label: hint ? `${name}（${hint}）` : name, key })),
    {
      label: `${right.said}不在${deputyName ? `${deputyName}代表` : '我'}的联系名单里，只记名字（不计入进度）`,
      key: null,
    },
  ]
  await ask(
    turn.act,
    turn.conversation,
    'contact.person',
    { id: report.id, wrongKey: target.key, said: right.said, choices },
    turn.settings['question.expiresHours'],
  )
  const question =
    candidates.length === 0
      ? `${deputyName ? `${deputyName}代表` : '您'}的联系名单里没有“${right.said}”。`
      : `“${right.said}”是哪一位？`
  return [
    question,
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    '回数字；不改回“取消”。',
  ].join('\n')
}

/** Somebody who was kept by name only turns out to be another. */
function rename(turn: Turn, report: StoredReport, wrong: string, right: Mention): Promise<string> {
  const [only, ...others] = right.candidates
  const person =
    only && others.length === 0 && !right.unsure && turn.linked.find(({ key }) => key === only.key)
  if (others.length > 0 || right.unsure)
    return Promise.resolve(
      `“${right.said}”是哪一位？没有改。请写全名，例如：不是${wrong}是${only?.name ?? '张德发'}。`,
    )
  return change(turn, report.id, { unlisted: { wrong, right: person || { name: right.said } } })
}

/** Puts the linked person of a key there. */
export async function changeTo(turn: Turn, id: number, wrongKey: string, key: string): Promise<string> {
  const right = turn.linked.find((person) => person.key === key)
  return right ? change(turn, id, { party: { wrongKey, right } }) : changeRefused('not_linked')
}
