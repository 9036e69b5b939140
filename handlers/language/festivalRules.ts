import { addDays, type Day } from '../shared/days.ts'
import { festivals } from './festivals.ts'
import {
  nearest,
  vague,
  yearIn,
  yearShift,
  type DayReading,
  type DayRule,
  type Standpoint,
} from './nearestDays.ts'

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
