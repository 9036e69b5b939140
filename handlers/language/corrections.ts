import { dayOf, type Day } from '../shared/days.ts'
import { mattersIn } from './concerns.ts'
import { findDays, type DayWords } from './dates.ts'
import { methodIn } from './methods.ts'
import { otherPeople } from './names.ts'
import { knownPeople, type Person } from './people.ts'
import { timeIn } from './partsOfDay.ts'
import type { Mention, Method, PartOfDay, UnderstandContext } from './understanding.ts'

/** 撤回 and its like, without saying which record. */
const undoWords =
  /^(?:对不起|不好意思|抱歉)?[,，]?(?:请|麻烦|帮我|把)*(?:撤销|撤回|删除|删掉|取消|作废)(?:一下|掉)?我?(?:刚才|刚刚|上次|最后|前面)(?:提交|上报|报|发|记|写|填|录)?的?(?:那|这)?一?[条次个](?:记录)?(?:吧|谢谢)?$|^(?:哎呀?|啊|哦|噢|唉|不好意思|对不起)?[,，]?(?:我)?(?:发|记|打|报|说|写|弄|填|点|输)错了?[,，]?(?:请|帮我|给我|麻烦)*(?:撤销|撤回|删掉|删除|删了|取消|作废|撤了|撤掉)(?:一下|掉)?(?:上一?条|刚才那?条?|刚刚那?条?|前一?条|最后一?条|它)?(?:吧|了)?$|^(?:请|麻烦)?(?:把)?(?:我)?(?:上一?条|刚才那?条?|刚刚那?条?|前一?条|最后一?条)(?:记录)?(?:(?:记|报|发|写|填|输|打|弄|搞)(?:错|重|多)了?|不要了?|不对|有误|重复了?|多余)[,，]?(?:请|帮我|给我|麻烦)*(?:撤销|撤回|删掉|删除|删了|取消|作废|撤了|撤掉)(?:一下|吧|了|掉)?$|^(?:请|帮我|给我|麻烦|我要|我想)?(?:把)?(?:(?:上|前|刚才|刚刚|刚|最后|最近|刚发的?|刚记的?)?(?:那|这|一|的)*(?:条|个|次|一条)?(?:记录)?)?(?:撤回|撤销|撤掉|撤了|撤|删除|删掉|删了|作废|取消|不算|不要了?|别记了?|收回)(?:掉|一下|吧|了)?(?:(?:上|前|刚才|刚刚|刚|最后|最近)(?:面|边)?(?:那|这|一|的|记|发)*(?:条|个|次|一条)?(?:记录|消息|内容)?)?(?:,|，)?(?:重来|重记|重新来|重新记)?(?:吧|了|哈|谢谢)*$|^(?:不要了|算了|不算|发错了|记错了|错了|弄错了)[,，]?(?:帮我|给我)?(?:删|撤)(?:了|掉|回|销)?(?:吧|了)?$|^(?:刚才|刚刚|上一条|刚|上条).{0,4}(?:记|发|写|说|弄|搞)错了?(?:,|，)?(?:帮我)?(?:撤回|撤销|撤掉|删掉|删了|删除|作废|不算)(?:了|吧)?$/

/** Taking back a record that is described. */
const voidWords =
  /(?:删掉|删除|删了|删去|(?<=^|[\s,，把])删(?=\d|[今昨前上])|撤回|撤销|撤掉|撤了|作废|去掉|取消|不要了|划掉|抹掉).{0,24}(?:那条|那次|这条|这次|那个|记录|走访|电话|联系|约谈|座谈|微信|上门|记重|重复|的$)|(?:那条|那次|这条|那个|记录|走访|联系|的).{0,10}(?:删掉|删除|删了|撤回|撤销|撤掉|撤了|作废|去掉|不要了|不算|划掉|记重|重复了|多记了|(?:不要|别|不用)记了?$)|记重了|重复记|(?:那条|记录|走访|电话)[\s,，]*重了|记了两(?:次|遍)|多记了/

