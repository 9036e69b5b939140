import { addDays, daysBetween, weekdayOf, type Day } from '../shared/days.ts'
import { festivals } from './festivals.ts'
import { numberOf, numeral, yearOf } from './numbers.ts'

/** From where a day is counted, and which way a day without a year leans. */
export interface Standpoint {
  today: Day
  lean: 'past' | 'future'
  /** 10-20 when left out. */
  contactDay?: ContactDay | undefined
}

/** The contact day, MM-DD: of every year, or of each year its own. */
export type ContactDay = string | ((year: number) => string)

/** 工作方案二(二) */
const usualContactDay = '10-20'

const contactDayOf = (year: number, { contactDay }: Standpoint): Day | null => {
  const on = typeof contactDay === 'function' ? contactDay(year) : (contactDay ?? usualContactDay)
  return dayFrom(year, Number(on.slice(0, 2)), Number(on.slice(3)))
}

/** What words for a day gave: a day, or why there is none. */
export type DayReading =
  { day: Day } | { from: Day; until: Day } | { vague: readonly Day[] } | { impossible: true }

export interface DayRule {
  name: string
  pattern: RegExp
  read(match: RegExpExecArray, at: Standpoint): DayReading | null
}

const impossible = { impossible: true } as const
const vague = { vague: [] } as const

/** The day, or null where the calendar has none (2月30日). */
function dayFrom(year: number, month: number, date: number): Day | null {
  const day = new Date(Date.UTC(year, month - 1, date))
  if (!(year >= 1900 && year <= 2100) || day.getUTCMonth() !== month - 1 || day.getUTCDate() !== date)
    return null
  return day.toISOString().slice(0, 10)
}

const dated = (year: number, month: number, date: number): DayReading => {
  const day = dayFrom(year, month, date)
  return day === null ? impossible : { day }
}

const yearIn = (at: Standpoint): number => Number(at.today.slice(0, 4))
const monthIn = (at: Standpoint): number => Number(at.today.slice(5, 7))

const yearShift: Readonly<Record<string, number>> = {
  今: 0, 本: 0, 当: 0, 去: -1, 上: -1, 旧: -1, 前: -2, 明: 1, 下: 1, 后: 2,
} // prettier-ignore

/**
 * A day without a year. Told as done it is this year's, or last year's where this year's lies ahead; but a report
 * more than half a year old is more likely a slip, so that is asked with the old day as choice. Planned: the next one.
 */
function nearest(on: (year: number) => Day | null, at: Standpoint): DayReading {
  const here = on(yearIn(at))
  if (here !== null && (at.lean === 'past' ? here <= at.today : here >= at.today)) return { day: here }
  const there = on(yearIn(at) + (at.lean === 'past' ? -1 : 1))
  if (there === null || (here === null && at.lean === 'past')) return impossible
  return at.lean === 'past' && daysBetween(there, at.today) > 183 ? { vague: [there] } : { day: there }
}

const dayOfYear = (month: number, date: number, at: Standpoint): DayReading =>
  nearest((year) => dayFrom(year, month, date), at)

/** The nth of a month that was not named. */
function dayOfMonth(date: number, at: Standpoint): DayReading {
  const here = dayFrom(yearIn(at), monthIn(at), date)
  const fits = here !== null && (at.lean === 'past' ? here <= at.today : here >= at.today)
  return fits ? { day: here } : dayOfOtherMonth(date, at.lean === 'past' ? -1 : 1, at)
}

function dayOfOtherMonth(date: number, shift: number, at: Standpoint): DayReading {
  const month = new Date(Date.UTC(yearIn(at), monthIn(at) - 1 + shift, 1))
  return dated(month.getUTCFullYear(), month.getUTCMonth() + 1, date)
}

/** The last day of a month; months beyond the year count on. */
const lastOf = (year: number, month: number): DayReading =>
  Number.isNaN(month) ? impossible : { day: new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10) }

