/** Notices as liaisons and offices write them: title, time, place, gathering and audience of each. */
import { describe, expect, it } from 'vitest'
import type { PlanDraft } from '../../../handlers/activity/chat/plan/draft.ts'
import { editIn } from '../../../handlers/activity/chat/plan/edits.ts'
import { planIn } from '../../../handlers/activity/chat/plan/words.ts'
import { at } from '../office.ts'

const liaison = {
  now: at('2026-11-24T10:00'),
  zone: 'Asia/Shanghai',
  groups: [
    { id: 1, name: '桥东一组' },
    { id: 2, name: '桥东二组' },
  ],
  offices: [{ id: 1, name: '桥东街道人大工委' }],
  ownGroups: [1],
}

const notices: readonly (readonly [string, Partial<PlanDraft>])[] = [
  [
    '各位代表：兹定于12月3日（星期四）上午8:30，组织视察滨河污水处理厂，请于8:20前在街道门口集合乘车，收到请回复',
    {
      title: '视察滨河污水处理厂',
      day: '2026-12-03',
      time: '08:30',
      place: '滨河污水处理厂',
      gathering: '8:20前在街道门口乘车',
    },
  ],
  [
    '经研究，定于12月10日下午2点半在区人大三楼会议室召开代表小组会议，请全体代表准时参加',
    { title: '代表小组会议', day: '2026-12-10', time: '14:30', place: '区人大三楼会议室', notes: null },
  ],
  [
    '明天上午九点，桥东社区，走访困难户，一组全体',
    { title: '走访困难户', day: '2026-11-25', time: '09:00', place: '桥东社区' },
  ],
  [
    '通知：本周五下午3点，在桥东代表之家开展代表接待选民活动，请一组全体代表准时参加，不能参加的请向组长请假',
    {
      title: '代表接待选民活动',
      day: '2026-11-27',
      time: '15:00',
      place: '桥东代表之家',
      notes: '不能参加的请向组长请假',
    },
  ],
  [
    '【通知】各位代表，根据区人大常委会工作安排，定于12月8日（周二）上午9:00在区政府三楼会议室召开“一府两院”工作情况通报会，请安排好工作，准时出席。',
    { title: '“一府两院”工作情况通报会', day: '2026-12-08', time: '09:00', place: '区政府三楼会议室' },
  ],
  [
    '各位代表上午好，桥东街道人大工委定于12月4日下午14:30在街道五楼会议室召开代表座谈会，请大家安排好时间，准时参加，并请着正装、佩戴代表证。收到请回复！',
    {
      title: '代表座谈会',
      day: '2026-12-04',
      time: '14:30',
      place: '街道五楼会议室',
      notes: '请着正装、佩戴代表证',
    },
  ],
  [
    '一组代表请注意：12月9日上午8点半在街道办门口集合，前往高新区视察重点项目建设情况，中午安排工作餐，预计12点结束。',
    {
      title: '视察重点项目建设情况',
      gathering: '08:30在街道办门口',
      day: '2026-12-09',
      time: '08:30',
      endTime: '12:00',
      place: '高新区',
      notes: '中午安排工作餐',
    },
  ],
  [
    '兹定于2026年12月11日（星期五）上午9时，在街道三楼会议室召开2026年第四季度代表小组活动，学习党的二十届四中全会精神，请各位代表准时参加。',
    {
      title: '2026年第四季度代表小组活动 学习党的二十届四中全会精神',
      day: '2026-12-11',
      time: '09:00',
      place: '街道三楼会议室',
    },
  ],
  [
    '请各位代表于12月7日上午9:00到桥东社区居委会参加“代表进社区”活动，收到回复',
    { title: '“代表进社区”活动', day: '2026-12-07', time: '09:00', place: '桥东社区居委会' },
  ],
  [
    '定于下周三（12月2日）上午9点召开民生实事项目票决征求意见座谈会，地点：桥东街道三楼会议室，参会人员：全体代表，请提前10分钟签到。',
    {
      title: '民生实事项目票决征求意见座谈会',
      day: '2026-12-02',
      time: '09:00',
      place: '桥东街道三楼会议室',
      gathering: '提前10分钟签到',
    },
  ],
  [
    '12月15日下午2：30，代表之家，一组学习会，学习代表法，全体参加，要回执',
    { title: '学习会 学习代表法', day: '2026-12-15', time: '14:30', place: '代表之家', needsReceipt: true },
  ],
  [
    '紧急通知：原定活动改期，12月6日下午3点在二楼会议室开碰头会，一组全体代表参加',
    { title: '碰头会', day: '2026-12-06', time: '15:00', place: '二楼会议室', notes: '原定活动改期' },
  ],
  [
    '12月9日（周三）13:30在街道门口集合，14:00视察菜市场，15:30座谈，请一组代表参加，车辆统一安排',
    {
      title: '视察菜市场',
      day: '2026-12-09',
      time: '14:00',
      gathering: '13:30在街道门口',
      notes: '14:00视察菜市场；15:30座谈；车辆统一安排',
    },
  ],
  [
    '12月10日 上午9点 视察敬老院，下午2点座谈，一组全体',
    { title: '视察敬老院', time: '09:00', place: '敬老院', notes: '下午2点座谈' },
  ],
  [
    '一组：12月5日（周六）上午9点，河边植树，请带手套、铁锹，穿运动鞋',
    { title: '河边植树', day: '2026-12-05', time: '09:00', bring: '手套、铁锹', notes: '穿运动鞋' },
  ],
  [
    '12月20日 9:00-11:30 义诊志愿服务 滨河广场 自愿报名 限20人',
    { title: '义诊志愿服务', time: '09:00', endTime: '11:30', place: '滨河广场', seats: 20 },
  ],
  [
    '一组 11月29日下午2点半 街道门口集合 老旧小区调研 全体参加',
    { title: '老旧小区调研', time: '14:30', place: '街道门口', gathering: null },
  ],
  [
    '请各组组长12月3日下午3点到区人大常委会会议室开会，研究明年工作要点，请带笔记本和工作总结',
    { title: '研究明年工作要点', place: '区人大常委会会议室', bring: '笔记本和工作总结' },
  ],
  ['各位代表：今天下午三点在社区开会', { title: '会议', day: '2026-11-24', time: '15:00', place: '社区' }],
]

