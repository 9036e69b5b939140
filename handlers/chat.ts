/**
 * Door 1: messages. One transaction a message: the inbound row (a redelivery ends there), who it is, the open question
 * if there is one, else the matter whose words match; the answer goes into the outbox before the commit.
 */
import { recordDeed } from './audit/actions.ts'
import * as contact from './contact/chat.ts'
import * as help from './help/chat.ts'
import { noteMeaning, takeIn } from './inbox/actions.ts'
import { understand } from './language/understand.ts'
import type { SpeakerRole, Understanding } from './language/understanding.ts'
import { answer, type Answer, type ReplyTo } from './notice/actions.ts'
import { bind, linkedTo, speakerOf, type Speaker } from './people/actions.ts'
import * as people from './people/chat.ts'
import { senderKey, type Sender } from './people/rules.ts'
import { closeQuestion, openQuestion, type OpenQuestion } from './question/actions.ts'
import { receiveInRoom } from './room.ts'
import { settingsAt } from './settings/actions.ts'
import type { Act, Db, Tx } from './shared/act.ts'
import { dayOf } from './shared/days.ts'
import { newFaultNumber } from './shared/ids.ts'
import type { Turn } from './shared/turn.ts'

/** A message as the channel hands it in. */
export interface Incoming extends Sender {
  /** The puppet's id of the message: the same again is the same message. */
  id: string
  room: { id: string; topic: string } | null
  /** The bot is mentioned; always true in private. */
  mentioned: boolean
  text: string
  /** Something that is not text: 图片, 语音, 文件 … */
  attachment: string | null
  sentAt: Date
}

export interface ChatDoor {
  db: Db
  zone: string
  now: () => Date
  /** One line for the log: a number, an error; never a name or a text. */
  logFault: (number: string, fault: unknown) => void
}

const longestKept = 100_000
const mostTogether = 16

export type Receive = (incoming: Incoming) => Promise<Answer[]>

/**
 * Opens the door. `receive` takes a message in and answers what must be said back, already in the outbox and ready to be
 * handed to the channel; the same message again answers nothing. It rejects only when the database cannot be written:
 * then nothing was acknowledged. Messages that wait at the same time share one commit; when it fails, each is tried alone.
 */
export function openChat(door: ChatDoor): Receive {
  const waiting: Waiting[] = []
  let busy = false
  const work = async () => {
    busy = true
    while (waiting.length > 0) await receiveTogether(door, waiting.splice(0, mostTogether))
    busy = false
  }
  return (incoming) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer[]>()
    waiting.push({ message: { ...incoming, text: cleaned(incoming.text) }, resolve, reject })
    if (!busy) void work()
    return promise
  }
}

interface Waiting {
  message: Incoming
  resolve: (answers: Answer[]) => void
  reject: (fault: unknown) => void
}

async function receiveTogether(door: ChatDoor, batch: readonly Waiting[]): Promise<void> {
  if (batch.length === 1) return receiveAlone(door, batch)
  try {
    const answers = await door.db.$transaction(async (tx) => {
      const all: Answer[][] = []
      for (const { message } of batch) {
        all.push(await receiveOnce(door, tx, message))
      }
      return all
    })
    for (const [index, { resolve }] of batch.entries()) resolve(answers[index] ?? [])
  } catch {
    // one of them is poison, or the commit failed: each for itself then
    await receiveAlone(door, batch)
  }
}

async function receiveAlone(door: ChatDoor, batch: readonly Waiting[]): Promise<void> {
  for (const { message, resolve, reject } of batch)
    await receiveOrSayFault(door, message).then(resolve, reject)
}

async function receiveOrSayFault(door: ChatDoor, message: Incoming): Promise<Answer[]> {
  try {
    return await door.db.$transaction((tx) => receiveOnce(door, tx, message))
  } catch (fault) {
    const number = newFaultNumber()
    door.logFault(number, fault)
    return door.db.$transaction((tx) => answerFault(door, tx, message, number))
  }
}

