import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import {
  assignmentPaper,
  ballotPaper,
  ledgerBook,
  opinionPaper,
  pollResultPaper,
  replyPaper,
  sheetPaper,
  statisticsBook,
  statisticsPaper,
  type StatisticsFacts,
} from '../../handlers/suggestion/papers.ts'
import { countPoll } from '../../handlers/suggestion/supervision/counts.ts'
import { statisticsOf } from '../../handlers/suggestion/reading/statistics.ts'
import { opened } from '../docx.ts'
import { assignment, ledgerRow, opinion, reply, sheet } from './facts.ts'

/** What people may be called, and write, to the harm of documents and tables. */
const hostile = [
  '=HYPERLINK("http://x")',
  '+8613800000011',
  '＝1+1',
  '<w:p>&amp;</w:p>',
  '𠮷田㛃',
  'A\0\u000bB',
  '\ud800',
  '路'.repeat(2000),
]

const grades = ['满意', '基本满意', '不满意']

describe('代表建议纸', () => {
  it('has head, co-signers, ticks, text, attachments and the office’s part in their order', async () => {
    const { text } = opened(await sheetPaper(sheet()))
    const order = [
      '代表建议、批评和意见',
      'JY-1801-023',
      '周明远',
      '□同意全文公开　☑仅同意公开标题',
      '附议代表（2人）',
      '陈秀兰',
      '何建平',
      '一、情况和问题',
      '二、具体建议',
      '附件1：现场照片',
      '领衔代表签名：',
      '交办意见',
    ]
    expect(order.map((part) => text.indexOf(part))).toEqual(
      order.map((part) => text.indexOf(part)).toSorted((a, b) => a - b),
    )
    for (const part of order) expect(text).toContain(part)
  })

  it('a motion is called one, and between sessions the sheet says so', async () => {
    const { text } = opened(await sheetPaper(sheet({ kind: 'motion', session: null, cosigners: [] })))
    expect(text).toContain('代表议案')
    expect(text.replaceAll('\n', '')).toContain('闭会期间')
    expect(text).toContain('附议代表（0人）')
  })

  it.each(hostile)('stands with a name like %.20j', async (name) => {
    const made = sheet()
    const file = opened(
      await sheetPaper({
        ...made,
        title: name,
        lead: { ...made.lead, name },
        parts: [{ heading: '一、情况', text: name }],
      }),
    )
    expect(file.sound).toBe(true)
  })
})

describe('交办单', () => {
  it('names units and days, and marks a day that may still move', async () => {
    const { text } = opened(await assignmentPaper(assignment()))
    for (const part of [
      '区住建局',
      '区城管局、区公安分局',
      '2018年2月8日（暂定，该年放假安排未公布）',
      '青陵区人民政府办公室',
      '签收人',
    ])
      expect(text).toContain(part)
  })

  it('separate units stand together, with no main one', async () => {
    const { text } = opened(
      await assignmentPaper(assignment({ main: [], assisting: [], separate: ['区水利局', '区城管局'] })),
    )
    expect(text).toContain('分办单位')
    expect(text).not.toContain('主办单位')
  })

  it('what is not known is seen to be missing', async () => {
    const { text } = opened(await assignmentPaper(assignment({ number: null, main: [], assignedOn: null })))
    for (const what of ['编号', '主办单位', '交办日期']) expect(text).toContain(`【缺：${what}】`)
  })
})

describe('a unit with a very long name', () => {
  const unit =
    '青陵区住房和城乡建设局（区人民防空办公室、区房屋征收与补偿管理办公室、区城市基础设施建设指挥部办公室）'
  const paragraphWith = (xml: string, words: string): string =>
    xml.split(/(?=<w:p[ >])/).find((one) => one.includes(words)) ?? ''

  it('has its name in red in several lines that can be read, and the date in one line', async () => {
    const file = opened(await replyPaper(reply({ unit })))
    const halfPoints = /<w:sz w:val="(\d+)"/.exec(
      paragraphWith(file.edge('header', 'first'), '青陵区住房和城乡建设局'),
    )
    expect(Number(halfPoints?.[1])).toBeGreaterThanOrEqual(44)
    const right = /<w:ind [^>]*w:(?:right|end)="(\d+)"/.exec(paragraphWith(file.body, '2017年12月20日'))
    // of 156 mm it leaves more than the date takes
    expect(Number(right?.[1])).toBeLessThan(5_000)
  })

  it('has its second name in brackets below the first, and no word parted', async () => {
    const file = opened(await replyPaper(reply({ unit: '青陵区住房和城乡建设局（青陵区人民防空办公室）' })))
    expect(file.linesOf(file.edge('header', 'first'))[1]).toBe(
      '青陵区住房和城乡建设局\n（青陵区人民防空办公室）',
    )
  })

  it('stands in one row of its own on the sheet that asks for an opinion', async () => {
    const { body } = opened(await opinionPaper(opinion({ unit })))
    const row = body.split('<w:tr>').find((one) => one.includes(unit)) ?? ''
    expect(row).toContain('<w:gridSpan w:val="3"/>')
  })
})

