/** What the office must not be left to find out by itself: when it was, what is missing, what was lost, what stays hidden. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { endOffice, restoreOffice } from '../../handlers/people/record/office.ts'
import * as suggestion from '../../handlers/suggestion/actions.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { later, tuesday } from '../people.ts'
import { as, chatWith, draftOf, lights, makeWorld, value, type World } from './world.ts'

describe.each(databases)('nothing is passed over in silence on $name', ({ open }) => {
  let test: TestDatabase
  let world: World
  const opened: TestDatabase[] = []

  beforeEach(async () => {
    test = await open()
    opened.push(test)
    world = await makeWorld(test.db)
  })
  afterAll(() => Promise.all(opened.map((one) => one.close())))

  const submitted = async (facts = lights.facts): Promise<number> => {
    const id = await draftOf(test.db, world, { ...lights, facts })
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    return id
  }

  it('one that is taken on without a category is said to have none, and gets it from the office', async () => {
    const id = await submitted()
    const chat = chatWith(test.db, world.liang)
    expect(await chat.say(`受理 草${id}`)).toBe(
      '已受理：关于在桥东小学路口增设红绿灯的建议，编号JY-1801B-001。还没有分类，请回编号和类别，例如：001类别 城建环保（可选：城建环保、教科文卫、农业农村、政治法律、财政经济、其他）。转交请回：转交 001 政府办',
    )
    const todo = () =>
      as(test.db, world.liang, async (act, who) =>
        (await suggestion.undecided(act, who)).map((item) => item.todo),
      )
    expect(await todo()).toEqual(['还没有分类：去分类、转交。'])
    expect(await chat.say('001类别 交通')).toContain('是哪一类？没有改。')
    expect(await chat.say('001类别 教科文卫')).toBe(
      '已分类：《关于在桥东小学路口增设红绿灯的建议》（001），教科文卫。',
    )
    expect(await chatWith(test.db, world.zhou).say('001类别 其他')).toContain('不归您办')
    expect(await todo()).toEqual(['去转交。'])
  })

  it('what was found at an inspection stands on the day of the inspection, and a poll keeps no title in the trail', async () => {
    const id = await submitted()
    const at = later(tuesday, { hours: 24 * 8 })
    await as(test.db, world.liang, async (act, who) => {
      value(await suggestion.acceptSuggestion(act, who, id))
    })
    await as(
      test.db,
      world.liang,
      async (act, who) => {
        value(
          await suggestion.recordMeeting(
            act,
            who,
            {
              kind: 'special_inspection',
              title: '专项视察',
              heldOn: '2026-11-26',
              place: null,
              hosts: null,
              attendees: [],
              minutes: null,
            },
            [{ suggestionId: id, finding: '灯杆已立' }],
          ),
        )
        const reading = await suggestion.readSuggestion(act, who, id)
        expect(reading?.timeline.at(-1)).toEqual({ on: '2026-11-26', text: '专项视察：灯杆已立' })
        const marks = { satisfied: 10, basically: 2, dissatisfied: 1, abstained: 1, invalid: 1 }
        value(
          await suggestion.recordPoll(act, who, {
            title: '测评',
            heldOn: '2026-11-26',
            subjectKind: 'suggestion',
            issued: 15,
            returned: 15,
            rows: [{ label: `001 ${lights.title}`, unitId: null, suggestionId: id, ...marks }],
          }),
        )
      },
      at,
    )
    const deed = await test.db.audit.findFirstOrThrow({ where: { action: 'suggestion.poll' } })
    expect(deed.after).toContain(`"suggestionId":${id}`)
    expect(deed.after).not.toContain('红绿灯')
  })

  it('an office that is given back says which signatures and drafts its end took', async () => {
    await draftOf(test.db, world)
    const other = await as(test.db, world.chen, async (act, who) =>
      value(await suggestion.startDraft(act, who, lights, { via: 'chat', messageId: null })),
    )
    await as(test.db, world.chen, async (act, who) => suggestion.seekCosigners(act, who, other.row.id))
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.cosign(act, who, other.row.id)))
    const { id } = world.zhou.person
    await as(test.db, world.liang, (act, who) => endOffice(act, who, id, '2026-11-20', 'resigned'))
    const back = await as(test.db, world.liang, (act, who) => restoreOffice(act, who, id))
    expect(back.ok && back.value.warning).toBe(
      '离任时失效的1件建议上的附议、1件作废的建议草稿不会自动恢复，请告诉他重新附议、重新写。微信绑定不会自动恢复，请重新发绑定码。',
    )
  })

  it('a voter whom the deputy met stays hidden from the public when he is on no list any more', async () => {
    const id = await submitted('张德发家门口没有红绿灯。')
    await as(test.db, world.liang, async (act, who) => {
      value(await suggestion.acceptSuggestion(act, who, id))
    })
    const said = async () => {
      const found = await as(test.db, world.liang, (act) => suggestion.publicSuggestion(act, 'JY-1801B-001'))
      return found?.part === 'full' ? found.facts : null
    }
    const hidden = '某选民家门口没有红绿灯。'
    expect(await said()).toBe(hidden)
    await chatWith(test.db, world.zhou).say('今天走访了张德发，他说门口没有红绿灯')
    await test.db.voterLink.deleteMany()
    expect(await said()).toBe(hidden)
  })
})
