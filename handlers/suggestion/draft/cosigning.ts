/** 附议: deputies stand by a suggestion after they read it (河南办法第九条). */
import { recordDeed } from '../../audit/actions.ts'
import { masks, type Speaker } from '../../people/actions.ts'
import { fateOf, saidAbout, type ReminderStatus } from '../../notice/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { caseOf, onDay, openCase, type Case } from '../case.ts'
import { isReadableBy, signersOf } from '../parties.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { tell, tellOnce } from '../telling.ts'
import { shortened } from '../../shared/words.ts'
import { isOpen } from '../moves.ts'
import { callInRooms } from './roomCall.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

/** What somebody reads before he stands by it. */
export function cardOf({ row, ...rest }: Case): string {
  const names = signersOf({ row, ...rest }).map(({ name }) => name)
  return [
    `${row.title}（${refOf(row)}）`,
    `领衔：${row.lead.name}；附议：${names.length === 0 ? '暂无' : names.join('、')}`,
    ...(row.cause ? [`案由：${shortened(row.cause, 200)}`] : []),
    `${row.kind === 'motion' ? '案据' : '情况'}：${shortened(row.facts, 400) || '（还没写）'}`,
    `${row.kind === 'motion' ? '方案' : '建议'}：${shortened(row.proposals, 400) || '（还没写）'}`,
  ].join('\n')
}

export interface Sought extends Taken {
  /** Who gets the card now, who got it before, and who has no bound WeChat. */
  asked: number
  before: number
  unreachable: number
  /** Rooms of the group in which it is said now. */
  rooms: number
}

/**
 * Asks the other deputies of the lead's group to co-sign: each once for good, with the card in private, and the group's
 * room with title and number. Refused for a secret one: nobody who is asked might read it.
 */
export async function seekCosigners(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Sought, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (one.row.secret && one.row.leadId === who.personId) return refused('kept_secret')
  // who calls for co-signers lets himself be co-signed, whatever he ticked before
  const opened = one.row.mayBeCosigned === false ? { mayBeCosigned: true } : {}
  const taken = await take(act, who, one, 'seek_cosigners', {}, { touchedAt: act.now, ...opened })
  if (!taken.ok) return taken
  const signed = new Set([one.row.leadId, ...signersOf(one).map((signer) => signer.id)])
  const group =
    one.row.groupId === null
      ? []
      : await store.deputiesOfGroup(act.tx, one.row.groupId, dayOf(act.now, act.zone))
  const others = group.map(({ person }) => person).filter((person) => !signed.has(person.id))
  const statuses = await tellOnce(act, one, others, soughtStep, await cardToSign(act, one))
  const count = (wanted: ReminderStatus) => statuses.filter((status) => status === wanted).length
  const value = { asked: count('queued'), before: count('already'), unreachable: count('unreachable') }
  return { ok: true, value: { ...taken.value, ...value, rooms: await callInRooms(act, one) } }
}

/** What somebody was asked to co-sign and has not signed, the newest first: 附议 without a number means one of these. */
export async function soughtFrom(act: Act, who: Speaker): Promise<suggestions.Brief[]> {
  if (who.deputyId === null || who.groupId === null) return []
  const found: suggestions.Brief[] = []
  for (const one of await store.signableIn(act.tx, who.groupId, who.personId)) {
    const notice = { kind: 'suggestion', period: `suggestion:${one.id}`, step: soughtStep }
    if ((await fateOf(act, who.personId, notice)) !== 'unsaid') found.push(one)
  }
  return found
}

/**
 * Stands by a suggestion with its words as they are now. Refused to its lead, to who has confirmed these words already, and
 * once it is forwarded.
 */
