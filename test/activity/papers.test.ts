import ExcelJS from 'exceljs'
import { describe, expect, it } from 'vitest'
import {
  certificatePaper,
  signInPaper,
  summaryPaper,
  yearBook,
  yearPaper,
  type SummaryFacts,
} from '../../handlers/activity/papers.ts'
import { rateOf, yearFigures, type PresenceRow } from '../../handlers/activity/statistics/yearFigures.ts'
import { opened } from '../docx.ts'

const hostile = [
  '=HYPERLINK("http://x")',
  '<w:p>&amp;</w:p>',
  '𠮷田㛃',
  'A\0\u000bB',
  '\ud800',
  '路'.repeat(2000),
]

const signIn = (title = '老旧小区调研') => ({
  title,
  when: '2026年12月5日（周六）14:30',
  place: '桥东社区',
  groups: [
    {
      name: '桥东一组',
      people: [
        { name: '周明远', note: '' },
        { name: '罗小燕', note: '请假' },
      ],
    },
    { name: '其他人员', people: [{ name: '梁慧', note: '14:20已签到' }] },
  ],
  madeAt: '2026年12月4日 09:30',
})

describe('签到表', () => {
  it('has everybody under the group’s name, with room to sign, and leave marked without its reason', async () => {
    const { lines } = opened(await signInPaper(signIn()))
    const order = [
      '老旧小区调研签到表',
      // above the table: beneath it, it would often stand on a page alone
      '共3人，请假、不参加的1人。名单截至2026年12月4日 09:30。',
      '桥东一组（2人）',
      '周明远',
      '罗小燕',
      '请假',
      '其他人员（1人）',
      '梁慧',
    ]
    expect(order.map((part) => lines.indexOf(part))).toEqual(
      order.map((part) => lines.indexOf(part)).toSorted((a, b) => a - b),
    )
    expect(lines).not.toContain(-1)
  })

  it.each(hostile)('stands with a title like %.20j', async (title) => {
    expect(opened(await signInPaper(signIn(title))).sound).toBe(true)
  })
})

const summary = (change: Partial<SummaryFacts> = {}): SummaryFacts => ({
  called: '活动小结',
  title: '老旧小区调研',
  kind: '专题调研',
  when: '2026年12月5日（周六）14:30',
  place: '桥东社区',
  organiser: '桥东一组（刘洁）',
  attendance: { asked: 3, attended: ['周明远', '陈秀兰'], excused: ['罗小燕'], absent: [], open: [] },
  minutes: '走访了三个小区。\n听取物业介绍。',
  findings: '电梯年久失修',
  concerns: [{ name: '周明远', text: '3栋路灯\n不亮' }],
  suggestions: [{ number: 'JY-1801-023', title: '关于改造老旧小区电梯的建议' }],
  untitled: 0,
  contacts: 2,
  photos: 3,
  madeOn: '2026年12月6日',
  ...change,
})

describe('活动小结', () => {
  it('tells who was there, what was recorded and what came of it, in this order', async () => {
    const { text } = opened(await summaryPaper(summary()))
    const order = [
      '应到3人，实到2人',
      '周明远、陈秀兰',
      '罗小燕',
      '一、主要内容',
      '走访了三个小区。',
      '二、发现的问题',
      '三、代表提出的问题',
      '1. 周明远：3栋路灯 不亮',
      '四、形成的代表建议',
      'JY-1801-023《关于改造老旧小区电梯的建议》',
      '另记代表联系2次；照片3张，另存。',
    ]
    expect(order.map((part) => text.indexOf(part))).toEqual(
      order.map((part) => text.indexOf(part)).toSorted((a, b) => a - b),
    )
    for (const part of order) expect(text).toContain(part)
  })

  it('shows what nobody recorded as missing, and invents nothing for it', async () => {
    const bare = { attendance: null, minutes: null, findings: null, concerns: [], suggestions: [] }
    const { text } = opened(await summaryPaper(summary(bare)))
    expect(text).toContain('【缺：考勤】')
    expect(text).toContain('【缺：纪要】')
    expect(text).not.toContain('发现的问题')
    expect(text).not.toContain('实到')
  })

  it.each(hostile)('stands with minutes like %.20j', async (minutes) => {
    expect(opened(await summaryPaper(summary({ minutes, title: minutes }))).sound).toBe(true)
  })
})

