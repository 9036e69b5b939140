/** A draft thrown away, a suggestion withdrawn. */
import { unlinkFromSuggestion } from '../../concern/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { ended } from '../../shared/words.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf } from '../numbering.ts'
import { officersOf, signersOf, theChannel, theOffice } from '../parties.ts'
import { openCase } from '../case.ts'
import { tell } from '../telling.ts'
import { note } from '../documents/filed.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import { endedDrafts } from './drafting.ts'
import * as store from './store.ts'

/** Throws a draft away; it is kept as withdrawn. */
export async function discardDraft(
  act: Act,
  who: Speaker | null,
  id: number,
  reason: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const taken = await take(act, who, one, 'discard', { reason }, { withdrawReason: reason })
  if (taken.ok) await unlinkFromSuggestion(act, id)
  return taken
}

/**
 * Throws away the drafts of somebody who is a deputy no more: he cannot hand them in, and what voters raised waits for an
 * answer again. Answers how many, and how many returned ones only the office can end now.
 */
export async function endDrafts(act: Act, personId: number): Promise<{ drafts: number; returned: number }> {
  const led = await store.ledBefore(act.tx, personId)
  let drafts = 0
  for (const { id } of led.filter(({ state }) => state === 'draft'))
    if ((await discardDraft(act, null, id, endedDrafts)).ok) drafts += 1
  return { drafts, returned: led.filter(({ state }) => state === 'returned').length }
}

/**
 * The lead deputy takes a suggestion back before it is assigned (北京条例第十三条); the handling stops, co-signers hear of it.
 * After the assignment it needs a signed form: see askWithdrawal and withdrawSigned.
 */
export async function withdrawSuggestion(
  act: Act,
  who: Speaker,
  id: number,
  reason: string | null,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if ((await suggestions.mergedInto(act.tx, id)).length > 0) return refused('has_merged')
  const taken = await take(
    act,
    who,
    one,
    'withdraw',
    { reason },
    { withdrawReason: reason, closedAt: act.now },
  )
  if (!taken.ok) return taken
  await unlinkFromSuggestion(act, id)
  const channel = one.course.channel === null ? [] : await theChannel(act, one.course.channel)
  await tell(
    act,
    taken.value,
    [...signersOf(one), ...(await theOffice(act)), ...channel],
    `【撤回】${one.row.lead.name}代表撤回了${nameOf(one)}。${reason ? `理由：${ended(reason)}` : ''}`,
  )
  return taken
}

/** After the assignment the lead deputy asks; the office takes it back on his signed form. */
export async function askWithdrawal(
  act: Act,
  who: Speaker,
  id: number,
  reason: string | null,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const taken = await take(act, who, one, 'ask_withdraw', { reason })
  if (!taken.ok) return taken
  await tell(
    act,
    taken.value,
    await theOffice(act),
    `【撤回申请】${one.row.lead.name}代表要撤回已交办的${nameOf(one)}。请收取签名的撤回申请后办理。`,
  )
  return taken
}

/** The lead deputy lets it go on after all: the office, which waits for his signature, hears it. Refused as `no_withdrawal` where he asked for none. */
export async function unaskWithdrawal(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const taken = await take(act, who, one, 'unask_withdraw', {})
  if (!taken.ok) return taken
  await tell(
    act,
    taken.value,
    await theOffice(act),
    `【不撤回了】${one.row.lead.name}代表不再申请撤回${nameOf(one)}，照常办理，不用再收撤回申请。`,
  )
  return taken
}

/** The office takes an assigned suggestion back on the deputy's signed form; units and signatories hear of it. */
export async function withdrawSigned(
  act: Act,
  who: Speaker,
  id: number,
  form: { reason: string; fileId: number | null },
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!form.reason.trim()) return refused('reason_needed')
  if ((await suggestions.mergedInto(act.tx, id)).length > 0) return refused('has_merged')
  const taken = await take(
    act,
    who,
    one,
    'withdraw_signed',
    { reason: form.reason },
    { withdrawReason: form.reason, withdrawFormFileId: form.fileId, closedAt: act.now },
  )
  if (!taken.ok) return taken
  await suggestions.endHandlings(act.tx, id, act.now)
  await unlinkFromSuggestion(act, id)
  if (form.fileId !== null) await note(act, who, id, 'withdraw_form', form.fileId)
  await tell(
    act,
    taken.value,
    [one.row.lead, ...signersOf(one), ...officersOf(one)],
    `【撤回】${nameOf(one)}已按代表的书面申请撤回，办理停止。`,
  )
  return taken
}
