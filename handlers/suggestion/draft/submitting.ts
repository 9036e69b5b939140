/** 提交: what a draft still lacks, and handing it in. */
import type { Speaker } from '../../people/actions.ts'
import { settingsAt, type Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, instantOf, type Day } from '../../shared/days.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { take, type Taken } from '../acting.ts'
import { onDay, openCase, type Case } from '../case.ts'
import { signersOf, theOffice } from '../parties.ts'
import { tell } from '../telling.ts'
import { doubtsAbout, type Doubt } from '../guard.ts'
import { isSitting, nameOf, refOf } from '../numbering.ts'
import { titleShape, type SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

/** What the office's list finds in a draft: asked of the deputy, marked for the staff, never refused. */
export async function doubtsIn(act: Act, one: Case): Promise<Doubt[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  return doubtsAbout(one.row, settings)
}

/**
 * Hands a draft, or a revised one, to the office. Refused while title, facts or proposals are missing; a motion needs ten
 * deputies and a sitting congress (地方组织法第二十二条). Co-signers who did not confirm the words as they are now, or who are
 * no deputies any more, lapse.
 */
export async function submitDraft(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  return one ? submitCase(act, who, one) : refused('not_found')
}

/** The same of what was opened; with the day on which the office received it, of a paper that was keyed in. */
export async function submitCase(
  act: Act,
  who: Speaker,
  one: Case,
  receivedOn: Day | null = null,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const { row } = one
  const { id } = row
  const submittedAt = row.submittedAt ?? handedInAt(act, receivedOn)
  if (!titleShape.test(row.title) || !row.facts.trim() || !row.proposals.trim()) return refused('incomplete')
  const { inOffice, standing } = await standingOf(act, one)
  const wrong = row.kind === 'motion' ? await wrongMotion(act, one, standing.length + 1, submittedAt) : null
  if (wrong) return refused(wrong)
  const doubts = await doubtsIn(act, one)
  const taken = await take(
    act,
    who,
    one,
    'submit',
    { doubts: doubts.map(({ kind }) => kind), ...(receivedOn !== null && { receivedOn }) },
    // one that was given back keeps the day on which it was first handed in
    { submittedAt, touchedAt: act.now, guardMarks: JSON.stringify(doubts) },
  )
  if (!taken.ok) return taken
  const lapsed = signersOf(one).filter(
    ({ id: personId }) => !standing.some((signer) => signer.personId === personId),
  )
  for (const signer of lapsed) await store.endSigner(act.tx, id, signer.id, 'lapsed', act.now)
  await tell(
    act,
    taken.value,
    lapsed.filter(({ id: personId }) => inOffice.has(personId)),
    `【附议】${nameOf(one)}改过文字后您没有再确认，提交时没有列入附议。仍要附议请回：附议 ${refOf(row)}`,
    { topic: 'lapsed' },
  )
  const marks = doubts.length > 0 ? `请留意：${doubts.map(({ name }) => name).join('；')}。` : ''
  await tell(
    act,
    taken.value,
    await theOffice(act),
    `【新建议】${row.lead.name}代表${receivedOn === null ? '提交了' : `的纸质件由${who.name}录入：`}${nameOf(one)}，附议${standing.length}人。${marks}请受理：受理 ${refOf(row)}`,
  )
  return taken
}

/** A paper that came on an earlier day counts from that day on; from which hour nobody noted. */
const handedInAt = (act: Act, receivedOn: Day | null): Date =>
  receivedOn === null || receivedOn === onDay(act) ? act.now : instantOf(receivedOn, '00:00', act.zone)

/** Whether the congress sits on a day, by the session that is set. */
export const sitsNow = (settings: Settings, on: Day): boolean => isSitting(settings['suggestion.session'], on)

/** Who among the co-signers is a deputy today, and who of them confirmed the words as they are now. */
async function standingOf(act: Pick<Act, 'tx' | 'now' | 'zone'>, { row }: Case) {
  const inOffice = await suggestions.deputiesNow(
    act.tx,
    row.signers.map(({ personId }) => personId),
    onDay(act),
  )
  const standing = row.signers.filter(
    ({ state, confirmedText, personId }) =>
      state === 'confirmed' && confirmedText === row.textVersion && inOffice.has(personId),
  )
  return { inOffice, standing }
}

/** How many deputies a motion still lacks, the lead counted; counted as it is when the motion is handed in. */
export async function motionLacks(act: Pick<Act, 'tx' | 'now' | 'zone'>, one: Case): Promise<number> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const { standing } = await standingOf(act, one)
  return Math.max(0, settings['suggestion.motionSigners'] - standing.length - 1)
}

async function wrongMotion(
  act: Act,
  one: Case,
  signatories: number,
  handedIn: Date,
): Promise<SuggestionRefusal | null> {
  const settings = await settingsAt(act.tx, handedIn, act.zone)
  if (!one.row.cause?.trim()) return 'incomplete'
  if (!isSitting(settings['suggestion.session'], dayOf(handedIn, act.zone))) return 'not_in_session'
  return signatories < settings['suggestion.motionSigners'] ? 'too_few_signers' : null
}
