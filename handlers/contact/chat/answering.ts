/** What is answered to a question about a report that is being made. */
import { raiseOwn } from '../../concern/actions.ts'
import type { Mention, Understanding } from '../../language/understanding.ts'
import { closeQuestion, type OpenQuestion } from '../../question/actions.ts'
import { choiceOf } from '../../shared/choices.ts'
import type { Turn } from '../../shared/turn.ts'
import type { Repeated } from '../actions.ts'
import { answerChange, isChangeQuestion } from './changeAnswers.ts'
import { countOnly, ofTheDay } from './day.ts'
import { answered, type AnswerReaders } from './doubtAnswers.ts'
import { doubtOf } from './doubts.ts'
import type { Draft, ForDeputy } from './draft.ts'
import { turnFor } from './forDeputy.ts'
import { answerPhoto, isPhotoQuestion } from './photos.ts'
import { askWhetherAgain, proceed, record, refusals } from './reporting.ts'

/** 是您自己发现的，回“自己” */
const noticedHimself = /^(?:我?自己|本人)(?:发现的?|看到的?|看见的?)?[。.!！]*$/

async function recordOwn(turn: Turn, draft: Draft): Promise<string> {
  const texts = draft.items.flatMap(({ concerns }) => concerns.map(({ text }) => text))
  const outcome = await raiseOwn(turn.act, turn.who, texts.join('；') || draft.text)
  if (!outcome.ok) return refusals.not_contactor
  return `已记下您反映的：${texts.join('；') || draft.text}。诉求编号${outcome.value.id}。撤：回“撤回”。`
}

/** A sentence that only fills what is missing in the open draft: the same people, and no matter of its own. */
export function completes(turn: Turn, question: OpenQuestion): boolean {
  if (question.kind !== 'contact.draft') return false
  const { draft } = question.payload as { draft: Draft }
  const asked = draft.items.flatMap(({ people }) =>
    people.flatMap(({ key, candidates }) => [key, ...candidates.map((one) => one.key)]),
  )
  const said = turn.understood.contacts.flatMap(({ mentions }) =>
    mentions.flatMap(({ candidates }) => candidates.map(({ key }) => key)),
  )
  const ownMatter = turn.understood.contacts.some(({ concerns }) => concerns.length > 0)
  return said.length > 0 && !ownMatter && said.every((key) => asked.includes(key))
}

/** The answer to an open question of this matter; null when the words answer something else. */
export async function answer(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const forDeputy = ofWhom(question)
  return answerAs(forDeputy ? (await turnFor(turn, forDeputy)).turn : turn, question)
}

/** Whose report the question is about, when a liaison makes it. */
function ofWhom({ payload }: OpenQuestion): ForDeputy | undefined {
  const { draft, forDeputy } = payload as { draft?: Partial<Draft>; forDeputy?: ForDeputy }
  return draft?.forDeputy ?? forDeputy
}

async function answerAs(turn: Turn, question: OpenQuestion): Promise<string | null> {
  if (isChangeQuestion(question.kind)) return answerChange(turn, question)
  if (question.kind === 'contact.again') return answerAgain(turn, question)
  if (isPhotoQuestion(question.kind)) return answerPhoto(turn, question)
  const { draft } = question.payload as { draft: Draft }
  const doubt = doubtOf(draft, turn.today)
  if (!doubt) return null
  if (doubt.reason === 'who' && noticedHimself.test(turn.text.trim())) {
    // a liaison who speaks for a deputy found nothing himself: the question stays open
    if (draft.forDeputy) return null
    await closeQuestion(turn.act, question.id, 'answered')
    return recordOwn(turn, draft)
  }
  const counted = doubt.reason === 'who' ? countOnly(turn, draft) : null
  if (counted !== null) {
    if (counted.answers) await closeQuestion(turn.act, question.id, 'answered')
    return counted.run()
  }
  const next = answered(draft, doubt, turn.text, readersOf(turn))
  if (next === null) return null
  await closeQuestion(turn.act, question.id, next === 'cancelled' ? 'cancelled' : 'answered')
  return next === 'cancelled' ? '好的，没有记。' : proceed(turn, next)
}

/** Only what was asked about is recorded again; the next one that is there already is asked about in its turn. */
async function answerAgain(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { repeated } = question.payload as { repeated: Repeated[] }
  const [first, ...rest] = repeated
  const word = choiceOf([{ label: '是两次' }, { label: '是同一次' }], turn.text)?.label ?? turn.text.trim()
  const again = /^(?:是?两次|再记)/.test(word)
  if (!first || (!again && !/^(?:是?同一次|不用|不记|一样)/.test(word))) return null
  await closeQuestion(turn.act, question.id, 'answered')
  const forDeputy = ofWhom(question)
  const reply = again
    ? await record(turn, [first.input], { forDeputy, again: true })
    : await sameOne(turn, first, forDeputy)
  return rest.length === 0 ? reply : `${reply}\n${await askWhetherAgain(turn, rest, forDeputy)}`
}

/** The same told twice stays one record; where only the second named the contact day, the first is of it. */
async function sameOne(
  turn: Turn,
  { already, input }: Repeated,
  forDeputy: ForDeputy | undefined,
): Promise<string> {
  const kept = '好的，没有再记，原来那条还在。'
  return input.contactDay && !forDeputy ? `${kept}${await ofTheDay(turn, [already])}` : kept
}

/** Courtesies and plain refusals are nobody's name. */
const noName =
  /^(?:谢谢|多谢|感谢|辛苦了?|都?不[是对]|没有|没了|好[的吧]?|嗯+|行|可以|收到|知道了|是的?|对的?)[。.!！~]*$/

/** An answer to 见了谁 is little more than names: a sentence that happens to hold one is not. */
function namesIn(text: string, mentions: readonly Mention[]): readonly Mention[] {
  if (noName.test(text.trim()) || /[?？吗谁]/.test(text)) return []
  const rest = mentions.reduce((left, { said }) => left.replace(said, ''), text)
  return rest.replace(/[\p{P}\s]|和|跟|与|还有|以及|是|的|了|见|就|都|他们?|她们?|代表|选民|两位|几位/gu, '')
    .length <= 2
    ? mentions
    : []
}

/** Reads an answer with the same eyes as a sentence. */
const readersOf = (turn: Turn): AnswerReaders => {
  const read = (text: string): Understanding['contacts'][number] | undefined =>
    turn.understand(text, null).contacts[0]
  const anyone = turn.linked[0]?.name ?? ''
  return {
    people: (text): readonly Mention[] => namesIn(text, read(`走访 ${text}`)?.mentions ?? []),
    day: (text) => (hasDay(turn, text) ? (read(`${text} 走访 ${anyone}`)?.occurredOn ?? null) : null),
    method: (text) => turn.understand(`${text} ${anyone}`, null).contacts[0]?.method ?? null,
  }
}

/** A sentence without a day means today; an answer without one is no answer. */
const hasDay = (turn: Turn, text: string): boolean =>
  turn
    .understand(`${text} 走访 ${turn.linked[0]?.name ?? ''}`, null)
    .reasons.some(({ part }) => part === 'occurred_on' || part === 'occurredOn')
