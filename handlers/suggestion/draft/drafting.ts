/** A deputy's draft: begun and changed. 代表法第二十四条: 明确具体，注重反映实际情况和问题. */
import { linkSuggestion, mayComeOf, unlinkSuggestion } from '../../activity/actions.ts'
import { recordDeed } from '../../audit/actions.ts'
import { linkToSuggestion } from '../../concern/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { auditable, take } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { openCase, type Case } from '../case.ts'
import { signersOf } from '../parties.ts'
import { tell } from '../telling.ts'
import { looksSecret } from '../guard.ts'
import { titleShape, type DraftInput, type SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

export interface DraftOrigin {
  via: 'chat' | 'form' | 'desk' | 'paper'
  messageId: string | null
  /** What a deputy handed in on paper is keyed in: he is the lead, not the one who types. */
  onBehalfOf?: { personId: number; groupId: number | null; receivedOn: Day }
}

/**
 * Begins a draft. Only a deputy of the current term has one; a paper may be keyed in for him. Words that look like a
 * state secret become no suggestion: they must not pass WeChat.
 */
export async function startDraft(
  act: Act,
  who: Speaker,
  handedIn: DraftInput,
  origin: DraftOrigin,
): Promise<Outcome<Case, SuggestionRefusal>> {
  if (origin.onBehalfOf ? !keysIn(who, origin.onBehalfOf) : who.deputyId === null) return refused('not_yours')
  const input = withSource(handedIn)
  if (await speaksOfSecrets(act, input)) return refused('secret_words')
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
    receivedOn: origin.onBehalfOf?.receivedOn ?? null,
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

/** 代表工委 for every deputy, a liaison for those of her groups. */
const keysIn = (who: Speaker, { groupId }: { groupId: number | null }): boolean =>
  who.staffRoles.includes('代表工委') || (groupId !== null && who.liaisonGroupIds.includes(groupId))

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

/** All that is written in it, for what looks like a secret. */
const wordsOf = (input: DraftInput): string =>
  [input.title, input.cause, input.facts, input.proposals].filter(Boolean).join('\n')

/** What was handed in; what was left out stays as it is. */
export function given(input: DraftInput): {
  [Key in keyof DraftInput]?: Exclude<DraftInput[Key], undefined>
} {
  return Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined))
}

/** 关于…的建议: the form of a title, whatever was typed. */
export function titled(words: string, kind: DraftInput['kind'] = 'suggestion'): string {
  const trimmed = words.trim().replace(/[。.！!]+$/, '')
  if (trimmed === '' || titleShape.test(trimmed)) return trimmed
  const core = trimmed.replace(/^关于/, '').replace(/的?(?:建议|议案|意见)$/, '')
  return `关于${core}的${kind === 'motion' ? '议案' : '建议'}`
}

/** The words that its signatories stand by. */
export const textKeys = ['title', 'cause', 'facts', 'proposals'] as const

/** Whether it may be taken in at all: by the words of the settings. */
export const speaksOfSecrets = async (act: Act, input: DraftInput): Promise<boolean> =>
  looksSecret(wordsOf(input), (await settingsAt(act.tx, act.now, act.zone))['suggestion.secretWords'])

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
  if (await speaksOfSecrets(act, input)) return refused('secret_words')
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

/** The address that a deputy wrote on his last sheet, for the next one: he writes it once. */
export const lastAddress = async (
  act: Pick<Act, 'tx'>,
  who: Speaker,
): Promise<{ address: string | null; postcode: string | null }> =>
  (await store.addressOf(act.tx, who.personId)) ?? { address: null, postcode: null }

/** The reason that stands with a draft which ended with its deputy's office. */
export const endedDrafts = '不再担任代表'

/**
 * What the end of somebody's office took: signatures under what is not handed in yet, and drafts. They do not come back by
 * themselves when the end is taken back: leads were told, and words may have changed. Answers how many there are.
 */
export const lapsedOf = (
  act: Pick<Act, 'tx'>,
  personId: number,
): Promise<{ signatures: number; drafts: number }> => store.lapsedOf(act.tx, personId, endedDrafts)
