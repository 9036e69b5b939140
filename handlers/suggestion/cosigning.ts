/** 附议: deputies stand by a suggestion after they read it (河南办法第九条). */
import type { Speaker } from '../people/actions.ts'
import type { Act } from '../shared/act.ts'
import { refused, type Outcome } from '../shared/outcome.ts'
import {
  isReadableBy,
  nameOf,
  openCase,
  refOf,
  signersOf,
  take,
  tell,
  type Case,
  type Taken,
} from './acting.ts'
import { shortened } from '../shared/words.ts'
import type { SuggestionRefusal } from './rules.ts'
import * as store from './store.ts'

/** What somebody reads before he stands by it. */
export function cardOf({ row, ...rest }: Case): string {
  const names = signersOf({ row, ...rest }).map(({ name }) => name)
  return [
    `${row.title}（${refOf(row)}）`,
    `领衔：${row.lead.name}；附议：${names.length === 0 ? '暂无' : names.join('、')}`,
    ...(row.cause ? [`案由：${shortened(row.cause, 200)}`] : []),
    `情况：${shortened(row.facts, 400) || '（还没写）'}`,
    `建议：${shortened(row.proposals, 400) || '（还没写）'}`,
  ].join('\n')
}

/** Asks the other deputies of the lead's group to co-sign: each once, with the card. Answers how many are asked. */
export async function seekCosigners(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Taken & { asked: number }, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const taken = await take(act, who, one, 'seek_cosigners', {}, { touchedAt: act.now })
  if (!taken.ok) return taken
  const signed = new Set([one.row.leadId, ...signersOf(one).map((signer) => signer.id)])
  const group = one.row.groupId === null ? [] : await store.deputiesOfGroup(act.tx, one.row.groupId)
  const others = group.map(({ person }) => person).filter((person) => !signed.has(person.id))
  const unreachable = await tell(
    act,
    taken.value,
    others,
    `【征集附议】${one.row.lead.name}代表请您看看这件建议：\n${cardOf(one)}\n同意就回：附议 ${refOf(one.row)}`,
  )
  return { ok: true, value: { ...taken.value, asked: others.length - unreachable.length } }
}

/**
 * Stands by a suggestion with its words as they are now. Refused to its lead, to who has confirmed these words already, and
 * once it is forwarded.
 */
export async function cosign(act: Act, who: Speaker, id: number): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one || !mayCosign(one, who)) return refused('not_found')
  if (one.row.leadId === who.personId) return refused('own_suggestion')
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

/** A number is known to all deputies; a draft only once its lead seeks co-signers. */
const mayCosign = (one: Case, who: Speaker): boolean => who.deputyId !== null && isReadableBy(one, who)

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