const wrongWords =
  /(?:记|写|说|搞|弄|打|报|填|听|点|发|输)错了?|(?:记|写|填|录|登记|打)成.{1,14}(?:其实|实际|应该|应)|(?:其实|实际上?)是|错了|有误|不对|不准确|更正|纠正|改(?:成|为|一下|正)|(?:日期|时间|那条|记录|刚才).{0,6}改到|没(?:有)?走访.{0,10}是|修改|应该是|应为|漏(?:了|记)|[写记]漏|少(?:了|记了?)一?[个位人]|补(?:上|充)|把.{2,10}(?:也|一起|都)(?:加上|加进去|补上|算上|记上)|^(?:刚才|刚刚|上一?|那|这).{0,2}[条次](?:走访|电话|联系|记录)?(?:的)?(?:日期|时间)?(?:应该)?是(?!不是)|(?:那条|这条|刚才|上一条|记录).{0,8}加上|^改(?:$|成|为|一下|日期|方式|人|名|时间|内容|诉求|电话|微信|走访|上门|上一条|刚才|[:： ])|不是.{1,12}(?:而)?是|是.{1,10}不是/

const notCorrections =
  /把我.{0,4}(?:删|踢|拉黑|移出)|被.{0,6}删|拉黑|联名|联署|签名|建议|附议|满意|管理员|应到|答复|交办|主办|不是我们|培训|通知|管不管|是不是|通报|述职|没记错|没去过|没走访过|没见过|没错的话|所有|全部|算不算/

export interface CorrectionReading {
  kind: 'undo' | 'void' | 'correct'
  people: Mention[]
  method: Method | null
  day: DayWords | null
  /** 是下午不是上午: only the part of the day. */
  partOfDay: PartOfDay | null
  wrongDay: Day | null
  wrongPerson: string | null
  added: Mention[]
  wrongWords: string | null
  rightWords: string | null
  concerns: string[]
  target: { day: Day | null; method: Method | null; mentions: Mention[] } | null
  rule: string
}

const nothing: CorrectionReading = {
  kind: 'correct',
  people: [],
  method: null,
  day: null,
  partOfDay: null,
  wrongDay: null,
  wrongPerson: null,
  added: [],
  wrongWords: null,
  rightWords: null,
  concerns: [],
  target: null,
  rule: '更正',
}

/** Whether the words could take back or change a record at all. */
export const soundsLikeCorrection = (text: string): boolean => wrongWords.test(text) || voidWords.test(text)

/** Reads words that take back or change a record; null when they do neither. */
export function readCorrection(text: string, context: UnderstandContext): CorrectionReading | null {
  const tight = text.replace(/[\s。.!！]+/g, '')
  if (tight.length > 120) return null
  if (undoWords.test(tight)) return { ...nothing, kind: 'undo', rule: '撤回上一条' }
  if (notCorrections.test(tight)) return null
  if (voidWords.test(text)) return voided(text, context)
  if (!wrongWords.test(text)) return null
  return corrected(text, context)
}

interface Parts {
  people: Person[]
  days: DayWords[]
  method: Method | null
}

function partsOf(text: string, context: UnderstandContext): Parts {
  const circles = { linked: context.linked, nearby: context.nearby ?? [] }
  const known = knownPeople(text, circles)
  const at = {
    today: dayOf(context.now, context.zone),
    lean: 'past',
    contactDay: context.contactDay,
  } as const
  const days = findDays(text, at, known).filter(({ words }) => !/刚|现在/.test(words))
  const others = otherPeople(text, [{ from: 0, to: text.length }], circles, [...known, ...days])
  const people = [...known, ...others].sort((a, b) => a.from - b.from)
  const method = methodIn(text)
  return { people, days, method: method && !method.weak ? method.method : null }
}

/** A described record is void; without a description it is the last one: undo. */
function voided(text: string, context: UnderstandContext): CorrectionReading | null {
  const { people, days, method } = partsOf(text, context)
  if (people.length === 0 && days.length === 0 && /刚才|刚刚|上一条|最后一条|上条/.test(text))
    return { ...nothing, kind: 'undo', rule: '撤回上一条' }
  if (people.length === 0 && days.length === 0 && method === null)
    return /联系|诉求|记录/.test(text) && !/刚才|上一条|上条|刚/.test(text)
      ? { ...nothing, kind: 'void', rule: '撤回说明的记录' }
      : { ...nothing, kind: 'undo', rule: '撤回上一条' }
  return {
    ...nothing,
    kind: 'void',
    people: people.map(({ mention }) => mention),
    method,
    day: days[0] ?? null,
    rule: '撤回说明的记录',
  }
}

