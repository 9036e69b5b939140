/** What 青陵区 organised before it opens the program, and what lies ahead, by the office's own verbs. */
import {
  answerActivity,
  cancelActivity,
  fairList,
  findActivity,
  invite,
  linkSuggestion,
  organise,
  planActivity,
  raiseAtActivity,
  recordAttendance,
  recordMinutes,
  tellNext,
  type Activity,
} from '../../handlers/activity/actions.ts'
import { nobodyAsked, type Audience, type Kind, type Plan } from '../../handlers/activity/rules.ts'
import type { Act } from '../../handlers/shared/act.ts'
import type { Day } from '../../handlers/shared/days.ts'
import { done, on, workday, type As, type Deed } from './deeds.ts'

const office = '梁慧'

interface DemoActivity {
  kind: Kind
  title: string
  organiser: string
  /** Days after the office opens the program; below nought for what is over. */
  inDays: number
  from: string
  until: string
  place: string
  /** A group's name, everybody new, the leaders of all groups, or so many whose turn it is. */
  asks: { group: string } | 'newcomers' | 'leaders' | { turns: number }
  more?: Partial<Pick<Plan, 'topic' | 'seats' | 'hours' | 'bring' | 'materials'>>
  /** Of those asked, in their order: these took leave, with this reason; these did not come. The others came. */
  excused?: Readonly<Record<number, string>>
  absent?: readonly number[]
  minutes?: string
  findings?: string
  /** Raised there by a deputy of the group. */
  raised?: readonly (readonly [name: string, text: string])[]
  /** The suggestion that came of it. */
  suggestion?: string
  cancelled?: string
}

const held: readonly DemoActivity[] = [
  {
    kind: 'study',
    title: '学习新修改的代表法',
    organiser: '宋可欣',
    inDays: -104,
    from: '09:00',
    until: '11:00',
    place: '石岭乡政府三楼会议室',
    asks: { group: '石岭一组' },
    excused: { 3: '家里摘柑橘' },
    absent: [7],
    minutes: '逐章学习新修改的代表法，邓国庆代表结合柑橘冷链的建议谈了体会。',
  },
  {
    kind: 'special_research',
    title: '老旧小区雨污分流调研',
    organiser: '刘洁',
    inDays: -66,
    from: '14:30',
    until: '17:00',
    place: '东门里小区',
    asks: { group: '桥东一组' },
    more: { bring: '雨鞋' },
    excused: { 5: '到市里开会' },
    absent: [9],
    minutes: '看了东门里、和平新村两个小区的雨污水井，听了居民和物业的意见，区住建局介绍了改造计划。',
    findings: '两个小区雨污合流，雨天返水；清淤两年没有做；改造计划里没有这两个小区。',
    raised: [
      ['罗小燕', '和平新村的检查井盖破损，老人夜里走路不安全'],
      ['谭志刚', '东门里小区一楼住户家里雨天返水，请先安排清淤'],
    ],
    suggestion: '关于加快老旧小区雨污分流改造的建议',
  },
  {
    kind: 'inspection_visit',
    title: '沿江河道保洁视察',
    organiser: '叶海琴',
    inDays: -41,
    from: '09:00',
    until: '11:30',
    place: '渡口社区码头',
    asks: { group: '滨河一组' },
    absent: [4, 11],
    minutes: '乘船看了沿江到渡口一段，清点了打捞班次和垃圾上岸点。',
    findings: '渡口社区段上岸点没有硬化，垃圾堆放超过一天。',
  },
  {
    kind: 'lecture',
    title: '地方组织法和代表履职辅导',
    organiser: office,
    inDays: -27,
    from: '09:00',
    until: '11:30',
    place: '区人大常委会二楼会议室',
    asks: 'newcomers',
    more: { topic: 'business', hours: 3, materials: '地方组织法单行本，会场领取' },
    excused: { 2: '厂里检修', 17: '外出学习', 30: '住院' },
    absent: [8, 25, 41],
    minutes: '区人大常委会法制工委讲解地方组织法修改的主要内容，三位连任代表介绍怎样写建议。',
  },
  {
    kind: 'voter_contact',
    title: '代表接待选民日活动',
    organiser: '杜银云',
    inDays: -20,
    from: '15:00',
    until: '17:00',
    place: '新城社区代表联络站',
    asks: { group: '新城一组' },
    cancelled: '暴雨预警',
  },
  {
    kind: 'sit_in_sc',
    title: '列席区人大常委会会议',
    organiser: office,
    inDays: -13,
    from: '09:00',
    until: '12:00',
    place: '区人大常委会会议厅',
    asks: { turns: 6 },
    excused: { 4: '家中有事' },
    minutes: '听取和审议区政府关于老旧小区改造情况的报告，列席代表作了发言。',
  },
]

