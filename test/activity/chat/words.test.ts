import { describe, expect, it } from 'vitest'
import { activityNumberIn, reasonIn } from '../../../handlers/activity/chat/answers/words.ts'
import { attendanceIn, sheetOf, type Member } from '../../../handlers/activity/chat/attendance/words.ts'
import {
  countsIn,
  bareAnswerIn,
  partsIn,
  sameConstituency,
} from '../../../handlers/activity/chat/day/words.ts'
import { missingIn, planOf } from '../../../handlers/activity/chat/plan/draft.ts'
import { editIn } from '../../../handlers/activity/chat/plan/edits.ts'
import { planIn } from '../../../handlers/activity/chat/plan/words.ts'
import { at, names } from '../office.ts'

const zone = 'Asia/Shanghai'
const groups = ['桥东一组', '桥东二组', '滨河一组'].map((name, index) => ({ id: index + 1, name }))
const now = at('2026-11-23T09:30')
const liaison = { now, zone, groups, ownGroups: [1] }
const office = { now, zone, groups, ownGroups: [] as number[] }

describe('a plan in a liaison’s sentence', () => {
  it.each([
    [
      '一组 11月28日下午2点半 老旧小区调研 桥东社区 全体参加',
      'special_research',
      '老旧小区调研',
      '2026-11-28',
      '14:30',
      '桥东社区',
    ],
    [
      '本周五下午3点在桥东代表之家开小组学习会 全体代表参加',
      'study',
      '小组学习会',
      '2026-11-27',
      '15:00',
      '桥东代表之家',
    ],
    [
      '通知:12月2日下午2:30 视察老旧小区改造 集合地点区政府门口',
      'inspection_visit',
      '视察老旧小区改造',
      '2026-12-02',
      '14:30',
      '区政府门口',
    ],
    [
      '周四下午视察菜市场,请一组代表2点到桥东社区集合',
      'inspection_visit',
      '视察菜市场',
      '2026-11-26',
      '14:00',
      '桥东社区',
    ],
    [
      '12月1日,一组,视察桥东小学周边交通,上午9:00校门口集合',
      'inspection_visit',
      '视察桥东小学周边交通',
      '2026-12-01',
      '09:00',
      '校门口',
    ],
    [
      '12月4日国家宪法日集中宣讲活动 全体代表上午9点到文化广场',
      'voter_contact',
      '国家宪法日集中宣讲活动',
      '2026-12-04',
      '09:00',
      '文化广场',
    ],
    [
      '明天上午组织一组代表去石岭视察柑橘冷链',
      'inspection_visit',
      '视察柑橘冷链',
      '2026-11-24',
      null,
      '石岭',
    ],
  ])('%s', (text, kind, title, day, time, place) => {
    const plan = planIn(text, liaison)
    expect(plan).toMatchObject({ kind, title, day, time, place })
    expect(plan.audience).toMatchObject({ roles: ['deputy'], groups: [1] })
  })

  it.each([
    ['周五下午3点一组开会 街道三楼', '15:00'],
    ['下周五上午九点二十一组学习 桥东社区', '09:20'],
    ['周五下午3点12人开会 街道三楼', '15:00'],
  ])('takes no group and no number of people for minutes: %s', (text, time) => {
    expect(planIn(text, liaison)).toMatchObject({ time, audience: { groups: [1] } })
  })

  it('holds seats, an end, what to bring, hours and a deadline', () => {
    expect(planIn('12月8日下午2点到4点半 二组视察学校食堂 全体参加 请带雨伞 限12人', liaison)).toMatchObject({
      title: '视察学校食堂',
      time: '14:00',
      endTime: '16:30',
      seats: 12,
      bring: '雨伞',
      audience: { groups: [2] },
    })
    expect(
      planIn('下周二上午监督法专题讲座 通知全体代表 11月30日前报名 3学时 扫码签到', office),
    ).toMatchObject({
      answerBy: { day: '2026-11-30', time: '23:59' },
      hours: 3,
      topic: 'business',
      doorOnly: true,
      audience: { roles: ['deputy'], groups: [] },
    })
  })

  it('asks what must not be guessed: whom, the day, the hour', () => {
    const missing = (text: string, context = office) => missingIn(planIn(text, context))
    expect(missing('12月6日专题讲座 地方组织法')).toBe('audience')
    expect(missing('一组 12月6日上午9点调研')).toBe('group')
    expect(missing('调研 全体参加', liaison)).toBe('day')
    expect(missing('12月6日下午调研 全体参加', liaison)).toBe('time')
    expect(missing('12月6日下午3点调研 全体参加', { ...liaison, ownGroups: [1, 2] })).toBe('group')
  })

  it('new deputies, standing committee members and units are asked by their names', () => {
    expect(planIn('12月6日专题讲座 地方组织法 通知全体新代表 要回执', office)).toMatchObject({
      needsReceipt: true,
      audience: { roles: ['deputy'], newcomers: 'new' },
    })
    expect(planIn('12月15日视察民生实事项目 请常委会组成人员参加', office).audience?.roles).toEqual([
      'sc_member',
    ])
    expect(planIn('12月3日下午3点召开建议办理推进会 请承办单位参加', office).audience?.roles).toEqual([
      'unit',
    ])
  })

  it('a deadline on the day itself is the start', () => {
    const plan = planOf(planIn('12月6日上午9点调研 全体参加 12月6日前回复', liaison), zone, false)
    expect([plan.startsAt, plan.answerBy]).toEqual([at('2026-12-06T09:00'), at('2026-12-06T09:00')])
  })
})

