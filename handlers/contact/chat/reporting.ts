/** A contact is reported: what is in doubt is asked, what is certain recorded. */
import { activityNamed, dayOfOwn, linkNewReports } from '../../activity/actions.ts'
import { may } from '../../people/rules.ts'
import { ask } from '../../question/actions.ts'
import type { Turn } from '../../shared/turn.ts'
import { reportContact, reportForDeputy, type Recorded, type Repeated } from '../actions.ts'
import type { ReportInput, ReportRefusal } from '../rules.ts'
import { keepDayOf, orCountOnly, orOfTheDay } from './day.ts'
import { doubtOf, type Doubt } from './doubts.ts'
import { draftOf, reportsOf, type Draft, type ForDeputy } from './draft.ts'
import { spokenFor, type TurnForDeputy } from './forDeputy.ts'
import { joinWaiting } from './photos.ts'
import { recordedReceipt } from './receipts.ts'

/** 走访 张德发 反映3栋路灯不亮 */
export const log = async (turn: Turn): Promise<string> => {
  const other = await spokenFor(turn)
  if (other !== null) return typeof other === 'string' ? other : logFor(other)
  if (!may.reportContacts(turn.who)) return refusals.not_contactor
  return proceed(turn, await atActivity(turn, draftOf(turn.text, turn.understood)))
}

const logFor = ({ turn, deputy }: TurnForDeputy): Promise<string> =>
  proceed(turn, { ...draftOf(turn.text, turn.understood), forDeputy: deputy })

/** Why a report was not recorded, in words. */
export const refusals: Record<ReportRefusal, string> = {
  not_contactor:
    '联系记录由人大代表和常委会组成人员来记，没有记。联络员代记，请说是哪位代表的，例如：代某某代表登记：昨天走访张德发，反映路灯不亮；纸质卡也可以回“填表”来录。',
  nobody: '没看出见了谁，没有记。请写上姓名再发一次，例如：走访 张德发 反映路灯不亮。',
  future: '日子还没有到，没有记。等联系过了再告诉我。',
  too_old: '早于去年的联系不能再记了。要补，请联系联络处。',
  not_linked: '里面有人不在您的联系名单里，没有记。请联系联络处核对名单。',
}

/** Asks what is in doubt, or records. */
export async function proceed(turn: Turn, draft: Draft): Promise<string> {
  const doubt = doubtOf(draft, turn.today)
  if (doubt) {
    await ask(turn.act, turn.conversation, 'contact.draft', { draft }, turn.settings['question.expiresHours'])
    return orCountOnly(draft, doubt, asWords(doubt))
  }
  return record(turn, reportsOf(draft), { forDeputy: draft.forDeputy })
}

/** Numbered choices, and the way out. */
const asWords = ({
  question,
  choices,
}: Pick<Doubt, 'question'> & { choices: readonly { label: string }[] }): string =>
  choices.length === 0
    ? `${question}（不记了回“取消”）`
    : [
        question,
        ...choices.map(({ label }, index) => `${index + 1} ${label}`),
        '回数字；不记了回“取消”。',
      ].join('\n')

/** Records what is new, and asks about what is there already: that is most likely the same, told twice. */
export async function record(
  turn: Turn,
  inputs: readonly ReportInput[],
  { forDeputy, again = false }: { forDeputy: ForDeputy | undefined; again?: boolean },
): Promise<string> {
  const receipts: string[] = []
  const repeated: Repeated[] = []
  const made: Recorded[] = []
  for (const input of inputs) {
    const { act, who, linked, settings } = turn
    const outcome = forDeputy
      ? await reportForDeputy(act, who, forDeputy, input, originOf(turn), settings, again)
      : await reportContact(act, who, linked, input, originOf(turn), settings, again)
    if (!outcome.ok) receipts.push(refusals[outcome.refusal])
    else if (outcome.value.recorded.length > 0)
      receipts.push(recordedReceipt(outcome.value.recorded, nameIn(turn), turn.today, forDeputy?.name))
    if (!outcome.ok) continue
    repeated.push(...outcome.value.repeated)
    made.push(...outcome.value.recorded)
    await linkNewReports(turn.act, outcome.value.recorded)
  }
  const photos = await joinWaiting(
    turn,
    made.map(({ id }) => id),
  )
  const day = await keepDayOf(
    turn,
    made.map(({ input }) => input),
    repeated.length === 0,
    forDeputy,
  )
  const question = repeated.length > 0 ? [await askWhetherAgain(turn, repeated, forDeputy)] : []
  const hint = forDeputy ? '' : orOfTheDay(turn, made)
  return [oneWayToChange(receipts), photos, ...day, hint, ...question].filter(Boolean).join('\n')
}

/** Whoever was met at an activity that is named by its number was met there, on its day. */
async function atActivity(turn: Turn, draft: Draft): Promise<Draft> {
  const id = activityNamed(draft.text)
  const day = id === null ? null : await dayOfOwn(turn.act, turn.who.personId, id)
  if (day === null) return draft
  const items = draft.items.map((item) => ({
    ...item,
    method: 'deputy_activity' as const,
    occurredOn: day,
  }))
  return { ...draft, items, contactDay: false }
}

const nameIn = (turn: Turn) => (key: string) => turn.linked.find((person) => person.key === key)?.name ?? ''

const originOf = (turn: Turn) => ({
  source: 'chat' as const,
  messageId: turn.message.id,
  messageAccount: turn.message.account,
})

/** Several receipts in one answer say only once how to change them. */
const oneWayToChange = (receipts: readonly string[]): string => {
  const hint = '改：回“改”；撤：回“撤回”。'
  if (receipts.length < 2) return receipts.join('\n')
  return [...receipts.map((receipt) => receipt.replace(hint, '').trim()), hint].join('\n')
}

/** Asks of the first that is there already whether it was another time. */
export async function askWhetherAgain(
  turn: Turn,
  repeated: readonly Repeated[],
  forDeputy: ForDeputy | undefined,
): Promise<string> {
  const [first] = repeated
  if (!first) return ''
  await ask(
    turn.act,
    turn.conversation,
    'contact.again',
    { repeated, ...(forDeputy && { forDeputy }) },
    turn.settings['question.expiresHours'],
  )
  const names = [...first.input.parties.map(nameIn(turn)), ...first.input.unlisted].join('、')
  return `${names}和编号${first.already}那条一样，已经记过了，没有再记。\n1 是两次，再记一条\n2 是同一次，不用记\n回数字。`
}
