/** Suggestions in the chat: words in, an act, words out. Commands that no intent covers are found by `commandIn`. */
import { closeQuestion, type OpenQuestion } from '../question/actions.ts'
import type { Said } from '../shared/said.ts'
import type { Matter, Turn } from '../shared/turn.ts'
import * as drafts from './chat/draft/drafts.ts'
import * as corrections from './chat/rating/corrections.ts'
import * as ending from './chat/office/ending.ts'
import { answerReason } from './chat/office/givingBack.ts'
import * as extending from './chat/unit/extending.ts'
import { forms } from './chat/reading/links.ts'
import * as letters from './chat/unit/letters.ts'
import * as meetings from './chat/supervision/meetings.ts'
import * as numbers from './chat/words/numbers.ts'
import * as office from './chat/office/deciding.ts'
import * as origins from './chat/draft/origins.ts'
import { commandIn, extend, giveBack } from './chat/commands.ts'
import { answerPart } from './chat/parts.ts'
import { pickedFrom } from './chat/words/picking.ts'
import * as progress from './chat/unit/progress.ts'
import * as rating from './chat/rating/rating.ts'
import * as replying from './chat/unit/replying.ts'
import * as signing from './chat/signing/signing.ts'
import { statistics } from './chat/reading/statistics.ts'
import * as submitting from './chat/draft/submitting.ts'
import * as supervising from './chat/supervision/supervising.ts'
import * as unlisting from './chat/supervision/unlisting.ts'
import { isWondered } from './chat/reading/wondering.ts'
import { on, partVerbs, verbs } from './chat/verbs.ts'
import { answerWhy } from './chat/unit/givingBack.ts'
import { answerUnit } from './chat/unit/which.ts'
import * as withdrawing from './chat/signing/withdrawing.ts'

const answers: Readonly<Record<string, (turn: Turn, question: OpenQuestion) => Promise<Said | null>>> = {
  'suggestion.draft': drafts.answerDraft,
  'suggestion.submit': submitting.answerSubmit,
  'suggestion.origin': origins.answerOrigin,
  'suggestion.cosign': signing.answerCosign,
  'suggestion.withdraw': withdrawing.answerWithdrawal,
  'suggestion.end': ending.answerEnd,
  'suggestion.rate': rating.answerRating,
  'suggestion.extend': extending.answerExtension,
  'suggestion.extendTo': extending.answerDay,
  'suggestion.extendMore': extending.answerMore,
  'suggestion.number': numbers.answerNumber(verbs),
  'suggestion.reply': replying.answerReply,
  'suggestion.key': supervising.answerKey,
  'suggestion.unlist': unlisting.answerUnlist,
  'suggestion.reason': answerReason,
  'suggestion.whyBack': answerWhy,
  'suggestion.meeting': meetings.answerMeeting,
  'suggestion.progress': progress.answerProgress,
  'suggestion.pick': answerPick,
  'suggestion.unit': (turn, question) => answerUnit(turn, question, verbs),
  'suggestion.part': (turn, question) =>
    answerPart(turn, question, partVerbs, () => closeQuestion(turn.act, question.id, 'answered')),
}

/** The answer that says which one: the verb goes on with the words as they were first said. */
async function answerPick(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { verb, ids, text } = question.payload as { verb: string; ids: number[]; text: string }
  const id = await pickedFrom(turn, ids)
  const found = verbs[verb]
  if (id === null || !found) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return found[1]({ ...turn, text, understood: turn.understand(text, null) }, id)
}

const waysOn = [
  'help',
  'human',
  'suggestion.status',
  'suggestion.submit',
  'suggestion.seek_cosigners',
  'suggestion.withdraw',
]

