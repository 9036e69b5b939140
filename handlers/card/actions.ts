import { recordDeed } from '../audit/actions.ts'
import { raiseFromCard } from '../concern/actions.ts'
import type { ConcernState } from '../concern/rules.ts'
import { tell } from '../notice/actions.ts'
import type { Speaker } from '../people/actions.ts'
import { maskPhone } from '../people/rules.ts'
import type { Act } from '../shared/act.ts'
import { dayOf } from '../shared/days.ts'
import { newCardCode, sha256 } from '../shared/ids.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { shortened } from '../shared/words.ts'
import { consent, receiptIn, receiptOf, type CardEntry } from './rules.ts'
import * as store from './store.ts'

/** The public code of a deputy's card, made at the first asking. Refused to whoever is no deputy now. */
export async function cardCodeOf(act: Act, who: Speaker): Promise<Outcome<string, 'not_deputy'>> {
  if (who.deputyId === null) return refused('not_deputy')
  const known = await store.codeOfDeputy(act.tx, who.deputyId)
  if (known) return done(known.code)
  const { code } = await store.addCode(act.tx, newCardCode(), who.deputyId, act.now)
  await recordDeed(act, { action: 'card.open', subject: `deputy:${who.deputyId}` })
  return done(code)
}

/** A deputy as his card shows him to everybody. */
export interface Card {
  code: string
  codeId: number
  personId: number
  deputyName: string
  constituency: string
  office: string
}

/** The card of a code, or null: unknown, ended, the deputy's term is over or his duties are suspended. */
export async function cardBehind(act: Pick<Act, 'tx' | 'now' | 'zone'>, code: string): Promise<Card | null> {
  const row = await store.codeInForce(act.tx, code.toUpperCase())
  const deputy = row && (await store.deputyOnDuty(act.tx, row.deputyId, dayOf(act.now, act.zone)))
  if (!deputy) return null
  return {
    code: row.code,
    codeId: row.id,
    personId: deputy.person.id,
    deputyName: deputy.person.name,
    constituency: deputy.constituency.name,
    office: deputy.group.office.name,
  }
}

/**
 * Keeps what a voter left as a matter of the deputy, who is told in the chat; answers the receipt number. The same page
 * with the same words is kept once, however often it is sent. The audit line holds nothing of the voter.
 */
export async function leaveMatter(act: Act, card: Card, entry: CardEntry, mark: string): Promise<string> {
  const receipt = receiptOf(mark, entry)
  const cardId = await store.addCard(act.tx, {
    codeId: card.codeId,
    receiptHash: sha256(receipt),
    voterName: entry.name || null,
    voterPhone: entry.phone || null,
    voterAddress: entry.address || null,
    consentVersion: consent.version,
    consentAt: act.now,
  })
  if (cardId === null) return receipt
  const concernId = await raiseFromCard(act, card.personId, entry.matter)
  await store.setConcern(act.tx, cardId, concernId)
  await recordDeed(act, { action: 'card.leave', subject: `concern:${concernId}`, after: { cardId } })
  await tell(act, card.personId, {
    kind: 'card',
    period: `concern:${concernId}`,
    text: toldDeputy(concernId, entry),
  })
  return receipt
}

const toldDeputy = (id: number, { matter, name, phone }: CardEntry): string => {
  const from = [name, maskPhone(phone)].filter(Boolean).join(' ') || '没有留姓名电话'
  return `有选民在您的征求意见卡上反映：${shortened(matter, 200)}\n（反映人：${from}）诉求编号${id}。答复他：回“回复诉求${id} ……”；看全部：回“诉求${id}”。`
}

export interface CardState {
  state: ConcernState
  leftAt: Date
  answer: { text: string; answeredAt: Date } | null
}

/** What became of a matter, by its receipt number alone: the state and the answer, nothing of anybody. */
export async function lookUp(
  act: Pick<Act, 'tx'>,
  typed: string,
): Promise<Outcome<CardState, 'mistyped' | 'unknown'>> {
  const number = receiptIn(typed)
  if (number === null) return refused('mistyped')
  const card = await store.cardByReceipt(act.tx, sha256(number))
  if (!card?.concern) return refused('unknown')
  const { status, createdAt, answers } = card.concern
  return done({ state: status as ConcernState, leftAt: createdAt, answer: answers[0] ?? null })
}
