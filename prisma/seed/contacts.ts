/** Whom deputies of 青陵区 contacted and what they heard: this quarter, before it, and on the last contact day. */
import { countsIn, keepDay, tellParts } from '../../handlers/activity/actions.ts'
import { answerConcern } from '../../handlers/concern/actions.ts'
import { reportContact } from '../../handlers/contact/actions.ts'
import type { ReportInput } from '../../handlers/contact/rules.ts'
import { linkedTo, type Speaker } from '../../handlers/people/actions.ts'
import { settingsAt, type Settings } from '../../handlers/settings/actions.ts'
import type { Act } from '../../handlers/shared/act.ts'
import { addDays, dayOf, type Day } from '../../handlers/shared/days.ts'
import { done, on, type As, type Deed } from './deeds.ts'

interface DemoReport {
  daysAgo: number
  who: string
  method: ReportInput['method']
  /** Places on the list of those linked to him, from 0. */
  met: readonly number[]
  place?: string
  unlisted?: readonly string[]
  heard?: string
  answer?: string
}

/** 周明远 has none this quarter: he is the one whom a newcomer plays first. */
const reports: readonly DemoReport[] = [
  {
    daysAgo: 130,
    who: '周明远',
    method: 'visit',
    met: [0, 1, 2],
    place: '锦绣花园',
    heard: '锦绣花园门口早高峰乱停车，孩子上学要绕到马路上',
  },
  { daysAgo: 118, who: '周明远', method: 'interview', met: [3, 4, 5] },
  { daysAgo: 116, who: '陈秀兰', method: 'forum', met: [0, 1, 2, 3, 4], place: '朝阳社区代表联络站' },
  { daysAgo: 96, who: '罗小燕', method: 'phone', met: [0, 1] },
  {
    daysAgo: 52,
    who: '邓国庆',
    method: 'visit',
    met: [0, 1, 2],
    place: '柑园村',
    heard: '村道会车困难，柑橘上市时货车堵在半路',
    answer: '已向乡里反映，列入明年村道加宽计划，开春动工。',
  },
  {
    daysAgo: 47,
    who: '何建平',
    method: 'visit',
    met: [0, 1],
    place: '解放路社区',
    heard: '解放路夜市油烟扰民，晚上十点还开着窗户睡不了觉',
  },
  { daysAgo: 45, who: '邓国庆', method: 'interview', met: [3, 4, 5, 6] },
  {
    daysAgo: 37,
    who: '罗小燕',
    method: 'visit',
    met: [0, 1, 2],
    place: '纺织厂宿舍',
    heard: '纺织厂宿舍三栋二楼以上水压小，早上没有水',
  },
  { daysAgo: 33, who: '邓国庆', method: 'phone', met: [7, 8, 9] },
  {
    daysAgo: 30,
    who: '谭志刚',
    method: 'deputy_activity',
    met: [0],
    heard: '工业园区末班公交太早，下中班的工人回不了家',
    answer: '与公交公司商量，末班车延到晚上十点，下月起试行。',
  },
  {
    daysAgo: 26,
    who: '陈秀兰',
    method: 'visit',
    met: [5, 6],
    place: '和平新村',
    heard: '和平新村没有电梯，八楼老人两个月没下过楼',
  },
  { daysAgo: 22, who: '何建平', method: 'phone', met: [2, 3] },
  { daysAgo: 19, who: '孙立群', method: 'visit', met: [0, 3], place: '桥东街道' },
  {
    daysAgo: 16,
    who: '罗小燕',
    method: 'opinion_card',
    met: [3, 4],
    heard: '社区卫生站周末不开门，打针要跑到区医院',
  },
  {
    daysAgo: 11,
    who: '谭志刚',
    method: 'visit',
    met: [1, 2],
    unlisted: ['钱三喜'],
    place: '华兴机械厂区',
    heard: '厂区外的路没有路灯',
  },
  { daysAgo: 8, who: '何建平', method: 'interview', met: [4], heard: '小区公共收益从来没有公示过' },
  { daysAgo: 6, who: '陈秀兰', method: 'phone', met: [7] },
  {
    daysAgo: 4,
    who: '罗小燕',
    method: 'visit',
    met: [5],
    place: '纺织厂宿舍',
    heard: '楼道堆了旧家具，消防通道出不去',
  },
]

/** Every report, each in the evening of its day; an answer to what was heard three days later. */
export function contactDeeds(act: Act, as: As): Deed[] {
  return reports.flatMap((one): Deed[] => {
    const day = addDays(dayOf(act.now, act.zone), -one.daysAgo)
    const at = on(act, day, '18:30')
    const later = on(act, addDays(day, 3), '09:30')
    return [
      {
        at,
        run: () =>
          as(at, one.who, async (then, who) => report(then, who, one, day, await settingsThen(then))),
      },
      ...(one.answer === undefined
        ? []
        : [{ at: later, run: () => as(later, one.who, (then, who) => answerTo(then, who, one)) }]),
    ]
  })
}

const settingsThen = (act: Act): Promise<Settings> => settingsAt(act.tx, act.now, act.zone)