describe('答复函', () => {
  it('names the sheet that asks for an opinion once among what is enclosed', async () => {
    const { text } = opened(await replyPaper(reply({ attachments: ['工程进度表', '征询意见表'] })))
    expect(text.match(/征询意见表/g)).toHaveLength(1)
  })

  it('has the class at the top right of page one, number, title, addressees, promises, contact, copies', async () => {
    const file = opened(await replyPaper(reply()))
    expect(file.linesOf(file.edge('header', 'first')).slice(0, 2)).toEqual(['B', '青陵区住房和城乡建设局'])
    for (const part of [
      '青建函〔2017〕12号',
      '周明远、陈秀兰、何建平代表：',
      '您提出的《关于在桥东小学路口增设红绿灯的建议》收悉，现答复如下：',
      '1. 装好红绿灯（区住建局负责，2018年3月31日前完成）。',
      '附件：征询意见表',
      '2017年12月20日',
      '（联系人：王涛；联系电话：0717-1234567）',
      '抄送：区人大常委会代表工作委员会，区政府办公室。',
    ])
      expect(file.text).toContain(part)
    expect(file.lines.join('')).toContain('关于区十八届人大一次会议第023号建议的答复')
  })

  it('invents neither class nor number nor signature', async () => {
    const file = opened(
      await replyPaper(
        reply({ replyClass: null, letterNumber: null, signer: null, text: ' ', repliedOn: null }),
      ),
    )
    expect(file.edge('header', 'first')).toContain('【缺：答复类别】')
    for (const what of ['文号', '签发人', '答复正文', '成文日期'])
      expect(file.text).toContain(`【缺：${what}】`)
  })

  it('thanks the deputy once', async () => {
    const thanked = opened(await replyPaper(reply({ text: '已办结。感谢您的支持。' }))).text
    expect(thanked.match(/感谢/g)).toHaveLength(1)
    expect(opened(await replyPaper(reply())).text).toContain('感谢您对我们工作的关心和支持。')
  })
})

describe('征询意见表 and 测评票', () => {
  it('nothing that judges is filled in beforehand', async () => {
    for (const file of [
      await opinionPaper(opinion()),
      await ballotPaper({ title: '测评票', items: ['区住建局'], grades }),
    ]) {
      expect(opened(file).text).toContain('□')
      expect(opened(file).text).not.toMatch(/[☑✓■]/)
    }
  })

  it('a ballot carries no name and tells how it is marked', async () => {
    const { text } = opened(await ballotPaper({ title: '测评票', items: ['区住建局', '区城管局'], grades }))
    expect(text).toContain('每项只选一个')
    expect(text).toContain('多选无效，不选为弃权')
    expect(text).not.toMatch(/姓名|签名/)
  })

  it('the result tells what came back, the rates with what they are counted of, and the formulas', async () => {
    const counted = countPoll({
      issued: 25,
      returned: 24,
      valid: 23,
      items: [{ name: '区住建局', marks: [15, 5, 1], abstained: 2, spoilt: 0 }],
    })
    if (!counted.ok) throw new Error('the counts are right')
    const { text } = opened(
      await pollResultPaper({
        ...counted.value,
        title: '测评结果',
        grades,
        heldOn: '2017年11月24日',
        standing: null,
      }),
    )
    for (const part of [
      '发出测评票25张，收回24张，其中有效23张，无效1张',
      '71.4%\n15/21',
      '95.2%\n20/21',
      '满意率＝满意票÷各等次票之和',
    ])
      expect(text).toContain(part)
  })
})

const read = async (file: Buffer): Promise<ExcelJS.Workbook> => {
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(
    file.buffer.slice(file.byteOffset, file.byteOffset + file.byteLength) as ArrayBuffer,
  )
  return workbook
}