/** Wrong value and right value: 不是A是B, 是B不是A, A写错了应该是B, A改成B. */
const oppositions: readonly { pattern: RegExp; wrong: number; right: number }[] = [
  { pattern: /没(?:有)?(走访.{0,12}?)[,，、;； ]+是(.{1,20})$/, wrong: 1, right: 2 },
  { pattern: /不是(.{1,20}?)[,，、;； ]*(?:而|应该|应)?是(.{1,40})$/, wrong: 1, right: 2 },
  {
    pattern:
      /(?:应该|应|^|[,，;； ])是?为?(.{1,20}?)[,，、;； ]*(?:而)?不是(.{1,20}?)(?:[\s,，]*(?:麻烦|请|帮我?)?(?:改|更正)(?:一?下)?(?:吧|谢谢)?)?$/,
    wrong: 2,
    right: 1,
  },
  { pattern: /(?:把|将)(.{1,30}?)(?:改成|改为|换成|写成|更正为)(.{1,40})$/, wrong: 1, right: 2 },
  {
    pattern:
      /(.*?)(?:应该(?:是|为)|应为|应当是|其实是|实际上?是|正确的?是|改成|改为|改到|换成|更正为)(?:[:： ])?(.{1,60})$/,
    wrong: 1,
    right: 2,
  },
  {
    pattern:
      /(.*?)(?:(?:记|写|说|搞|弄|打|报|填|听|点|输)错了?|错了|不对|有误)[,，;；:： ]*(?:应该|应)?(?:是|为)?(.{0,60})$/,
    wrong: 1,
    right: 2,
  },
  {
    pattern:
      /(更正|纠正|改正|刚才那条|上一条|那条)[:：,， ]*(?:刚才那条|上一条|那条|日期|时间|方式|人)*(?:是|为)(.{1,40})$/,
    wrong: 1,
    right: 2,
  },
  {
    pattern: /(方式|日期|时间|人|名字|诉求|内容)改(?:一下)?[,， ]*(?:应该)?(?:是|为|成)?(.{1,40})$/,
    wrong: 1,
    right: 2,
  },
  { pattern: /^改(?:一下)?[:： ]*()(.{0,60})$/, wrong: 1, right: 2 },
]

function corrected(text: string, context: UnderstandContext): CorrectionReading | null {
  const added = /(?:漏(?:了|记|掉)(?:了)?|少(?:了|记了?)|补(?:上|充)(?:一[个位人])?|加上)(.{1,30})$/.exec(
    text,
  )
  const also = /把(.{2,10}?)(?:也|一起|都)+(?:给我)?(?:加上|加进去|补上|算上|记上)/.exec(text)?.[1]
  const missed = also ?? added?.[1]
  const more = missed && !/走访了|反映/.test(text) ? addedPeople(text, missed, context) : null
  if (more) return more
  for (const { pattern, wrong, right } of oppositions) {
    const match = pattern.exec(text)
    if (match) return opposed(match[wrong] ?? '', match[right] ?? '', text, context)
  }
  return /(?:诉求|内容|问题).{0,4}[写记]漏|(?:改|更正|纠正|不对|有误).{0,6}(?:上一条|刚才|记录|那条|这条)|(?:上一条|刚才|记录|那条|这条).{0,6}(?:改|更正|纠正|不对|有误)/.test(
    text,
  )
    ? { ...nothing, rule: '改，没说改成什么' }
    : null
}

function addedPeople(text: string, words: string, context: UnderstandContext): CorrectionReading | null {
  const { people } = partsOf(`漏了${words}`, context)
  if (people.length === 0) return null
  const added = people.map(({ mention }) => mention)
  return {
    ...nothing,
    people: added,
    added,
    target: targetOf(text.slice(0, text.length - words.length), context),
    rule: '补上漏的人',
  }
}