const weekdays = '一二三四五六日'
const weekdayNumber = (word: string): number =>
  word === '天' || word === '末' ? 7 : /\d/.test(word) ? Number(word) : weekdays.indexOf(word) + 1

/** Weeks run from Monday. A bare 周三 is the last one when told as done, the next one when planned; today counts. */
function dayOfWeek(which: string, word: string, at: Standpoint): DayReading {
  const shift = { 上上: -14, 上: -7, 这: 0, 本: 0, 当: 0, 下: 7, 下下: 14 }[which]
  const today = weekdayOf(at.today)
  const wanted = weekdayNumber(word)
  if (shift !== undefined) return { day: addDays(at.today, wanted - today + shift) }
  const ahead = (wanted - today + 7) % 7
  return { day: addDays(at.today, at.lean === 'future' || ahead === 0 ? ahead : ahead - 7) }
}

const dayWords: Readonly<Record<string, number>> = {
  大前: -3, 前: -2, 昨: -1, 今: 0, 明: 1, 后: 2, 大后: 3,
} // prettier-ignore

/** Words that may follow a date when it is one: 11.20走访, 周三我去了; not 3.5公里, not 周三保. */
const goesOn =
  '(?=$|[\\s,，。;；、!！?？~(（)）的:：-]|\\d{1,2}(?:月|[日号]|\\.\\d)|上门|登门|串门|面谈|面对|回访|顺路|顺便|特地|专门|抽空|骑车|下村|下乡|下社区|下班|出门|凌晨|清早|早|上午|中午|下午|傍晚|晚|夜|我|他|她|咱|在|去|到|走|打|和|跟|给|约|开|电|微|见|了|那|联系|联络|拜|看|探|慰|入|参|召|组|座|碰|遇|收|写|发|是|陪|带|接|主|通|就|还|已|又|也|全|集|举|进|来|不|没|要|准|请|学|视|调|前|之|以|记|、|至|-|\\[)'

const clockOrCount =
  '(?!\\d|\\.\\d|公里|千米|米|元|万|吨|度|倍|%|折|亩|级|斤|平|个|小时|年|岁|厘米|版|栋|户|人|家|室|单元|分|点|号楼|块|亿|条)'

