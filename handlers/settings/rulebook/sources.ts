/** How a suggestion came about. */
import { z } from 'zod'
import { code, named, rule } from './rule.ts'

/** An activity is tied to it, a voter's word comes of a contact, and own words need a place to stand. */
const needed = ['activity', 'contact', 'other']

export const sourceRules = {
  'suggestion.sources': rule(
    '代表建议纸上“形成方式”有哪几种：代号（code，用过的不要改）、名称；代表活动 activity、联系选民 contact、其他 other 要留着，名称可以改',
    z
      .array(z.object({ code, name: named }), '要写一组形成方式')
      .max(12, '最多写十二种')
      .refine((all) => new Set(all.map((one) => one.code)).size === all.length, '有两种的代号一样')
      .refine(
        (all) => needed.every((must) => all.some((one) => one.code === must)),
        '要留着代号是 activity、contact、other 的三种',
      ),
    [
      { code: 'activity', name: '代表活动' },
      { code: 'contact', name: '联系选民' },
      { code: 'research', name: '调研走访' },
      { code: 'session', name: '会议审议讨论' },
      { code: 'other', name: '其他' },
    ],
    '代表建议纸（汝州样式）',
  ),
} as const
