/** 没有解释，也没帮上; 帮李大妈修好了路灯: a part of the contact day that nobody asked for just now. */
import { contactDays } from '../../../settings/actions.ts'
import { addDays, spokenDay } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import { tellParts } from '../../actions.ts'
import { dayRecord, type DayRecord } from '../../day/record.ts'
import { askWhether } from './answer.ts'
import { apartIn, saidNone } from './apart.ts'
import { partsQuestion } from './question.ts'
import { namesDay } from './story.ts'
import { dayParts, partKeys, type DayPart } from './words.ts'

const did = {
  helped:
    /^(?:那天|当天|还|又|也|顺便|顺手|我)*帮(?!助?[。.!！]*$|助?我|忙(?:看|查|写|改|办|我)|个忙|民困).{2,}/,
  solved:
    /^(?:那天|当天|还|又|也|顺便|顺手|我)*(?:解释|解答|讲解|宣讲)(?:了|过|一下|清楚)|^(?:那天|当天|还|又|也|顺便|我)*给.{1,12}(?:解释|解答|讲解)(?:了|过|清楚)/,
}
/** A deed, done; a wish, a question, a contact or a matter that was raised is none. */
const done = /了|好|过|成|上/
const other =
  /走访|入户|上门|登门|电话|微信|看望|慰问|拜访|见[了到过]|约谈|座谈|反映|投诉|请|麻烦|能不能|可不可以|[吗么?？]|明天|后天|下[周次]|刚才|那条|登记|记[一上下录]|撤|删|改[成了一]|准备|打算|要是|没/

type Told =
  | { kind: 'none'; parts: DayPart[] }
  | { kind: 'did'; part: DayPart }
  /** The one was done, the other was not. */
  | { kind: 'both'; parts: Partial<Record<DayPart, string>> }
  | null

/** What the words tell of 解民惑 or 帮民困. */
function partToldIn(raw: string): Told {
  const text = raw.normalize('NFKC').trim()
  if (text.length > 120 || namesDay(text)) return null
  const parts = saidNone(text)
  if (parts.length > 0) return { kind: 'none', parts }
  const apart = apartIn(text)
  const part = partDone(apart?.done ?? text)
  if (!part) return null
  if (!apart) return { kind: 'did', part }
  return part === apart.missing
    ? null
    : { kind: 'both', parts: { [part]: apart.done, [apart.missing]: '无' } }
}

const partDone = (text: string): DayPart | undefined =>
  other.test(text) || !done.test(text)
    ? undefined
    : (['helped', 'solved'] as const).find((one) => did[one].test(text))

/** Takes 没有 for the part that is open in his record of this contact day; asks of a deed; null where nothing is open. */
export async function partsUnasked(turn: Turn): Promise<string | null> {
  const told = turn.who.deputyId === null ? null : partToldIn(turn.text)
  if (!told) return null
  const record = await openRecord(turn)
  if (!record) return told.kind === 'did' ? null : whichMeant
  const missing = partKeys.filter((part) => record[part] === null)
  if (told.kind === 'did')
    return missing.includes(told.part) ? askWhether(turn, record.year, [told.part], undefined) : null
  const said = told.kind === 'both' ? told.parts : Object.fromEntries(told.parts.map((part) => [part, '无']))
  const parts = partKeys.filter((part) => part in said && missing.includes(part))
  const day = spokenDay(record.heldOn, turn.today)
  if (parts.length === 0)
    return `${day}联系选民日的${namesOf(partKeys.filter((part) => part in said))}已经记了，没有改。要改请回“填表”，点“联系选民日记录（四项）”。`
  const kept = Object.fromEntries(parts.map((part) => [part, said[part] ?? '无']))
  const outcome = await tellParts(turn.act, turn.who, record.year, kept, undefined)
  if (!outcome.ok) return whichMeant
  const left = outcome.value.missing
  const receipt = `已记：${day}联系选民日 ${parts.map((part) => `${dayParts[part]}：${kept[part] ?? ''}`).join('，')}。`
  return left.length > 0
    ? `${receipt}${await partsQuestion(turn, record.year, left)}`
    : `${receipt}四项都齐了。`
}

const whichMeant =
  '没看出说的是哪一次，没有记。说的是联系选民日，请先说一句，例如：联系日走访 张德发；说的是别的联系，请说见了谁，例如：走访 张德发 反映路灯不亮'

const namesOf = (parts: readonly DayPart[]): string => parts.map((part) => dayParts[part]).join('、')

/** His record of this year's contact day, as long as its summary is not due. */
async function openRecord(turn: Turn): Promise<DayRecord | null> {
  const year = Number(turn.today.slice(0, 4))
  const on = (await contactDays(turn.act.tx))(year)
  const [, summaryAfter] = turn.settings['contactDay.daysAfter']
  if (turn.today < on || turn.today > addDays(on, summaryAfter)) return null
  return dayRecord(turn.act, turn.who.personId, year)
}
