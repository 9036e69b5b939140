import { hasRight } from '../access/rules.ts'
import { deedsWithout, recordDeed } from '../audit/actions.ts'
import { whoWrote } from '../inbox/actions.ts'
import { remind, tell } from '../notice/actions.ts'
import { officeStaff, systemStaff, type Speaker } from '../people/actions.ts'
import { settingsAt, type Settings } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { isoIn } from '../shared/days.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { mostWaiting, type Waiting, type WaitingItem } from '../shared/waiting.ts'
import { shortened } from '../shared/words.ts'
import * as store from './store.ts'

/**
 * Hands a person's words to the deputies' affairs office: they wait at the desk until somebody has done them, and the
 * staff are told once a message. Answers whom it was told to; none when no staff is bound.
 */
export async function callHuman(
  act: Act,
  who: Speaker,
  { text, messageId }: { text: string; messageId: string },
  settings: Settings,
): Promise<string[]> {
  await store.addRequest(act.tx, who.personId, text.slice(0, 1000), act.now)
  const staff = await officeStaff(act.tx)
  const statuses = await remind(
    act,
    staff.map(({ id }) => ({
      kind: 'human-request',
      personId: id,
      period: isoIn(act.now, act.zone).slice(0, 13),
      step: `person:${who.personId}:${messageId}`,
      text: `${who.name}请工作人员联系他。他说的是：“${text.slice(0, 300)}”`,
      subject: { personId: who.personId },
    })),
    settings,
  )
  await recordDeed(act, {
    action: 'help.human',
    subject: `person:${who.personId}`,
    after: { told: staff.length },
  })
  return staff.filter((_, index) => statuses[index] !== 'unreachable').map(({ name }) => name)
}

/** Tells those who look after the system that something went wrong. Answers whether anybody could be told. */
export async function reportFault(act: Act, number: string): Promise<boolean> {
  const staff = await systemStaff(act.tx)
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const reminders = staff.map(({ id }) => ({
    kind: 'fault',
    personId: id,
    period: number,
    step: '1',
    text: `系统出错，编号${number}。有一条消息没能处理，请查日志并联系发消息的人。`,
    subject: { number },
  }))
  return (await remind(act, reminders, settings)).includes('queued')
}

export type RequestRefusal = 'no_right' | 'gone'

/** The office has done what a person asked a human for; he is told, with its words. Refused when somebody was faster. */
export async function finishRequest(
  act: Act,
  who: Speaker,
  id: number,
  note: string,
): Promise<Outcome<{ name: string }, RequestRefusal>> {
  if (!hasRight(who, 'help.answer')) return refused('no_right')
  const request = await store.requestById(act.tx, id)
  const finished = { doneAt: act.now, doneById: who.personId, note }
  if (!request || !(await store.finishRequest(act.tx, id, finished))) return refused('gone')
  await recordDeed(act, { action: 'help.finish', subject: `human:${id}`, after: { note } })
  const said = note === '' ? '。' : `：${note.replace(/[。.]$/, '')}。`
  await tell(act, request.personId, {
    kind: 'human-done',
    period: `human:${id}`,
    text: `您找工作人员的事，${who.name}办好了${said}还没办好，请再回“人工”。`,
  })
  return done({ name: request.person.name })
}

const faultDeed = 'chat.fault'
const lookedDeed = 'help.fault_looked_after'

/** A message that could not be handled was looked after. False when that was done already, or there is none such. */
export async function lookAfterFault(act: Act, who: Speaker, inboundId: number): Promise<boolean> {
  if (!hasRight(who, 'audit.see')) return false
  const subject = `inbound:${inboundId}`
  const [open] = await deedsWithout(act, faultDeed, lookedDeed, 1, subject)
  if (!open) return false
  await recordDeed(act, { action: lookedDeed, subject })
  return true
}

/** Who waits for a human, and messages that could not be handled. */
export const waiting: Waiting = async (act, who) => [
  ...(hasRight(who, 'help.answer') ? await waitingRequests(act) : []),
  ...(hasRight(who, 'audit.see') ? await waitingFaults(act) : []),
]

async function waitingRequests(act: Pick<Act, 'tx'>): Promise<WaitingItem[]> {
  const requests = await store.openRequests(act.tx, mostWaiting)
  return requests.map(({ id, askedAt, words, person, personId }) => ({
    key: `human:${id}`,
    since: askedAt,
    about: `${person.name}找工作人员：“${shortened(words.replaceAll('\n', '；'), 200)}”`,
    todo: '联系他，办好了写一句话给他。',
    href: `/desk/people/${personId}`,
    close: { action: '/desk/waiting/human', fields: { id }, note: '告诉他的话（可以不写）' },
  }))
}

async function waitingFaults(act: Pick<Act, 'tx'>): Promise<WaitingItem[]> {
  const deeds = await deedsWithout(act, faultDeed, lookedDeed, mostWaiting)
  const ids = deeds.map(({ subject }) => Number(subject.replace('inbound:', '')))
  const writers = await whoWrote(act.tx, ids)
  return deeds.map(({ at, after }, index) => {
    const id = ids[index] ?? 0
    const { number } = JSON.parse(after ?? '{}') as { number?: string }
    return {
      key: `fault:${id}`,
      since: at,
      about: `${writers.get(id) ?? '没有绑定的人'}发来的一条消息出错，没有处理。编号${number ?? '不详'}`,
      todo: '按编号查日志；请发消息的人再发一次，或者帮他记上。',
      href: null,
      close: { action: '/desk/waiting/fault', fields: { id }, note: null },
    }
  })
}
