/** A day, or a word of another command, in what somebody remarks beside: the act is what was said, and no more. */
import { beforeEach, describe, expect, it } from 'vitest'
import { promisedDay } from '../../../handlers/suggestion/chat/words/dates.ts'
import { talksOn } from '../talks.ts'
import { promisesIn } from '../../../handlers/suggestion/chat/words/promises.ts'
import { mayLead, setKey } from '../../../handlers/suggestion/actions.ts'
import { as, lastNotice, told, value } from '../world.ts'

const talks = talksOn()
const { here, say } = talks
const lights = '《关于在桥东小学路口增设红绿灯的建议》'

const suggestion = () => here.db.suggestion.findFirstOrThrow()

describe('退回 and 不予受理', () => {
  beforeEach(() => talks.lightsUpTo('submitted'))

  it('returns with a reason that threatens 不予受理, and refuses nothing', async () => {
    expect(await say('liang', '退回 草1 请补充具体地点，否则不予受理')).toContain(
      '已退回代表修改，理由：“请补充具体地点，否则不予受理”',
    )
    expect((await suggestion()).state).toBe('returned')
  })

  it('refuses where that is the command', async () => {
    expect(await say('liang', '不予受理 草1 不属于本区职权')).toContain('不予受理，理由：“不属于本区职权”')
    expect((await suggestion()).state).toBe('not_accepted')
  })

  it('does neither where both are said', async () => {
    expect(await say('liang', '退回 草1 不予受理 不属于本区职权')).toContain(
      '是退回修改，还是不予受理？没有办',
    )
    expect((await suggestion()).state).toBe('submitted')
  })
})

describe('a promise', () => {
  it.each([
    ['11月20日已到现场踏勘，正在做设计', null],
    ['11月20日到现场踏勘，正在做设计', null],
    ['11月20日已装好标线', null],
    ['11月20日装好标线', null],
    ['11月24日到现场看过，等设计', null],
    ['11月20日已到现场踏勘，明年一季度装好', { day: '2027-03-31', isPlain: true }],
    ['3月底前装好', { day: '2027-03-31', isPlain: true }],
    ['3月20日完成踏勘，正在做设计', { day: '2027-03-20', isPlain: false }],
    ['2027年1月勘察，10月装好', null],
    ['明年3月底前通过验收，装好过街设施', { day: '2027-03-31', isPlain: true }],
    ['12月底划好标线', { day: '2026-12-31', isPlain: true }],
    ['明年3月安排人员研究', { day: '2027-03-31', isPlain: false }],
  ])('in “%s” on 24 November 2026', (words, promised) => {
    expect(promisedDay(words, '2026-11-24')).toEqual(promised)
  })

  it.each([
    [
      '明年3月底前装好路灯，6月底前修好路面',
      [
        ['明年3月底前装好路灯', '2027-03-31'],
        ['6月底前修好路面', '2027-06-30'],
      ],
    ],
    [
      '1. 12月底前划好标线；2. 明年一季度前装好红绿灯；3. 后年上半年建成天桥',
      [
        ['12月底前划好标线', '2026-12-31'],
        ['明年一季度前装好红绿灯', '2027-03-31'],
        ['后年上半年建成天桥', '2028-06-30'],
      ],
    ],
    // 6月 may be that of 2027 or of 2028
    ['2028年3月底前建成，6月底前投用', []],
    ['2027年1月勘察，10月装好', []],
    ['11月20日已装好标线，明年3月底前装好红绿灯', []],
    ['明年3月底前装好', []],
  ])('of several days in “%s” on 24 November 2026', (words, promised) => {
    expect(promisesIn(words, '2026-11-24').map(({ text, dueOn }) => [text, dueOn])).toEqual(promised)
  })

  it('is kept with each of its days, of a reply, of its correction and of an opinion', async () => {
    await talks.lightsUpTo('signed')
    expect(await say('su', '001协办意见：12月底前划好标线，明年2月底前装好护栏')).toContain(
      '承诺2项：12月31日前、2027年2月28日前完成，到期会提醒。',
    )
    expect(await say('wang', '001答复 B类 明年3月底前装好红绿灯，6月底前修好路面')).toContain(
      '承诺2项：2027年3月31日前、2027年6月30日前完成。',
    )
    const dues = async () =>
      (await here.db.commitment.findMany({ orderBy: { dueOn: 'asc' } })).map(({ dueOn }) => dueOn)
    expect(await dues()).toEqual(['2026-12-31', '2027-02-28', '2027-03-31', '2027-06-30'])
    expect(await say('wang', '001答复改成B类 明年4月底前装好红绿灯，7月底前修好路面')).toContain(
      '承诺2027年4月30日前完成，承诺2027年7月31日前完成',
    )
  })

  it('is asked for item by item where the days of a reply leave room for doubt', async () => {
    await talks.lightsUpTo('signed')
    expect(await say('wang', '001答复 B类 2027年1月勘察，10月装好')).toBe(
      'B类要写承诺什么时候完成，话里不止一个日子。一项就写一个日子；几项写在一句里，例如：2027年3月底前装灯，6月底前修路',
    )
    expect(await say('wang', '明年10月底前装好')).toContain('承诺2027年10月31日前完成。')
  })

  it('is asked for where a reply tells only what was done', async () => {
    await talks.lightsUpTo('signed')
    const before = await lastNotice(here.db)
    expect(await say('wang', '001答复 B类 11月20日已到现场踏勘，正在做设计')).toBe(
      'B类要写承诺什么时候完成，例如：2027年3月底',
    )
    expect(await here.db.commitment.count()).toBe(0)
    expect(await told(here.db, before)).toEqual([])
    expect(await say('wang', '11月20日已踏勘')).toContain('没看懂日期')
    expect(await say('wang', '明年3月底')).toContain('承诺2027年3月31日前完成')
  })

  it('is no contact with the deputy where a unit only says what it does at the place', async () => {
    await talks.lightsUpTo('signed')
    const before = await lastNotice(here.db)
    expect(await say('wang', '001我们正在勘察现场')).toContain('的办理情况吗？“我们正在勘察现场”')
    expect(await here.db.handlingCommunication.count()).toBe(0)
    expect(await told(here.db, before)).toEqual([])
    expect(await say('wang', '001和周代表一起勘察了现场')).toContain('已请代表确认是否属实')
    expect(await here.db.handlingCommunication.count()).toBe(1)
  })

  it('is asked about where the day may mean something else, and one word is enough', async () => {
    await talks.lightsUpTo('signed')
    expect(await say('wang', '001答复 B类 明年3月安排人员研究')).toBe(
      'B类要写承诺什么时候完成。承诺2027年3月31日前完成吗？对就回1；不对请写日期，例如：2027年3月底',
    )
    expect(await say('wang', '1')).toContain('承诺2027年3月31日前完成。')
    expect((await here.db.commitment.findFirstOrThrow()).dueOn).toBe('2027-03-31')
  })

  it('is none in an opinion on what was done', async () => {
    await talks.lightsUpTo('signed')
    expect(await say('su', '001协办意见：11月20日已装好标线')).toContain('没有记承诺')
    expect(await here.db.commitment.count()).toBe(0)
  })
})