export const dayRules: readonly DayRule[] = [
  {
    name: '年月日连写',
    pattern: /(?<!\d)((?:19|20)\d\d)(0\d|1[0-2])([0-3]\d)(?!\d)/g,
    read: ([, year, month, date]) => dated(Number(year), Number(month), Number(date)),
  },
  {
    // 1103走访: as likely a room, so it is asked
    name: '月日连写',
    pattern:
      /(?<=^|[\s,，。;；])(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?= ?(?:走访|上门|入户|电话|打|微信|约谈|座谈|在|去|到|跟|和|给|看))/g,
    read: ([, month, date], at) => {
      const reading = dayOfYear(Number(month), Number(date), at)
      return 'day' in reading ? { vague: [reading.day] } : reading
    },
  },
  {
    name: '月末',
    pattern: new RegExp(`(?:(上上|上|这|本|下)个?月|(?<!\\d)(${numeral})月份?)的?最后一天`, 'g'),
    read: ([, which, month], at) => {
      if (month) {
        const year = yearIn(at) - (at.lean === 'past' && numberOf(month) > monthIn(at) ? 1 : 0)
        return lastOf(year, numberOf(month))
      }
      const shift = { 上上: -2, 上: -1, 下: 1 }[which ?? ''] ?? 0
      return lastOf(yearIn(at), monthIn(at) + shift)
    },
  },
  {
    name: '年-月-日',
    pattern: /(?<!\d)((?:19|20)?\d\d)([-/.])(\d{1,2})\2(\d{1,2})(?:日|号)?(?![\d-])/g,
    read: ([, year = '', , month, date]) =>
      Number(month) > 12 ? null : dated(yearOf(year), Number(month), Number(date)),
  },
  {
    name: '年月日',
    pattern: new RegExp(
      `(?:((?:19|20)?\\d\\d|二[〇零][一二三][〇零一二三四五六七八九]) ?年|([今本当去上前明后])年)的? ?(?:农历|阴历)?(${numeral}) ?月份? ?(?:的 ?)?(${numeral}) ?(?:日|号|(?!\\d|个|名|户|人|家|次|张|位|条|件))`,
      'g',
    ),
    read: ([words, year, word, month = '', date = ''], at) =>
      /农历|阴历/.test(words)
        ? vague
        : dated(
            year ? yearOf(year) : yearIn(at) + (yearShift[word ?? ''] ?? 0),
            numberOf(month),
            numberOf(date),
          ),
  },
  {
    name: '几号到几号',
    pattern: new RegExp(
      `(?:(${numeral})月)?(${numeral})[日号]?(?:至|到|-|~)(?:(${numeral})月)?(${numeral})[日号](?!楼|线|院|门|栋|房)`,
      'g',
    ),
    read: ([, month = '', date = '', toMonth = '', to = ''], at) => {
      const from = month ? dayOfYear(numberOf(month), numberOf(date), at) : dayOfMonth(numberOf(date), at)
      const until = month
        ? dayOfYear(numberOf(toMonth || month), numberOf(to), at)
        : dayOfMonth(numberOf(to), at)
      return 'day' in from && 'day' in until && from.day < until.day
        ? { from: from.day, until: until.day }
        : null
    },
  },
  {
    name: '月.日到月.日',
    pattern:
      /(?<![\d.])(1[0-2]|0?[1-9])[./](3[01]|[12]\d|0?[1-9])(?:-|~|至|到)(?:(1[0-2]|0?[1-9])[./])?(3[01]|[12]\d|0?[1-9])(?![\d.点:])/g,
    read: ([, month = '', date = '', toMonth, to = ''], at) => {
      const from = dayOfYear(Number(month), Number(date), at)
      const until = dayOfYear(Number(toMonth ?? month), Number(to), at)
      return 'day' in from && 'day' in until && from.day < until.day
        ? { from: from.day, until: until.day }
        : null
    },
  },
  {
    name: '农历',
    pattern: new RegExp(
      `(?:农历|阴历)(?:${numeral}月)?(?:初?${numeral})?|腊月(?:初?${numeral})?|正月(?:初?${numeral})(?!五)`,
      'g',
    ),
    read: ([words]) => (/正月(?:初[一二三四五六七八]|十五)/.test(words) ? null : vague),
  },
  {
    name: '月日',
    pattern: new RegExp(
      `(?<![\\d第])(${numeral}) ?月份? ?(?:的 ?)?(?:(${numeral}) ?[日号]|(\\d{1,2})(?!\\d|个|名|户|人|家|次|张|位|条|件|栋|元|块|多|几|岁|米|楼|幢|月|年|%|\\.|点|:))`,
      'g',
    ),
    read: ([, month = '', date, bare], at) => dayOfYear(numberOf(month), numberOf(date ?? bare ?? ''), at),
  },
  {
    name: '上月几号',
    pattern: new RegExp(
      `(上上|上|这|本|当|下|下下)个?月份?的? ?(${numeral}) ?(?:[日号]|(?=(?:走访|上门|入户|电话|打电话|去|给|微信|约谈|见)))`,
      'g',
    ),
    read: ([, which = '', date = ''], at) =>
      dayOfOtherMonth(numberOf(date), { 上上: -2, 上: -1, 下: 1, 下下: 2 }[which] ?? 0, at),
  },
  {
    name: '月.日',
    pattern: new RegExp(
      `(?<=^|[\\s,，。;；、:]|在|于|是|的|到|掉|废|除|删|销|回|把|从|那条|改成|为|，|天|记录|\\()(1[0-2]|0?[1-9])[./-](3[01]|[12]\\d|0?[1-9])${clockOrCount}(?:日|号)?${goesOn}`,
      'g',
    ),
    read: ({ 0: words, 1: month, 2: date, index, input }, at) =>
      words.includes('/') && input.charAt(index + words.length) === '的'
        ? null
        : dayOfYear(Number(month), Number(date), at),
  },
  {
    name: '星期',
    pattern: new RegExp(
      `(?:(上上|上|这|本|当|下下|下)个?)?(?:周|星期|礼拜)([一二三四五六日天]|[1-7](?!\\d|个|次|点|年))${goesOn}|(上上|上|这|本|下下|下)个?(?:周|星期|礼拜)([一二三四五六日天])|(?<![一二两三四五六七八九十\\d半几每个])(?:星期|礼拜)([一二三四五六日天])(?![次趟回个])`,
      'g',
    ),
    read: ([, which, word, sureWhich, sureWord, bareWord], at) =>
      dayOfWeek(which ?? sureWhich ?? '', word ?? sureWord ?? bareWord ?? '', at),
  },
  {
    name: '周末',
    pattern: /(上上|上|这|本|下)?个?周末/g,
    read: ([, which = ''], at) => {
      const saturday = dayOfWeek(
        which || (weekdayOf(at.today) < 6 ? (at.lean === 'past' ? '上' : '这') : '这'),
        '六',
        at,
      )
      return 'day' in saturday ? { vague: [saturday.day, addDays(saturday.day, 1)] } : vague
    },
  },
  {
    name: '几天前',
    pattern: new RegExp(`(?:大概|大约)?(${numeral})(个?(?:周|星期|礼拜)|天|日)(?:之|以)?([前后])(?!后)`, 'g'),
    read: ([words, count = '', unit = '', side], at) => {
      const days = numberOf(count) * (/天|日/.test(unit) ? 1 : 7)
      if (!(days < 1000) || /^大/.test(words)) return vague
      return { day: addDays(at.today, side === '前' ? -days : days) }
    },
  },
  {
    name: '今天昨天',
    pattern:
      /(大前|大后)(?:[天日]|儿个?|个(?=[早晚上下中]))|(?<![目之以提早此从事])(前)(?:天|日(?!里)|儿个|儿(?!童|子)|个(?=[早晚夜]|[上下中]午))|(?<![今以之先然随前背])(后)(?:天|日(?!里)|儿个)|(?<!如|而)(今|昨|明)(?:天|日|儿个|儿(?!子|童|女)|个(?!体|别)|朝|(?=上午|下午|中午|早|晚|夜|晨|午))|(前)(?=晚)|(?<=^|[\s,，。])(昨|今)(?=[\s,，:：-]|电话|走访|微信|上门|去|在|和|跟|给|约|见|到|与|入户|打|座谈|找|看)/g,
    read: ([, far, before, after, near, night, alone], at) => ({
      day: addDays(at.today, dayWords[far ?? before ?? after ?? near ?? night ?? alone ?? ''] ?? 0),
    }),
  },
  {
    name: '刚才',
    pattern: /刚才|刚刚|方才|刚(?=走访|打|去|到|和|跟|见|从|上门|入户|给|约|看|开|在|接)|(?:就在)?现在/g,
    read: (_, at) => ({ day: at.today }),
  },
  {
    name: '联系日',
    pattern: /(?:([今去前])年的?|(20\d\d)年的?)?(?:代表)?(?:联系选民日|联系日)(?:那天|当天|活动)?/g,
    read: ([, year, named], at) => {
      if (!year && !named) return nearest((one) => contactDayOf(one, at), at)
      const day = contactDayOf(named ? Number(named) : yearIn(at) + (yearShift[year ?? ''] ?? 0), at)
      return day === null ? impossible : { day }
    },
  },
]