describe('培训证明', () => {
  it('says what is recorded, with its number, the hours, the day and room for the seal', async () => {
    const { text } = opened(
      await certificatePaper({
        number: 'PX2026-0001',
        name: '周明远',
        office: '青陵区第十八届人大代表（代表证号QL18-001）',
        span: '2026年1月1日至2026年12月31日',
        hours: 5.5,
        trainings: [
          { day: '2026年3月2日', title: '地方组织法专题讲座', kind: '专题讲座', hours: 3 },
          { day: '2026年9月2日', title: '以会代训', kind: '以会代训', hours: 2.5 },
          { day: '2026年9月3日', title: '考察', kind: '外出考察', hours: null },
        ],
        signed: '青陵区人大常委会代表工作委员会',
        issuedOn: '2026-12-31',
      }),
    )
    expect(text).toContain('编号：PX2026-0001')
    expect(text).toContain(
      '兹证明青陵区第十八届人大代表（代表证号QL18-001）周明远同志，2026年1月1日至2026年12月31日参加培训3次，共5.5学时。',
    )
    expect(text).toContain('没有记')
    expect(text.trimEnd().endsWith('青陵区人大常委会代表工作委员会\n2026年12月31日')).toBe(true)
  })
})

const present = (
  personId: number,
  groupId: number | null,
  kind: string,
  change: Partial<PresenceRow> = {},
) => ({
  personId,
  groupId,
  kind,
  attended: 1,
  excused: 0,
  absent: 0,
  unmarked: 0,
  hours: kind === 'lecture' ? 3 : 0,
  ...change,
})

const figures = () =>
  yearFigures({
    year: 2026,
    cutOff: '2026-11-24',
    cancelled: 1,
    suspended: 0,
    held: [
      { id: 1, kind: 'special_research', groupId: 1, recorded: true },
      { id: 2, kind: 'lecture', groupId: null, recorded: true },
      { id: 3, kind: 'lecture', groupId: null, recorded: false },
    ],
    presence: [
      present(1, 1, 'special_research', { attended: 0, excused: 1 }),
      present(2, 1, 'special_research', { attended: 0, absent: 1 }),
      present(1, 1, 'lecture'),
      present(3, 2, 'lecture'),
      present(9, null, 'lecture'),
    ],
    groups: [
      { id: 1, name: '桥东一组' },
      { id: 2, name: '桥东二组' },
    ],
    deputies: [
      { personId: 1, name: '周明远', groupId: 1, isNew: true },
      { personId: 2, name: '陈秀兰', groupId: 1, isNew: true },
      { personId: 3, name: '=何建平', groupId: 2, isNew: false },
    ],
  })

describe('the statistics of a year', () => {
  it('count people where attendance was recorded, and every sum agrees with its parts', () => {
    const made = figures()
    expect(made.total).toEqual({
      name: '合计',
      activities: 3,
      unrecorded: 1,
      asked: 5,
      attended: 3,
      excused: 1,
      absent: 1,
      unmarked: 0,
      trainings: 3,
      hours: 9,
    })
    expect(made.byKind.map(({ name, asked, attended }) => [name, asked, attended])).toEqual([
      ['专题调研', 2, 0],
      ['专题讲座', 3, 3],
    ])
    expect(
      made.byGroup.map(({ name, asked, trained, deputies }) => [name, asked, trained, deputies]),
    ).toEqual([
      ['桥东一组', 3, 1, 2],
      ['桥东二组', 1, 1, 1],
    ])
    expect([made.trained, made.newcomers, made.newTrained]).toEqual([2, 2, 1])
    expect(rateOf({ asked: 0, attended: 0 })).toBe(null)
  })

  it('stand in Word with the rules and the cut-off beneath', async () => {
    const { text, sound } = opened(await yearPaper(figures()))
    expect(sound).toBe(true)
    expect(text).toContain('活动和培训3次（没有记考勤的1次），另有1次取消。')
    expect(text).toContain('到会率60%（3/5）')
    expect(text).toContain('其中新任代表1/2名')
    expect(text).toContain('2026年1月1日至2026年11月24日')
    expect(text).toContain('到会率＝实到人次÷应到人次')
  })

  it('stand in Excel as numbers that add up, and no name becomes a formula', async () => {
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load((await yearBook(figures())) as unknown as ArrayBuffer)
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['按类型', '按小组', '按代表'])
    const kinds = workbook.getWorksheet('按类型')
    const sumOf = (column: number) =>
      [3, 4].reduce((sum, row) => sum + Number(kinds?.getCell(row, column).value), 0)
    for (const column of [2, 4, 5, 6, 7, 8]) expect(kinds?.getCell(5, column).value).toBe(sumOf(column))
    expect(kinds?.getCell(5, 9).value).toBe(0.6)
    expect(workbook.getWorksheet('按代表')?.getCell('A5').value).toBe("'=何建平")
    const notes = kinds?.getColumn(1).values.map(String).join('\n')
    expect(notes).toContain('统计范围：2026年1月1日至2026年11月24日开始的活动和培训')
  })
})
