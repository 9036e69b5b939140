/** A deputy's draft: begun, changed, submitted, taken back. 代表法第二十四条: 明确具体，注重反映实际情况和问题. */
import { linkSuggestion, mayComeOf, unlinkSuggestion } from '../../activity/actions.ts'
import { recordDeed } from '../../audit/actions.ts'
import { linkToSuggestion, unlinkFromSuggestion } from '../../concern/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import { settingsAt, type Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'
import type { Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { ended } from '../../shared/words.ts'
import {
  auditable,
  nameOf,
  officersOf,
  onDay,
  openCase,
  refOf,
  signersOf,
  take,
  tell,
  theChannel,
  theOffice,
  type Case,
  type Taken,
} from '../acting.ts'
import { note } from '../documents/filed.ts'
import { doubtsAbout, looksSecret, type Doubt } from '../guard.ts'
import { isSitting } from '../numbering.ts'
import { titleShape, type DraftInput, type SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

export interface DraftOrigin {
  via: 'chat' | 'form' | 'desk' | 'paper'
  messageId: string | null
  /** The office keys in what a deputy handed in on paper: he is the lead, not the one who types. */
  onBehalfOf?: { personId: number; groupId: number | null }
}

/**
 * Begins a draft. Only a deputy of the current term has one; the office may key in a paper for him. Words that look like a
 * state secret become no suggestion: they must not pass WeChat.
 */
export async function startDraft(
  act: Act,
  who: Speaker,
  handedIn: DraftInput,
  origin: DraftOrigin,
): Promise<Outcome<Case, SuggestionRefusal>> {
  const isForOther = origin.onBehalfOf !== undefined
  if (isForOther ? !who.staffRoles.includes('代表工委') : who.deputyId === null) return refused('not_yours')
  const input = withSource(handedIn)
  if (looksSecret(wordsOf(input))) return refused('secret_words')
  const leadId = origin.onBehalfOf?.personId ?? who.personId
  if (!(await comesOf(act, leadId, input.activityId, input.concernId))) return refused('not_at_activity')
  const term = await suggestions.currentTerm(act.tx)
  if (!term) return refused('not_found')
  const { id } = await store.addSuggestion(act.tx, {
    ...given(input),
    title: titled(input.title ?? '', input.kind),
    facts: input.facts ?? '',
    proposals: input.proposals ?? '',
    termId: term.id,
    leadId,
    groupId: origin.onBehalfOf ? origin.onBehalfOf.groupId : who.groupId,
    recordedById: who.personId,
    via: origin.via,
    messageId: origin.messageId,
    createdAt: act.now,
    touchedAt: act.now,
  })
  await recordDeed(act, { action: 'suggestion.draft', subject: `suggestion:${id}`, after: auditable(input) })
  if (input.concernId != null) await linkToSuggestion(act, who, input.concernId, id)
  await putWithActivity(act, id, null, input.activityId)
  const one = await openCase(act, id)
  return one ? done(one) : refused('not_found')
}

/** An activity is the source that it is, and any other source has none. */
function withSource(input: DraftInput): DraftInput {
  if (input.activityId != null) return { ...input, sourceKind: 'activity' }
  return input.sourceKind === undefined || input.sourceKind === 'activity'
    ? input
    : { ...input, activityId: null }
}

const comesOf = async (
  act: Act,
  leadId: number,
  activityId: number | null | undefined,
  concernId: number | null | undefined,
): Promise<boolean> => activityId == null || mayComeOf(act, leadId, activityId, concernId ?? null)

/** The activity's page and papers show the suggestion: one entry, every use. */
async function putWithActivity(
  act: Act,
  id: number,
  before: number | null,
  after: number | null | undefined,
): Promise<void> {
  if (after === undefined || after === before) return
  if (before !== null) await unlinkSuggestion(act, before, id)
  if (after !== null) await linkSuggestion(act, after, id)
}

const wordsOf = (input: DraftInput): string =>
  [input.title, input.cause, input.facts, input.proposals].filter(Boolean).join('\n')

/** What was handed in; what was left out stays as it is. */
function given(input: DraftInput): { [Key in keyof DraftInput]?: Exclude<DraftInput[Key], undefined> } {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}

/** 关于…的建议: the form of a title, whatever was typed. */
export function titled(words: string, kind: DraftInput['kind'] = 'suggestion'): string {
  const trimmed = words.trim().replace(/[。.！!]+$/, '')
  if (trimmed === '' || titleShape.test(trimmed)) return trimmed
  const core = trimmed.replace(/^关于/, '').replace(/的?(?:建议|议案|意见)$/, '')
  return `关于${core}的${kind === 'motion' ? '议案' : '建议'}`
}

const textKeys = ['title', 'cause', 'facts', 'proposals'] as const

/**
 * Changes a draft, or one that was returned. When its words change, co-signers are asked to read and confirm them again:
 * who does not is no longer a co-signer when it is submitted.
 */
export async function editDraft(
  act: Act,
  who: Speaker,
  id: number,
  input: DraftInput,
): Promise<Outcome<Case, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (looksSecret(wordsOf(input))) return refused('secret_words')
  const sourced = withSource(input)
  if (!(await comesOf(act, one.row.leadId, movedTo(one, sourced), one.row.concernId)))
    return refused('not_at_activity')
  const next = withTitle(sourced, one)
  const changed = textKeys.filter((key) => next[key] !== undefined && next[key] !== one.row[key])
  const taken = await take(
    act,
    who,
    one,
    'edit',
    { changed },
    {
      ...given(next),
      touchedAt: act.now,
      ...(changed.length > 0 ? { textVersion: { increment: 1 } } : {}),
    },
  )
  if (!taken.ok) return taken
  await putWithActivity(act, id, one.row.activityId, next.activityId)
  if (changed.length > 0)
    await tell(
      act,
      taken.value,
      signersOf(one),
      `【附议】${one.row.lead.name}代表改了${nameOf(taken.value.one)}的文字，请再看一遍。仍然附议请回：附议 ${refOf(one.row)}`,
    )
  return done(taken.value.one)
}

/** The activity that a change names anew: one that stands there already is not asked about again. */
const movedTo = ({ row }: Case, { activityId }: DraftInput): number | null =>
  activityId == null || activityId === row.activityId ? null : activityId

/** A title keeps the form of its kind: a motion that becomes a suggestion is called one. */
function withTitle(input: DraftInput, one: Case): DraftInput {
  const kind = input.kind ?? kindOf(one)
  const isOther = kind !== kindOf(one)
  if (input.title === undefined && !isOther) return input
  const words = input.title ?? one.row.title
  const bare = isOther ? words.replace(/的(?:建议|议案)$/, '') : words
  return { ...input, title: titled(bare, kind) }
}

const kindOf = ({ row }: Case): 'suggestion' | 'motion' => (row.kind === 'motion' ? 'motion' : 'suggestion')

/** Adds an attachment to a draft; its bytes are kept already (handlers/file). */
export async function attachToDraft(
  act: Act,
  who: Speaker,
  id: number,
  fileId: number,
): Promise<Outcome<Case, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const kept = (await suggestions.filesOf(act.tx, id)).filter(({ purpose }) => purpose === 'attachment')
  if (kept.length >= settings['suggestion.attachmentsMost']) return refused('too_many_files')
  const taken = await take(act, who, one, 'edit', { file: fileId }, { touchedAt: act.now })
  if (!taken.ok) return taken
  await suggestions.addFile(act.tx, {
    suggestionId: id,
    fileId,
    purpose: 'attachment',
    addedById: who.personId,
    addedAt: act.now,
  })
  return done(taken.value.one)
}

