/**
 * Door 1: messages. One transaction a message: the inbound row (a redelivery ends there), who it is, the open question
 * if there is one, else the matter whose words match; the answer goes into the outbox before the commit.
 */
import { recordDeed } from './audit/actions.ts'
import { checkedFile, keepFile, type CheckedFile, type FileRefusal } from './file/actions.ts'
import * as help from './help/chat.ts'
import { noteMeaning, takeIn } from './inbox/actions.ts'
import { answer, type Answer, type ReplyTo } from './notice/actions.ts'
import { bind, speakerOf, type Speaker } from './people/actions.ts'
import * as people from './people/chat.ts'
import { senderKey, type Sender } from './people/rules.ts'
import { noteRoomEvent, receiveInRoom, type RoomEvent } from './room.ts'
import type { Act, Db, Tx } from './shared/act.ts'
import { dayOf } from './shared/days.ts'
import { newFaultNumber } from './shared/ids.ts'
import { refused, type Outcome } from './shared/outcome.ts'
import { receiveFrom, type Reply } from './talk.ts'

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
  /** Its bytes, or why there are none; only pictures and documents in private are loaded. */
  file?: IncomingFile
  sentAt: Date
}

export type IncomingFile = { name: string; bytes: Uint8Array } | 'too_large' | 'not_loaded'

export interface ChatDoor {
  db: Db
  zone: string
  now: () => Date
  /** BASE_URL: what links begin with. */
  baseUrl: () => string
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
  const take = (message: Message) => {
    const { promise, resolve, reject } = Promise.withResolvers<Answer[]>()
    waiting.push({ message, resolve, reject })
    if (!busy) void work()
    return promise
  }
  return (incoming) => {
    const message = { ...incoming, text: cleaned(incoming.text) }
    return incoming.file && !incoming.room ? withFileChecked(door, message).then(take) : take(message)
  }
}

/** A message whose file has been looked at. */
interface Message extends Incoming {
  checked?: Outcome<CheckedFile, FileRefusal>
}

/** Before the transaction: looking at a photo takes longer than everything else. A stranger's is not looked at. */
async function withFileChecked(door: ChatDoor, message: Message): Promise<Message> {
  const { file } = message
  if (!file || !(await speakerOf(door.db, message))) return message
  if (typeof file === 'string') return { ...message, checked: refused(file) }
  return { ...message, checked: await checkedFile(file.bytes, file.name) }
}

/** Takes in what happened to a room. It rejects only when the database cannot be written. */
export const openRooms =
  (door: ChatDoor): ((event: RoomEvent) => Promise<void>) =>
  (event) =>
    door.db.$transaction((tx) => noteRoomEvent(actOf(door, tx, 'system'), event))

export type { RoomEvent }

interface Waiting {
  message: Message
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

async function receiveOrSayFault(door: ChatDoor, message: Message): Promise<Answer[]> {
  const work = () => door.db.$transaction((tx) => receiveOnce(door, tx, message))
  try {
    // on PostgreSQL another process may have been faster at the same row: the second time it is seen
    return await work().catch(work)
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
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')

const actOf = (door: ChatDoor, tx: Tx, actor: Act['actor']): Act => ({
  tx,
  now: door.now(),
  zone: door.zone,
  actor,
  via: 'chat',
})

async function receiveOnce(door: ChatDoor, tx: Tx, message: Message): Promise<Answer[]> {
  const inboundId = await keep(actOf(door, tx, 'system'), message)
  if (inboundId === null) return []
  const who = await speakerOf(tx, message, dayOf(door.now(), door.zone))
  const act = actOf(door, tx, who ? `person:${who.personId}` : 'system')
  const to = replyTo(message, inboundId)
  if (message.room) {
    const reply = await receiveInRoom(act, message, message.room, who)
    return reply === null ? [] : answer(act, { ...to, mention: message.contactId }, reply)
  }
  const reply = who
    ? await receiveFrom(act, { ...message, ...(await filesOf(act, message, who)) }, who, to, door.baseUrl())
    : ({ text: await receiveFromStranger(act, message), intent: 'bind' } satisfies Reply)
  await noteMeaning(act, inboundId, who?.personId ?? null, reply.intent)
  return answer(act, to, { text: reply.text, fileIds: reply.fileIds ?? [] })
}

/** What came with a bound person's message, kept; or why it was not. */
async function filesOf(act: Act, { checked }: Message, who: Speaker) {
  if (!checked) return { files: [], fileRefusal: null }
  if (!checked.ok) return { files: [], fileRefusal: checked.refusal }
  const { name, type } = checked.value
  const id = await keepFile(act, { ...checked.value, uploadedById: who.personId })
  return { files: [{ id, name, type }], fileRefusal: null }
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

const accountOf = (sender: Sender): string => `${sender.puppet}|${sender.account}`

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
