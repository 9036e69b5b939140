/** A suggestion handed in on paper: keyed in by the office, it is its deputy's, from the day on which it came. */
import { describe, expect, it } from 'vitest'
import { rowsOf } from '../../../handlers/export/actions.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { namedOn } from '../../../handlers/suggestion/draft/paperNames.ts'
import { databases } from '../../databases.ts'
import { makeDeputy, makeLiaison, tuesday, zone } from '../../people.ts'
import { talksOn } from '../talks.ts'
import { as, lastNotice, lights, refusalIn, told, value } from '../world.ts'

describe('names on a paper', () => {
  const deputy = (personId: number, name: string, cardNo: string) => ({
    personId,
    name,
    cardNo,
    groupId: 1,
    group: '桥东一组',
  })
  const all = [deputy(1, '陈秀兰', 'QL-1'), deputy(2, '张三', 'QL-2'), deputy(3, '张三', 'QL-3')]

  it('mean one deputy each; one of two is asked for by his card, an unknown one is named', () => {
    expect(namedOn('陈秀兰，陈秀兰\n张　三/QL-3', all)).toEqual({ found: [all[0], all[2]], problems: [] })
    expect(namedOn('张三、王五', all)).toEqual({
      found: [],
      problems: ['叫“张三”的代表有2位，请写成张三/QL-2或张三/QL-3。', '没有叫“王五”的在任代表，请核对姓名。'],
    })
  })
})

