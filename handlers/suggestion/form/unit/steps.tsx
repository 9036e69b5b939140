/** 签收、申请退回、申请延期、承诺已落实 on a phone, by the same verbs as in the chat. */
import type { JSX } from 'preact'
import { isDay } from '../../../settings/rules.ts'
import { dayOf, spokenDay, type Day } from '../../../shared/days.ts'
import { Area, Choices, Field, ProblemList } from '../../../shared/page.tsx'
import type { FormVisit } from '../../../shared/visit.ts'
import {
  askExtension,
  askReturn,
  couldTake,
  deliverCommitment,
  extensionLimit,
  nameOf,
  keyedFor,
  openParts,
  ownLetters,
  readEverything,
  replyToCorrect,
  signFor,
  unreachedWords,
  type KeyedStep,
  type OpenPart,
  type Reading,
  type ReplyToCorrect,
  type Taken,
  type WholeSuggestion,
} from '../../actions.ts'
import { isActive } from '../../course.ts'
import type { Problems } from '../../draft/entries.ts'
import type { Stored } from './promises.tsx'
import { refusalSentences } from '../../refusals.ts'
import type { SuggestionRefusal } from '../../rules.ts'

/** What the forms of a unit's steps must know beside the suggestion. */
export interface UnitFacts {
  /** Its promises that are not kept yet. */
  promises: readonly OpenPart[]
  /** The last day to which an extension may go; null where none may be asked. */
  latest: Day | null
  /** Whether one of its units has replied in this round: only a reply has a letter. */
  hasReplied: boolean
  /** The reply that may still be corrected; null where there is none. */
  toCorrect: ReplyToCorrect | null
  /** What is kept of it, for who works on it. */
  whole: WholeSuggestion | null
  /** What staff keyed in for the unit last, while it may say that it is not its own. */
  keyed: KeyedStep | null
}

export async function unitFacts({ act, who }: FormVisit, { one, veil }: Reading): Promise<UnitFacts> {
  const parts = await openParts(act, who, one.row.id, 'promise')
  const reply = couldTake(one, who, 'correct_reply') ? await replyToCorrect(act, who, one) : null
  return {
    promises: parts.ok ? parts.value : [],
    latest: await extensionLimit(act, who, one.row.id),
    hasReplied: (await ownLetters(act, who, one)).length > 0,
    toCorrect: reply?.ok ? reply.value : null,
    whole: veil ? null : await readEverything(act, who, one.row.id),
    keyed: await keyedFor(act, who, one),
  }
}

interface Props {
  visit: FormVisit
  problems: Problems
  facts: UnitFacts
}

/** The officer's units that have it: a step makes sense when it does for one of them. */
const own = ({ who }: FormVisit, { one }: Reading) =>
  one.course.units.filter((unit) => isActive(unit) && who.unitIds.includes(unit.unitId))

/** Whether a step makes sense for the unit now, beyond the table of moves. */
export const fitsUnit = {
  sign: (visit: FormVisit, reading: Reading) => own(visit, reading).some(({ state }) => state === 'assigned'),
  giveBack: (visit: FormVisit, reading: Reading) =>
    own(visit, reading).some(({ state }) => ['assigned', 'signed'].includes(state)),
  extend: (visit: FormVisit, reading: Reading) =>
    own(visit, reading).some(
      ({ role, extensionAsked, state }) =>
        role !== 'assist' && extensionAsked === null && ['assigned', 'signed'].includes(state),
    ),
  correct: (_visit: FormVisit, _reading: Reading, { toCorrect }: UnitFacts) => toCorrect !== null,
  letter: (_visit: FormVisit, _reading: Reading, { hasReplied }: UnitFacts) => hasReplied,
  deliver: (_visit: FormVisit, _reading: Reading, { promises }: UnitFacts) => promises.length > 0,
  disown: (_visit: FormVisit, _reading: Reading, { keyed }: UnitFacts) => keyed !== null,
}

type Done = Stored | { problems: Problems } | { kept: { query: string } }

/** What a verb did, in words that end with whom somebody must call; or why it did not, by the field. */
async function answered(
  visit: FormVisit,
  outcome: { ok: true; value: Taken } | { ok: false; refusal: SuggestionRefusal },
  field: string,
  words: (taken: Taken) => string,
): Promise<Stored | { problems: Problems }> {
  if (!outcome.ok) return { problems: { [field]: refusalSentences[outcome.refusal] } }
  const line = words(outcome.value)
  const missed = await unreachedWords(visit.act, outcome.value)
  return { lines: missed === null ? [line] : [line, missed], said: `${line}${missed ?? ''}` }
}

export const SignFields = ({ problems }: Props): JSX.Element => (
  <>
    <ProblemList problems={problems} />
    <p id="sign">点“提交”就签收，交办机关会知道。不是你单位的事，请改点“申请退回”，不要自行转给别的单位。</p>
  </>
)

