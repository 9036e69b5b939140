/** What an office organises for its deputies: kinds, audience, states, who may. 工作方案二(二)(三)、三(二)(四). */
import { z } from 'zod'
import type { Speaker } from '../people/rules.ts'

export type Family = 'group' | 'training' | 'invitation' | 'contact_day' | 'session'

interface KindRule {
  name: string
  family: Family
  /** Words of a notice that name the kind; the first kind that fits is taken. */
  words: RegExp
}

/** 二(三) group activities, 三(二) trainings, 三(四) invitations, 二(二) the contact day, sessions of the congress. */
export const kinds = {
  sit_in_sc: { name: '列席常委会会议', family: 'invitation', words: /列席/ },
  join_law_inspection: { name: '应邀参加执法检查', family: 'invitation', words: /邀请.{0,20}执法检查/ },
  hear_work_report: { name: '听取工作报告', family: 'invitation', words: /听取.{0,20}报告/ },
  contact_day: { name: '代表联系选民日', family: 'contact_day', words: /联系选民日|联系日/ },
  session: {
    name: '人民代表大会会议',
    family: 'session',
    words: /人代会|人民代表大会.{0,8}会议|人大[一二三四五六七八九十]+次会议/,
  },
  online: { name: '网上培训', family: 'training', words: /(?:网上|线上|在线|网络).{0,4}(?:培训|学习|讲座)/ },
  meeting_as_training: { name: '以会代训', family: 'training', words: /以会代训/ },
  study_tour: { name: '外出考察', family: 'training', words: /外出考察|考察学习|参观考察/ },
  lecture: { name: '专题讲座', family: 'training', words: /讲座|培训|授课|轮训|辅导|学习班|课程/ },
  law_inspection: { name: '执法检查', family: 'group', words: /执法检查/ },
  appraisal_supervision: { name: '评议监督', family: 'group', words: /评议|监督|专题询问|督办/ },
  inspection_visit: {
    name: '视察',
    family: 'group',
    words: /视察|检查|参观|看看|看一[看下]|察看|查看|走走|转转/,
  },
  special_research: { name: '专题调研', family: 'group', words: /调研|调查|考察/ },
  voter_contact: {
    name: '联系选民',
    family: 'group',
    words: /联系选民|接待|走访|慰问|义诊|志愿|植树|宣讲|见面会/,
  },
  study: { name: '学习', family: 'group', words: /学习|读书/ },
  meeting: { name: '会议', family: 'group', words: /会|集中|活动/ },
} as const satisfies Record<string, KindRule>

export type Kind = keyof typeof kinds
export const kindNames = Object.keys(kinds) as [Kind, ...Kind[]]

/** Of which family a kind is: a group's activity, training, invitation, contact day or session. */
export const familyOf = (kind: string): Family => ruleOf(kind).family
/** A kind in the office's words. */
export const kindName = (kind: string): string => ruleOf(kind).name
const ruleOf = (kind: string): KindRule => kinds[kind as Kind]

export const isTraining = (kind: string): boolean => familyOf(kind) === 'training'
export const trainings: readonly Kind[] = kindNames.filter(isTraining)
export const invitations: readonly Kind[] = kindNames.filter((kind) => familyOf(kind) === 'invitation')

/** The kind that the words of a notice name. */
export const kindIn = (text: string): Kind =>
  kindNames.find((kind) => kinds[kind].words.test(text)) ?? 'meeting'

/** 三(二): 紧跟时政、紧扣业务、紧贴需求. */
export const topics = { politics: '时政', business: '业务', platform: '平台应用' } as const
export type Topic = keyof typeof topics

/** The topic that the words of a training name. */
export function topicIn(text: string): Topic | null {
  if (/平台|系统|微信|操作|技能/.test(text)) return 'platform'
  if (/法|履职|建议|预算|议案|监督|选举/.test(text)) return 'business'
  return /时政|形势|精神|党的|政策/.test(text) ? 'politics' : null
}

export const levels = { group: '小组', street: '街道乡镇', district: '区', city: '市' } as const

/** 制度, three a group: 代表联系选民、学习培训、调查视察 (二(三)). */
export const groupRuleKinds = {
  contact_voters: '代表联系选民制度',
  study: '学习培训制度',
  inspection: '调查视察制度',
} as const

// ---- who is asked

const roles = ['deputy', 'group_leader', 'sc_member', 'liaison', 'staff', 'unit'] as const

