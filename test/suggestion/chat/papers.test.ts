/** Papers, ledger, rates and what is pending, asked for in the chat: the words, the files, and who gets none. */
import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import { opened } from '../../docx.ts'
import { talk } from '../../people.ts'
import { talksOn } from '../talks.ts'

const talks = talksOn()
const { here, chat, say } = talks

async function lights(...further: [Parameters<typeof say>[0], string][]) {
  await say('zhou', '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带')
  for (const words of ['3', '1', '提交']) await say('zhou', words)
  await say('liang', '受理 草1 城建环保')
  await say('liang', '转交 001 政府办')
  for (const [who, words] of further) await say(who, words)
}

const assignedTo = (words: string): [Parameters<typeof say>[0], string] => ['ma', `交办 001 ${words}`]

/** The files that were sent with the last answer, with their bytes. */
async function filesSent() {
  const last = await here.db.notice.findFirstOrThrow({ where: { kind: 'answer' }, orderBy: { id: 'desc' } })
  const parts = await here.db.notice.findMany({
    where: { kind: 'answer', period: last.period, fileId: { not: null } },
    orderBy: { id: 'asc' },
  })
  return Promise.all(
    parts.map(({ fileId }) => here.db.storedFile.findUniqueOrThrow({ where: { id: fileId! } })),
  )
}

describe('a paper asked for in the chat', () => {
  it('comes as a Word file, with what it must say', async () => {
    await lights(assignedTo('主办住建局 协办城管局'), ['wang', '签收 001'])
    expect((await say('wang', '001交办单')).trim()).toBe('001交办单.docx见文件。')
    const [paper] = await filesSent()
    expect(paper?.name).toBe('001交办单.docx')
    expect(opened(paper!.bytes).text).toContain('区住房和城乡建设局')
    expect((await say('zhou', '发一下001的征询意见表')).trim()).toBe(
      '001征询意见表（区住房和城乡建设局）.docx见文件。',
    )
    expect((await say('zhou', '001建议纸')).trim()).toBe('001代表建议纸.docx见文件。')
    expect(await here.db.audit.count({ where: { action: 'suggestion.print' } })).toBe(3)
  })

  it('is refused in a sentence, and no file goes out', async () => {
    await lights()
    await talk(
      chat('zhou'),
      `
      > 001交办单
      这件建议还没有交办，没有这份文书。
      > 088交办单
      没有找到这件建议，没有办。看自己的请回“我的建议”。编号写错了，回对的编号就行。
      `,
    )
    await say('ma', '交办 001 主办住建局')
    await talk(
      chat('zhou'),
      `
      > 001答复函
      承办单位还没有答复，没有答复函。
      > 001水利局答复函
      没有“水利局”这个承办单位。请写全称或简称，或者只写编号和文书，例如：023答复函
      `,
    )
    await talk(
      chat('chen'),
      `
      > 001交办单
      这份文书只给领衔代表、承办单位和有关工作人员。
      `,
    )
    expect(await here.db.storedFile.count()).toBe(0)
  })

  it('asks whose, where several units reply by themselves', async () => {
    await lights(
      ['ma', '分办 001 住建局 城管局'],
      ['wang', '001答复 A类 信号灯已经装好'],
      ['su', '001答复 D类 已作为工作参考'],
    )
    await talk(
      chat('zhou'),
      `
      > 001答复函
      这件建议由区住房和城乡建设局、区城市管理执法局答复，要哪个单位的？例如请回：001区住房和城乡建设局答复函
      `,
    )
    expect((await say('zhou', '001城管局的答复函')).trim()).toBe('001答复函（区城市管理执法局）.docx见文件。')
  })

  it('is not taken for one when a unit tells of its letter', async () => {
    await lights(assignedTo('主办住建局'))
    expect(await say('wang', '001答复函已寄给代表')).toContain('是哪一类答复？')
  })
})

describe('the ledger and the rates', () => {
  it('the ledger comes as Excel to the staff, and to nobody else', async () => {
    await lights(assignedTo('主办住建局'))
    expect((await say('liang', '建议台账')).trim()).toBe('2026年提交的代表建议台账（到11月24日），共1件。')
    const [file] = await filesSent()
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(new Uint8Array(file!.bytes).buffer)
    expect(workbook.worksheets[0]?.getRow(3).getCell(1).value).toBe('JY-1801B-001')
    expect(await say('ma', '去年的建议台账')).toBe('2025年（到2025年12月31日）没有提交的建议，没有台账。')
    expect(await say('zhou', '建议台账')).toContain('没有发')
    expect(await say('liang', '2028年建议台账')).toBe('2028年还没有到，没有台账。')
  })

  it('the rates come with a picture of the one that was asked for, and a file', async () => {
    await lights(
      assignedTo('主办住建局'),
      ['wang', '001答复 B类 明年一季度装好'],
      ['zhou', '001办理工作满意，办理结果满意'],
    )
    const words = await say('liang', '今年建议办理 满意率 落实率 分单位')
    expect(words).toContain('满意率100%（1/1）')
    expect(words).toContain('并案办理的建议每件各计一件')
    const [picture, file] = await filesSent()
    expect(picture).toMatchObject({
      name: '2026年代表建议满意率（按承办单位）2026-11-24.png',
      type: 'image/png',
    })
    expect(file?.name).toBe('代表建议办理情况统计（2026-01-01至2026-11-24）.xlsx')
    await say('wu', '落实率 按类别')
    expect((await filesSent())[0]?.name).toBe('2026年代表建议落实率（按类别）2026-11-24.png')
    expect(await say('wu', '三季度满意率统计')).toBe('2026年第3季度还没有受理的建议。')
  })

  it('a unit reads its own rates and no other’s; a deputy none', async () => {
    await lights(['ma', '分办 001 住建局 城管局'], ['wang', '001答复 A类 信号灯已经装好'])
    const own = await say('wang', '今年的满意率')
    expect(own).toContain('区住房和城乡建设局：1件')
    expect(own).not.toContain('城市管理')
    expect(own).not.toContain('合计：')
    expect(await filesSent()).toEqual([])
    expect(await say('yan', '今年的满意率')).toBe('2026年还没有交给你单位的建议。')
    expect(await say('zhou', '今年的满意率')).toContain('没有列出')
  })
})

describe('what is pending', () => {
  it('is listed with whom it waits for; a unit is told only of what it owes itself', async () => {
    await lights(['ma', '分办 001 住建局 城管局'], ['su', '签收 001'], ['wang', '001答复 A类 信号灯已经装好'])
    const line =
      '· 001 关于在桥东小学路口增设红绿灯的建议：等区城市管理执法局答复，11月24日起，2027年2月24日前，还有92天（暂定：2027年放假安排未公布）'
    await talk(
      chat('liang'),
      `
      > 未办结的建议有哪些
      没有办结的1件：
      ${line}
      > 超期的有几件
      没有超期的建议。
      `,
    )
    expect(await say('su', '我单位还有哪些没答复')).toBe(`没有办结的1件：\n${line}`)
    expect(await say('wang', '我单位还有哪些没答复')).toBe('你单位没有要答复的建议。')
    talks.now = new Date('2027-03-02T09:00:00+08:00')
    expect(await say('wu', '哪些建议逾期了')).toContain('超期的1件：\n· 001')
  })
})