/** Well-formed, without control characters (PostgreSQL stores no NUL), and not longer than is kept. */
const cleaned = (text: string): string =>
  text
    .slice(0, longestKept)
    .toWellFormed()
    // eslint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')

const actOf = (door: ChatDoor, tx: Tx, actor: Act['actor']): Act => ({
  tx,
  now: door.now(),
  zone: door.zone,
  actor,
  via: 'chat',
})

async function receiveOnce(door: ChatDoor, tx: Tx, message: Incoming): Promise<Answer[]> {
  const inboundId = await keep(actOf(door, tx, 'system'), message)
  if (inboundId === null) return []
  const who = await speakerOf(tx, message)
  const act = actOf(door, tx, who ? `person:${who.personId}` : 'system')
  const to = replyTo(message, inboundId)
  if (message.room) {
    const reply = await receiveInRoom(act, message, message.room, who)
    return reply === null ? [] : answer(act, { ...to, mention: message.contactId }, reply)
  }
  const reply = who
    ? await receiveFrom(act, message, who, to)
    : { text: await receiveFromStranger(act, message), intent: 'bind' }
  await noteMeaning(act, inboundId, who?.personId ?? null, reply.intent)
  return answer(act, to, reply.text)
}

/** Null when the message is there already. */
const keep = (act: Act, message: Incoming): Promise<number | null> =>
  takeIn(act, {
    account: accountOf(message),
    messageId: message.id,
    conversation: conversationOf(message),
    fromId: message.contactId,
    roomId: message.room?.id ?? null,
    text: message.text,
    sentAt: message.sentAt,
  })

export const accountOf = (sender: Sender): string => `${sender.puppet}|${sender.account}`

const conversationOf = (message: Incoming): string =>
  message.room ? `${accountOf(message)}|room:${message.room.id}` : senderKey(message)

const replyTo = (message: Incoming, inboundId: number): ReplyTo => ({
  inboundId,
  account: accountOf(message),
  conversation: conversationOf(message),
  contactId: message.room ? null : message.contactId,
  roomId: message.room?.id ?? null,
  mention: null,
})

async function receiveFromStranger(act: Act, message: Incoming): Promise<string> {
  const outcome = await bind(act, message, message.text)
  if (outcome.ok) return people.bound(outcome.value.name, await help.exampleFor(act, message))
  return outcome.refusal === 'no_code' ? people.welcome : people.bindRefused(outcome.refusal)
}

interface Reply {
  text: string
  intent: string
}

async function receiveFrom(act: Act, message: Incoming, who: Speaker, to: ReplyTo): Promise<Reply> {
  if (message.attachment && !message.text.trim())
    return { text: help.attachment(message.attachment), intent: 'attachment' }
  const turn = await turnOf(act, message, who, to)
  const question = await openQuestion(act, to.conversation)
  if (!question) return dispatch(turn)
  if (question.expired) {
    await closeQuestion(act, question.id, 'expired')
    return isQuick(turn.text)
      ? { text: help.questionExpired(question.payload), intent: 'expired' }
      : dispatch(turn)
  }
  return answerOrGoOn(turn, question)
}

async function answerOrGoOn(turn: Turn, question: OpenQuestion): Promise<Reply> {
  if (isWayOut(turn.text)) {
    await closeQuestion(turn.act, question.id, 'cancelled')
    return { text: help.cancelled, intent: 'cancel' }
  }
  if (question.kind === help.menuKind) {
    const picked = help.pickOf(turn.text)
    if (picked) {
      await closeQuestion(turn.act, question.id, 'answered')
      return dispatch({ ...turn, text: picked, understood: turn.understand(picked, null) })
    }
    return dispatch(turn)
  }
  const reply = isWholeSentence(turn) ? null : await contact.answer(turn, question)
  if (reply !== null) return { text: reply, intent: 'answer' }
  if (isQuick(turn.text) || turn.understood.intent === 'unknown')
    return { text: help.noAnswer(question.payload), intent: 'unknown' }
  if (!interrupts(turn.understood)) return dispatch(turn)
  await closeQuestion(turn.act, question.id, 'replaced')
  const next = await dispatch(turn)
  return { ...next, text: `${help.putAside(question.payload)}${next.text}` }
}

