/** A conversation with one bound person: his open question first, else the matter whose words match. */
import * as access from './access/chat.ts'
import * as activity from './activity/chat.ts'
import * as card from './card/chat.ts'
import * as concern from './concern/chat.ts'
import * as contact from './contact/chat.ts'
import { dropFile, fileRefusals, type FileRefusal } from './file/actions.ts'
import * as help from './help/chat.ts'
import { understand } from './language/understand.ts'
import type { SpeakerRole, Understanding } from './language/understanding.ts'
import type { ReplyTo } from './notice/actions.ts'
import { linkedTo, type Speaker } from './people/actions.ts'
import { closeQuestion, openQuestion, type OpenQuestion } from './question/actions.ts'
import { contactDays, settingsAt } from './settings/actions.ts'
import * as suggestion from './suggestion/chat.ts'
import type { Act } from './shared/act.ts'
import { dayOf } from './shared/days.ts'
import { wordsOf } from './shared/said.ts'
import {
  asksMine,
  asksPeople,
  asksUndo,
  courtesy,
  interrupts,
  isQuick,
  isWayOut,
  isWholeSentence,
  logsIn,
  nothingRaised,
  onlySigns,
  restsFor,
  takesLinksBack,
  wantsForm,
} from './talkWords.ts'
import type { Commands, Eyes, FileRef, Matter, Turn } from './shared/turn.ts'

export interface PrivateMessage {
  id: string
  text: string
  attachment: string | null
  /** What came with it, checked and kept. */
  files: readonly FileRef[]
  /** Why something that came with it was not kept. */
  fileRefusal: FileRefusal | null
  sentAt: Date
}

/** What is said back, and what the message was understood as. */
export interface Reply {
  text: string
  fileIds?: readonly number[]
  intent: string
}

/** A private message of a bound person: the answer to the open question, or else the matter whose words match. */
export async function receiveFrom(
  act: Act,
  message: PrivateMessage,
  who: Speaker,
  to: ReplyTo,
  baseUrl: string,
): Promise<Reply> {
  if (message.fileRefusal) return { text: fileRefusals[message.fileRefusal], intent: 'attachment' }
  if (message.files.length === 0 && message.attachment && !message.text.trim())
    return { text: help.attachment(message.attachment), intent: 'attachment' }
  const turn = await turnOf(act, message, who, to, baseUrl)
  if (who.suspension && restsFor(turn)) {
    for (const { id } of turn.files) await dropFile(act, id)
    return { text: help.suspended(who.suspension, turn.today), intent: 'suspended' }
  }
  const question = await openQuestion(act, to.conversation)
  if (turn.files.length > 0) return receiveFiles(turn, question)
  if (!question) return dispatch(turn)
  if (question.expired) {
    await closeQuestion(act, question.id, 'expired')
    return isQuick(turn.text)
      ? { text: help.questionExpired(question.payload), intent: 'expired' }
      : dispatch(turn)
  }
  return answerOrGoOn(turn, question)
}

/** Whoever asked may want them; what nobody wants is not kept. */
async function receiveFiles(turn: Turn, question: OpenQuestion | null): Promise<Reply> {
  const asker = question && !question.expired ? matterOf(question) : undefined
  const taken = question && asker?.takesFiles ? await asker.takesFiles(turn, question) : null
  if (taken !== null) return { ...wordsOf(taken), intent: 'attachment' }
  const photos = await contact.takePhotos(turn, question)
  if (photos !== null) return { text: photos, intent: 'attachment' }
  for (const { id } of turn.files) await dropFile(turn.act, id)
  const letter =
    turn.who.unitIds.length > 0 ? '是答复函的，请先回“补交”、编号和“答复函”，例如：补交001答复函。' : ''
  return { text: `${help.fileUnasked(turn.files[0]?.name ?? '')}${letter}`, intent: 'attachment' }
}

const matterOf = (question: OpenQuestion): Matter | undefined => matters[question.kind.split('.')[0] ?? '']

