import { expect, it } from 'vitest'
import { talk } from '../people.ts'
import { at, beginOffice, runJobAt } from './office.ts'

const office = beginOffice()
const say = (who: string, text: string) => office.chat(who).say(text)

async function announce() {
  await say('刘洁', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
  await say('刘洁', '1')
}

it('what was rained off is no activity of the group: whoever was told hears it, and it counts nowhere', async () => {
  await announce()
  office.now = at('2026-12-05T16:00')
  await talk(
    office.chat('刘洁'),
    `
    > 活动1 纪要 因暴雨没有办
    要记没有办成，请回“活动12 没有办成 原因 暴雨”（换成这个活动的编号）；办了的，请写办的情况。没有记。
    > 活动1 没有办成 原因 暴雨
    《老旧小区调研》（活动1）（12月5日（周六）14:30）记成没有办成？会告诉9人，原因：暴雨。
    1 没有办成
    2 不改
    回数字。
    > 1
    已记成没有办成：《老旧小区调研》（活动1），通知9人。
    `,
  )
  expect(await office.db.activity.findFirst()).toMatchObject({ state: 'cancelled', cancelReason: '暴雨' })
  const told = await office.db.notice.findMany({ where: { kind: 'activity', step: 'v2' } })
  expect(told).toHaveLength(9)
  expect(told[0]!.text).toContain('《老旧小区调研》（活动1）没有办成。原因：暴雨。')
  expect(await say('刘洁', '小组活动情况')).toContain('还没有活动记录')
  expect(await runJobAt(office.db, 'activity-notice', at('2026-12-06T09:00'))).toEqual([])
})

it('where somebody is recorded to have come, it was held', async () => {
  await announce()
  office.now = at('2026-12-05T14:30')
  await say('周明远', '签到')
  office.now = at('2026-12-05T16:00')
  expect(await say('刘洁', '取消活动1 原因 暴雨')).toBe(
    '已经记了有人到场，不能记成没有办成，没有改动。到场记错的，请先更正考勤。',
  )
})

it('a check-in from home is put right by the liaison, who is asked once whether she is sure', async () => {
  await announce()
  office.now = at('2026-12-05T14:30')
  await say('谭志刚', '签到')
  office.now = at('2026-12-05T16:00')
  await talk(
    office.chat('刘洁'),
    `
    > 今天活动到了8个 谭志刚没来
    谭志刚自己签过到，和您说的没来对不上，还没有记。
    1 确实没来，照我说的记
    2 不记，我再核对
    回数字。
    > 2
    好的，没有记。核对了请再说一遍。
    > 今天活动到了8个 谭志刚没来
    谭志刚自己签过到，和您说的没来对不上，还没有记。
    1 确实没来，照我说的记
    2 不记，我再核对
    回数字。
    > 1
    已记：《老旧小区调研》（活动1）应到9人，实到8人，未到1人（谭志刚）。记错了照样再说一遍，以最后一次为准。
    `,
  )
  expect(await office.db.participation.findFirst({ where: { person: { name: '谭志刚' } } })).toMatchObject({
    presence: 'absent',
    presentHow: 'liaison',
  })
})