/** 国庆节, 去年中秋, 元旦: a rule for each festival. 国庆期间 is more than a day and must be asked. */
export const festivalRules: readonly DayRule[] = festivals.map(({ words, needsTail, on }) => ({
  name: '节日',
  pattern: new RegExp(
    `([今去前明后])?年?(?<![赵钱孙李周吴郑王冯陈蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜谢邹苏潘范彭鲁马方袁柳唐薛雷贺汤罗郝安于傅齐康余顾孟黄萧尹姚邵汪毛戴宋庞熊项祝董梁杜阮季贾江郭林钟徐邱骆高夏蔡田樊胡凌霍万管卢丁邓洪石崔龚程邢裴陆荣翁段侯武刘景龙叶黎薄白赖乔谭])(?:${words.join('|')})(节|当天|那天)${needsTail ? '' : '?'}(?!路|街|大道|桥|村|小区|社区|广场|里|巷|楼|小学|中学|学校|厂|苑|公园|师)(的?第[二三四五六七]天|的?[前后]一天|次日|期间|假期|长假|放假|前后|前|后|小长假)?`,
    'g',
  ),
  read: ([, year, , around], at) => festivalOn(on, year, around, at),
}))

/** 国庆第二天, 中秋前一天; null for 国庆期间. */
function daysAround(words: string): number | null {
  const nth = '一二三四五六七'.indexOf(/第(.)天/.exec(words)?.[1] ?? '-')
  if (nth > 0) return nth
  return /前一天/.test(words) ? -1 : /后一天|次日/.test(words) ? 1 : null
}