async function answerOrGoOn(turn: Turn, question: OpenQuestion): Promise<Reply> {
  if (isWayOut(turn.text)) {
    await closeQuestion(turn.act, question.id, 'cancelled')
    await matterOf(question)?.putDown?.(turn, question)
    return { text: suggestion.putDown(question) ?? help.cancelled, intent: 'cancel' }
  }
  if (isAlwaysThere(turn.text) || concern.isAnswer(turn.text)) return dispatch(turn)
  if (question.kind === help.menuKind) {
    const picked = help.pickOf(turn.text)
    if (picked) {
      await closeQuestion(turn.act, question.id, 'answered')
      return dispatch({ ...turn, text: picked, understood: turn.understand(picked, null) })
    }
    return dispatch(turn)
  }
  if (asksUndo(turn) && question.kind !== 'contact.void') {
    await closeQuestion(turn.act, question.id, 'cancelled')
    await matterOf(question)?.putDown?.(turn, question)
    return { text: `${help.cancelled}要撤回已经记下的，请再回一次“撤回”。`, intent: 'cancel' }
  }
  const matter = matterOf(question)
  const takes = matter && (matter.claims(turn, question) || !isWholeSentence(turn))
  const reply = takes ? await matter.answer(turn, question) : null
  if (reply !== null) return { ...wordsOf(reply), intent: 'answer' }
  if (
    concern.commandIn(turn.text) ??
    suggestion.commandIn(turn.text, turn.who) ??
    suggestion.isWondered(turn)
  )
    return dispatch(turn)
  const said = turn.understood.intent === 'unknown' ? await activity.sentence(turn) : null
  if (said !== null) return { ...wordsOf(said), intent: 'activity' }
  const howFar = await unitsOwn(turn)
  if (howFar !== null) return { ...wordsOf(howFar), intent: 'suggestion.status' }
  const isNew = activity.isUnnamedDay(turn) || contact.asOpinion(turn) !== null
  if (!isNew && (isQuick(turn.text) || turn.understood.intent === 'unknown'))
    return { text: help.noAnswer(question.payload), intent: 'unknown' }
  if (!isNew && (!interrupts(turn.understood) || matter?.waits?.(question))) return dispatch(turn)
  await closeQuestion(turn.act, question.id, 'replaced')
  const next = await dispatch(turn)
  return { ...next, text: `${help.putAside(question.payload)}${next.text}` }
}

async function turnOf(
  act: Act,
  message: PrivateMessage,
  who: Speaker,
  to: ReplyTo,
  baseUrl: string,
): Promise<Turn> {
  const linked = await linkedTo(act.tx, who)
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const days = await contactDays(act.tx)
  const contactDay = (year: number) => days(year).slice(5)
  const context = { now: message.sentAt, zone: act.zone, role: roleOf(who), linked, room: false, contactDay }
  // a deputy or one of the staff who is also a unit's officer speaks as that when his own words fit nothing
  const read = (text: string, pending: string | null, as?: Eyes) => {
    const meant = understand(text, { ...context, ...as, pending })
    if (as) return meant
    const isOfficerToo = who.unitIds.length > 0 && context.role !== 'unit'
    return meant.intent === 'unknown' && isOfficerToo
      ? understand(text, { ...context, role: 'unit', pending })
      : meant
  }
  return {
    act,
    who,
    linked,
    settings,
    conversation: to.conversation,
    today: dayOf(act.now, act.zone),
    text: message.text,
    understood: asOrganiser(who, message.text, read(message.text, null), () =>
      understand(message.text, { ...context, role: 'liaison', pending: null }),
    ),
    understand: read,
    message: { id: message.id, account: to.account },
    files: message.files,
    baseUrl,
  }
}

/** A deputy who is his group's liaison organises as well as he reports. */
function asOrganiser(
  who: Speaker,
  text: string,
  read: Understanding,
  again: () => Understanding,
): Understanding {
  const organises = who.deputyId != null && who.liaisonGroupIds.length > 0
  const other = ['unknown', 'concern.raise', 'activity.going', 'activity.decline']
  if (!organises || !other.includes(read.intent) || text.includes('我')) return read
  const organising = again()
  return /^(?:activity|training)\.(?:create|attendance)$/.test(organising.intent) ? organising : read
}

function roleOf(who: Speaker): SpeakerRole {
  if (who.deputyId != null) return who.memberId == null ? 'deputy' : 'sc_member'
  if (who.memberId != null) return 'sc_member'
  if (who.liaisonGroupIds.length > 0) return 'liaison'
  if (who.isStaff) return 'staff'
  return who.unitIds.length > 0 ? 'unit' : 'unknown'
}

/** The matters that ask questions, by the first word of a question's kind. */
const open = {
  contact: contact.matter,
  suggestion: suggestion.matter,
  activity: activity.matter,
} satisfies Record<string, Matter>

const forms = Object.values(open).flatMap((matter) => matter.forms)

const matters: Readonly<Record<string, Matter>> = {
  ...open,
  access: access.matterOf(forms),
}

