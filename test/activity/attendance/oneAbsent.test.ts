/** 昨天罗小燕没到 家里有事: one is told of after the activity, with the reason behind a space or a comma. */
import { beforeEach, describe, expect, it } from 'vitest'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice()
const { announced } = actsOf(office)
const say = (text: string) => office.chat('刘洁').say(text)
const luo = async () => {
  const { answer, presence, reason } = await office.db.participation.findFirstOrThrow({
    where: { person: { name: '罗小燕' } },
  })
  return [answer, presence, reason]
}

beforeEach(async () => {
  await announced({ startsAt: at('2026-11-24T14:30') })
  office.now = at('2026-11-25T09:30')
})

describe('that one was not there, and why', () => {
  it.each(['昨天罗小燕没到 家里有事', '昨天罗小燕没来，家里有事', '昨天活动罗小燕没到 因为家里有事'])(
    'is asked on for the others, and nobody is on leave by it: %s',
    async (words) => {
      const said = await say(words)
      expect(said).toContain('还有8位没说到没到')
      expect(said).toContain('没到的不记原因。算请假的请说：活动1 罗小燕请假，家里有事')
      expect(await say('其他人都到了')).toContain('实到8人，未到1人（罗小燕）')
      expect(await luo()).toEqual([null, 'absent', null])
      await say('活动1 罗小燕请假，家里有事')
      expect(await luo()).toEqual(['excused', 'absent', '家里有事'])
    },
  )

  it('puts the sheet right that stands already', async () => {
    await say('昨天活动到了9人')
    expect(await say('昨天罗小燕没到 家里有事')).toContain('已改：《老旧小区调研》（活动1）罗小燕没到')
    expect(await luo()).toEqual([null, 'absent', null])
  })

  it('is leave with its reason where leave is said', async () => {
    await say('昨天活动到了9人')
    expect(await say('昨天罗小燕请假了 家里有事')).toContain('罗小燕请假')
    expect(await luo()).toEqual(['excused', 'absent', '家里有事'])
  })

  it.each(['前天罗小燕没到 家里有事', '罗小燕没到 家里有事', '昨天罗小燕没到 谭志刚请假'])(
    'is not recorded of another day, or of two: %s',
    async (words) => {
      expect(await say(words)).not.toContain('没到的不记原因')
      expect(await luo()).toEqual([null, null, null])
    },
  )
})
