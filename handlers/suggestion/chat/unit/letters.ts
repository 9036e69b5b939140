/** 补交001答复函: the signed letter may come days after the reply, and a wrong one is exchanged. */
import { dropFile } from '../../../file/actions.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { attachLetter, nameOf, openCase, ownLetters, partiesTo } from '../../actions.ts'
import { refusals } from '../words/refusals.ts'
import { wholeWords } from '../../numbering.ts'

const number = `(?:${wholeWords}|第?\\d{1,4}号?(?:建议)?)`
const before = new RegExp(
  `^(?:我们?|我局)?(?:要|来)?(?:补[交发传上送]?|重新?[交发传]|更?换|上传|提交)(?:一下|一?份)?\\s*(?:${number})?\\s*的?(?:盖章|签发|正式|书面)?的?答复函[。.!！]*$`,
  'i',
)
const after = new RegExp(
  `^${number}\\s*的?(?:盖章|签发|正式|书面)?的?答复函\\s*(?:发错了?[，,]?)?(?:要|来)?(?:补[交发传上送来]?了?|重新?[交发传]|更?换(?:一下|一?份)?|上传|发错了)[。.!！]*$`,
  'i',
)

/** Words that announce a letter, and nothing else. */
export const letterAnnounced = (text: string): boolean => before.test(text) || after.test(text)

/** Asks for the file; of a letter that is there it says that the new one takes its place. */
export async function announced(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  if (!partiesTo(one, turn.who).includes('main')) return '答复函由答复的承办单位来交，没有办。'
  const own = await ownLetters(turn.act, turn.who, one)
  if (own.length === 0) return refusals.no_reply_yet
  await ask(turn.act, turn.conversation, 'suggestion.letter', { id }, turn.settings['question.expiresHours'])
  return own.some(({ fileId }) => fileId === null)
    ? `请把${nameOf(one)}签发的答复函文件发来。`
    : `${nameOf(one)}已经有答复函了，请把要换上的文件发来；不换了回“取消”。`
}

/** The signed letter that follows. */
export async function takeLetter(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id } = question.payload as { id: number }
  const [file, ...more] = turn.files
  if (!file) return null
  const outcome = await attachLetter(turn.act, turn.who, id, file.id)
  if (!outcome.ok) {
    await dropFile(turn.act, file.id)
    return refusals[outcome.refusal]
  }
  for (const other of more) await dropFile(turn.act, other.id)
  await closeQuestion(turn.act, question.id, 'answered')
  return `已收${nameOf(outcome.value.one)}的答复函“${file.name}”，送各位代表。${more.length > 0 ? '只收了第一份，多的没有存。' : ''}`
}