/** A new report or a command in full, not the answer to what was asked. */
const isWholeSentence = ({ understood }: Turn): boolean => {
  const commands = ['undo', 'help', 'human', 'contact.quota', 'contact.missing', 'contact.void']
  if (commands.includes(understood.intent)) return true
  const [first] = understood.contacts
  return (
    understood.intent === 'contact.log' &&
    first != null &&
    first.method !== null &&
    first.mentions.some(({ candidates }) => candidates.length > 0) &&
    understood.ask === null
  )
}

/** Questions about progress or help leave the open question open. */
const interrupts = ({ intent }: Understanding): boolean =>
  !['contact.quota', 'contact.missing', 'help', 'greeting'].includes(intent)

const isWayOut = (text: string): boolean =>
  /^(?:0|０|返回|取消|算了|不记了|不改了|不用了|不要了)[。.!！]*$/.test(text.trim())

const isQuick = (text: string): boolean =>
  /^(?:[\d０-９]{1,2}|是的?|对的?|好的?|嗯+|不是|不对|不|收到|可以|行|ok)[。.!！]*$/i.test(text.trim())

async function turnOf(act: Act, message: Incoming, who: Speaker, to: ReplyTo): Promise<Turn> {
  const linked = await linkedTo(act.tx, who)
  const context = { now: message.sentAt, zone: act.zone, role: roleOf(who), linked, room: false }
  const read = (text: string, pending: string | null) => understand(text, { ...context, pending })
  return {
    act,
    who,
    linked,
    settings: await settingsAt(act.tx, act.now, act.zone),
    conversation: to.conversation,
    today: dayOf(act.now, act.zone),
    text: message.text,
    understood: read(message.text, null),
    understand: read,
    message: { id: message.id, account: to.account },
  }
}

function roleOf(who: Speaker): SpeakerRole {
  if (who.deputyId != null) return who.memberId == null ? 'deputy' : 'sc_member'
  if (who.memberId != null) return 'sc_member'
  if (who.liaisonGroupIds.length > 0) return 'liaison'
  if (who.isStaff) return 'staff'
  return who.isUnitOfficer ? 'unit' : 'unknown'
}

type Command = (turn: Turn) => Promise<string>

/** Which matter speaks for an intent. What is not here is not open yet, and says so. */
const commands: Partial<Record<Understanding['intent'], Command>> = {
  'contact.log': contact.log,
  'contact_day.log': contact.log,
  'contact.correct': contact.correct,
  'contact.void': contact.voidDescribed,
  'contact.quota': contact.quota,
  'contact.missing': contact.missing,
  undo: contact.undo,
  help: help.forPerson,
  greeting: help.forPerson,
  human: help.human,
  bind: help.alreadyBound,
  rebind: help.alreadyBound,
  confirm: help.nothingOpen,
  cancel: help.nothingOpen,
  out_of_scope: help.outOfScope,
  unknown: help.misunderstood,
}

async function dispatch(turn: Turn): Promise<Reply> {
  const { intent } = turn.understood
  const word = turn.text.trim()
  if (/^(?:改|修改|更正|改一下)[。.!！]?$/.test(word))
    return { text: await contact.correct(turn), intent: 'contact.correct' }
  if (/^我的(?:任务)?[。.!！]?$/.test(word))
    return { text: await contact.quota(turn), intent: 'contact.quota' }
  const command = commands[intent] ?? help.notOpen
  return { text: await command(turn), intent }
}

/** The transaction failed: keep the message, say the number, tell the staff. */
async function answerFault(door: ChatDoor, tx: Tx, message: Incoming, number: string): Promise<Answer[]> {
  const act = actOf(door, tx, 'system')
  const inboundId = await keep(act, message)
  if (inboundId === null) return []
  await recordDeed(act, { action: 'chat.fault', subject: `inbound:${inboundId}`, after: { number } })
  if (message.room) return []
  const told = await help.tellSystemStaff(act, number)
  return answer(act, replyTo(message, inboundId), help.faultReply(number, told))
}
