import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pictureAsked } from '../../handlers/contact/chat.ts'
import type { Db } from '../../prisma/client.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import {
  chatOf,
  later,
  makeDeputy,
  makeDistrict,
  makeLiaison,
  makeMember,
  makeStaff,
  tuesday,
} from '../people.ts'
import { deskOf } from './office.ts'

describe('the words for a picture of how contacts stand', () => {
  it.each([
    ['本区联系情况图', 'district', { back: 0 }],
    ['全区联系情况图', 'district', { back: 0 }],
    ['联系情况图', 'district', { back: 0 }],
    ['情况图', 'district', { back: 0 }],
    ['看看本季度各街道走访情况图', 'district', { back: 0 }],
    ['上季度全区联系情况图', 'district', { back: 1 }],
    ['本区上个季度联系进度图', 'district', { back: 1 }],
    ['第三季度本区联系情况图', 'district', { number: 3 }],
    ['2季度联系情况图', 'district', { number: 2 }],
    ['本组联系情况图', 'own_groups', { back: 0 }],
    ['给我发一张本组的联系情况图。', 'own_groups', { back: 0 }],
    ['我们组代表联系选民情况图表', 'own_groups', { back: 0 }],
    ['请发一下各组联系情况统计图', 'own_groups', { back: 0 }],
  ])('%s', (text, scope, quarter) => {
    expect(pictureAsked(text)).toEqual({ scope, quarter })
  })

  it.each(['图', '地图', '本季度联系情况', '还差谁', '走访 张德发 反映规划图没公示', '情况图片发给您了', '张德发的联系情况图', '反映路灯情况图'])(
    'are not %s',
    (text) => {
      expect(pictureAsked(text)).toBeNull()
    },
  )
}) // prettier-ignore

describe('the picture of how contacts stand', () => {
  let test: TestDatabase
  let db: Db
  const bound: Record<string, string> = {}
  beforeAll(async () => {
    test = await openSqlite()
    db = test.db
    const district = await makeDistrict(db)
    const office = await db.office.create({ data: { name: '桥西街道人大联络处', kind: 'subdistrict_liaison_office' } })
    const group = await db.deputyGroup.create({ data: { name: '桥西一组', officeId: office.id } })
    const zhou = await makeDeputy(db, district, '周明远', ['张德发', '王桂英'])
    await makeDeputy(db, district, '陈秀㛃', ['赵磊'])
    await makeDeputy(db, { ...district, office, group }, '罗小燕', ['吴美玲'])
    bound['staff'] = (await makeStaff(db, '方主任', ['代表工委'])).contactId
    bound['unit'] = (await makeStaff(db, '府办小李', ['政府办'])).contactId
    bound['member'] = (await makeMember(db, district, '秦委员', [])).contactId
    bound['liaison'] = (await makeLiaison(db, district, '刘洁')).contactId
    bound['deputy'] = zhou.contactId
    await deskOf(db, zhou.contactId).reports(['张德发', '王桂英'])
  }) // prettier-ignore
  afterAll(() => test.close())

  const says = (who: string, text: string, now = tuesday) => chatOf(db, bound[who]!, () => now).say(text)
  const lastFile = () => db.storedFile.findFirstOrThrow({ orderBy: { id: 'desc' } })

  it('goes to the staff, with the figures and the counting rule in one line', async () => {
    expect(await says('staff', '本区联系情况图')).toBe(
      '全区代表联系选民（2026年第4季度）：联系到2/4位选民（50%），3位代表中1位完成。截至11月24日。口径：每位联系的选民本季度都联系到才算完成，群发不算。\n',
    )
    const notices = await db.notice.findMany({ orderBy: { id: 'desc' }, take: 2 })
    const file = await lastFile()
    expect(notices.map(({ step, text, fileId }) => [step, text, fileId])).toEqual([
      ['file1', '', file.id],
      ['1', expect.stringContaining('口径'), null],
    ])
    expect(file).toMatchObject({ name: '联系情况图2026Q4-2026-11-24.png', type: 'image/png' })
    expect(await sharp(file.bytes).metadata()).toMatchObject({ format: 'png', width: 1_080 })
  })

  it('is the same picture when it is asked for again, and is kept once', async () => {
    await says('staff', '本区联系情况图')
    const before = await db.storedFile.count()
    await says('staff', '全区联系情况图')
    expect(await db.storedFile.count()).toBe(before)
  })

  it('goes to a standing committee member in sums, and to a liaison for the own group', async () => {
    expect(await says('member', '本区联系情况图')).toContain(
      '全区代表联系选民（2026年第4季度）：联系到2/4位选民',
    )
    expect(await says('liaison', '本组联系情况图')).toContain(
      '桥东一组代表联系选民（2026年第4季度）：联系到2/3位选民（67%），2位代表中1位完成。',
    )
    expect(await says('liaison', '本区联系情况图')).toContain('桥东一组代表联系选民')
  })

  it('of a quarter that is over says who did not finish, and of one to come that there is none', async () => {
    const january = later(tuesday, { days: 60 })
    expect(await says('staff', '上季度全区联系情况图', january)).toContain(
      '（2026年第4季度）：联系到2/4位选民（50%），3位代表中1位完成、2位没有完成。截至2026年12月31日。',
    )
    expect(await says('staff', '第三季度本区联系情况图', january)).toBe('2027年第3季度还没有到，没有图可看。')
  })

  it('is not for a deputy or a unit, who are told what is theirs', async () => {
    for (const who of ['deputy', 'unit'])
      expect(await says(who, '本区联系情况图')).toBe(
        '全区和各组的联系情况图由联络员和代表工委来看。您自己的进度请回“本季度联系情况”，还没联系到的人请回“还差谁”。',
      )
  })

  it('does not take the place of the progress in words', async () => {
    expect(await says('deputy', '本季度联系情况')).toContain('2/2位')
  })
})
