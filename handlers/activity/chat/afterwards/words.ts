/** 补记 11月15日一组老旧小区调研 桥东社区 到了7人 罗小燕请假: an activity told afterwards, and when it was. Pure. */
import { findDays } from '../../../language/dates.ts'
import { dayOf, type Day } from '../../../shared/days.ts'
import { kindName, type Kind } from '../../rules.ts'
import type { PlanContext, PlanDraft } from '../plan/draft.ts'
import { editIn, type Edit } from '../plan/edits.ts'
import { placeEnd } from '../plan/place.ts'
import { planIn } from '../plan/words.ts'

const numeral = '[\\d一二两三四五六七八九十]{1,3}'

const opening =
  /^(?:请|麻烦|帮(?:我|忙)?|我?(?:要|想|来)|给我|再)*补(?:记|录|登)(?:一?[下个次场条]|上(?!个?(?:周|星期|礼拜|月)|[次回]|午|半))*(?:小组)?(?:活动|培训)?[\s:：,，]*/

const kindWords =
  /调研|视察|检查|评议|监督|询问|座谈|例会|会议|开会|开了?个?会|学习|读书|培训|讲座|轮训|授课|考察|参观|观摩|列席|活动|集中|慰问|宣讲|义诊|植树|志愿|接待/

/** Words of a contact: without a group in them they tell of what one person did. */
const contactWords = /走访|入户|上门|电话|微信|约谈|联系|看望|见到|见了|碰到|遇到|反映/

const groupWords = new RegExp(
  `[一二三四五六七八九十\\d小我本全]组|全体|大家|全员|(?:到|来|参加)了?${numeral}(?:个|名|位)?(?:人|代表)`,
)

const ownGroup = /^(?:我们|咱们?|我|本)(?:小)?组|^[\u4e00-\u9fa5]{0,4}第?[一二三四五六七八九十\d]{1,2}组/

const happened =
  /(?:去|到|开|开展|举行|组织|举办|召开|进行|搞|办|学习|调研|视察|参观|考察|检查|参加|来|做)(?:完)?了|实到|到会|没来|请假/

const plannedWords =
  /通知|准时|定于|打算|准备|计划|拟|明天|后天|下周|将要|请.{0,6}(?:参加|到)|[?？]|[吗么呢]$|谁|多少|见到|反映|走访了/

/** Words that may tell of whom one person met, whatever else they name. */
export const tellsOfContact = (text: string): boolean => contactWords.test(text.normalize('NFKC'))

/** 补记 … of what a group or the office did, not of whom somebody met. */
export const isAfterwardsOrder = (text: string): boolean => {
  const words = text.normalize('NFKC').trim()
  const rest = words.replace(opening, '')
  if (rest === words || !(kindWords.test(words) || groupWords.test(rest))) return false
  return !contactWords.test(rest) || (kindWords.test(rest) && groupWords.test(rest))
}

/** 我们组上周三去了桥东社区调研,到了8个人: the same without the word. */
export const tellsOfGroup = (text: string): boolean => {
  const words = text.normalize('NFKC').trim()
  return ownGroup.test(words) && kindWords.test(words) && happened.test(words) && !plannedWords.test(words)
}

export interface PastDraft {
  draft: PlanDraft
  /** The words of who was there. */
  words: string
  /** A day ahead was said, so it cannot have been. */
  ahead: boolean
}

/** What was said of the activity; of who was there the words are kept until the group is known. */
export function pastIn(text: string, context: Omit<PlanContext, 'lean'>): PastDraft {
  const told = text.normalize('NFKC').trim().replace(opening, '')
  const draft = planIn(aboutIt(told), { ...context, lean: 'past' })
  const { day, ahead } = daysTold(told, draft, context)
  return {
    draft: { ...draft, text, ...clockOf(told, draft), day, title: titleOf(draft) },
    words: told,
    ahead,
  }
}

/** The day, of several the first; none of them may lie ahead. */
function daysTold(
  told: string,
  { day, endDay }: PlanDraft,
  context: Pick<PlanContext, 'now' | 'zone' | 'contactDay'>,
): { day: Day | null; ahead: boolean } {
  if (!day || !endDay) return dayIn(told, context)
  return { day, ahead: endDay > dayOf(context.now, context.zone) }
}

