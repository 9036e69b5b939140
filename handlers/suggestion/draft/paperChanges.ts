/** What was keyed in from a paper is mended before it is accepted, taken out, or contradicted by who is said to have signed. */
import { unlinkFromSuggestion } from '../../concern/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { ended } from '../../shared/words.ts'
import { couldTake, take, type Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { caseOf, openCase, type Case } from '../case.ts'
import { signersOf, theOffice } from '../parties.ts'
import { tell } from '../telling.ts'
import type { DraftInput, SuggestionRefusal } from '../rules.ts'
import { given, textKeys } from './drafting.ts'
import { doubtsOnPaper, paperRefusal, signedOnPaper } from './onPaper.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

/** The co-signers of a sheet, without those who signed on their phones since. */
export const paperSigners = ({ row }: Case): { id: number; name: string }[] =>
  row.signers.filter(({ state, onPaper }) => state === 'confirmed' && onPaper).map(({ person }) => person)

/** What somebody keyed in and may still mend, the newest first. */
export async function papersOf(act: Pick<Act, 'tx'>, who: Speaker): Promise<Case[]> {
  const cases: Case[] = []
  for (const row of await store.keyedInBy(act.tx, who.personId)) {
    const one = await caseOf(act, row)
    if (couldTake(one, who, 'correct_paper')) cases.push(one)
  }
  return cases
}

/** Who typed it from the paper. */
export const recorderOf = async (act: Pick<Act, 'tx'>, { row }: Case): Promise<string> =>
  (await suggestions.peopleById(act.tx, [row.recordedById]))[0]?.name ?? ''

/**
 * Mends what was typed wrongly from a paper, until it is accepted; the day of receipt stays. Refused when nothing differs.
 * The lead deputy and all who signed hear what it says now.
 */
export async function correctPaper(
  act: Act,
  who: Speaker,
  id: number,
  input: DraftInput,
  signerIds: readonly number[],
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const { leadId, receivedOn } = one.row
  if (receivedOn === null) return refused('wrong_state')
  const kind = one.row.kind === 'motion' ? ('motion' as const) : ('suggestion' as const)
  const sheet = { leadId, receivedOn, signerIds, input: { ...input, kind } }
  const wrong = await paperRefusal(act, who, sheet)
  if (wrong) return refused(wrong)
  const before = paperSigners(one)
  const changed = Object.entries(given(input))
    .filter(([key, value]) => value !== one.row[key as keyof DraftInput])
    .map(([key]) => key)
  const gone = before.filter((signer) => !signerIds.includes(signer.id))
  const added = signerIds.filter((signer) => !before.some((known) => known.id === signer))
  if (changed.length + gone.length + added.length === 0) return refused('nothing_changed')
  const isOther = textKeys.some((key) => changed.includes(key))
  const taken = await take(
    act,
    who,
    one,
    'correct_paper',
    { changed, gone: gone.map((signer) => signer.id), added },
    {
      ...given(input),
      guardMarks: JSON.stringify(await doubtsOnPaper(act, input)),
      touchedAt: act.now,
      ...(isOther ? { textVersion: { increment: 1 } } : {}),
    },
  )
  if (!taken.ok) return taken
  for (const signer of gone) await store.endSigner(act.tx, id, signer.id, 'withdrawn', act.now)
  await store.keepSigned(act.tx, id, taken.value.one.row.textVersion)
  const now = await signedOnPaper(act, who, taken.value.one, { signerIds: added, receivedOn })
  await tellMended(act, who, { ...taken.value, one: now }, gone)
  return done({ ...taken.value, one: now })
}

async function tellMended(
  act: Act,
  who: Speaker,
  taken: Taken,
  gone: readonly { id: number }[],
): Promise<void> {
  const { one } = taken
  const names = signersOf(one).map(({ name }) => name)
  const ref = refOf(one.row)
  const said = `【代录更正】${who.name}更正了录入的纸质件：${nameOf(one)}，附议${names.length === 0 ? '无' : names.join('、')}。请核对：${ref}到哪一步了。还不对请回“人工”。`
  const onSheet = paperSigners(one)
  const others = signersOf(one).filter(({ id }) => !onSheet.some((signer) => signer.id === id))
  await tell(act, taken, [one.row.lead, ...others], said, { topic: 'mended' })
  // who was added hears of it for the first time
  await tell(act, taken, onSheet, `${said}不是您签的请回：${ref}不是我签的`, { topic: 'mended' })
  await tell(act, taken, gone, `【代录更正】${nameOf(one)}的附议里原来误录了您，已经去掉。`, {
    topic: 'gone',
  })
}

/** Takes out what was keyed in wrongly, for another deputy or twice, with the reason; everybody on it hears it. */
export async function voidPaper(
  act: Act,
  who: Speaker,
  id: number,
  reason: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!reason.trim()) return refused('reason_needed')
  const taken = await take(
    act,
    who,
    one,
    'void_paper',
    { reason },
    { withdrawReason: reason, closedAt: act.now },
  )
  if (!taken.ok) return taken
  await unlinkFromSuggestion(act, id)
  await tell(
    act,
    taken.value,
    [one.row.lead, ...signersOf(one), ...(await theOffice(act))],
    `【代录作废】录入的纸质件${nameOf(one)}已作废，不再办理。理由：${ended(reason)}有疑问请回“人工”。`,
  )
  return taken
}

/**
 * Who is said to have signed on a sheet says that he did not: he is no co-signer any more, the lead and the office hear it.
 * Refused for a signature that he gave himself, and once it is assigned.
 */
export async function denySignature(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!paperSigners(one).some((signer) => signer.id === who.personId)) return refused('not_signed')
  const taken = await take(act, who, one, 'deny_signature', { personId: who.personId })
  if (!taken.ok) return taken
  await store.endSigner(act.tx, id, who.personId, 'withdrawn', act.now)
  const left = signersOf(one).length - 1
  const most = (await settingsAt(act.tx, act.now, act.zone))['suggestion.motionSigners']
  const lack =
    one.row.kind === 'motion' && left + 1 < most
      ? `议案要${most}名代表联名，现在只有${left + 1}名，请处理。`
      : ''
  await tell(
    act,
    taken.value,
    [one.row.lead, ...(await theOffice(act))],
    `【附议】${who.name}代表说纸上的签名不是本人签的，${nameOf(one)}不再把他列入附议，现在附议${left}人。${lack}`,
  )
  return taken
}