export async function cosign(act: Act, who: Speaker, id: number): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one || !mayCosign(one, who)) return refused('not_found')
  if (one.row.leadId === who.personId) return refused('own_suggestion')
  if (one.row.mayBeCosigned === false) return refused('no_cosigning')
  const mine = one.row.signers.find(({ personId }) => personId === who.personId)
  if (mine?.state === 'confirmed' && mine.confirmedText === one.row.textVersion)
    return refused('already_signed')
  const taken = await take(act, who, one, 'cosign', { personId: who.personId })
  if (!taken.ok) return taken
  await store.putSigner(act.tx, {
    suggestionId: id,
    personId: who.personId,
    confirmedText: one.row.textVersion,
    confirmedAt: act.now,
  })
  await tell(act, taken.value, [one.row.lead], `【附议】${who.name}代表附议了${nameOf(one)}。`)
  return taken
}

/** How a co-signer goes back: by a word while it is a draft, no more once the office has it. */
export const wayBack = ({ row, course }: Case): string =>
  isOpen('cosign_withdraw', course.state)
    ? `提交前不附议了请回：${refOf(row)}我不附议了`
    : '这件建议已经提交，附议不能再撤；有不同意见请联系领衔代表。'

/** The step under which a card was sent to who is asked to co-sign. */
const soughtStep = 'seek'

/** The voters in it are for those who sign: whoever is asked reads it without their names. */
async function cardToSign(act: Pick<Act, 'tx'>, one: Case): Promise<string> {
  const card = cardOf(one)
  const shown = (await masks(act, [one.row]))(one.row)(card)
  const hint = shown === card ? '' : '\n（选民的姓名、住址和电话已隐去，附议以后能看全文）'
  return `【征集附议】${one.row.lead.name}代表请您看看这件${one.row.kind === 'motion' ? '议案' : '建议'}：\n${shown}${hint}\n同意就回：附议 ${refOf(one.row)}`
}

/**
 * Whether somebody was sent the words as they are now; who was not, gets them now, each edition once. What is answered in a
 * room must not be signed unread.
 */
export async function hasRead(act: Act, who: Speaker, one: Case): Promise<boolean> {
  const period = `suggestion:${one.row.id}`
  const edition = `card:${one.row.textVersion}`
  for (const step of [soughtStep, edition]) {
    const about = (await saidAbout(act, who.personId, { kind: 'suggestion', period, step })) as Subject | null
    if (about?.words === one.row.textVersion) return true
  }
  await tellOnce(act, one, [{ id: who.personId }], edition, await cardToSign(act, one))
  return false
}

interface Subject {
  words?: number
}

/** A number is known to all deputies; a draft only once its lead seeks co-signers. */
const mayCosign = (one: Case, who: Speaker): boolean => who.deputyId !== null && isReadableBy(one, who)

/**
 * The signatures of somebody who is no deputy any more, under what is not handed in yet: they lapse, and each lead hears it.
 * Under what the office has, his name stays. Answers how many. Call it after his office ended.
 */
export async function lapseSignatures(act: Act, personId: number): Promise<number> {
  if ((await suggestions.deputiesNow(act.tx, [personId], onDay(act))).has(personId)) return 0
  const rows = await store.signedBefore(act.tx, personId)
  for (const row of rows) {
    const one = await caseOf(act, row)
    const name = signersOf(one).find((signer) => signer.id === personId)?.name ?? ''
    await store.endSigner(act.tx, row.id, personId, 'lapsed', act.now)
    await recordDeed(act, {
      action: 'suggestion.cosign_lapse',
      subject: `suggestion:${row.id}`,
      before: { person: personId, state: 'confirmed' },
      after: { state: 'lapsed' },
    })
    const text = `【附议】${name}不再担任代表，对${nameOf(one)}的附议失效，不再计入。`
    await tellOnce(act, one, [row.lead], `lapsed:${personId}`, text)
  }
  return rows.length
}

/** Takes his signature back before it is submitted (afterwards his name stands under a paper that the office has). */
export async function withdrawCosign(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!signersOf(one).some((signer) => signer.id === who.personId)) return refused('not_signed')
  const taken = await take(act, who, one, 'cosign_withdraw', { personId: who.personId })
  if (!taken.ok) return taken
  await store.endSigner(act.tx, id, who.personId, 'withdrawn', act.now)
  await tell(act, taken.value, [one.row.lead], `【附议】${who.name}代表不再附议${nameOf(one)}。`)
  return taken
}