/** An hour only where one was said: 下午 alone is none. */
const clockOf = (told: string, { time, endTime }: PlanDraft): Pick<PlanDraft, 'time' | 'endTime'> =>
  /\d{1,2}:\d{2}|[\d一二两三四五六七八九十]\s*点(?!意见|问题|建议)/.test(told)
    ? { time, endTime }
    : { time: null, endTime: null }

/** The day that was told, and whether it lies ahead. */
function dayIn(
  told: string,
  { now, zone, contactDay }: Pick<PlanContext, 'now' | 'zone' | 'contactDay'>,
): { day: Day | null; ahead: boolean } {
  const today = dayOf(now, zone)
  const [past] = findDays(told, { today, lean: 'past', contactDay })
  if (past?.day) return { day: past.day, ahead: past.day > today }
  if (!past || past.choices.length === 0) return { day: null, ahead: false }
  // 12月15日 told in November: of last year nobody speaks without saying so
  const [next] = findDays(told, { today, lean: 'future', contactDay })
  return { day: next?.day ?? null, ahead: next?.day != null && next.day > today }
}

const thereClause = new RegExp(
  `(?:一共|总共|共|实际)?(?:应到|实到|到会|到场|出席|参会|参加|到|来|去)了?的?${numeral}\\s*(?:个|名|位)?(?:人|代表|委员)?(?=[\\s,，。;；、]|$)|${numeral}\\s*(?:个|名|位)?(?:人|代表)(?:都)?(?:参加|到场|到会|到|去)了?`,
  'g',
)

const aboutPeople =
  /请了?[病事]?假|[病事公]假|没(?:有)?(?:来|到|参加|去)|未到|缺席|缺勤|没能来|实到|应到|到齐|全勤|其他|其余|都(?:到|来|去)|出差/

/** The words without those of who was there, so that what is left is the activity. */
function aboutIt(told: string): string {
  return told
    .replace(/^(?:我们|咱们?|我|本)(?:小)?组/, '')
    .replace(thereClause, '，')
    .replace(
      new RegExp(
        `(?:去|到|在|赴)了?([^\\s,，。;；\\d]{1,20}?${placeEnd})(?:进行|开展|搞|做|参加|组织|举行)?了?`,
        'g',
      ),
      '，在$1，',
    )
    .replace(/(开展|举行|组织|举办|召开|进行|参加|开|搞|办|做|学习|调研|视察|参观|考察|检查|去)了/g, '$1')
    .split(/[\s,，。;；]+/)
    .filter((piece) => !aboutPeople.test(piece) && !/^(?:大家|全组|全员)?都?(?:参加|去|到)?了?$/.test(piece))
    .join(' ')
}

/** A word of the kind alone is named after the place. */
function titleOf({ title, place, kind }: PlanDraft): string {
  const bare = title.replace(/^(?:一?[次个场])/, '')
  if (bare.length > 3) return bare
  const word = /^(?:会|开会|活动|集中)$/.test(bare) ? kindName(kind) : bare
  return place && !word.includes(place) ? `${place}${word}` : word
}

/** 日期 11月14日, 名称 …, 地点 …, 下午3点, 3学时: a correction of what took place; null when the words hold none. */
export function pastEdit(
  text: string,
  at: Pick<PlanContext, 'now' | 'zone'>,
): (Edit & { ahead?: boolean; kind?: Kind }) | null {
  const words = text.normalize('NFKC').trim()
  const labelled = /^(?:日期|时间|日子|哪天)(?:改|换)?(?:成|到|为|是)?[:：\s]*(.+)$/.exec(words)
  if (
    labelled ||
    /^(?:是|改(?:成|到|为)?)?\s*(?:[\d一二三四五六七八九十]{1,4}\s*[年月./-]|上|这|本|昨|前|今|周|星期)/.test(
      words,
    )
  ) {
    const told = planIn(words, { ...at, groups: [], ownGroups: [], lean: 'past' })
    const { day, ahead } = daysTold(words, told, at)
    const { time, endTime } = clockOf(words, told)
    if (day)
      return {
        day,
        ahead,
        ...(told.endDay ? { endDay: told.endDay } : {}),
        ...(time ? { time } : {}),
        ...(time && endTime ? { endTime } : {}),
      }
  }
  const edit = editIn(words, { ...at, lean: 'past' })
  if (!edit) return null
  const { day: _day, ...rest } = edit
  return Object.keys(rest).length > 0 ? rest : null
}
