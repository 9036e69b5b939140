import { dayOfMonth, impossible, vague, type DayRule } from './nearestDays.ts'
import { numberOf, numeral } from './numbers.ts'

/** Words that are looked at last: a number alone, and what names no one day. */
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
