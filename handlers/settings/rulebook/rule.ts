/** One setting of the rule book: what it says, its shape, its default, and the document this comes from; and the shapes. */
import { z } from 'zod'

interface Rule<Schema extends z.ZodType> {
  about: string
  schema: Schema
  value: z.infer<Schema>
  /** The document the number comes from. */
  source: string
}

export const rule = <Schema extends z.ZodType>(
  about: string,
  schema: Schema,
  value: z.infer<Schema>,
  source: string,
): Rule<Schema> => ({
  about,
  schema,
  value,
  source,
})

export const time = z
  .string('时刻要写成 08:30 这样')
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '时刻要写成 08:30 这样')
export const span = z
  .tuple([time, time], '时段要写成 ["08:30","11:30"] 这样')
  .refine(([from, until]) => from < until, '时段的开始要早于结束')
const day = z.iso.date('日期要写成 2026-10-01 这样')
export const days = z.array(day, '要写一组日期，例如 ["2026-10-01"]')
export const count = z.int('要写整数').min(1, '至少是 1').max(10_000, '太大了')
export const daysBefore = z.int('天数要写整数').min(1, '天数至少是 1').max(80, '天数最多是 80')

export const daysAround = z
  .array(z.int('天数要写整数').min(0, '天数至少是 0').max(80, '天数最多是 80'), '要写一组天数，例如 [3,1,0]')
  .max(6, '最多写六个天数')
export const months = z.int('月数要写整数').min(1, '至少是 1').max(24, '太大了')
export const optionalDay = z.iso.date('日期要写成 2026-10-01 这样').nullable()
export const monthDays = z
  .array(
    z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/, '日子要写成 01-10 这样，最大到28日'),
    '要写一组日子，例如 ["01-10","07-10"]',
  )
  .min(1, '至少写一天')
  .max(12, '最多写十二天')
export const named = z.string('要写文字').min(1, '不能是空的').max(40, '太长了')
/** Under which one of a list is kept: its name may change, this may not. */
export const code = z
  .string('代号要写小写英文字母')
  .regex(/^[a-z_]{2,20}$/, '代号要写小写英文字母，例如 video')
export const dayCounts = (least: number) =>
  z
    .array(
      z.int('天数要写整数').min(least, `天数至少是 ${least}`).max(400, '太大了'),
      '要写一组天数，例如 [15,5,0]',
    )
    .min(1, '至少写一个天数')
    .max(12, '最多写十二个天数')

export const plan = '工作方案二(一)“两联两促”'
export const own = '系统默认'