async function report(act: Act, who: Speaker, one: DemoReport, day: Day, settings: Settings): Promise<void> {
  const linked = await linkedTo(act.tx, who)
  const own = one.who === '孙立群' ? linked.filter(({ key }) => key.startsWith('d:')) : linked
  const parties = one.met.flatMap((index) => own[index]?.key ?? []) as ReportInput['parties']
  const input = inputFor(day, { ...one, parties, contactDay: false })
  const origin = { source: 'form' as const, messageId: null, messageAccount: null }
  await done(one.who, reportContact(act, who, linked, input, origin, settings))
}

function inputFor(
  occurredOn: Day,
  {
    method,
    place,
    unlisted,
    heard,
    parties,
    contactDay,
  }: Omit<DemoReport, 'daysAgo' | 'who' | 'met' | 'answer'> & {
    parties: ReportInput['parties']
    contactDay: boolean
  },
): ReportInput {
  return {
    method,
    occurredOn,
    partOfDay: null,
    place: place ?? null,
    summary: heard ?? '',
    contactDay,
    bulk: false,
    parties: [...parties],
    unlisted: [...(unlisted ?? [])],
    concerns: heard === undefined ? [] : [{ text: heard, raisedBy: null }],
  }
}

async function answerTo(act: Act, who: Speaker, one: DemoReport): Promise<void> {
  const text = one.heard ?? ''
  const concern = await act.tx.concern.findFirstOrThrow({ where: { text, ownerId: who.personId } })
  await done(text, answerConcern(act, who, concern.id, one.answer ?? ''))
}

// ---- the contact day

interface DemoDay {
  group: string
  /** So many of the group, the first of them. */
  people: number
}

/** Two of the groups have no record at all: the board has somebody to ask after. */
const wentOut: readonly DemoDay[] = [
  { group: '桥东一组', people: 10 },
  { group: '桥东二组', people: 6 },
  { group: '滨河一组', people: 7 },
  { group: '新城一组', people: 5 },
  { group: '梧桐一组', people: 4 },
  { group: '石岭一组', people: 6 },
]

const heardThere = [
  '路灯不亮',
  '门诊慢性病开药天数太短',
  '菜市场门口占道经营',
  '居民楼外墙砖松动',
  '村口班车班次太少',
  '幼儿园放学时堵车',
  '健身器材坏了没人修',
]

/** The last contact day: each went to his constituency; every other told what he solved and where he helped. */
export async function contactDayDeeds(act: Act, as: As): Promise<Deed[]> {
  const settings = await settingsThen(act)
  const today = dayOf(act.now, act.zone)
  const year = Number(today.slice(0, 4))
  const heldOn = [year, year - 1]
    .map((one) => `${one}-${settings['contactDay.on']}`)
    .find((day) => day < today)
  if (heldOn === undefined) return []
  const at = on(act, heldOn, '17:30')
  const deeds: Deed[] = []
  for (const { group, people } of wentOut) {
    const deputies = await act.tx.deputy.findMany({
      where: { group: { name: group } },
      select: { person: { select: { name: true } }, constituency: { select: { number: true } } },
      orderBy: { id: 'asc' },
      take: people,
    })
    for (const [index, { person, constituency }] of deputies.entries()) {
      const number = deeds.length
      const went = { heldOn, number, constituency: constituency.number, told: index % 2 === 0 }
      deeds.push({ at, run: () => as(at, person.name, (then, who) => dayOut(then, who, went, settings)) })
    }
  }
  return deeds
}

async function dayOut(
  act: Act,
  who: Speaker,
  {
    heldOn,
    number,
    constituency,
    told,
  }: { heldOn: Day; number: number; constituency: string; told: boolean },
  settings: Settings,
): Promise<void> {
  const heard = number % 5 === 0 ? (heardThere[(number / 5) % heardThere.length] ?? '') : undefined
  const met: string[] = []
  // the first of each five also names whom he met: that counts to his quarter, but 周明远's stays empty
  if (heard !== undefined && who.name !== '周明远') {
    const linked = await linkedTo(act.tx, { deputyId: who.deputyId, memberId: null })
    const [first] = linked
    if (first) {
      met.push(first.name)
      const parties = [first.key] as ReportInput['parties']
      const input = inputFor(heldOn, { method: 'visit', heard, parties, contactDay: true })
      const origin = { source: 'form' as const, messageId: null, messageAccount: null }
      await done(who.name, reportContact(act, who, linked, input, origin, settings))
    }
  }
  const cards = number % 3 === 0 ? `征求意见卡收了${2 + (number % 4)}张` : ''
  const text = `去了${constituency}选区 见了${5 + (number % 9)}个选民 ${cards}`
  await done(
    who.name,
    keepDay(act, who, { heldOn, counts: countsIn(text), met, heard: heard === undefined ? [] : [heard] }),
  )
  if (!told) return
  const parts = {
    solved: '解答了医保缴费和办证的问题',
    helped: number % 4 === 0 ? '无' : '看望了一户困难家庭',
  }
  await done(who.name, tellParts(act, who, Number(heldOn.slice(0, 4)), parts))
}
