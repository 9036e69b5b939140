import { expect, it } from 'vitest'
import { recordAttendance } from '../../../handlers/activity/actions.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice } from '../office.ts'

const office = beginOffice(3)
const { liang, deputy, announced } = actsOf(office)

it('谁没参加过培训: the office hears all, a liaison of his groups, a deputy nobody’s name', async () => {
  const training = await announced({ kind: 'lecture', title: '专题讲座' })
  office.now = at('2026-12-05T18:30')
  const sheet = { attended: [deputy('周明远').person.id], absent: [], excused: [] }
  expect((await liang((act, who) => recordAttendance(act, who, training, sheet))).ok).toBe(true)
  for (const [name, words] of [
    ['梁慧', '谁没参加过培训'],
    ['刘洁', '今年哪些代表没参加培训？'],
  ] as const) {
    const said = await office.chat(name).say(words)
    expect(said).toContain('今年还有2名代表没有参加过培训')
    expect(said).toContain('桥东一组：陈秀兰、何建平')
  }
  expect(await office.chat('梁慧').say('去年谁没参加过培训')).toContain('去年还有3名')
  expect(await office.chat('陈秀兰').say('谁没参加过培训')).not.toContain('何建平')
})