/** Which matter speaks for an intent. What is not here is not open yet, and says so. */
const commands: Commands = {
  ...contact.matter.commands,
  ...concern.matter.commands,
  ...suggestion.matter.commands,
  ...activity.matter.commands,
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

/** Words that are heard whatever was asked, and are no answer to it: the question stays open. */
const isAlwaysThere = (text: string): boolean =>
  [logsIn, takesLinksBack, asksMine, asksPeople, wantsForm].some((words) => words.test(text.trim())) ||
  contact.saysOfTheDay(text)

/** 我的: how far somebody is with his contacts, where his suggestions stand, and what he leads that has no record. */
async function mine(turn: Turn): Promise<string> {
  const suggestions = await suggestion.mineInBrief(turn)
  const hasQuota = turn.who.deputyId !== null || turn.who.memberId !== null
  const activities = await activity.unrecordedInBrief(turn)
  const open = [suggestions, activities].filter((text) => text !== '')
  if (!hasQuota && open.length > 0) return open.join('\n')
  return [await contact.quota(turn), ...open].filter((text) => text !== '').join('\n')
}

/** A unit says how far it is in words of its own: 001 已经在设计了. */
const unitsOwn = async (turn: Turn) =>
  turn.understood.intent === 'unknown' && !isQuick(turn.text) ? suggestion.sentence(turn) : null

async function dispatch(turn: Turn): Promise<Reply> {
  const { intent } = turn.understood
  const word = turn.text.trim()
  const aboutConcern = concern.commandIn(word)
  if (aboutConcern) return { text: await aboutConcern(turn), intent: 'concern.status' }
  const aboutSuggestion = suggestion.commandIn(word, turn.who)
  if (aboutSuggestion) return { ...wordsOf(await aboutSuggestion(turn)), intent: 'suggestion.status' }
  const wondered = await suggestion.wondered(turn)
  if (wondered !== null) return { ...wordsOf(wondered), intent: 'suggestion.status' }
  if (contact.saysOfTheDay(word)) return { text: await contact.takeForDay(turn), intent: 'contact_day.log' }
  if (activity.isUnnamedDay(turn))
    return { text: await contact.reportContact(activity.wentOnDay(turn)), intent: 'contact_day.log' }
  if (/^(?:activity|training)\.create$/.test(intent) && (await contact.reportsForDeputy(turn)))
    return { text: await contact.reportContact(turn), intent: 'contact.log' }
  const said = await activity.sentence(turn)
  if (said !== null) return { ...wordsOf(said), intent: intent.startsWith('contact') ? 'activity' : intent }
  if ((courtesy.test(word) && /\p{L}/u.test(word)) || onlySigns.test(word))
    return { text: help.welcome, intent: 'greeting' }
  if (intent === 'unknown' && nothingRaised.test(word))
    return { text: help.nothingRaised, intent: 'greeting' }
  if (contact.wantsBack(word.replace(/编号\s*[:：]?\s*\d+/, '')))
    return { text: await contact.restore(turn), intent: 'undo' }
  if (/编号\s*[:：]?\s*\d/.test(word.normalize('NFKC')))
    return /撤|删|取消|作废/.test(word)
      ? { text: await contact.voidDescribed(turn), intent: 'contact.void' }
      : { text: await contact.correctNumbered(turn), intent: 'contact.correct' }
  if (/^(?:改|修改|更正|改一下)[。.!！]?$/.test(word))
    return { text: await contact.correct(turn), intent: 'contact.correct' }
  if (logsIn.test(word)) return { text: await access.logIn(turn), intent: 'login' }
  if (wantsForm.test(word)) return { text: await access.fillIn(turn, forms), intent: 'form' }
  if (takesLinksBack.test(word)) return { text: await access.takeBack(turn), intent: 'form' }
  if (asksMine.test(word)) return { text: await mine(turn), intent: 'contact.quota' }
  if (contact.takesBack(word)) return { text: await contact.takeBack(turn), intent: 'undo' }
  if (card.isAsked(word)) return { ...wordsOf(await card.myCode(turn)), intent: 'card' }
  const picture = contact.pictureAsked(word)
  if (picture) return { ...wordsOf(await contact.picture(turn, picture)), intent: 'contact.quota' }
  if (/^(?:看|查)?(?:一?下)?我的(?:联系|走访)?记录[。.!！]?$/.test(word))
    return { text: await contact.records(turn), intent: 'contact.quota' }
  const undone = asksUndo(turn) ? ((await suggestion.undo(turn)) ?? (await activity.undo(turn))) : null
  if (undone !== null) return { ...wordsOf(undone), intent: 'undo' }
  const howFar = await unitsOwn(turn)
  if (howFar !== null) return { ...wordsOf(howFar), intent: 'suggestion.status' }
  const opinion = contact.asOpinion(turn)
  if (opinion !== null) return { text: await contact.reportContact(opinion), intent: 'concern.raise' }
  const { ask } = turn.understood
  // an order to record what was not done: the question, and nothing to record
  if (ask && (intent === 'unknown' || (intent === 'contact.log' && turn.understood.contacts.length === 0)))
    return { text: `${ask.question}（没有记）`, intent: 'asked' }
  const command = commands[intent] ?? help.notOpen
  return { ...wordsOf(await command(turn)), intent }
}