it.each([
  ['地点 桥东社区二楼', { place: '桥东社区二楼' }],
  ['地点改到滨河社区', { place: '滨河社区' }],
  ['改到12月6日上午9点', { day: '2026-12-06', time: '09:00' }],
  ['时间 下午3点到5点', { time: '15:00', endTime: '17:00' }],
  ['名额 30', { seats: 30 }],
  ['截止 12月3日', { answerBy: { day: '2026-12-03', time: '23:59' } }],
  ['名称 雨污分流调研', { title: '雨污分流调研' }],
  ['请带 笔记本', { bring: '笔记本' }],
  ['好的', null],
  ['走访 张德发', null],
])('the correction %s', (text, edit) => {
  expect(editIn(text, { now, zone })).toEqual(edit)
})

describe('why somebody does not come', () => {
  it.each([
    ['请假 那天厂里检修', '那天厂里检修'],
    ['抱歉，那天学校有课，我请假。', '那天学校有课'],
    ['参加不了,要开庭', '要开庭'],
    ['不去,出差', '出差'],
    ['我在外地,请假', '我在外地'],
    ['活动12 请假 住院', '住院'],
    ['请假', null],
    ['不参加', null],
    ['明天的活动我不去', null],
    ['去不了', null],
  ])('%s', (text, reason) => {
    expect(reasonIn(text)).toBe(reason)
  })
  it('an activity is named by its number, not by a count or a day', () => {
    expect(
      ['活动12 参加', '活动 7 情况', '活动12月5日', '今天活动到了7个', '活动7个人'].map(activityNumberIn),
    ).toEqual([12, 7, null, null, null])
  })
})

