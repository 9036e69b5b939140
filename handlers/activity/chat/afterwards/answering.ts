/** The answers to what 补记 asks, and whether it is an activity that is recorded already. */
import { closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf, saysYes } from '../../../shared/choices.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  findActivity,
  recordAfterwards,
  rosterOf,
  type Activity,
  type AfterwardsRefusal,
} from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { isAfterwards, kindIn, nobodyAsked, type Audience } from '../../rules.ts'
import { nameOf, whenWords } from '../../wording.ts'
import { recordSheet } from '../attendance/sheets.ts'
import type { PlanDraft } from '../plan/draft.ts'
import { withEdit as withPlanEdit, type Edit } from '../plan/edits.ts'
import { planIn } from '../plan/words.ts'
import {
  allSaid,
  audienceOfDraft,
  byOffice,
  contextOf,
  membersOf,
  out,
  pastOf,
  put,
  toldOf,
  type Payload,
} from './draft.ts'
import { proceed } from './recording.ts'
import { aheadText, sheetWords } from './shown.ts'
import { pastEdit } from './words.ts'
import { pastSheet, tellsOfPeople, toldIn } from './there.ts'

/** The answer to what is missing, to whether it is another's, or to the preview; null when the words are something else. */
export async function answerAfterwards(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const payload = question.payload as Payload
  const { step } = payload
  if (step === 'same') return answerSame(turn, question, payload)
  if (step === 'confirm') {
    const choice = choiceOf([{ label: '记下' }, { label: '不记' }], turn.text)?.label
    if (choice === '不记' || /^不(?:记|要)/.test(turn.text.trim())) {
      await closeQuestion(turn.act, question.id, 'cancelled')
      return '好的，没有记。'
    }
    if (choice === '记下' || saysYes(turn.text)) return keep(turn, question, payload)
  }
  if (step === 'group') {
    const audience = await groupAnswered(turn, payload)
    if (audience)
      return proceed(turn, {
        ...payload,
        draft: { ...payload.draft, audience, unclearGroups: [], unknownOffice: null },
      })
  }
  const edit = pastEdit(turn.text, turn.act)
  if (edit?.ahead) return aheadText(turn, edit.day ?? null)
  if (edit) return proceed(turn, { ...payload, draft: withEdit(payload.draft, edit) })
  if (!(await speaksOfPeople(turn, payload))) return null
  const said = { said: turn.text, corrects: step === 'confirm' }
  return proceed(turn, { ...payload, words: [...payload.words, said] })
}

const withEdit = (draft: PlanDraft, edit: Edit): PlanDraft => {
  const kind = edit.title ? kindIn(edit.title) : draft.kind
  return { ...withPlanEdit(draft, edit), kind: kind === 'meeting' ? draft.kind : kind }
}

async function speaksOfPeople(turn: Turn, payload: Payload): Promise<boolean> {
  const found = payload.draft.day === null ? null : await audienceOfDraft(turn, payload)
  if (!found || !('audience' in found)) return false
  return tellsOfPeople(
    toldIn(turn.text, await rosterOf(turn.act, found.audience, payload.draft.day ?? turn.today)),
  )
}

async function groupAnswered(turn: Turn, { choices = [] }: Payload): Promise<Audience | null> {
  const everybody = { ...nobodyAsked, roles: ['deputy' as const] }
  const choice = choiceOf(choices, turn.text)
  if (choice) return choice.id === null ? everybody : { ...everybody, groups: [choice.id] }
  const context = await contextOf(turn)
  const { audience } = planIn(`${turn.text.trim()} 会议`, { ...context, ownGroups: [], lean: 'past' })
  if (!audience || audience.roles.length === 0) return null
  const own = turn.who.liaisonGroupIds
  return byOffice(turn) || (audience.groups.length > 0 && audience.groups.every((id) => own.includes(id)))
    ? audience
    : null
}

async function keep(turn: Turn, question: OpenQuestion, payload: Payload): Promise<string> {
  const { draft } = payload
  const found = await audienceOfDraft(turn, payload)
  if (draft.day === null || !('audience' in found)) return proceed(turn, payload)
  const members = await membersOf(turn, draft.day, found.audience)
  const past = pastOf(turn, draft, found.audience, members)
  const sheet = pastSheet(toldOf(payload, members), members)
  // somebody joined or left since it was shown
  if (sheet && 'doubt' in sheet) return proceed(turn, payload)
  const outcome = await recordAfterwards(turn.act, turn.who, past, sheet, payload.besides)
  if (!outcome.ok) {
    if (typeof outcome.refusal === 'object') return askSame(turn, payload, outcome.refusal.same)
    await closeQuestion(turn.act, question.id, 'answered')
    return afterwardsRefusalText(outcome.refusal)
  }
  await closeQuestion(turn.act, question.id, 'answered')
  const { id } = outcome.value
  return `已补记：${nameOf(outcome.value)}，${whenWords(past, turn.act.zone, turn.today)}${past.place ? `，${past.place}` : ''}：${sheetWords(sheet, members)}。没有通知任何人。${howToMend(id)}`
}

const howToMend = (id: number): string =>
  `加纪要：活动${id} 纪要 …；改考勤：活动${id} 到了7人 罗小燕请假 谭志刚没来；改日期：活动${id} 日期 11月14日；记错了回“撤回补记”。`

const afterwardsRefusalText = (refusal: Exclude<AfterwardsRefusal, object>): string => refusalText[refusal]

async function askSame(turn: Turn, payload: Payload, same: readonly Activity[]): Promise<string> {
  const choices = [
    ...same.map((one) => ({ id: one.id, label: `是${nameOf(one)}，把考勤记到那里` })),
    { id: null, label: '不是同一次，另外记一个' },
  ]
  await put(turn, { ...payload, step: 'same', choices })
  const names = same.map(
    (one) => `${nameOf(one)}，${whenWords(one, turn.act.zone, turn.today)}，${sourceWords(one)}`,
  )
  return [
    `那天已经有：${names.join('；')}。是同一次吗？还没有记。`,
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    `回数字${out}。`,
  ].join('\n')
}

const sourceWords = (activity: Activity): string => (isAfterwards(activity) ? '补记过' : '通知过')

async function answerSame(turn: Turn, question: OpenQuestion, payload: Payload): Promise<string | null> {
  const choices = payload.choices ?? []
  const choice =
    choiceOf(choices, turn.text) ??
    (/^(?:不是|另外|不同)/.test(turn.text.trim()) ? choices.at(-1) : undefined) ??
    (choices.length === 2 && saysYes(turn.text) ? choices[0] : undefined)
  if (!choice) return null
  if (choice.id === null) {
    const others = choices.flatMap(({ id }) => id ?? [])
    return keep(turn, question, { ...payload, besides: [...payload.besides, ...others] })
  }
  await closeQuestion(turn.act, question.id, 'answered')
  const activity = await findActivity(turn.act, choice.id)
  return activity ? recordSheet(turn, activity, [allSaid(payload)]) : refusalText.unknown_activity
}
