import { addDays, weekdayOf } from '../shared/days.ts'
import {
  contactDayOf,
  dated,
  dayOfMonth,
  dayOfOtherMonth,
  dayOfWeek,
  dayOfYear,
  impossible,
  lastOf,
  monthIn,
  nearest,
  vague,
  yearIn,
  yearShift,
  type DayRule,
} from './nearestDays.ts'
import { numberOf, numeral, yearOf } from './numbers.ts'

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
