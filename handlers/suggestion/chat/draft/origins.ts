/** A draft from what lies before it: a voter's concern, or an activity (把路灯那条转成建议, 把老旧小区调研写成建议). */
import { activityOfConcern, findActivity, sourcesFor, type Activity } from '../../../activity/actions.ts'
import { kindName } from '../../../activity/rules.ts'
import { ownConcerns, type ConcernLine } from '../../../concern/actions.ts'
import { dayInWords } from '../../../language/dates.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { shortened } from '../../../shared/words.ts'
import { draftOfMatter, ownSuggestions, refOf } from '../../actions.ts'
import { begin, resume } from './drafts.ts'
import { chosenIndex } from '../words/naming.ts'
import { refusals } from '../words/refusals.ts'

const gathering = '活动|调研|调查|视察|检查|考察|座谈|讲座|培训|学习|评议|会议|例会|参观'
const made = '(?:写|转|形|变|做|改|整理)(?:成|为)'
const aSuggestion = '(?:一?[个件条份篇])?(?:代表)?建议[。.!！吧了]*$'

/** 把老旧小区调研写成建议; 活动12转成建议; 根据昨天的视察提个建议 */
const fromActivityWords = [
  new RegExp(`^[^。；;\\n]{0,40}(?:${gathering})[^。；;\\n]{0,10}${made}${aSuggestion}`),
  new RegExp(
    `^(?:根据|按照?|就|从|结合)[^。；;\\n]{0,40}(?:${gathering})[^。；;\\n]{0,6}(?:提|写)出?${aSuggestion}`,
  ),
]

export const isFromActivity = (words: string): boolean => fromActivityWords.some((one) => one.test(words))

/** What a draft may come of. */
type Origin = { concernId: number; text: string } | { activityId: number; text: string }

const mostShown = 9

/** The concern or the activity that the words name, else the one that there is; several are asked about. */
export async function fromOrigin(turn: Turn): Promise<Said> {
  if (turn.who.deputyId === null) return '建议由人大代表来提。您不是本届代表，没有记。'
  const words = turn.text.normalize('NFKC')
  const activities = await sourcesFor(turn.act, turn.who.personId)
  const number = /活动\s*(\d{1,9})/.exec(words)?.[1]
  if (number !== undefined) {
    const one = activities.find(({ id }) => id === Number(number))
    return one ? fromActivity(turn, one) : refusals.not_at_activity
  }
  const concerns = (await ownConcerns(turn.act, turn.who)).lines.filter(
    ({ state }) => state !== 'in_suggestion',
  )
  const numbered = /诉求(?:编号)?\s*(\d+)/.exec(words)?.[1]
  if (numbered !== undefined)
    return choose(
      turn,
      concerns.filter(({ id }) => id === Number(numbered)).map(asOrigin),
      concerns.map(asOrigin),
    )
  const titledSo = activities.filter(({ title }) => words.includes(title.normalize('NFKC')))
  if (titledSo.length > 0)
    return choose(
      turn,
      titledSo.map((one) => activityOrigin(turn, one)),
      [],
    )
  const speaksOfOne = isFromActivity(words)
  const named = [
    ...concerns.filter(({ text }) => sharesWords(words, text)).map(asOrigin),
    ...(speaksOfOne ? meant(turn, words, activities) : []).map((one) => activityOrigin(turn, one)),
  ]
  const rest = speaksOfOne ? activities.map((one) => activityOrigin(turn, one)) : []
  return choose(turn, named, [...rest, ...concerns.map(asOrigin)])
}

const asOrigin = ({ id, text }: Pick<ConcernLine, 'id' | 'text'>): Origin => ({ concernId: id, text })

const activityOrigin = ({ act, today }: Turn, activity: Activity): Origin => ({
  activityId: activity.id,
  text: `${activity.title}（${spokenDay(dayOf(activity.startsAt, act.zone), today)}的活动）`,
})

/** 昨天的视察, 这次调研: by the day said, by the kind, by words of the title. */
function meant(turn: Turn, words: string, activities: readonly Activity[]): Activity[] {
  const { act } = turn
  const day = dayInWords(words, act.now, act.zone, 'past')?.day ?? null
  const kind = new RegExp(gathering.replace('活动|', '')).exec(words)?.[0] ?? null
  const ofDay = activities.filter(({ startsAt }) => day === null || dayOf(startsAt, act.zone) === day)
  const ofKind = ofDay.filter(
    ({ title, kind: one }) => kind === null || title.includes(kind) || kindName(one).includes(kind),
  )
  const saying = words.replace(new RegExp(gathering, 'g'), ' ')
  const worded = ofKind.filter(({ title }) => sharesWords(saying, title))
  if (worded.length > 0) return worded
  return day === null && kind === null ? [] : ofKind
}