/** Free text is the answer to a draft's question and to a reason; only a command of its own is not. */
function claims(turn: Turn, question: OpenQuestion): boolean {
  if (commandIn(turn.text, turn.who) ?? isWondered(turn)) return false
  if (question.kind === 'suggestion.rate' || unlisting.asksReason(question)) return true
  if (question.kind !== 'suggestion.draft' && question.kind !== 'suggestion.reply') return false
  const { id, step } = question.payload as { id?: number | null; step?: string }
  // 走访张德发 反映路口堵, where a title is asked: a contact, and no title
  if (id === null && step === 'title' && isContactReport(turn)) return false
  return step !== 'ready' && !waysOn.includes(turn.understood.intent)
}

const isContactReport = ({ understood: { intent, contacts } }: Turn): boolean =>
  intent.startsWith('contact') &&
  contacts.some(
    ({ method, mentions }) => method !== null && mentions.some(({ candidates }) => candidates.length > 0),
  )

/** Words that the draft that lies open is meant by. */
const answer = (turn: Turn, question: OpenQuestion): Promise<Said | null> => {
  if (commandIn(turn.text, turn.who) ?? isWondered(turn)) return Promise.resolve(null)
  if (question.kind === 'suggestion.draft' && waysOn.includes(turn.understood.intent))
    return ofDraft(turn, question)
  return answers[question.kind]?.(turn, question) ?? Promise.resolve(null)
}

/** 提交 and 找代表联名 mean the open draft. */
async function ofDraft(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id } = question.payload as { id: number | null }
  if (id === null || turn.understood.suggestionNo !== null) return null
  if (turn.understood.intent === 'suggestion.submit') return submitting.submitOne(turn, id)
  return turn.understood.intent === 'suggestion.seek_cosigners' ? drafts.seek(turn, id) : null
}

/** What a unit says in words of its own, and nothing else was understood of. */
export const sentence = (turn: Turn): Promise<Said | null> => progress.sentence(turn, on('progress'))

export { commandIn } from './chat/commands.ts'
export { isWondered, wondered } from './chat/reading/wondering.ts'
export { mineInBrief } from './chat/reading/pending.ts'
export { undo } from './chat/undoing.ts'

export const matter: Matter = {
  commands: {
    'suggestion.start': drafts.start,
    'suggestion.draft': drafts.draftAtOnce,
    'concern.to_suggestion': origins.fromOrigin,
    'suggestion.submit': on('submit'),
    'suggestion.cosign': on('cosign'),
    'suggestion.cosign_withdraw': on('uncosign'),
    'suggestion.seek_cosigners': on('seek'),
    'suggestion.status': on('status'),
    'suggestion.withdraw': on('withdraw'),
    'suggestion.rate': (turn) => on(corrections.takesBack(turn.text) ? 'correctRating' : 'rate')(turn),
    'suggestion.urge': on('urge'),
    'suggestion.accept': on('accept'),
    'suggestion.return': giveBack,
    'suggestion.merge': office.merge,
    'suggestion.forward': on('forward'),
    'suggestion.assign': on('assign'),
    'suggestion.sign_for': on('sign'),
    'suggestion.return_request': giveBack,
    'suggestion.communicate': on('communicate'),
    'suggestion.extend': extend,
    'suggestion.assist_opinion': on('opinion'),
    'suggestion.reply': on('reply'),
    'suggestion.key': supervising.key,
    'suggestion.supervise': on('supervise'),
    'suggestion.stats': statistics,
  },
  answer,
  claims,
  takesFiles: (turn, question) =>
    question.kind === 'suggestion.letter'
      ? letters.takeLetter(turn, question)
      : question.kind === 'suggestion.draft'
        ? drafts.takeDraftFiles(turn, question)
        : Promise.resolve(null),
  forms,
}

/** A draft that is put aside stays; the words of the chat must say so. */
export const putDown = (question: Pick<OpenQuestion, 'kind' | 'payload'>): string | null => {
  if (question.kind !== 'suggestion.draft') return null
  const { id } = question.payload as { id: number | null }
  return id === null ? null : `好的，先放下。草稿${id}已经存着，接着写请回：继续 草${id}`
}
