/** Suggestions of 青陵区 at every stage, made by the office's own verbs: so that chat and desk have something to show. */
import type { Speaker } from '../../handlers/people/actions.ts'
import { addDays, dayOf } from '../../handlers/shared/days.ts'
import type { Act } from '../../handlers/shared/act.ts'
import type { Outcome } from '../../handlers/shared/outcome.ts'
import {
  acceptSuggestion,
  assignSuggestion,
  committeeNamed,
  confirmCommunication,
  cosign,
  forwardSuggestion,
  leadSupervision,
  rateReply,
  replyTo,
  reportCommunication,
  seekCosigners,
  setKey,
  signFor,
  startDraft,
  submitDraft,
  unitsNamed,
  type Judgement,
} from '../../handlers/suggestion/actions.ts'
import type { DraftInput } from '../../handlers/suggestion/rules.ts'
import { done, type As, type Deed } from './deeds.ts'

/** What somebody does with one suggestion, so many days before the office first opens it. */
type Step = readonly [
  daysAgo: number,
  who: string,
  act: (act: Act, who: Speaker, id: number) => Promise<Outcome<unknown, string>>,
]

interface DemoSuggestion {
  lead: string
  draftedDaysAgo: number
  input: DraftInput
  steps: readonly Step[]
}

const office = '梁慧'
const assigner = '马宁'

const submitted = (lead: string, daysAgo: number): Step => [daysAgo, lead, submitDraft]
const accepted = (daysAgo: number, category: string): Step => [
  daysAgo,
  office,
  (act, who, id) => acceptSuggestion(act, who, id, category),
]
const forwarded = (daysAgo: number): Step => [
  daysAgo,
  office,
  (act, who, id) => forwardSuggestion(act, who, id, 'government'),
]
const assigned = (daysAgo: number, main: string, ...assist: string[]): Step => [
  daysAgo,
  assigner,
  async (act, who, id) => {
    const unitId = async (name: string) => (await unitsNamed(act, name))[0]?.id ?? 0
    const units = [{ unitId: await unitId(main), role: 'main' as const }]
    const assisting = await Promise.all(
      assist.map(async (name) => ({ unitId: await unitId(name), role: 'assist' as const })),
    )
    return assignSuggestion(act, who, id, [...units, ...assisting])
  },
]
const signed = (daysAgo: number, officer: string): Step => [daysAgo, officer, signFor]
const spoken = (daysAgo: number, officer: string, summary: string): Step => [
  daysAgo,
  officer,
  (act, who, id) =>
    reportCommunication(act, who, id, {
      method: 'site',
      happenedOn: dayOf(act.now, act.zone),
      summary,
      meetingOn: null,
      meetingPart: null,
    }),
]
const confirmed = (daysAgo: number, lead: string): Step => [
  daysAgo,
  lead,
  (act, who, id) => confirmCommunication(act, who, id, { holds: true, words: null }),
]
const replied = (
  daysAgo: number,
  officer: string,
  replyClass: string,
  text: string,
  promise?: { text: string; inDays: number },
): Step => [
  daysAgo,
  officer,
  (act, who, id) =>
    replyTo(act, who, id, {
      replyClass,
      text,
      letterFileId: null,
      letterNumber: null,
      signedBy: null,
      contactPerson: officer,
      contactPhone: null,
      promises: promise
        ? [{ text: promise.text, dueOn: addDays(dayOf(act.now, act.zone), promise.inDays) }]
        : [],
    }),
]
const rated = (daysAgo: number, lead: string, said: Judgement): Step => [
  daysAgo,
  lead,
  (act, who, id) => rateReply(act, who, id, said),
]

/** Everything up to the assignment, within the office's own limits. */
const upToUnits = (
  lead: string,
  daysAgo: number,
  category: string,
  main: string,
  ...assist: string[]
): readonly Step[] => [
  submitted(lead, daysAgo + 4),
  accepted(daysAgo + 3, category),
  forwarded(daysAgo + 2),
  assigned(daysAgo, main, ...assist),
]