/** The link stays open: after signing there is the reply to write. */
export async function signed(visit: FormVisit, { one }: Reading): Promise<Done> {
  const outcome = await signFor(visit.act, visit.who, one.row.id)
  if (!outcome.ok) return { problems: { sign: refusalSentences[outcome.refusal] } }
  return { kept: { query: `?id=${one.row.id}&signed=1` } }
}

export const GiveBackFields = ({ visit, problems }: Props): JSX.Element => (
  <>
    <ProblemList problems={problems} />
    <Area
      name="reason"
      label="为什么不归本单位办"
      hint="写明依据，例如：路灯由城管局管理。"
      problems={problems}
      value={visit.fields.text('reason')}
      maxLength={500}
    />
    <Field
      name="better"
      label="应由哪个单位办"
      hint="可以不填。"
      problems={problems}
      value={visit.fields.text('better')}
      maxLength={60}
    />
    <p class="hint">交办机关同意以前仍由本单位办理，请不要自行转给别的单位。</p>
  </>
)

export async function gaveBack(visit: FormVisit, { one }: Reading): Promise<Done> {
  const reason = visit.fields.text('reason').slice(0, 500)
  if (!reason) return { problems: { reason: '请写明理由' } }
  const better = visit.fields.text('better').slice(0, 60) || null
  return answered(
    visit,
    await askReturn(visit.act, visit.who, one.row.id, reason, better),
    'reason',
    () => `已向交办机关申请退回${nameOf(one)}，理由：${reason}。同意以前仍由你单位办理。`,
  )
}

export function ExtendFields({ visit, problems, facts }: Props): JSX.Element {
  const today = dayOf(visit.act.now, visit.act.zone)
  const months = visit.settings['suggestion.replyCapMonths']
  return (
    <>
      <ProblemList problems={problems} />
      <Field
        name="until"
        label="延到哪一天"
        hint={
          facts.latest === null
            ? undefined
            : `最晚${spokenDay(facts.latest, today)}（交办之日起${months}个月）。`
        }
        problems={problems}
        type="date"
        min={today}
        {...(facts.latest !== null && { max: facts.latest })}
        value={visit.fields.text('until')}
      />
      <Area
        name="reason"
        label="为什么要延期"
        problems={problems}
        value={visit.fields.text('reason')}
        maxLength={500}
      />
      <p class="hint">要交办机关同意；同意以前期限不变。</p>
    </>
  )
}

export async function extended(visit: FormVisit, { one }: Reading): Promise<Done> {
  const until = visit.fields.text('until')
  const reason = visit.fields.text('reason').slice(0, 500)
  const problems = {
    ...(isDay(until) ? {} : { until: '请选延到哪一天' }),
    ...(reason ? {} : { reason: '请写为什么要延期' }),
  }
  if (Object.keys(problems).length > 0) return { problems }
  const on = spokenDay(until, dayOf(visit.act.now, visit.act.zone))
  return answered(
    visit,
    await askExtension(visit.act, visit.who, one.row.id, { until, reason }),
    'until',
    () => `已申请把${nameOf(one)}延期到${on}，等交办机关同意；同意以前期限不变。`,
  )
}

export const DeliverFields = ({ visit, problems, facts }: Props): JSX.Element => (
  <>
    <ProblemList problems={problems} />
    <Choices
      name="promise"
      label="哪一项落实了"
      type="radio"
      problems={problems}
      options={facts.promises.map(({ id, line }) => ({ value: String(id), label: line }))}
      chosen={[visit.fields.text('promise')]}
    />
    <Area
      name="note"
      label="怎么落实的"
      hint="可以不填，例如：3月10日通电。"
      value={visit.fields.text('note')}
      rows={2}
      maxLength={500}
    />
    <p class="hint">会请领衔代表再测评一次。</p>
  </>
)

export async function delivered(visit: FormVisit, reading: Reading): Promise<Done> {
  const { promises } = await unitFacts(visit, reading)
  return deliveredIn(visit, promises, nameOf(reading.one))
}

/** The one of these promises that was chosen is kept. */
export async function deliveredIn(
  visit: FormVisit,
  promises: readonly OpenPart[],
  name: string,
): Promise<Stored | { problems: Problems }> {
  const chosen = promises.find(({ id }) => String(id) === visit.fields.text('promise'))
  if (!chosen) return { problems: { promise: '请选落实了哪一项' } }
  const note = visit.fields.text('note').slice(0, 500) || null
  return answered(
    visit,
    await deliverCommitment(visit.act, visit.who, chosen.id, note),
    'promise',
    () => `已记${name}的承诺${chosen.name}已落实，已请领衔代表测评。`,
  )
}