describe('the ledger', () => {
  it('tells filter, time and counting rule in its first line, and keeps it in sight', async () => {
    const workbook = await read(
      await ledgerBook({ rows: [ledgerRow()], filter: '2017年', madeAt: '2017-11-08 09:30' }),
    )
    const sheet = workbook.worksheets[0]!
    expect(sheet.getCell('A1').text).toBe(
      '代表建议台账。范围：2017年；生成时间：2017-11-08 09:30；共1件（一件一行，并案的各占一行，议案见“种类”）；超期天数按生成当日计算。',
    )
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 })
    expect(sheet.autoFilter).toBeTruthy()
  })

  it('a row is as high as its longest cell, and printed on A3 across, ruled', async () => {
    const rows = [ledgerRow(), ledgerRow({ cosigners: Array.from({ length: 30 }, () => '欧阳国庆') })]
    const workbook = await read(await ledgerBook({ rows, filter: '全部', madeAt: '' }))
    const sheet = workbook.worksheets[0]!
    expect(sheet.getRow(3).height).toBe(15)
    expect(sheet.getRow(4).height).toBeGreaterThan(150)
    expect(sheet.pageSetup).toMatchObject({ paperSize: 8, orientation: 'landscape' })
    expect(sheet.getCell('B4').border).toMatchObject({ bottom: { style: 'thin' } })
  })

  it('its columns keep their order', async () => {
    const workbook = await read(await ledgerBook({ rows: [ledgerRow()], filter: '全部', madeAt: '' }))
    const row = (number: number) => (workbook.worksheets[0]!.getRow(number).values as unknown[]).slice(1)
    expect(row(2)).toEqual([
      '编号',
      '标题',
      '类别',
      '领衔代表',
      '附议代表',
      '代表所在机构',
      '状态',
      '重点建议',
      '提交日期',
      '转交',
      '交办日期',
      '答复期限',
      '主办单位',
      '协办单位',
      '答复日期',
      '答复类别',
      '对办理工作',
      '对办理结果',
      '办结日期',
      '超期天数',
      '办理轮次',
      '种类',
      '议案编号',
    ])
    expect(row(3).slice(0, 2)).toEqual(['JY-1801-023', '关于在桥东小学路口增设红绿灯的建议'])
    expect(row(3).slice(-3)).toEqual([39, 1, '建议'])
  })

  it.each(hostile)('no cell begins a formula: %.20j', async (text) => {
    const workbook = await read(
      await ledgerBook({
        rows: [ledgerRow({ title: text, lead: text, cosigners: [text], main: text })],
        filter: text,
        madeAt: '',
      }),
    )
    workbook.worksheets[0]!.eachRow((row) => {
      row.eachCell((cell) => {
        expect(cell.type).not.toBe(ExcelJS.ValueType.Formula)
        expect(cell.text).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
      })
    })
  })
})

describe('the statistics on paper', () => {
  const handlings = ['001', '002', '003'].map((suggestion) => ({
    suggestion,
    mergedInto: null,
    unit: suggestion === '003' ? '=区城管局' : '区住建局',
    category: '城建环保',
    office: '桥东街道人大联络处',
    dueOn: '2017-10-01',
    repliedOn: suggestion === '002' ? null : '2017-09-30',
    contacted: true,
    solved: false,
    work: null,
    result: suggestion === '001' ? ('satisfied' as const) : null,
    promised: 0,
    delivered: 0,
  }))
  const facts: StatisticsFacts = {
    title: '2017年代表建议办理情况统计',
    filter: '全部',
    cutOff: '2017-11-08',
    merged: { rule: 'once', setOn: null },
    tables: [{ by: 'unit', statistics: statisticsOf(handlings, 'unit', 'once', '2017-11-08') }],
    polls: {
      figures: [
        {
          pollId: 1,
          poll: '会议测评',
          heldOn: '2017-11-07',
          item: '=区城管局',
          satisfied: { part: 15, of: 21 },
          content: { part: 20, of: 21 },
          mark: null,
        },
      ],
      voided: 1,
    },
  }

  it('in Word: rates with their n, formulas and counting rules beneath', async () => {
    const { text } = opened(await statisticsPaper(facts))
    for (const part of [
      '区住建局',
      '66.7%\n2/3',
      '100%\n1/1',
      '—\n0/0',
      '统计截止2017年11月8日',
      '办复率＝',
      '没有测评的不计入',
      '并案办理的几件建议合计一件',
      '二、会议满意度测评',
      '71.4%\n15/21',
      '另有1次会议测评已作废，不计入。',
    ])
      expect(text).toContain(part)
  })

  it('in Excel: part, n and rate as numbers, rules beneath, and no formula', async () => {
    const workbook = await read(await statisticsBook(facts))
    const sheet = workbook.getWorksheet('按承办单位')!
    const total = sheet.getRow(5).values as unknown[]
    expect(total.slice(1, 7)).toEqual(['合计', 3, 3, 2, 3, 0.667])
    const texts: string[] = []
    sheet.eachRow((row) => {
      row.eachCell((cell) => texts.push(cell.text))
    })
    expect(texts.join('\n')).toContain('并案办理的几件建议合计一件')
    expect(texts).toContain("'=区城管局")
  })
})