function opposed(
  wrong: string,
  right: string,
  text: string,
  context: UnderstandContext,
): CorrectionReading | null {
  const before = partsOf(wrong, context)
  const described = /^.{1,20}[那这](?:条|次|个)(?:记录|联系)?(?:应该|其实)?(?:是|为)/.exec(right)?.[0] ?? ''
  const after = partsOf(`是${right.slice(described.length)}`, context)
  const base = { ...nothing, target: targetOf(described || wrong.replace(/不是.*$/, ''), context) }
  // 联系日那天见的是王桂英，不是张德发: the day says which record, the names are what is wrong
  const isOfPeople =
    aspectOf(text) !== 'day' &&
    before.days.length === 0 &&
    before.people.length > 0 &&
    after.people.length > 0
  const [day] = isOfPeople ? [] : after.days
  if (day) return { ...base, day, wrongDay: before.days[0]?.day ?? null, rule: '改日期' }
  const part = /^[^,，]{1,12}$/.test(right.trim()) ? timeIn(right) : null
  if (part?.partOfDay && aspectOf(text) !== 'matter')
    return { ...base, partOfDay: part.partOfDay, rule: '改时段' }
  const about = aspectOf(text)
  const named = after.people.map(({ mention }) => apartFrom(before.people, mention))
  if (named.length > 0 && about !== 'matter')
    return {
      ...base,
      people: named,
      wrongPerson: before.people.at(-1)?.mention.said ?? null,
      target: null,
      rule: '改人',
    }
  if (after.method && about !== 'matter') return { ...base, method: after.method, rule: '改方式' }
  return otherwise(wrong, right, about, base, before)
}

/** 不是赵磊是赵雷: the one who was just denied is no candidate, however alike the names sound. */
function apartFrom(denied: readonly Person[], mention: Mention): Mention {
  if (!mention.unsure) return mention
  const gone = denied.flatMap((person) => person.mention.candidates)
  const candidates = mention.candidates.filter((one) => !gone.includes(one))
  return candidates.length > 0
    ? { ...mention, candidates }
    : { said: mention.said, candidates, unsure: false }
}

type Aspect = 'day' | 'method' | 'person' | 'matter' | null

const aspectOf = (text: string): Aspect =>
  /诉求|内容|反映的|问题|意见/.test(text)
    ? 'matter'
    : /日期|时间|日子|哪天/.test(text)
      ? 'day'
      : /方式/.test(text)
        ? 'method'
        : /名字|姓名|人(?:名|写|记|错|不)|写错人/.test(text)
          ? 'person'
          : null

function otherwise(
  wrong: string,
  right: string,
  about: Aspect,
  base: CorrectionReading,
  before: Parts,
): CorrectionReading | null {
  const words = right
    .replace(/^(?:刚才|刚刚)?.{0,6}(?:错了?|不对|有误)(?:了?一?[个两]?个?字)?了?[\s,，;；]*(?:应该)?是?/, '')
    .replace(/[。.!！]+$/, '')
    .trim()
  const clean = wrong.replace(/^.*(?:诉求|内容|反映的(?:是)?|问题|意见)(?:是|为|写的)?/, '').trim()
  if (about === 'matter' && words)
    return {
      ...base,
      concerns: mattersIn(words),
      wrongWords: clean || null,
      rightWords: words,
      rule: '改内容',
    }
  if (words && clean && !about && before.people.length === 0 && /^[^,，]{1,20}$/.test(words))
    return { ...base, concerns: [words], wrongWords: clean, rightWords: words, rule: '改内容' }
  const known = before.people.length + before.days.length > 0 || before.method !== null || about !== null
  return known || words === '' || /那条|这条|记录|刚才|上一条/.test(wrong)
    ? { ...base, rule: '改，没说改成什么' }
    : null
}

/** The record that a correction describes: 10.18那条, 昨天走访张德发那条. */
function targetOf(words: string, context: UnderstandContext): CorrectionReading['target'] {
  if (!/那条|那次|这条|记录|的(?:日期|时间|方式|内容|诉求)/.test(words)) return null
  const { people, days, method } = partsOf(words, context)
  if (people.length === 0 && days.length === 0 && method === null) return null
  return { day: days[0]?.day ?? null, method, mentions: people.map(({ mention }) => mention) }
}