/**
 * Who is asked: everybody of these roles, narrowed to groups, offices, new or continuing deputies; and single people, who
 * beside groups and without a role are asked only as deputies of these groups.
 */
export const Audience = z.object({
  roles: z.array(z.enum(roles)),
  /** Empty: all groups. */
  groups: z.array(z.int()),
  offices: z.array(z.int()),
  newcomers: z.enum(['all', 'new', 'continuing']),
  people: z.array(z.int()),
})
export type Audience = z.infer<typeof Audience>

export const nobodyAsked: Audience = { roles: [], groups: [], offices: [], newcomers: 'all', people: [] }

/** Who is asked, as an activity keeps it. */
export const audienceOf = ({ audience }: { audience: string }): Audience =>
  Audience.parse(JSON.parse(audience))

const roleWords: Record<Audience['roles'][number], string> = {
  deputy: '代表',
  group_leader: '组长',
  sc_member: '常委会组成人员',
  liaison: '联络员',
  staff: '工作人员',
  unit: '承办单位',
}

/** So many single people are called by their names. */
const mostNamed = 20

/** 桥东一组代表; 新任代表、联络员; 桥东街道人大联络处全体代表、联络员; 3人 */
export function audienceWords(
  audience: Audience,
  groupNames: ReadonlyMap<number, string>,
  officeNames: ReadonlyMap<number, string> = new Map(),
  peopleNames: ReadonlyMap<number, string> = new Map(),
  namedAtMost = mostNamed,
): string {
  const { groups, offices, newcomers, people } = audience
  const inOffices = offices.map((id) => officeNames.get(id) ?? `机构${id}`).join('、')
  const where = groups.map((id) => groupNames.get(id) ?? `小组${id}`).join('、')
  const which = newcomers === 'new' ? '新任' : newcomers === 'continuing' ? '连任' : where ? '' : '全体'
  const asked = audience.roles.map((role) => {
    if (role === 'group_leader') return `${where || '各小组'}组长`
    return role === 'deputy' ? `${where}${which}代表` : roleWords[role]
  })
  const named = people.flatMap((id) => peopleNames.get(id) ?? [])
  const single =
    named.length === people.length && named.length <= namedAtMost ? named : [`${people.length}人`]
  const words = [...asked, ...(people.length > 0 ? single : [])].join('、')
  return inOffices === '' ? words : `${inOffices}${asked[0]?.startsWith('全体') ? '' : '的'}${words}`
}

/** Whole groups are asked: then their rooms hear it too. */
export const asksGroups = ({ roles: asked, newcomers }: Audience): boolean =>
  asked.includes('deputy') && newcomers === 'all'

/** An activity as every door hands it in. An empty place is one that is still open. */
export const Plan = z.object({
  kind: z.enum(kindNames),
  topic: z.enum(['politics', 'business', 'platform']).nullable(),
  title: z.string().trim().min(1, '活动要有名称').max(100, '名称最多100个字'),
  startsAt: z.date(),
  /** False where only the day is known: it was recorded afterwards. */
  hourKnown: z.boolean().optional(),
  endsAt: z.date().nullable(),
  place: z.string().trim().max(200, '地点最多200个字'),
  level: z.enum(['group', 'street', 'district', 'city']),
  groupId: z.int().nullable(),
  officeId: z.int().nullable(),
  audience: Audience,
  seats: z.int().min(1, '名额至少是1').max(100_000, '名额太大了').nullable(),
  answerBy: z.date().nullable(),
  needsReceipt: z.boolean(),
  materials: z.string().max(2000, '材料说明最多2000个字').nullable(),
  bring: z.string().max(500, '要带的东西最多500个字').nullable(),
  /** Where and when people meet before it. */
  gathering: z.string().max(200, '集合的说明最多200个字').nullish(),
  /** What else the notice says. */
  notes: z.string().max(500, '其他说明最多500个字').nullish(),
  hours: z.number().min(0.5, '学时至少是0.5').max(200, '学时太多了').nullable(),
  doorOnly: z.boolean(),
})
export type Plan = z.infer<typeof Plan>

/** What a plan must keep to at `now`, whoever hands it in. */
export function planRefusal(plan: Pick<Plan, 'startsAt' | 'endsAt' | 'answerBy'>, now: Date) {
  if (plan.startsAt <= now) return 'past'
  if (plan.endsAt && plan.endsAt <= plan.startsAt) return 'ends_before'
  return plan.answerBy && plan.answerBy > plan.startsAt ? 'answer_after_start' : null
}

