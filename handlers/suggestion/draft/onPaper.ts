/**
 * 代录: what a deputy handed in on paper is keyed in for him, with the signatures that stand on the sheet. It is his from then
 * on, as if he had submitted it himself on the day on which the office received it.
 */
import { keepFile, type CheckedFile } from '../../file/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { instantOf, spokenDay, type Day } from '../../shared/days.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { take, type Taken } from '../acting.ts'
import { onDay, type Case } from '../case.ts'
import { signersOf } from '../parties.ts'
import { tell } from '../telling.ts'
import { note } from '../documents/filed.ts'
import { doubtsAbout, type Doubt } from '../guard.ts'
import { isSitting, nameOf, refOf } from '../numbering.ts'
import { titleShape, type DraftInput, type SuggestionRefusal } from '../rules.ts'
import { speaksOfSecrets, startDraft, titled } from './drafting.ts'

import type { KnownDeputy } from './paperNames.ts'
import * as store from './store.ts'
import { submitCase } from './submitting.ts'

export interface PaperSheet {
  leadId: number
  /** Who signed on the sheet beside him. */
  signerIds: readonly number[]
  input: DraftInput
  receivedOn: Day
}

/** For whom somebody may key a paper in: 代表工委 for every deputy, a liaison for those of her groups. */
export async function deputiesOnPaper(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  who: Speaker,
): Promise<{ leads: KnownDeputy[]; signers: KnownDeputy[] }> {
  const signers = await store.servingDeputies(act.tx, onDay(act))
  const isOffice = who.staffRoles.includes('代表工委')
  return {
    signers,
    leads: signers.filter(({ groupId }) => isOffice || who.liaisonGroupIds.includes(groupId)),
  }
}

/** What the office's list finds in a paper before it is stored. */
export async function doubtsOnPaper(act: Act, { title, facts, proposals }: DraftInput): Promise<Doubt[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const text = { title: title ?? '', facts: facts ?? '', proposals: proposals ?? '' }
  return doubtsAbout(text, settings)
}

/** Why a paper may not be stored as it is; null when it may. */
export async function paperRefusal(
  act: Act,
  who: Speaker,
  { leadId, signerIds, input, receivedOn }: PaperSheet,
): Promise<SuggestionRefusal | null> {
  const { leads, signers } = await deputiesOnPaper(act, who)
  if (leads.length === 0) return 'not_yours'
  if (!leads.some(({ personId }) => personId === leadId)) return 'unknown_person'
  if (signerIds.includes(leadId)) return 'own_suggestion'
  if (signerIds.some((id) => !signers.some(({ personId }) => personId === id))) return 'unknown_person'
  if (receivedOn > onDay(act)) return 'past_day'
  if (await speaksOfSecrets(act, input)) return 'secret_words'
  if (!titleShape.test(input.title ?? '') || !input.facts?.trim() || !input.proposals?.trim())
    return 'incomplete'
  return input.kind === 'motion' ? motionRefusal(act, input, signerIds.length + 1, receivedOn) : null
}

/** 地方组织法第二十二条, by the day on which the paper came. */
async function motionRefusal(
  act: Act,
  { cause }: DraftInput,
  signatories: number,
  receivedOn: Day,
): Promise<SuggestionRefusal | null> {
  const settings = await settingsAt(act.tx, instantOf(receivedOn, '12:00', act.zone), act.zone)
  if (!cause?.trim()) return 'incomplete'
  if (!isSitting(settings['suggestion.session'], receivedOn)) return 'not_in_session'
  return signatories < settings['suggestion.motionSigners'] ? 'too_few_signers' : null
}

/** The same sheet where it was keyed in already; null when it was not. */
export async function paperKeyedIn(
  act: Act,
  { leadId, receivedOn, input }: PaperSheet,
): Promise<number | null> {
  const { kind = 'suggestion', title = '', facts = '', proposals = '' } = input
  const words = { kind, title: titled(title, kind), facts, proposals }
  return (await store.samePaper(act.tx, { leadId, receivedOn, ...words }))?.id ?? null
}

/**
 * Stores a paper as submitted by its deputy, with its scans; once, however often the button is pressed. He and everybody who signed hear of it, and how to contradict;
 * the office hears of it as of any new one.
 */
export async function handInPaper(
  act: Act,
  who: Speaker,
  sheet: PaperSheet,
  scans: readonly CheckedFile[],
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const wrong = await paperRefusal(act, who, sheet)
  if (wrong) return refused(wrong)
  if ((await paperKeyedIn(act, sheet)) !== null) return refused('keyed_in')
  const { leads } = await deputiesOnPaper(act, who)
  const groupId = leads.find(({ personId }) => personId === sheet.leadId)?.groupId ?? null
  const begun = await startDraft(act, who, sheet.input, {
    via: 'paper',
    messageId: null,
    onBehalfOf: { personId: sheet.leadId, groupId, receivedOn: sheet.receivedOn },
  })
  if (!begun.ok) return begun
  const signed = await signedOnPaper(act, who, begun.value, sheet)
  for (const scan of scans)
    await note(
      act,
      who,
      signed.row.id,
      'signed_paper',
      await keepFile(act, { ...scan, uploadedById: who.personId }),
    )
  const taken = await submitCase(act, who, signed, sheet.receivedOn)
  // everything was judged before the first write
  if (!taken.ok) throw new Error(`a paper was refused half stored: ${taken.refusal}`)
  await tellSigners(act, who, taken.value, sheet.receivedOn)
  return taken
}

/** The signatures of a sheet, each a line of the history. */
export async function signedOnPaper(
  act: Act,
  who: Speaker,
  begun: Case,
  { signerIds, receivedOn }: Pick<PaperSheet, 'signerIds' | 'receivedOn'>,
): Promise<Case> {
  let one = begun
  for (const personId of signerIds) {
    await store.putSigner(act.tx, {
      suggestionId: one.row.id,
      personId,
      confirmedText: one.row.textVersion,
      confirmedAt: act.now,
      onPaper: true,
    })
    const taken = await take(act, who, one, 'cosign', { personId, onPaper: true, receivedOn })
    if (!taken.ok) throw new Error(`a signature was refused: ${taken.refusal}`)
    one = taken.value.one
  }
  return one
}

async function tellSigners(act: Act, who: Speaker, taken: Taken, receivedOn: Day): Promise<void> {
  const { one } = taken
  const signers = signersOf(one)
  const day = spokenDay(receivedOn, onDay(act))
  const ref = refOf(one.row)
  await tell(
    act,
    taken,
    [one.row.lead],
    `【代录】您${day}交来的纸质件已由${who.name}录入并提交：${nameOf(one)}，附议${signers.length === 0 ? '无' : signers.map(({ name }) => name).join('、')}。请核对：${ref}到哪一步了。录错了请回“人工”；不是您交的或者不提了，请回：撤回建议 ${ref}`,
    { topic: 'paper' },
  )
  await tell(
    act,
    taken,
    signers,
    `【代录】${one.row.lead.name}代表的纸质件${nameOf(one)}已录入，上面有您的附议签名。不是您签的请回：${ref}不是我签的`,
    { topic: 'paper' },
  )
}
