/** 说错了是001: the number was wrong, and what was said of it goes on with the right one. */
import { suggestionNumbers } from '../../../language/suggestionNumbers.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { suggestionsNamed } from '../../actions.ts'
import { refusals } from './refusals.ts'

/** No suggestion of that number: nothing is done, and the right number alone is enough for an answer. */
export async function askNumber(turn: Turn, verb: string, serial: string): Promise<string> {
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.number',
    { verb, serial, text: turn.text },
    turn.settings['question.expiresHours'],
  )
  return `${refusals.not_found}编号写错了，回对的编号就行。`
}

const number =
  '((?:JY|Y[A-Z])[-\\s]?\\d{4}B?[-\\s]?\\d{1,4}|第?\\d{1,4}号?|第?[一二三四五六七八九十百零]{1,5}号)'
const corrected = new RegExp(
  `^(?:哦|啊)?(?:(?:编号)?(?:说|写|打|发|记)?错了?|不对|不是|应该?)*[\\s,，。:：]*(?:应该?)?(?:是|为)?[\\s]*${number}(?:建议|那件)?[吧啊的]*[。.!！]*$`,
  'i',
)

/** The right number: the words are taken as they were first said, of that one. Null when the answer is something else. */
export const answerNumber =
  (verbs: Readonly<Record<string, readonly [unknown, (turn: Turn, id: number) => Promise<Said>]>>) =>
  async (turn: Turn, question: OpenQuestion): Promise<Said | null> => {
    const { verb, text } = question.payload as { verb: string; text: string }
    const said = corrected.exec(turn.text.normalize('NFKC').trim())?.[1]
    const run = verbs[verb]?.[1]
    if (said === undefined || !run) return null
    const serial =
      suggestionNumbers(said)[0] ?? suggestionNumbers(`第${said.replace(/^第|号$/g, '')}号`)[0] ?? null
    const [one, ...more] = await suggestionsNamed(turn.act, turn.who, said, serial)
    await closeQuestion(turn.act, question.id, 'answered')
    if (!one || more.length > 0) return refusals.not_found
    const words = withNumber(text, one.number ?? '')
    return run({ ...turn, text: words, understood: turn.understand(words, null) }, one.id)
  }

/** The words with this number in place of the wrong one. */
function withNumber(text: string, whole: string): string {
  const short = whole.slice(whole.lastIndexOf('-') + 1)
  const wrong = new RegExp(
    `(?:JY|Y[A-Z])[-\\s]?\\d{4}B?[-\\s]?\\d{1,4}|第?(?:\\d{1,4}|[一二三四五六七八九十百零]{1,5})号(?:建议)?|\\d{3}`,
    'i',
  )
  return `${short}${text.replace(wrong, '').replace(/^[\s,，:：]+/, '')}`
}
