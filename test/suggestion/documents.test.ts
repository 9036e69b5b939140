import { Document, Packer, Paragraph } from 'docx'
import ExcelJS from 'exceljs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { setSetting } from '../../handlers/settings/actions.ts'
import * as suggestion from '../../handlers/suggestion/actions.ts'
import {
  ballotFor,
  keepTemplate,
  keptPaper,
  ledgerOf,
  paperRefusals,
  pollReport,
  statisticsReport,
  takePaper,
  type Paper,
  type PaperKind,
} from '../../handlers/suggestion/actions.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { opened } from '../docx.ts'
import { inAct, later, tuesday } from '../people.ts'
import { as, draftOf, makeWorld, value, type World } from './world.ts'

const replyWords = {
  replyClass: 'B',
  text: '一、正在办理的工作\n信号灯已纳入明年计划。',
  letterFileId: null,
  letterNumber: '青建函〔2026〕12号',
  signedBy: '王涛',
  contactPerson: '王涛',
  contactPhone: '0717-1234567',
  promises: [{ text: '装好信号灯', dueOn: '2027-03-31' }],
}

const range = { from: '2026-01-01', to: '2026-12-31' }

describe.each(databases)('a suggestion’s papers on $name', ({ open }) => {
  let database: TestDatabase
  let world: World

  beforeEach(async () => {
    database = await open()
    world = await makeWorld(database.db)
    const district = { key: 'office.district', value: '青陵区', effectiveOn: '2026-01-01', source: '测试' }
    await inAct(database.db, (act) => setSetting(act, district))
  })
  afterEach(() => database.close())

  type Someone = { contactId: string }

  const does = <T>(one: Someone, work: Parameters<typeof as<T>>[2], now?: Date) =>
    as(database.db, one, work, now)

  async function assigned(): Promise<number> {
    const id = await draftOf(database.db, world)
    await does(world.zhou, async (act, who) => value(await suggestion.seekCosigners(act, who, id)))
    await does(world.chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await does(world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    await does(world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, id, '城建环保')),
    )
    await does(world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, id, 'government')),
    )
    const units = [
      { unitId: world.wang.unit.id, role: 'main' as const },
      { unitId: world.jing.unit.id, role: 'assist' as const },
    ]
    await does(world.ma, async (act, who) =>
      value(await suggestion.assignSuggestion(act, who, id, units, '请牵头办理')),
    )
    return id
  }

  const replied = async (words: Partial<typeof replyWords> = {}) => {
    const id = await assigned()
    await does(
      world.wang,
      async (act, who) => value(await suggestion.replyTo(act, who, id, { ...replyWords, ...words })),
      later(tuesday, { days: 20 }),
    )
    return id
  }

  const paper = (one: Someone, id: number, kind: PaperKind) =>
    does(one, (act, who) => takePaper(act, who, id, kind))
  const textOf = async (one: Someone, id: number, kind: PaperKind) => {
    const made = await paper(one, id, kind)
    return made.ok ? opened(made.value.bytes).text : made.refusal
  }

  it('the 建议纸 says what the deputies said, and ticks nothing else', async () => {
    const id = await assigned()
    const text = await textOf(world.zhou, id, 'sheet')
    for (const part of [
      '青陵区第十八届人民代表大会',
      'JY-1801B-001',
      '关于在桥东小学路口增设红绿灯的建议',
      '陈秀兰',
      '桥东小学路口没有红绿灯',
      '☑同意全文公开',
      '受理，转交区政府办公室',
      '请牵头办理',
      '区住房和城乡建设局',
      '青陵公安分局交通警察大队',
    ])
      expect(text.replaceAll('\n', '')).toContain(part)
    expect(text.match(/☑/g)).toHaveLength(1)
  })

  it('the 交办单 has the days by the rules in force, those of a year without a calendar marked', async () => {
    const id = await assigned()
    const text = await textOf(world.wang, id, 'assignment')
    for (const part of [
      '2026年12月8日\n交办后10个工作日内',
      '2026年12月22日\n交办后20个工作日内',
      '2026年12月24日\n交办后1个月内',
      '2027年2月24日（暂定，该年放假安排未公布）\n交办之日起3个月内',
      '请牵头办理',
      '青陵区人民政府办公室',
    ])
      expect(text).toContain(part)
  })

  it('the 交办单 of an extended one tells that its day was put off, and from what', async () => {
    const id = await assigned()
    await does(world.wang, async (act, who) =>
      value(await suggestion.askExtension(act, who, id, { until: '2027-04-30', reason: '要先改规划' })),
    )
    const granted = { unitId: world.wang.unit.id, granted: true, until: '2027-04-30', note: null }
    await does(world.ma, async (act, who) => value(await suggestion.decideExtension(act, who, id, granted)))
    expect(await textOf(world.wang, id, 'assignment')).toContain(
      '2027年4月30日（暂定，该年放假安排未公布）\n经交办机关同意延期，原为交办之日起3个月内',
    )
  })

  it('the 答复函 is the unit’s reply; before it, only the unit has its draft, with what is missing', async () => {
    const id = await assigned()
    expect(await textOf(world.zhou, id, 'reply')).toBe('not_replied')
    expect(await textOf(world.wang, id, 'reply')).toContain('【缺：答复正文】')
    await does(
      world.wang,
      async (act, who) => value(await suggestion.replyTo(act, who, id, replyWords)),
      later(tuesday, { days: 20 }),
    )
    const made = await paper(world.chen, id, 'reply')
    const file = opened(made.ok ? made.value.bytes : new Uint8Array())
    expect(made).toMatchObject({ ok: true, value: { name: '001答复函（区住房和城乡建设局）.docx' } })
    expect(file.linesOf(file.edge('header', 'first')).slice(0, 2)).toEqual(['B', '青陵区住房和城乡建设局'])
    const whole = file.text.replaceAll('\n', '')
    for (const part of [
      '关于区十八届人大',
      '第001号建议的答复',
      '周明远、陈秀兰代表：',
      '青建函〔2026〕12号',
      '装好信号灯（2027年3月31日前完成）',
      '2026年12月14日',
      '抄送：区人大常委会代表工作委员会，区政府办公室。',
    ])
      expect(whole).toContain(part)
    expect(file.text).not.toContain('【缺')
  })

  it('a reply that came with its own letter is that letter', async () => {
    const bytes = new TextEncoder().encode('the signed letter')
    const file = await database.db.storedFile.create({
      data: {
        sha256: '0',
        name: '答复函.pdf',
        type: 'application/pdf',
        size: bytes.length,
        bytes,
        createdAt: tuesday,
      },
    })
    const id = await assigned()
    await does(world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, id, { ...replyWords, letterFileId: file.id })),
    )
    expect(await paper(world.zhou, id, 'reply')).toMatchObject({
      ok: true,
      value: { name: '答复函.pdf', type: 'application/pdf' },
    })
  })

  it('the 征询意见表 judges nothing beforehand', async () => {
    const text = await textOf(world.liang, await replied(), 'opinion')
    expect(text).toContain('□满意　□基本满意　□不满意')
    expect(text).not.toContain('☑')
  })

  it('who merely reads a suggestion gets no paper with phones on it, and a stranger learns nothing', async () => {
    const id = await replied()
    const refusals = async (one: Someone) =>
      Promise.all((['sheet', 'assignment', 'reply', 'opinion'] as const).map((kind) => textOf(one, id, kind)))
    for (const one of [world.he, world.su, world.sun, world.yan])
      expect(await refusals(one)).toEqual(['not_yours', 'not_yours', 'not_yours', 'not_yours'])
    expect((await refusals(world.jing)).slice(2)).toEqual(['not_yours', 'not_yours'])
    await database.db.suggestion.update({ where: { id }, data: { secret: true } })
    expect(await refusals(world.he)).toEqual(['not_found', 'not_found', 'not_found', 'not_found'])
    expect(Object.keys(paperRefusals)).toContain('not_found')
  })

  it('a draft has a sheet for its lead deputy and no other paper', async () => {
    const id = await draftOf(database.db, world)
    expect(await textOf(world.zhou, id, 'sheet')).toContain('桥东小学路口没有红绿灯')
    expect(await textOf(world.zhou, id, 'assignment')).toBe('not_assigned')
    expect(await textOf(world.liang, id, 'sheet')).toBe('not_found')
  })

  it('a unit’s own template is filled, and what is kept for the chat stands in the audit trail', async () => {
    const bytes = await Packer.toBuffer(
      new Document({
        sections: [{ children: [new Paragraph('{编号}号 {答复类别}类 {#承诺}{事项}{/承诺} {文号}')] }],
      }),
    )
    await does(world.wang, (act, who) =>
      keepTemplate(act, who, `unit:${world.wang.unit.id}`, 'reply', { name: '模板.docx', bytes }),
    )
    const id = await replied()
    expect(await textOf(world.zhou, id, 'reply')).toBe('001号 B类 装好信号灯 青建函〔2026〕12号')
    const kept = await does(world.zhou, (act, who) => keptPaper(act, who, id, 'reply'))
    const fileId = kept.ok ? kept.value.fileId : 0
    expect(
      opened((await database.db.storedFile.findUniqueOrThrow({ where: { id: fileId } })).bytes).text,
    ).toContain('001号')
    expect(await database.db.audit.findFirst({ orderBy: { seq: 'desc' } })).toMatchObject({
      action: 'suggestion.print',
      subject: `suggestion:${id}`,
    })
    expect(await does(world.he, (act, who) => keptPaper(act, who, id, 'reply'))).toMatchObject({ ok: false })
  })

  const workbook = async ({ bytes }: Paper) => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(bytes.slice().buffer)
    return book
  }

  it('the ledger has what was submitted within its days, for the staff who keep it', async () => {
    await replied()
    const made = await does(
      world.liang,
      (act, who) => ledgerOf(act, who, range),
      later(tuesday, { days: 30 }),
    )
    if (!made.ok) throw new Error(made.refusal)
    const sheet = (await workbook(made.value)).worksheets[0]!
    expect(sheet.getCell('A1').text).toContain(
      '范围：2026年1月1日至2026年12月31日提交的建议和议案；生成时间：2026-12-24 09:30；共1件',
    )
    expect((sheet.getRow(3).values as unknown[]).slice(1)).toEqual([
      'JY-1801B-001',
      '关于在桥东小学路口增设红绿灯的建议',
      '城建环保',
      '周明远',
      '陈秀兰',
      '桥东街道人大联络处',
      '已答复，待测评',
      '否',
      '2026-11-24',
      '区政府办公室',
      '2026-11-24',
      '2027-02-24',
      '区住房和城乡建设局',
      '青陵公安分局交通警察大队',
      '2026-12-14',
      'B',
      undefined,
      undefined,
      undefined,
      0,
      1,
      '建议',
    ])
    const empty = await does(world.liang, (act, who) =>
      ledgerOf(act, who, { from: '2025-01-01', to: '2025-12-31' }),
    )
    expect(empty.ok && (await workbook(empty.value)).worksheets[0]!.rowCount).toBe(2)
    for (const one of [world.zhou, world.wang, world.sun])
      expect(await does(one, (act, who) => ledgerOf(act, who, range))).toEqual({
        ok: false,
        refusal: 'not_yours',
      })
  })

  it('the statistics count what was accepted, for staff and the standing committee', async () => {
    const id = await replied()
    await does(
      world.zhou,
      async (act, who) =>
        value(
          await suggestion.rateReply(act, who, id, {
            work: 'satisfied',
            result: 'basically_satisfied',
            reason: null,
          }),
        ),
      later(tuesday, { days: 21 }),
    )
    const now = later(tuesday, { days: 100 })
    const made = await does(world.wu, (act, who) => statisticsReport(act, who, range, 'word'), now)
    const text = made.ok ? opened(made.value.bytes).text : made.refusal
    for (const part of [
      '范围：2026年1月1日至2026年12月31日受理的建议',
      '一、按承办单位',
      '区住房和城乡建设局',
      '100%\n1/1',
      '0%\n0/1',
      '并案办理的建议每件各计一件',
    ])
      expect(text).toContain(part)
    const excel = await does(world.ma, (act, who) => statisticsReport(act, who, range, 'excel'), now)
    expect(excel.ok && (await workbook(excel.value)).worksheets.map(({ name }) => name)).toEqual([
      '按承办单位',
      '按类别',
      '按代表所在机构',
    ])
    for (const one of [world.zhou, world.wang])
      expect(await does(one, (act, who) => statisticsReport(act, who, range, 'word'))).toEqual({
        ok: false,
        refusal: 'not_yours',
      })
  })

  it('a recorded poll is printed with its rates, and its ballot without a name', async () => {
    const rows = [
      {
        label: '区住建局',
        unitId: world.wang.unit.id,
        satisfied: 15,
        basically: 5,
        dissatisfied: 1,
        abstained: 2,
        invalid: 1,
      },
    ]
    const poll = {
      title: '满意度测评',
      heldOn: '2026-11-24',
      subjectKind: 'unit',
      issued: 25,
      returned: 24,
      recordedById: world.liang.person.id,
      recordedAt: tuesday,
    }
    const { id } = await database.db.satisfactionPoll.create({ data: { ...poll, rows: { create: rows } } })
    const made = await does(world.liang, (act, who) => pollReport(act, who, id))
    const text = made.ok ? opened(made.value.bytes).text : ''
    for (const part of ['发出测评票25张，收回24张', '71.4%\n15/21']) expect(text).toContain(part)
    expect(await does(world.liang, (act, who) => pollReport(act, who, 999))).toEqual({
      ok: false,
      refusal: 'not_found',
    })
    expect(await does(world.zhou, (act, who) => pollReport(act, who, id))).toEqual({
      ok: false,
      refusal: 'not_yours',
    })
    const ballot = await does(world.liang, (_, who) => ballotFor(who, '测评票', ['区住建局']))
    expect(ballot.ok && opened(ballot.value.bytes).text).toContain('□')
  })
})