function festivalOn(
  on: (year: number) => Day | null,
  year: string | undefined,
  around: string | undefined,
  at: Standpoint,
): DayReading {
  const shift = around ? daysAround(around) : 0
  if (shift === null) return vague
  if (shift !== 0) {
    const shifted = (of: number) => {
      const day = on(of)
      return day === null ? null : addDays(day, shift)
    }
    return festivalOn(shifted, year, undefined, at)
  }
  if (!year) return nearest(on, at)
  const day = on(yearIn(at) + (yearShift[year] ?? 0))
  return day === null ? vague : { day }
}

export const lateRules: readonly DayRule[] = [
  {
    name: '几号',
    pattern: new RegExp(
      `(?<![\\d路街巷弄第区栋村楼里苑月年幢座房室门#.-])(${numeral})(?:号|日(?=$|[\\s,，。]|上午|下午|晚|早|中午|走访|去|我|才|就|又|再|电话|打|微信|到|在|和|跟|给|见|约|收|的|那天))(?!楼|线|院|门|栋|房|机|井|地块|建议|议案|件|选区|文件|厅|车|桥|路|单元|仓|库|店|小区|公交|宿舍|厂|院|附议|答复|满意|不满意|基本)`,
      'g',
    ),
    read: ({ 1: date = '', index }, at) => {
      const number = numberOf(date)
      if (number >= 1 && number <= 31) return dayOfMonth(number, at)
      return index === 0 && number > 31 && number < 60 ? impossible : null
    },
  },
  {
    name: '说不准的日子',
    pattern: new RegExp(
      `前几天|前些天|前些日子|前阵子|前一阵|前段时间|前段日子|这几天|这两天|前两天|头两天|头几天|早几天|最近几天|最近|近期|近日|近几天|日前|(?<!\\d)几天前|不久前|前不久|有一天|某天|那天|有天|上上个?(?:周|星期|礼拜|月)|上个?(?:周|星期|礼拜|月|季度)|这个?(?:周|星期|礼拜|月)(?!围)|本[周月]|下个?(?:周|星期|礼拜|月)|${numeral}个?月(?:之|以)?前|半个?[月年](?:之|以)?前|年[初底头]|[月](?:初|底|头|末)|(?<![\\d三])${numeral}月(?:份|初|底|末|上旬|中旬|下旬)?(?!路|街|巷|花|宾馆|酒店|饭店|广场|小区|社区|村|${numeral})|早些时候|假期|过年|前[三四五]天|去年|前年|今年|往年|[上下]半年|以前|从前|曾经|早前|先前|此前|[前早]些年|平时|平常|经常|常常|每(?:天|周|月|年|个月|个?星期)`,
      'g',
    ),
    read: () => vague,
  },
]