/** Announced once everybody is bound: their notices are said, and can be answered. */
const ahead: readonly DemoActivity[] = [
  {
    kind: 'lecture',
    title: '代表履职平台操作培训',
    organiser: '刘洁',
    inDays: 9,
    from: '14:30',
    until: '16:30',
    place: '桥东街道二楼会议室',
    asks: { group: '桥东一组' },
    more: { topic: 'platform', hours: 2, seats: 12, bring: '手机' },
  },
  {
    kind: 'join_law_inspection',
    title: '养老服务条例执法检查',
    organiser: office,
    inDays: 13,
    from: '09:00',
    until: '17:00',
    place: '区民政局门口集合',
    asks: { turns: 4 },
  },
]

/** A plan that nobody was told of yet. */
const planned: DemoActivity = {
  kind: 'meeting',
  title: '代表小组组长年终座谈会',
  organiser: office,
  inDays: 27,
  from: '09:00',
  until: '11:00',
  place: '',
  asks: 'leaders',
}

/** What is over: told, answered and recorded at its time. Nobody's WeChat hears of it: nobody is bound yet. */
export const pastActivityDeeds = (act: Act, as: As): Deed[] =>
  held.flatMap((one) => (one.cancelled === undefined ? heldDeeds(act, as, one) : calledOff(act, as, one)))

function heldDeeds(act: Act, as: As, one: DemoActivity): Deed[] {
  const day = workday(act, one.inDays)
  const told = on(act, workday(act, one.inDays - 9), '10:00')
  const after = on(act, day, '18:00')
  let id = 0
  return [
    {
      at: told,
      run: async () => {
        const activity = await announced(act, as, one, told, day)
        id = activity.id
        await answers(act, one, id, told)
      },
    },
    { at: after, run: () => recorded(as, one, () => id, after) },
    ...(one.suggestion === undefined
      ? []
      : [
          {
            at: act.now,
            run: () => as(act.now, one.organiser, (now) => linked(now, id, one.suggestion ?? '')),
          },
        ]),
  ]
}

function calledOff(act: Act, as: As, one: DemoActivity): Deed[] {
  const day = workday(act, one.inDays)
  const told = on(act, workday(act, one.inDays - 7), '10:00')
  // the warning comes in the morning of the day
  const off = on(act, day, '08:00')
  let id = 0
  return [
    { at: told, run: async () => (id = (await announced(act, as, one, told, day)).id) },
    {
      at: off,
      run: async () => {
        await as(off, one.organiser, (then, who) =>
          done(one.title, cancelActivity(then, who, id, one.cancelled ?? null)),
        )
        await tellEverybody({ ...act, now: off }, id)
      },
    },
  ]
}

/** What lies ahead, when everybody is bound. */
export async function prepareActivities(act: Act, as: As): Promise<void> {
  for (const one of ahead) await announced(act, as, one, act.now, workday(act, one.inDays))
  const plan = await planFor(act, planned, workday(act, planned.inDays))
  await as(act.now, planned.organiser, (now, who) => done(planned.title, planActivity(now, who, plan)))
}

async function announced(act: Act, as: As, one: DemoActivity, told: Date, day: Day): Promise<Activity> {
  const plan = await planFor(act, one, day)
  const activity = await as(told, one.organiser, async (then, who) => {
    if (plan.audience.roles.length > 0) return done(one.title, organise(then, who, plan))
    const list = await fairList(then, one.title)
    const personIds = list.slice(0, turnsOf(one)).map(({ personId }) => personId)
    return done(one.title, invite(then, who, plan, { personIds, seed: one.title, reason: null }))
  })
  await tellEverybody({ ...act, now: told }, activity.id)
  return activity
}

