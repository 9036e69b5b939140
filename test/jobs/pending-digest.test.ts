import { describe, expect, it } from 'vitest'
import * as suggestion from '../../handlers/suggestion/actions.ts'
import { stillHolds } from '../../jobs/schedule.ts'
import { pendingDigest } from '../../jobs/pending-digest.ts'
import { databases } from '../databases.ts'
import { inAct } from '../people.ts'
import { as, chatWith, draftOf, lights, value } from '../suggestion/world.ts'
import { at, remindersOn } from './reminding.ts'

describe.each(databases)('the digest of what is pending on $name', ({ open }) => {
  const { here, run, assigned } = remindersOn(open)

  it('give the committee one digest a week', async () => {
    const id = await assigned()
    await as(here.db, here.world.liang, async (act, who) =>
      value(
        await suggestion.setKey(act, who, id, {
          decidedOn: '2026-11-20',
          decision: '主任会议',
          leadId: here.world.wu.person.id,
          tracker: null,
        }),
      ),
    )
    const lines = await run(pendingDigest, '2026-11-25')
    expect(lines.map(({ name, period }) => [name, period])).toEqual([
      ['郑怀山', '2026-11-23'],
      ['吴晓梅', '2026-11-23'],
      ['孙立群', '2026-11-23'],
    ])
    expect(lines[0]?.text).toBe('【待办建议】现有1件没有办结：已交办，待签收1件。快到期0件，逾期0件。')
    expect(lines[1]?.text).toContain(
      '您领衔督办的：\n· 001 关于在桥东小学路口增设红绿灯的建议：等区住房和城乡建设局签收',
    )
    expect(await run(pendingDigest, '2026-11-27')).toEqual([])
    // the duties of one of them are suspended: he serves on no committee meanwhile
    const { district, sun } = here.world
    await here.db.deputy.create({
      data: {
        personId: sun.person.id,
        termId: district.term.id,
        cardNo: 'QL18-900',
        constituencyId: district.constituency.id,
        groupId: district.group.id,
        isNew: false,
        suspendedFrom: '2026-11-28',
        suspendedTo: '2026-12-01',
        suspendedReason: 'detained',
        suspendedDocument: '7号',
      },
    })
    expect((await run(pendingDigest, '2026-12-01')).map(({ name, period }) => [name, period])).toEqual([
      ['郑怀山', '2026-11-30'],
      ['吴晓梅', '2026-11-30'],
    ])
    expect((await run(pendingDigest, '2026-12-08')).map(({ name }) => name)).toEqual([
      '郑怀山',
      '吴晓梅',
      '孙立群',
    ])
  })

  it('name in the digest only what every member may read, and count the rest', async () => {
    await assigned()
    const submitted = async (title: string) => {
      const id = await draftOf(here.db, here.world, { ...lights, title })
      await as(here.db, here.world.zhou, async (act, who) =>
        value(await suggestion.submitDraft(act, who, id)),
      )
      return id
    }
    const secret = (id: number) =>
      as(here.db, here.world.liang, async (act, who) =>
        value(await suggestion.choosePublicity(act, who, id, { secret: true })),
      )
    await submitted('关于还没有受理的建议')
    await secret(await submitted('关于提交时就不公开的建议'))
    const [first] = await run(pendingDigest, '2027-03-02')
    expect(first?.text).toContain('现有3件没有办结')
    expect(first?.text).toContain('逾期3件')
    expect(first?.text).toContain('001 关于在桥东小学路口增设红绿灯的建议')
    expect(first?.text).not.toMatch(/还没有受理的|就不公开的/)
    const notice = await here.db.notice.findFirstOrThrow({ where: { kind: 'pending-digest' } })
    await secret(1)
    const held = await inAct(
      here.db,
      (act) => stillHolds['pending-digest']!(act, { ...notice, promise: 'at_most_once' }),
      at('2027-03-02'),
    )
    expect(held).toContain('逾期3件')
    expect(held).not.toContain('红绿灯')
  })

  it('of a week that could not be said in it is not said in the next', async () => {
    await assigned()
    await run(pendingDigest, '2026-11-25')
    const notice = await here.db.notice.findFirstOrThrow({ where: { kind: 'pending-digest' } })
    const heldOn = (on: string) =>
      inAct(
        here.db,
        (act) => stillHolds['pending-digest']!(act, { ...notice, promise: 'at_most_once' }),
        at(on),
      )
    expect(await heldOn('2026-11-29')).toContain('现有1件没有办结')
    expect(await heldOn('2026-11-30')).toBeNull()
  })

  it('count motions for themselves, and remind the office of them by days of their own', async () => {
    const motion = async (title: string) => {
      const id = await here.submitted({ ...lights, title })
      await here.db.suggestion.update({ where: { id }, data: { kind: 'motion', cause: '河道污染' } })
      await as(here.db, here.world.liang, async (act, who) =>
        value(await suggestion.acceptSuggestion(act, who, id)),
      )
      return id
    }
    const asked = await motion('关于整治河道的议案')
    const referred = await motion('关于保护古树的议案')
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.referMotion(act, who, referred, '法制委员会')),
    )
    const text = async (on: string) => (await run(pendingDigest, on))[0]?.text
    expect(await text('2026-11-25')).toBe('【议案】现有2件没有办结：已受理，议案待决定1件；议案审议中1件。')
    await here.accepted()
    expect(await text('2026-12-01')).toBe(
      [
        '【待办建议】现有1件没有办结：已受理，待转交1件。快到期1件，逾期0件。',
        '【议案】另有2件没有办结：已受理，议案待决定1件；议案审议中1件。',
      ].join('\n'),
    )
    // far past every limit of a suggestion: the motions are not late
    expect(await text('2027-03-01')).toContain('快到期0件，逾期1件。')
    const chat = chatWith(here.db, here.world.liang)
    expect(await chat.say('未办结的建议有哪些')).toContain('没有办结的1件：\n· 001 ')
    expect(await chat.say('未办结的建议有哪些')).toContain('议案没有办结的2件：\n· 议案')
    expect(await chat.say('有什么要我处理的')).toContain('议案001 关于整治河道的议案：已受理，议案待决定')
    expect(await chatWith(here.db, here.world.zhou).say('我的')).toContain('没有办结的建议1件、议案2件：')
    expect(asked).toBeLessThan(referred)
  })
})
