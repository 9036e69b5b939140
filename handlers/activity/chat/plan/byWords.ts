/** 12月5号的调研改到12月6号下午3点; 调研不办了; 活动取消了: an organiser names an activity by its day or title. */
import { saysOpinion } from '../../../concern/actions.ts'
import { dayInWords } from '../../../language/dates.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf } from '../../../shared/choices.ts'
import type { Turn } from '../../../shared/turn.ts'
import { activitiesOn, type Activity } from '../../actions.ts'
import { titleWords } from '../../answers/titleWords.ts'
import { whenWords } from '../../wording.ts'
import { cancel, change } from './changing.ts'
import { daysOf } from '../../timing.ts'
import { editIn } from './edits.ts'

const noun = '(?:活动|调研|视察|检查|座谈会?|例会|会议|培训|讲座|学习会?|考察|慰问|宣讲|植树|会)'
const off = new RegExp(
  `^(?:请|把|将)?(?:取消|停办|撤销)(?:掉|了)?(.{0,24}${noun})(?:了|吧)?(?:[\\s,，。]+(?:原因|因为)?[:：]?\\s*(.{2,100}))?$|^(.{0,24}${noun})(?:先|已经?)?(?:取消|不办|不开|不搞|停办|不举行|不组织)(?:了|掉|吧)*(?:[\\s,，。]+(?:原因|因为)?[:：]?\\s*(.{2,100}))?$`,
)
const move =
  /^(?:把|将)?(.{0,24}?(?:活动|调研|视察|检查|座谈会?|例会|会议|培训|讲座|学习会?|考察|慰问|宣讲|植树|会))(?:的)?(?:那个?)?(?:时间|地点|日期|日子|天)?((?:改到|改为|改成|改在|推迟到|延期到|延到|提前到|换到|挪到|移到).{2,60}?)(?:[\s,，]+(?:时间|地点|其他|别的|其它)(?:都)?(?:不变|照旧|不动))*$/

/** 活动, 这次会议, 我们组的座谈会: no words but of an activity. */
const bare = new RegExp(`^(?:这个|那个|这次|那次|我们|咱们|我|本|小|组|的|一?[次个场])*(${noun})$`)

interface Wanted {
  /** The words that name the activity. */
  about: string
  reason: string | null
  /** What becomes of it; null: it is called off. */
  edit: string | null
}

function wantedIn(text: string): Wanted | null {
  if (/[吗么?？]$|谁|怎么|走访|反映|建议|议案/.test(text)) return null
  const cancelled = off.exec(text)
  // 小区居民大会不开了，大家意见很大: what residents say of it is no reason to call it off
  if (cancelled && saysOpinion(cancelled[2] ?? cancelled[4] ?? '')) return null
  if (cancelled)
    return {
      about: cancelled[1] ?? cancelled[3] ?? '',
      reason: (cancelled[2] ?? cancelled[4])?.trim() ?? null,
      edit: null,
    }
  const moved = move.exec(text)
  return moved ? { about: moved[1] ?? '', reason: null, edit: moved[2] ?? '' } : null
}

/** Those whose title the words name: 取消调研, 老旧小区活动不办了. */
const titled = (activities: readonly Activity[], about: string): Activity[] => {
  const own = about.replace(new RegExp(`的?${noun}$`), '')
  return activities.filter(
    ({ title }) =>
      title.includes(about) ||
      (own.length > 1 && (title.startsWith(own) || title.endsWith(own))) ||
      titleWords(title).some((word) => about.includes(word)),
  )
}

/** Null when the words are something else, or the speaker organises nothing. */
export async function changeByWords(turn: Turn): Promise<string | null> {
  const { who, act } = turn
  if (who.liaisonGroupIds.length === 0 && !who.staffRoles.includes('代表工委')) return null
  const text = turn.text.normalize('NFKC').trim()
  const wanted = wantedIn(text)
  if (!wanted || turn.understood.contacts.some(({ mentions }) => mentions.length > 0)) return null
  if (wanted.edit !== null && !editIn(wanted.edit, act)) return null
  const ahead = (await activitiesOn(act, who, turn.today, 366)).filter(({ startsAt }) => startsAt > act.now)
  const day = dayInWords(wanted.about, act.now, act.zone, 'future')?.day ?? null
  const fits = day === null ? ahead : ahead.filter((one) => daysOf(one, act.zone).includes(day))
  const hits = titled(fits, wanted.about)
  const kind = bare.exec(wanted.about)?.[1]
  // what residents say was called off, 业委会取消了, is no activity of his
  if (day === null && hits.length === 0 && kind === undefined) return null
  const isAny = day !== null || /^(?:活动|会议?)$/.test(kind ?? '')
  const named = hits.length === 0 && isAny ? fits : hits
  const [only, ...others] = named
  if (!only) return `没有对得上的活动，没有改动。${ahead.length > 0 ? listOf(turn, ahead) : ''}`
  return others.length === 0 ? go(turn, only.id, wanted) : askWhich(turn, named, wanted)
}

const labelOf = (turn: Turn, activity: Activity): string =>
  `${activity.title}（${whenWords(activity, turn.act.zone, turn.today)}）`

const listOf = (turn: Turn, activities: readonly Activity[]): string =>
  `现在有：${activities
    .slice(0, 5)
    .map((activity) => `活动${activity.id} ${labelOf(turn, activity)}`)
    .join('；')}`

const go = (turn: Turn, id: number, { edit, reason }: Wanted): Promise<string> =>
  edit === null ? cancel(turn, id, reason) : change(turn, id, edit)

async function askWhich(turn: Turn, activities: readonly Activity[], wanted: Wanted): Promise<string> {
  const choices = activities.map((activity) => ({ id: activity.id, label: labelOf(turn, activity) }))
  await ask(
    turn.act,
    turn.conversation,
    'activity.led',
    { draft: { text: turn.text }, choices, wanted },
    turn.settings['question.expiresHours'],
  )
  return [
    `${wanted.edit === null ? '取消' : '改'}哪一个？`,
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    '还没有改动，回数字；不改了回“取消”。',
  ].join('\n')
}

/** The answer to which one. */
export async function answerLed(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { choices, wanted } = question.payload as { choices: { id: number; label: string }[]; wanted: Wanted }
  const choice = choiceOf(choices, turn.text)
  if (!choice) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return go(turn, choice.id, wanted)
}