describe('an extension', () => {
  beforeEach(async () => {
    await talks.lightsUpTo('signed')
    await say('wang', '申请001延期到2027年4月30日 涉及规划调整')
  })

  it.each([
    ['同意001延期', '2027-04-30', null],
    ['同意001延期，3月底前先给代表一个阶段性说明', '2027-04-30', '3月底前先给代表一个阶段性说明'],
    ['同意001延期，到3月底前先给代表一个阶段性说明', '2027-04-30', '到3月底前先给代表一个阶段性说明'],
    ['同意001延期，不同意再延', '2027-04-30', '不同意再延'],
    ['同意001延期到3月31日，12月底前先联系代表', '2027-03-31', '12月底前先联系代表'],
    ['同意001延期至３月底', '2027-03-31', null],
    ['同意001延期 到3月31日办结', '2027-03-31', null],
    ['同意001延期，2027年3月31日。', '2027-03-31', null],
    ['同意把001延期到3月31日', '2027-03-31', null],
  ])('“%s” is granted to %s', async (words, until, note) => {
    const receipt = await say('ma', words)
    expect(await here.db.handlingExtension.findFirstOrThrow()).toMatchObject({ grantedUntil: until, note })
    expect(receipt).toContain(`${lights}（001）已同意延期`)
    if (note !== null) expect(receipt).toContain(`附言：“${note}”`)
  })

  it.each(['同意001延期吗？', '同意001延期了吗', '不同意001延期么'])(
    'is not decided by the question “%s”',
    async (asked) => {
      expect(await say('ma', asked)).toContain('还没有办')
      expect(await here.db.handlingExtension.findFirstOrThrow()).toMatchObject({
        grantedUntil: null,
        decidedAt: null,
      })
    },
  )

  it('is granted to no day where two are named', async () => {
    expect(await say('ma', '同意001延期到3月31日或4月15日')).toContain('话里有两个日子，没有办')
    expect((await here.db.handlingExtension.findFirstOrThrow()).grantedUntil).toBeNull()
  })
})

it('nothing is offered to be undone where nothing was merged', async () => {
  await talks.lightsUpTo('signed')
  await say('chen', '提个建议 关于整治夜市占道的建议 夜市半夜还在占着半条路摆摊 建议限定摆摊的范围')
  for (const words of ['3', '3', '提交']) await say('chen', words)
  await say('liang', '受理 草2')
  await say('wang', '001答复 A类 已装好')
  expect(await say('liang', '002和001并案')).not.toContain('取消并案')
  expect(await here.db.suggestion.count({ where: { mergedIntoId: { not: null } } })).toBe(0)
})

it('领衔督办 is open to a chair alone, and where nobody who serves leads', async () => {
  await talks.lightsUpTo('assigned')
  const { liang, zheng, wu, sun } = here.world
  const choice = { decidedOn: '2026-11-20', decision: '主任会议', leadId: zheng.person.id, tracker: null }
  await as(here.db, liang, async (act, who) => value(await setKey(act, who, 1, choice)))
  const may = () =>
    Promise.all([liang, sun, zheng, wu].map((one) => as(here.db, one, (act, who) => mayLead(act, who, 1))))
  expect(await may()).toEqual([false, false, false, false])
  await here.db.scMember.update({ where: { id: zheng.member.id }, data: { endedOn: '2026-11-01' } })
  expect(await may()).toEqual([false, false, false, true])
})