const sharesWords = (said: string, text: string): boolean => {
  const words = said.replace(
    /把|将|根据|结合|那条|这条|那件|那次|这次|[写转形变做改]成|转为|整理成|建议|诉求|变成|一个|反映的?/g,
    ' ',
  )
  return [...words.matchAll(/\p{Script=Han}{2,}/gu)].some(([run]) =>
    Array.from({ length: run.length - 1 }, (_, index) => run.slice(index, index + 2)).some((pair) =>
      text.includes(pair),
    ),
  )
}

/** Those named, or else all: one is taken, several are asked about. */
async function choose(turn: Turn, named: readonly Origin[], all: readonly Origin[]): Promise<Said> {
  const fitting = named.length > 0 ? named : all
  const [only] = fitting
  if (!only) return nothing
  if (fitting.length === 1) return draftFrom(turn, only)
  return askWhich(turn, '把哪一个写成建议？', fitting)
}

const nothing = '没有可以转成建议的诉求或活动。要提建议请直接说：我要提建议。'

async function askWhich(turn: Turn, question: string, origins: readonly Origin[]): Promise<string> {
  const shown = origins.slice(0, mostShown)
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.origin',
    { origins: shown },
    turn.settings['question.expiresHours'],
  )
  return [
    question,
    ...shown.map(({ text }, index) => `${index + 1} ${shortened(text, 40)}`),
    '回数字；不办了回“取消”。',
  ].join('\n')
}

export async function answerOrigin(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { origins } = question.payload as { origins: Origin[] }
  const origin = origins[chosenIndex(turn.text, origins.length) ?? -1]
  if (!origin) return null
  await closeQuestion(turn.act, question.id, 'answered')
  if ('concernId' in origin) return draftFrom(turn, origin)
  const activity = await findActivity(turn.act, origin.activityId)
  return activity ? draftOfActivity(turn, activity) : refusals.not_at_activity
}

async function draftFrom(turn: Turn, origin: Origin): Promise<Said> {
  if ('concernId' in origin) return draftOfConcern(turn, origin)
  const activity = await findActivity(turn.act, origin.activityId)
  return activity ? fromActivity(turn, activity) : refusals.not_at_activity
}

const draftOfConcern = async (turn: Turn, { concernId, text }: { concernId: number; text: string }) =>
  begin(
    turn,
    await draftOfMatter(turn.act, { id: concernId, text }),
    ({ row }) => `标题：${row.title}（要改回“改标题 ……”）\n`,
  )

/** What he raised there himself may be what he means: asked first, so that the concern does not stay open beside it. */
async function fromActivity(turn: Turn, activity: Activity): Promise<Said> {
  const raised: Origin[] = []
  for (const { id, text, state } of (await ownConcerns(turn.act, turn.who)).lines)
    if (state !== 'in_suggestion' && (await activityOfConcern(turn.act, id))?.id === activity.id)
      raised.push({ concernId: id, text })
  const written = (await ownSuggestions(turn.act, turn.who)).filter(
    (one) => one.activityId === activity.id && one.leadId === turn.who.personId && one.state !== 'withdrawn',
  )
  const begun = written.find(({ state }) => state === 'draft')
  if (begun)
    return `由${activity.title}形成的建议您已经开始写了（${refOf(begun)}），接着写。\n${await resume(turn, begun.id)}`
  if (written.length > 0)
    return askWhich(
      turn,
      `由${activity.title}您已经写了${written.map((one) => `《${one.title}》（${refOf(one)}）`).join('、')}。`,
      [...raised.slice(0, mostShown - 1), { activityId: activity.id, text: '再写一件' }],
    )
  if (raised.length === 0) return draftOfActivity(turn, activity)
  return askWhich(turn, `您在${activity.title}上提过问题。写哪一件？`, [
    ...raised.slice(0, mostShown - 1),
    { activityId: activity.id, text: '都不是，写这次活动的别的事' },
  ])
}

/** What the activity's record calls its findings are the facts that the deputy goes on from; title and proposals are his. */
const draftOfActivity = (turn: Turn, activity: Activity): Promise<string> =>
  begin(
    turn,
    { activityId: activity.id, ...(activity.findings ? { facts: activity.findings } : {}) },
    () =>
      `由${activity.title}（活动${activity.id}）形成。${activity.findings ? '情况先用了活动记下的发现，可以改。' : ''}\n`,
  )