// ---- states

export type State = 'draft' | 'announced' | 'changed' | 'cancelled' | 'held'

export const stateNames: Record<State, string> = {
  draft: '草稿，没有发',
  announced: '已发出',
  changed: '已改过',
  cancelled: '已取消',
  held: '已举行',
}

/** What may become of an activity. */
export const moves: Record<State, readonly State[]> = {
  draft: ['announced', 'cancelled'],
  announced: ['changed', 'cancelled', 'held'],
  changed: ['changed', 'cancelled', 'held'],
  // recorded as held by mistake, while nobody is recorded to have been there
  held: ['cancelled'],
  cancelled: [],
}

/** People know of it and it may still take place. */
export const isOpen = (state: string): boolean => state === 'announced' || state === 'changed'
export const openStates: readonly State[] = ['announced', 'changed']

/** Deputies whose turn it was are invited one by one: each has a seat of his own, and nobody waits for one. */
export const isByTurns = (activity: { kind: string; audience: string }): boolean => {
  const { people, roles } = audienceOf(activity)
  return familyOf(activity.kind) === 'invitation' && people.length > 0 && roles.length === 0
}

/** He was invited by turns, could not come, and another has his place: he hears no more of it. */
export const isReplaced = (activity: { kind: string; audience: string }, personId: number): boolean =>
  isByTurns(activity) && !audienceOf(activity).people.includes(personId)

/** On the list of those who were to come: not who was replaced, unless he came all the same. */
export const isListed = (
  activity: { kind: string; audience: string },
  { personId, presence }: { personId: number; presence: string | null },
): boolean => !isReplaced(activity, personId) || presence === 'attended'

/** Recorded afterwards (补记): it took place, and nobody was ever told of it. */
export const isAfterwards = ({ state, edition }: { state: string; edition: number }): boolean =>
  state === 'held' && edition === 0

export type Answer = 'going' | 'waiting' | 'declined' | 'excused'
type Presence = 'attended' | 'absent'
export type Status = Answer | Presence

export const statusNames: Record<Status, string> = {
  going: '参加',
  waiting: '候补',
  declined: '不参加',
  excused: '请假',
  attended: '已到',
  absent: '未到',
}

/** Where a person stands: whether he was there goes before what he answered; leave given stays leave. */
export function statusOf({
  answer,
  presence,
}: {
  answer: string | null
  presence: string | null
}): Status | null {
  if (presence === 'attended') return 'attended'
  if (presence === 'absent') return answer === 'excused' ? 'excused' : 'absent'
  return answer as Answer | null
}

/** 代表工委 asks anybody; a liaison the deputies of his own groups. */
const mayOrganise = (who: Speaker, audience: Audience): boolean =>
  who.staffRoles.includes('代表工委') ||
  (audience.groups.length > 0 &&
    audience.groups.every((id) => who.liaisonGroupIds.includes(id)) &&
    audience.offices.length === 0 &&
    // beside his groups alone, single people are asked only as deputies of these groups
    (audience.people.length === 0 || audience.roles.length === 0) &&
    audience.roles.every((role) => ['deputy', 'group_leader', 'liaison'].includes(role)))

/** One line an act. */
export const may = {
  organise: mayOrganise,
  /** 代表工委, the liaison of the group whose activity it is, and whoever organised it while he still may. */
  lead: (
    who: Speaker,
    activity: { organiserId: number; groupId: number | null; audience: string },
  ): boolean =>
    who.staffRoles.includes('代表工委') ||
    (activity.groupId !== null && who.liaisonGroupIds.includes(activity.groupId)) ||
    (who.personId === activity.organiserId && mayOrganise(who, audienceOf(activity))),
  /** A liaison sees and records the answers of his own groups, those who lead see all. */
  seeAnswersOf: (who: Speaker, groupId: number | null): boolean =>
    groupId !== null && who.liaisonGroupIds.includes(groupId),
  /** Staff of the deputies' affairs office see every group's frequency and every deputy's invitations. */
  seeAllGroups: (who: Speaker): boolean => who.staffRoles.includes('代表工委'),
  /** 制度 of a group are issued by its liaison or by 代表工委. */
  issueGroupRule: (who: Speaker, groupId: number): boolean =>
    who.staffRoles.includes('代表工委') || who.liaisonGroupIds.includes(groupId),
} as const