describe.each(databases)('a paper on $name', ({ open }) => {
  const talks = talksOn(open)
  const { here, say } = talks
  const scan = { name: '建议纸.pdf', type: 'application/pdf', bytes: new Uint8Array([37, 80, 68, 70]) }
  const sheet = (more: Partial<suggestion.PaperSheet> = {}): suggestion.PaperSheet => ({
    leadId: here.world.zhou.person.id,
    signerIds: [here.world.chen.person.id],
    input: { ...lights, category: '城建环保' },
    receivedOn: '2026-11-20',
    ...more,
  })
  const handIn = (more: Partial<suggestion.PaperSheet> = {}, by: { contactId: string } = here.world.liang) =>
    as(here.db, by, (act, who) => suggestion.handInPaper(act, who, sheet(more), [scan]))

  it('counts from the day on which it came, is told to all who signed, and is accepted like any other', async () => {
    const { one } = value(await handIn())
    const { id } = one.row
    expect(await here.expectConsistent(id)).toMatchObject({
      state: 'submitted',
      submittedOn: '2026-11-20',
      since: '2026-11-20',
    })
    const row = await here.rowOf(id)
    expect(row).toMatchObject({
      via: 'paper',
      leadId: here.world.zhou.person.id,
      recordedById: here.world.liang.person.id,
      receivedOn: '2026-11-20',
      signers: [{ personId: here.world.chen.person.id, state: 'confirmed', onPaper: true }],
    })
    expect(row.events.map(({ move, party }) => [move, party])).toEqual([
      ['cosign', 'recorder'],
      ['submit', 'recorder'],
    ])
    const said = await told(here.db)
    expect(said.map(([name]) => name)).toEqual(['毛素群', '周明远', '陈秀兰'])
    expect(said[1]?.[1]).toContain('您11月20日交来的纸质件已由梁慧录入并提交')
    expect(said[1]?.[1]).toContain('不是您交的或者不提了，请回：撤回建议 草1')
    expect(said[2]?.[1]).toContain('不是您签的请回：草1不是我签的')
    const files = await as(here.db, here.world.zhou, (act, who) => suggestion.filesFor(act, who, id))
    expect(files.map(({ name, purpose }) => [name, purpose])).toEqual([['建议纸.pdf', 'signed_paper']])
    const reading = await as(here.db, here.world.zhou, (act, who) => suggestion.readSuggestion(act, who, id))
    expect(reading?.timeline.map(({ on, text }) => `${on} ${text}`)).toEqual([
      '2026-11-20 陈秀兰在纸上签名附议',
      '2026-11-20 提交（纸质件，代为录入）',
    ])
    const exported = []
    for await (const line of rowsOf({ tx: here.db, now: talks.now, zone }, 'suggestion_sheets', {
      from: '2026-11-20',
      to: '2026-11-20',
    }))
      exported.push(line)
    expect(exported).toMatchObject([
      { suggestion_no: '草1', received_on: '2026-11-20', recorded_by: '梁慧', paper_signers: ['陈秀兰'] },
    ])
    // five working days from the day of receipt
    expect(reading?.waits.map(({ due }) => due)).toEqual(['2026-11-27'])
    expect(await say('liang', '受理 草1')).toContain('编号JY-1801B-001')
  })

  it('is stored once: of two who key it in at the same time one hears that it is there', async () => {
    const outcomes = await Promise.all([handIn(), handIn({}, here.world.mao)])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.flatMap((one) => (one.ok ? [] : [one.refusal]))).toEqual(['keyed_in'])
    expect(await here.db.suggestion.count()).toBe(1)
    expect(await told(here.db)).toHaveLength(3)
  })

  it('may be taken back by its lead, and a signature that is none is struck out', async () => {
    await handIn({ signerIds: [here.world.chen.person.id, here.world.he.person.id] })
    for (const text of ['草1是不是我签的', '草1不是我签的吗', '草1不是我签的吧？'])
      expect(await say('he', text)).toContain('提交（纸质件，代为录入）')
    expect(await say('he', '草1不是我签的')).toBe(
      '已记：《关于在桥东小学路口增设红绿灯的建议》（草1）不是您签的，不再列入附议，已告诉领衔代表和代表工委。',
    )
    const since = (await told(here.db)).filter(([, text]) => text.includes('不是本人签的'))
    expect(since.map(([name]) => name)).toEqual(['周明远', '梁慧', '毛素群'])
    expect(since[0]?.[1]).toContain('现在附议1人')
    expect((await here.rowOf(1)).signers.map(({ state }) => state)).toEqual(['confirmed', 'withdrawn'])
    expect(await say('he', '草1不是我签的')).toContain('没有找到这件建议')
    expect(await say('zhou', '草1不是我交的')).toContain('要撤回')
    expect(await say('zhou', '1')).toContain('已撤回')
    expect((await here.expectConsistent(1)).state).toBe('withdrawn')
  })

  it('is mended by the office until it is accepted, and taken out with a reason; all who are named hear it', async () => {
    await handIn()
    const he = here.world.he.person.id
    const mend = (input: suggestion.PaperSheet['input'], signers: number[]) =>
      as(here.db, here.world.mao, (act, who) => suggestion.correctPaper(act, who, 1, input, signers))
    expect(refusalIn(await mend(sheet().input, [here.world.chen.person.id]))).toBe('nothing_changed')
    const before = await lastNotice(here.db)
    value(await mend({ ...sheet().input, facts: '上月出了三起事故。' }, [he]))
    expect(await here.rowOf(1)).toMatchObject({ facts: '上月出了三起事故。', textVersion: 2 })
    const signers = (await here.rowOf(1)).signers.map(({ personId, state, confirmedText }) => [
      personId,
      state,
      confirmedText,
    ])
    expect(signers).toEqual([
      [here.world.chen.person.id, 'withdrawn', 1],
      [he, 'confirmed', 2],
    ])
    expect((await told(here.db, before)).map(([name, text]) => [name, text.slice(0, 6)])).toEqual([
      ['周明远', '【代录更正】'],
      ['何建平', '【代录更正】'],
      ['陈秀兰', '【代录更正】'],
    ])
    const drop = (reason: string) =>
      as(here.db, here.world.mao, (act, who) => suggestion.voidPaper(act, who, 1, reason))
    expect(refusalIn(await drop(' '))).toBe('reason_needed')
    value(await drop('录错了领衔代表'))
    expect((await here.expectConsistent(1)).state).toBe('withdrawn')
    const last = (await told(here.db)).slice(-3)
    expect(last.map(([name]) => name)).toEqual(['周明远', '何建平', '梁慧'])
    expect(refusalIn(await mend(lights, []))).toBe('wrong_state')
  })

  it('takes a motion with its ten signatures and in the session only, and stores nothing that is wrong', async () => {
    const signerIds = [here.world.chen.person.id, here.world.he.person.id]
    for (let count = 0; count < 7; count++)
      signerIds.push(
        (await makeDeputy(here.db, here.world.district, `代表${'甲乙丙丁戊己庚'[count] ?? ''}`)).person.id,
      )
    const input = { ...lights, kind: 'motion' as const, title: '关于整治河道的议案', cause: '河道多年淤塞。' }
    expect(refusalIn(await handIn({ input, signerIds }))).toBe('not_in_session')
    await here.db.setting.create({
      data: {
        key: 'suggestion.session',
        effectiveOn: '2026-11-01',
        value: JSON.stringify({ number: 1, opensOn: '2026-11-18', closesOn: '2026-11-21' }),
        source: '大会',
        setBy: 'person:1',
        setAt: tuesday,
      },
    })
    expect(refusalIn(await handIn({ input, signerIds: signerIds.slice(1) }))).toBe('too_few_signers')
    const wrong: [Partial<suggestion.PaperSheet>, string][] = [
      [{ receivedOn: '2026-11-25' }, 'past_day'],
      [{ leadId: here.world.liang.person.id }, 'unknown_person'],
      [{ signerIds: [here.world.zhou.person.id] }, 'own_suggestion'],
      [{ input: { ...lights, facts: '机密文件里说的' } }, 'secret_words'],
      [{ input: { ...lights, facts: '' } }, 'incomplete'],
    ]
    for (const [more, refusal] of wrong) expect(refusalIn(await handIn(more))).toBe(refusal)
    for (const other of [here.world.zhou, here.world.ma, here.world.wang])
      expect(refusalIn(await handIn({}, other))).toBe('not_yours')
    expect(await here.db.suggestion.count()).toBe(0)
    value(await handIn({ input, signerIds }))
    expect(await say('liang', '受理 草1')).toContain('YA-1801-001')
  })

  it('is keyed in by a liaison for the deputies of her group, and for nobody else', async () => {
    const { district, zhou } = here.world
    const wen = await makeLiaison(here.db, district, '文静')
    const own = await handIn({}, wen)
    expect(value(own).one.row).toMatchObject({ recordedById: wen.person.id, leadId: zhou.person.id })
    const elsewhere = await here.db.deputyGroup.create({
      data: { name: '桥西一组', officeId: district.office.id },
    })
    await here.db.deputy.updateMany({
      where: { personId: here.world.he.person.id },
      data: { groupId: elsewhere.id },
    })
    expect(refusalIn(await handIn({ leadId: here.world.he.person.id, signerIds: [] }, wen))).toBe(
      'unknown_person',
    )
  })
})
