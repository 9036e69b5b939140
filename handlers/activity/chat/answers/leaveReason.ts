/** Leave needs a reason: it is asked for, and the next words are it, unless they are something else. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { answerActivity } from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { dayRefused } from './dayRefused.ts'
import { tellsOfVisit } from './ownWords.ts'
import { receipt } from './receipt.ts'
import { comesAfterAll } from './words.ts'

/** 请假, or 2 to “2 请假”: words for leave without a reason. */
export const asksLeave = (text: string): boolean => /请个?假|^2[。.]?$/.test(text.normalize('NFKC').trim())

export async function askReason(turn: Turn, activityId: number, about: string): Promise<string> {
  await ask(
    turn.act,
    turn.conversation,
    'activity.reason',
    { activityId },
    turn.settings['question.expiresHours'],
  )
  return `已记：不参加${about}。请假要写原因，请直接回，例如：出差。又能来了请回“参加”。`
}

const none = /^(?:没有?|无|没什么)(?:原因|理由)?(?:了)?[。.]*$|^(?:不用|不写|不说)(?:了)?[。.]*$/
/** Words about the speaker himself, where they may as well be what a voter raised. */
const personal =
  /我|^(?:要|去|家|孩子|有|在|因|得|单位|公司|出|住|生|身体|老|父|母|爱人|带|陪|送|接|参加|开会|上课|值|厂|店|地里)|医院|生病|病了|手术|出差|开会|值班|有事|女儿|儿子|父母|老人|外地|加班/

/** Words of whom he met, or of what a voter raised. */
const ofContact = /走访|反映|看望[了过]|约谈|入户|联系[了过]/

/** The reason of the leave that was just put down; null when the words are something else. */
export async function answerReason(
  turn: Turn,
  question: OpenQuestion,
  command: (turn: Turn) => Promise<Said | null>,
): Promise<Said | null> {
  const { activityId } = question.payload as { activityId: number }
  const text = turn.text
    .normalize('NFKC')
    .trim()
    .replace(/^(?:原因|因为|由于)(?:是)?[:：,，\s]*/, '')
    .replace(/[。.]+$/, '')
  if (comesAfterAll(text) || dayRefused(turn) !== null || tellsOfVisit(text)) return null
  if (none.test(text)) {
    await closeQuestion(turn.act, question.id, 'answered')
    return '好的，仍记为不参加。'
  }
  const { intent, contacts } = turn.understood
  const known = contacts.some(({ mentions }) => mentions.some(({ candidates }) => candidates.length > 0))
  const isPlain = ['unknown', 'activity.decline'].includes(intent)
  const mayBe =
    ['contact.log', 'concern.raise', 'concern.to_suggestion'].includes(intent) &&
    personal.test(text) &&
    !ofContact.test(text)
  const isNone =
    /^(?:\d+|好[的吧]?|收到|嗯+|谢谢您?|知道了|参加|我?去|到了?|签到)$|[?？吗]$|^活动\s*\d|^我的|日历$/.test(
      text,
    )
  if (text.length < 2 || text.length > 60 || known || isNone || !(isPlain || mayBe)) return null
  const other = await command(turn)
  if (other !== null) return other
  await closeQuestion(turn.act, question.id, 'answered')
  const said = { coming: false, reason: text.replace(/^请个?假[\s,，]*/, '') || text }
  const outcome = await answerActivity(turn.act, turn.who, activityId, said)
  return outcome.ok ? receipt(turn, outcome.value, said) : refusalText[outcome.refusal]
}