const turnsOf = ({ asks }: DemoActivity): number =>
  typeof asks === 'object' && 'turns' in asks ? asks.turns : 0

async function tellEverybody(act: Act, id: number): Promise<void> {
  for (let finished = false; !finished;) finished = (await tellNext(act, id)).finished
}

async function planFor(act: Act, one: DemoActivity, day: Day): Promise<Plan> {
  const group =
    typeof one.asks === 'object' && 'group' in one.asks
      ? await act.tx.deputyGroup.findFirstOrThrow({ where: { name: one.asks.group } })
      : null
  const audience: Audience = {
    ...nobodyAsked,
    roles: one.asks === 'leaders' ? ['group_leader'] : turnsOf(one) > 0 ? [] : ['deputy'],
    groups: group ? [group.id] : [],
    newcomers: one.asks === 'newcomers' ? 'new' : 'all',
  }
  return {
    kind: one.kind,
    topic: null,
    title: one.title,
    startsAt: on(act, day, one.from),
    endsAt: on(act, day, one.until),
    place: one.place,
    level: one.organiser === office ? 'district' : 'group',
    groupId: one.organiser === office ? null : (group?.id ?? null),
    officeId: null,
    audience,
    seats: null,
    answerBy: null,
    needsReceipt: true,
    materials: null,
    bring: null,
    hours: null,
    doorOnly: false,
    ...one.more,
  }
}

const askedTo = (act: Act, activityId: number) =>
  act.tx.participation.findMany({
    where: { activityId },
    select: { personId: true },
    orderBy: { personId: 'asc' },
  })

/** Those on leave say why, and every third of the others says that he comes. */
async function answers(act: Act, one: DemoActivity, id: number, told: Date): Promise<void> {
  const now = new Date(told.getTime() + 3600_000)
  for (const [index, { personId }] of (await askedTo(act, id)).entries()) {
    const reason = one.excused?.[index] ?? null
    if (reason === null && index % 3 !== 0) continue
    // who was invited in his turn and could not come told it at the door: long ago, nobody hears of a free place now
    if (reason !== null && turnsOf(one) > 0) continue
    const then: Act = { ...act, now, actor: `person:${personId}`, via: 'chat' }
    await done(one.title, answerActivity(then, { personId }, id, { coming: reason === null, reason }))
  }
}

/** Attendance, minutes, and what was raised, in the evening of the day. */
async function recorded(as: As, one: DemoActivity, idOf: () => number, after: Date): Promise<void> {
  const id = idOf()
  await as(after, one.organiser, async (then, who) => {
    const asked = (await askedTo(then, id)).map(({ personId }) => personId)
    const away = (index: number) => one.excused?.[index] !== undefined || (one.absent ?? []).includes(index)
    const sheet = {
      attended: asked.filter((_, index) => !away(index)),
      absent: asked.filter((_, index) => (one.absent ?? []).includes(index)),
      excused: asked.flatMap((personId, index) => {
        const reason = one.excused?.[index]
        return reason === undefined ? [] : [{ personId, reason }]
      }),
    }
    const activity = await findActivity(then, id)
    if (!activity) throw new Error(`${one.title} is gone`)
    await done(one.title, recordAttendance(then, who, activity, sheet))
    const { minutes, findings } = one
    if (minutes !== undefined)
      await done(one.title, recordMinutes(then, who, id, { minutes, ...(findings ? { findings } : {}) }))
  })
  for (const [name, text] of one.raised ?? [])
    await as(after, name, (then, who) => done(text, raiseAtActivity(then, who, id, who.personId, text)))
}

async function linked(act: Act, activityId: number, title: string): Promise<void> {
  const suggestion = await act.tx.suggestion.findFirst({ where: { title } })
  if (suggestion) await done(title, linkSuggestion(act, activityId, suggestion.id))
}