describe('a notice as it is written', () => {
  it.each(notices)('%s', (text, read) => {
    expect(planIn(text, liaison)).toMatchObject(read)
  })

  it('asks the people whom it names, and keeps others out of the title', () => {
    expect(planIn('12月5日上午9点 视察滨河公园 周明远、陈秀兰、何建平参加', liaison)).toMatchObject({
      title: '视察滨河公园',
      place: '滨河公园',
      names: ['周明远', '陈秀兰', '何建平'],
      audience: { roles: [] },
    })
    expect(
      planIn(
        '12月12日上午九点半组织部分代表调研老旧小区改造工作，地点在桥东花园小区，参加人员：周明远、陈秀兰',
        liaison,
      ),
    ).toMatchObject({ title: '调研老旧小区改造工作', names: ['周明远', '陈秀兰'], place: '桥东花园小区' })
    expect(
      planIn('12月7日下午两点 执法检查 食品安全法 农贸市场 请周明远、罗小燕参加，陈秀兰带队', liaison),
    ).toMatchObject({
      title: '执法检查 食品安全法',
      names: ['周明远', '罗小燕'],
      notes: '陈秀兰带队',
    })
  })

  it('asks the deputies who were elected again', () => {
    const office = { ...liaison, ownGroups: [] }
    expect(planIn('通知连任代表12月6日上午9点到党校参加专题讲座', office)).toMatchObject({
      title: '专题讲座',
      place: '党校',
      audience: { roles: ['deputy'], newcomers: 'continuing' },
    })
  })

  it('asks which is meant where the weekday is not that of the date', () => {
    expect(planIn('兹定于12月3日（星期五）上午9点召开座谈会，请全体代表参加', liaison)).toMatchObject({
      day: null,
      clash: '12月3日是星期四，您写的是星期五',
    })
    expect(planIn('下周三（12月4日）上午9点召开座谈会，请全体代表参加', liaison).day).toBeNull()
  })

  it('names no day where only 12月中旬 is said', () => {
    expect(planIn('各位代表：区人大常委会拟于12月中旬组织视察，具体时间另行通知', liaison)).toMatchObject({
      title: '视察',
      day: null,
      notes: '具体时间另行通知',
    })
  })
})

describe('a notice of several days', () => {
  it.each([
    ['12月6日到7日 外出考察 一组全体', '2026-12-06', null, '2026-12-07', null],
    ['12月3日-4日到市里学习，一组全体参加，早上7点半街道门口集合', '2026-12-03', '07:30', '2026-12-04', null],
    [
      '12月6日9点到12月7日17点 外出考察学习基层治理 地点 市党校 一组全体',
      '2026-12-06',
      '09:00',
      '2026-12-07',
      '17:00',
    ],
    ['12月6日上午9点 外出考察 12月7日下午5点结束 一组全体参加', '2026-12-06', '09:00', '2026-12-07', '17:00'],
    [
      '12月8日至10日赴市委党校参加履职培训，8日上午8点报到，请一组代表参加，12月4日前报名',
      '2026-12-08',
      '08:00',
      '2026-12-10',
      null,
    ],
    [
      '12月6日起为期两天 在区委党校举办新任代表履职培训 上午9点开始 全体新任代表参加',
      '2026-12-06',
      '09:00',
      '2026-12-07',
      null,
    ],
    ['12月6日、7日两天，石岭乡，民情走访，上午9点开始，一组全体', '2026-12-06', '09:00', '2026-12-07', null],
    ['下周一到周二 外出考察 一组全体参加 上午8点出发', '2026-11-30', '08:00', '2026-12-01', null],
    ['12月6日（周日）至7日（周一）赴市里考察学习，一组代表参加', '2026-12-06', null, '2026-12-07', null],
    [
      '定于12月16日上午9点在区行政中心召开区十八届人大七次会议，请全体代表提前半小时报到，会期三天',
      '2026-12-16',
      '09:00',
      '2026-12-18',
      null,
    ],
  ])('%s', (text, day, time, endDay, endTime) => {
    const plan = planIn(text, liaison)
    expect(plan).toMatchObject({ day, time, endDay, endTime })
    expect(plan.title).not.toMatch(/\d+[日号]|\d点|结束|两天/)
  })

  it('has its end corrected by a word', () => {
    expect(editIn('结束时间改到12月7日下午5点', liaison)).toEqual({ endDay: '2026-12-07', endTime: '17:00' })
    expect(editIn('12月8日结束', liaison)).toEqual({ endDay: '2026-12-08' })
    expect(editIn('时间 12月13日到14日', liaison)).toEqual({ day: '2026-12-13', endDay: '2026-12-14' })
    expect(editIn('集合 8点20街道门口', liaison)).toEqual({ gathering: '8点20街道门口' })
  })
})