/** What the office's list finds in a draft: asked of the deputy, marked for the staff, never refused. */
export async function doubtsIn(act: Act, one: Case): Promise<Doubt[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  return doubtsAbout(one.row, settings['suggestion.guard'])
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
  if (!one) return refused('not_found')
  const { row } = one
  if (!titleShape.test(row.title) || !row.facts.trim() || !row.proposals.trim()) return refused('incomplete')
  const { inOffice, standing } = await standingOf(act, one)
  const wrong = row.kind === 'motion' ? await wrongMotion(act, one, standing.length + 1) : null
  if (wrong) return refused(wrong)
  const doubts = await doubtsIn(act, one)
  const taken = await take(
    act,
    who,
    one,
    'submit',
    { doubts: doubts.map(({ kind }) => kind) },
    // one that was given back keeps the day on which it was first handed in
    { submittedAt: row.submittedAt ?? act.now, touchedAt: act.now, guardMarks: JSON.stringify(doubts) },
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
    `【新建议】${row.lead.name}代表提交了${nameOf(one)}，附议${standing.length}人。${marks}请受理：受理 ${refOf(row)}`,
  )
  return taken
}

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

async function wrongMotion(act: Act, one: Case, signatories: number): Promise<SuggestionRefusal | null> {
  const handedIn = one.row.submittedAt ?? act.now
  const settings = await settingsAt(act.tx, handedIn, act.zone)
  if (!one.row.cause?.trim()) return 'incomplete'
  if (!isSitting(settings['suggestion.session'], dayOf(handedIn, act.zone))) return 'not_in_session'
  return signatories < settings['suggestion.motionSigners'] ? 'too_few_signers' : null
}

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

/** The reason that stands with a draft which ended with its deputy's office. */
const endedDrafts = '不再担任代表'

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
 * What the end of somebody's office took: signatures under what is not handed in yet, and drafts. They do not come back by
 * themselves when the end is taken back: leads were told, and words may have changed. Answers how many there are.
 */
export const lapsedOf = (
  act: Pick<Act, 'tx'>,
  personId: number,
): Promise<{ signatures: number; drafts: number }> => store.lapsedOf(act.tx, personId, endedDrafts)

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

/** How far the public may read it: the lead deputy's choice, at any time; the office may keep it back (`secret`). */
export async function choosePublicity(
  act: Act,
  who: Speaker,
  id: number,
  choice: { publicity?: 'full' | 'title' | 'none'; secret?: boolean },
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const isOffice = who.staffRoles.includes('代表工委')
  if (choice.secret !== undefined && !isOffice) return refused('not_yours')
  if (choice.publicity !== undefined && who.personId !== one.row.leadId) return refused('not_yours')
  return take(act, who, one, 'publicity', choice, choice)
}