describe('who was there, from one sentence', () => {
  const members: Member[] = names.map((name, personId) => ({ personId, name }))
  const idsOf = (...of: string[]) => of.map((name) => names.indexOf(name))
  const read = (text: string) => sheetOf(attendanceIn(text, members), members)

  it.each([
    ['今天活动到了7个 罗小燕请假 谭志刚没来', ['罗小燕'], ['谭志刚']],
    ['都到齐了 就何建平请假', ['何建平'], []],
    ['罗小燕没来 其他人都到了', [], ['罗小燕']],
    ['今天到会8人,缺周明远', [], ['周明远']],
    ['今天调研实到8人 陈秀兰请假', ['陈秀兰'], []],
    ['今天上午的座谈会应到9人 实到7人 缺席罗小燕 谭志刚', [], ['罗小燕', '谭志刚']],
    ['点名:到7人,罗小燕、谭志刚请假', ['罗小燕', '谭志刚'], []],
    ['今天视察来了7个代表,周明远陈秀兰没来', [], ['周明远', '陈秀兰']],
    ['昨天的学习会 全勤', [], []],
    ['今天例会 9人到了8人 邓国庆病假', ['邓国庆'], []],
  ])('%s', (text, excused, absent) => {
    const sheet = read(text)
    if ('doubt' in sheet) throw new Error(JSON.stringify(sheet))
    expect(sheet.excused.map(({ personId }) => names[personId])).toEqual(excused)
    expect(sheet.absent.map((id) => names[id])).toEqual(absent)
    expect(sheet.attended.length + excused.length + absent.length).toBe(9)
  })

  it('a count that does not fit the group is never recorded', () => {
    expect(read('今天活动到了8个 罗小燕请假 谭志刚没来')).toEqual({
      doubt: 'count',
      asked: 9,
      excused: 1,
      absent: 1,
      there: 7,
      said: 8,
    })
    expect(read('应到12人 实到9人')).toEqual({ doubt: 'expected', asked: 9, said: 12 })
    expect(read('今天视察到了6人 何建平请假')).toEqual({ doubt: 'who', missing: 2 })
    expect(read('考勤:周明远、陈秀兰、何建平到,罗小燕请假')).toEqual({ doubt: 'who', missing: 5 })
    expect(read('罗小燕没来')).toEqual({ doubt: 'who', missing: 8 })
    expect(read('今天活动很好')).toEqual({ doubt: 'nothing' })
  })

  it('two of one name are not told apart by guessing', () => {
    const twins = [...members, { personId: 99, name: '罗小燕' }]
    expect(sheetOf(attendanceIn('罗小燕没来 其他人都到了', twins), twins)).toEqual({
      doubt: 'which_twin',
      names: ['罗小燕'],
    })
  })

  it('whoever is named as there is there', () => {
    const all = `${names.slice(0, 8).join('、')}到，${names[8] ?? ''}请假`
    expect(read(all)).toMatchObject({ attended: idsOf(...names.slice(0, 8)) })
  })
})

describe('the contact day in words', () => {
  it.each([
    [
      '10月20号联系日 去了12选区 见了8个选民 征求意见卡收了6张',
      { headcount: 8, cards: 6, constituency: '12' },
    ],
    ['联系日当天见了5位选民', { headcount: 5, cards: null, constituency: null }],
    ['到12选区走访,见了10位选民,收意见卡8张', { headcount: 10, cards: 8, constituency: '12' }],
    ['联系日走访张德发', { headcount: null, cards: null, constituency: null }],
  ])('%s', (text, counts) => {
    expect(countsIn(text)).toEqual({ ...counts, onTop: false })
  })

  it('the four parts are told in any order, or that there was none', () => {
    expect(partsIn('解：物业费怎么算 帮：没有', ['solved', 'helped'])).toEqual({
      solved: '物业费怎么算',
      helped: '无',
    })
    expect(partsIn('帮民困 帮老人办了医保卡，解民惑：停水通知', ['solved', 'helped'])).toEqual({
      helped: '帮老人办了医保卡',
      solved: '停水通知',
    })
    expect(partsIn('没有', ['solved', 'helped'])).toEqual({ solved: '无', helped: '无' })
    expect(partsIn('送了两袋米', ['helped'])).toBeNull()
    expect(bareAnswerIn('送了两袋米', ['helped'])).toEqual({ helped: '送了两袋米' })
    expect(bareAnswerIn('送了两袋米', ['solved', 'helped'])).toBeNull()
    expect(bareAnswerIn('这个怎么填呢？', ['helped'])).toBeNull()
    expect(partsIn('没有解释，也没帮上', ['solved', 'helped'])).toEqual({ solved: '无', helped: '无' })
    expect(partsIn('没什么', ['solved', 'helped'])).toEqual({ solved: '无', helped: '无' })
  })

  it('12 and 第012选区 are one constituency', () => {
    expect([
      sameConstituency('12', '012'),
      sameConstituency('12', '第12选区'),
      sameConstituency('12', '21'),
    ]).toEqual([true, true, false])
  })
})