const open = { publicity: 'full', sourceKind: 'contact', wantsWrittenReply: true } as const

/** Titles of domain.md F; none is 周明远's: his part is played by whoever tries the office out. */
const suggestions: readonly DemoSuggestion[] = [
  {
    lead: '罗小燕',
    draftedDaysAgo: 3,
    input: {
      title: '关于规范电动自行车充电管理的建议',
      facts: '纺织厂宿舍楼道里常有电动车拉线充电，去年起过一次火。',
      proposals: '',
    },
    steps: [],
  },
  {
    lead: '何建平',
    draftedDaysAgo: 2,
    input: {
      ...open,
      title: '关于整治滨河夜市噪声扰民的建议',
      facts: '滨河夜市营业到凌晨两点，沿街三个小区居民多次反映睡不好。',
      proposals: '请城管局划定营业时段，设噪声显示屏，逾时劝离。',
    },
    steps: [submitted('何建平', 1)],
  },
  {
    lead: '陈秀兰',
    draftedDaysAgo: 7,
    input: {
      ...open,
      publicity: 'title',
      sourceKind: 'research',
      title: '关于增加新城片区公办幼儿园学位的建议',
      facts: '新城片区三年新增住户六千户，公办幼儿园仍只有一所，今年有二百多名孩子没有排上。',
      proposals: '请教育局在新城片区再办一所公办园，或者购买普惠学位。',
    },
    steps: [submitted('陈秀兰', 5), accepted(3, '教科文卫')],
  },
  {
    lead: '邓国庆',
    draftedDaysAgo: 9,
    input: {
      ...open,
      title: '关于要求延伸18路公交至石岭集镇的建议',
      facts: '18路终点到石岭集镇还有四公里，老人看病、学生上学要转三轮车。',
      proposals: '请交通局把18路延伸到石岭集镇，早晚各加一班。',
    },
    steps: [submitted('邓国庆', 8), accepted(5, '城建环保'), forwarded(2)],
  },
  {
    lead: '陈秀兰',
    draftedDaysAgo: 20,
    input: {
      ...open,
      title: '关于在桥东小学路口增设红绿灯的建议',
      facts: '桥东小学路口没有红绿灯，上学放学时人车混行，上月出了两起事故。',
      proposals: '请交警大队在路口装信号灯和减速带，城管局施划斑马线。',
    },
    steps: [
      [19, '陈秀兰', seekCosigners],
      [18, '罗小燕', cosign],
      [17, '谭志刚', cosign],
      ...upToUnits('陈秀兰', 10, '城建环保', '交警大队', '城管局'),
    ],
  },
  {
    lead: '谭志刚',
    draftedDaysAgo: 50,
    input: {
      ...open,
      sourceKind: 'activity',
      title: '关于加快老旧小区雨污分流改造的建议',
      facts: '东门里、和平新村等小区雨污合流，一下大雨井口返水，一楼住户家里进过三次水。',
      proposals: '请住建局把这几个小区列入明年改造计划，先清淤，再分流。',
    },
    steps: [
      ...upToUnits('谭志刚', 40, '城建环保', '住建局', '水利局'),
      signed(38, '王涛'),
      spoken(30, '王涛', '到东门里小区看了返水的井口，商量了先清淤的办法。'),
      confirmed(29, '谭志刚'),
      [
        25,
        office,
        async (act, who, id) =>
          setKey(act, who, id, {
            decidedOn: dayOf(act.now, act.zone),
            decision: '主任会议确定',
            leadId: null,
            tracker: await committeeNamed(act, '城乡建设与环境资源保护工作委员会'),
          }),
      ],
      [24, '吴晓梅', leadSupervision],
    ],
  },
  {
    lead: '邓国庆',
    draftedDaysAgo: 120,
    input: {
      ...open,
      title: '关于提高村卫生室药品配备的建议',
      facts: '柑园、青石两村卫生室常用的降压药、降糖药断货，村民要到集镇去买。',
      proposals: '请卫健局按慢性病人数配药，每月补一次。',
    },
    steps: [...upToUnits('邓国庆', 110, '教科文卫', '卫健局'), signed(106, '陆友生')],
  },
  {
    lead: '何建平',
    draftedDaysAgo: 70,
    input: {
      ...open,
      title: '关于加强河道垃圾打捞的建议',
      facts: '沿江社区到渡口社区一段河面常有漂浮垃圾，汛期更多。',
      proposals: '请水利局固定打捞班次，汛期每天一次。',
    },
    steps: [
      ...upToUnits('何建平', 60, '城建环保', '水利局', '城管局'),
      signed(58, '覃海丽'),
      spoken(40, '覃海丽', '一起看了沿江社区段，商定打捞班次。'),
      confirmed(39, '何建平'),
      replied(3, '覃海丽', 'B', '已增加打捞船一艘，每周三次；汛期班次列入明年计划。', {
        text: '汛期每天打捞一次',
        inDays: 150,
      }),
    ],
  },
  {
    lead: '邓国庆',
    draftedDaysAgo: 150,
    input: {
      ...open,
      title: '关于支持石岭柑橘冷链建设的建议',
      facts: '石岭柑橘集中上市，没有冷库，每年压价、烂果损失不小。',
      proposals: '请有关部门支持合作社建冷库，修好冷链车进出的路。',
    },
    steps: [
      ...upToUnits('邓国庆', 140, '农业农村', '交通局'),
      signed(138, '吴德涛'),
      spoken(120, '吴德涛', '到合作社看了冷库选址和进出的路。'),
      confirmed(119, '邓国庆'),
      replied(75, '吴德涛', 'A', '冷链车进出的路已经加宽硬化，通过验收。'),
      rated(70, '邓国庆', { work: 'satisfied', result: 'satisfied', reason: null }),
    ],
  },
  {
    lead: '罗小燕',
    draftedDaysAgo: 130,
    input: {
      ...open,
      title: '关于完善居家养老助餐点的建议',
      facts: '桥东社区八十岁以上独居老人有六十多位，没有助餐点，吃饭将就。',
      proposals: '请民政局在社区设助餐点，行动不便的送餐上门。',
    },
    steps: [
      ...upToUnits('罗小燕', 120, '教科文卫', '民政局'),
      signed(118, '周云明'),
      spoken(100, '周云明', '与社区商量了助餐点选址。'),
      confirmed(99, '罗小燕'),
      replied(50, '周云明', 'B', '助餐点选址已定，正在装修；送餐上门同步筹备。', {
        text: '助餐点开张',
        inDays: 70,
      }),
      rated(45, '罗小燕', { work: 'satisfied', result: 'basically_satisfied', reason: null }),
    ],
  },
]

const dayMs = 86_400_000

/** Every step of every suggestion. Nobody is told: nobody has a bound WeChat yet. */
export function suggestionDeeds(act: Act, as: As): Deed[] {
  const ids = new Map<DemoSuggestion, number>()
  return suggestions.flatMap((one) => {
    const about = one.input.title ?? ''
    const at = (daysAgo: number) => new Date(act.now.getTime() - daysAgo * dayMs)
    const begun = at(one.draftedDaysAgo)
    const begin = async (then: Act, who: Speaker) => {
      const { row } = await done(about, startDraft(then, who, one.input, { via: 'form', messageId: null }))
      ids.set(one, row.id)
    }
    return [
      { at: begun, run: () => as(begun, one.lead, begin) },
      ...one.steps.map(([daysAgo, name, step]) => ({
        at: at(daysAgo),
        run: () => as(at(daysAgo), name, (then, who) => done(about, step(then, who, ids.get(one) ?? 0))),
      })),
    ]
  })
}
