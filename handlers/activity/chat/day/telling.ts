/** What a deputy, or his liaison for him, tells of the contact day beside whom he met: that nobody came, that he was not there. */
import { dayContacts } from '../../../contact/actions.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { deputiesOfLiaison, linkedTo } from '../../../people/actions.ts'
import { contactDays } from '../../../settings/actions.ts'
import { choiceOf, saysNo, saysYes } from '../../../shared/choices.ts'
import { spokenDay, type Day } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import { literal } from '../../../language/literal.ts'
import { keepDay, tellAbsence, tellOfDay } from '../../actions.ts'
import { dayRecord, type DayTold } from '../../day/record.ts'
import { namedByDate } from './byDate.ts'
import { partsQuestion, type DayOf } from './question.ts'
import { dayStoryIn, namesDay, onlyNobody, reasonGiven, type DayStory } from './story.ts'
import { countsIn } from './words.ts'

/** Of whose day and which day the words are. */
interface Told {
  on: Day
  /** Left out: his own. */
  forDeputy?: DayOf
}

/** A sentence about the contact day that is no contact; null when it is something else. */
export async function tellDay(given: Turn): Promise<string | null> {
  const turn = await namedByDate(given)
  if (!namesDay(turn.text)) return askWhetherNobody(turn)
  const said = await spokenFor(turn)
  if (said === null)
    return /^(?:absent|nobody)$/.test(dayStoryIn(turn.text)?.kind ?? '')
      ? '联系选民日的情况请一位代表说一句，没有记。例如：周明远联系日没参加，住院了'
      : null
  const story = dayStoryIn(said.text)
  if (story === null || story.kind === 'went') return null
  if (story.kind === 'both')
    return '这句话里既说联系选民日没有参加，又说联系了选民，怕记错，还没有记。请分两句说，例如：联系日没参加，出差；再发一条：昨天走访 张德发'
  if (!said.forDeputy && turn.who.deputyId === null)
    return turn.who.liaisonGroupIds.length > 0 && story.kind !== 'met'
      ? '这是哪位代表的联系选民日？没有记。请写上姓名再说一遍，例如：周明远联系日没参加，住院了'
      : null
  // whoever is named by his list, or reported in so many words, is a contact
  const isContact = turn.understood.contacts.some(({ mentions }) =>
    mentions.some(({ candidates }) => candidates.some(({ key }) => key.startsWith('v:'))),
  )
  if (
    isContact ||
    (await namesVoter(turn, said)) ||
    (story.kind === 'met' && turn.understood.intent === 'contact_day.log')
  )
    return null
  const on = await dayMeant(turn, said.text, story)
  if (typeof on !== 'string') return on.said
  const told = { on, ...(said.forDeputy && { forDeputy: said.forDeputy }) }
  if (story.kind === 'absent') return absent(turn, told, story.reason)
  return keep(turn, told, said.text, story)
}

/** 张德发住院了，没见到 tells of a voter, not of the deputy. */
async function namesVoter(
  turn: Turn,
  { text, forDeputy }: { text: string; forDeputy?: DayOf },
): Promise<boolean> {
  const linked = forDeputy
    ? await linkedTo(turn.act.tx, { deputyId: forDeputy.deputyId, memberId: null })
    : turn.linked
  return linked.some(({ name }) => text.includes(name))
}

/** The words without the deputy for whom a liaison speaks. */
async function spokenFor(turn: Turn): Promise<{ text: string; forDeputy?: DayOf } | null> {
  const text = turn.text.normalize('NFKC').trim()
  if (turn.who.liaisonGroupIds.length === 0) return { text }
  const deputies = await deputiesOfLiaison(turn.act.tx, turn.who)
  const [deputy, ...others] = deputies.filter(({ name }) => text.includes(name))
  if (!deputy || deputy.personId === turn.who.personId) return { text }
  if (others.length > 0) return null
  const { personId, deputyId, name } = deputy
  const order = new RegExp(
    `(?:请|帮我)?(?:代|帮|替|给)?${literal(name)}(?:代表)?(?:电话|来电|微信)?(?:登记|补?记|说|讲|告诉我)?(?:一下)?[:：,，]?`,
  )
  return { text: text.replace(order, ' ').trim(), forDeputy: { personId, deputyId, name } }
}

const yearShift: Record<string, number> = { 今: 0, 去: -1, 前: -2 }

/** Which year's day is meant: the one that is named, this year's, or last year's while this year's lies ahead. */
async function dayMeant(turn: Turn, text: string, story: DayStory): Promise<Day | { said: string }> {
  const days = await contactDays(turn.act.tx)
  const year = Number(turn.today.slice(0, 4))
  const named = /(?:([今去前])|(20\d\d))年/.exec(text)
  if (named) {
    const on = days(named[2] ? Number(named[2]) : year + (yearShift[named[1] ?? ''] ?? 0))
    return on <= turn.today || story.kind === 'absent'
      ? on
      : { said: `${spokenDay(on, turn.today)}的联系选民日还没有到，没有记。` }
  }
  const on = days(year)
  if (on <= turn.today || (story.kind === 'absent' && /不|假|要|无法|没法/.test(text))) return on
  return days(year - 1).slice(0, 7) >= `${year - 1}-09` && turn.today.slice(5) < '03-01'
    ? days(year - 1)
    : {
        said: `今年的联系选民日是${spokenDay(on, turn.today)}，还没有到，没有记。说的是去年的，请从“去年联系日”说起。`,
      }
}

const his = ({ forDeputy }: Told): string => (forDeputy ? `${forDeputy.name}代表的` : '')

async function absent(turn: Turn, told: Told, reason: string | null): Promise<string> {
  if (reason === null) {
    await ask(turn.act, turn.conversation, 'activity.absence', told, turn.settings['question.expiresHours'])
    return `${his(told)}${spokenDay(told.on, turn.today)}联系选民日${told.on > turn.today ? '不能参加，是什么原因？请直接回，例如：出差。（还没有记；能去的回“取消”）' : '没有参加，是什么原因？请直接回，例如：住院了。（还没有记；去了的回“取消”，再说见了谁）'}`
  }
  const personId = told.forDeputy?.personId ?? turn.who.personId
  const outcome = await tellAbsence(turn.act, turn.who, personId, told.on, reason)
  const day = `${spokenDay(told.on, turn.today)}的联系选民日`
  if (outcome.ok)
    return `已记：${his(told)}${spokenDay(told.on, turn.today)}联系选民日${told.on > turn.today ? '不能参加' : '没有参加'}，原因：${outcome.value.reason}。给联络处和代表工委的名单上会写明。改：再说一遍；撤：回“撤回联系日”。`
  switch (outcome.refusal) {
    case 'has_record':
      return `${his(told)}${day}已经有记录，没有改。确实没有参加的，请先回“撤回联系日”再说。`
    case 'too_old':
      return '早于去年的联系选民日不能再记，没有记。'
    case 'changed_meanwhile':
      return '刚刚有人同时在改，没有记。请再说一遍。'
  }
}

/** The reason that was asked for; null when the words are something else. */
export async function answerAbsence(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const reason = reasonGiven(turn.text)
  const { intent, contacts } = turn.understood
  const isReport = contacts.some(({ mentions }) => mentions.some(({ candidates }) => candidates.length > 0))
  const isOther = !['unknown', 'activity.decline', 'contact.log', 'concern.raise'].includes(intent)
  if (reason === null || isReport || isOther) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return absent(turn, question.payload as Told, reason)
}

/** 今天没人来 on the day itself: asked, since it may be another matter. */
async function askWhetherNobody(turn: Turn): Promise<string | null> {
  if (turn.who.deputyId === null || !onlyNobody(turn.text)) return null
  const on = (await contactDays(turn.act.tx))(Number(turn.today.slice(0, 4)))
  if (on !== turn.today) return null
  const payload: Told = { on }
  await ask(turn.act, turn.conversation, 'activity.nobody', payload, turn.settings['question.expiresHours'])
  return [
    '今天是联系选民日，是说您去了、没有人来吗？',
    ...nobodyChoices.map(({ label }, index) => `${index + 1} ${label}`),
    '还没有记，回数字。',
  ].join('\n')
}

const nobodyChoices = [
  { label: '是，记参加了、见到0人', isSo: true },
  { label: '不是', isSo: false },
]

export async function answerNobody(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const isSo = choiceOf(nobodyChoices, turn.text)?.isSo ?? (saysYes(turn.text) ? true : null)
  if (isSo === null && !saysNo(turn.text)) return null
  await closeQuestion(turn.act, question.id, 'answered')
  if (!isSo) return '好的，没有记。'
  return keep(turn, question.payload as Told, '', { kind: 'nobody' })
}

/** Keeps the day with what the words tell of it, and asks for the rest. */
async function keep(turn: Turn, told: Told, text: string, story: DayStory): Promise<string> {
  const { forDeputy, on } = told
  const who = forDeputy ?? turn.who
  const year = Number(on.slice(0, 4))
  const before = await dayRecord(turn.act, who.personId, year)
  const there = await dayContacts(turn.act, who.personId, on)
  const met = (before?.headcount ?? 0) > 0 || before?.met != null || there.ids.length > 0
  if (story.kind === 'nobody' && met)
    return `${his(told)}${spokenDay(on, turn.today)}的联系选民日已经记了见到选民，没有改。整天都记错了的，请先回“撤回联系日”再说。`
  const counts = countsIn(text)
  const day: DayTold = {
    heldOn: on,
    counts: story.kind === 'nobody' ? { ...counts, headcount: 0 } : counts,
    met: [],
    heard: heardIn(story),
    recordedById: forDeputy ? turn.who.personId : null,
  }
  const kept = await keepDay(turn.act, who, day)
  if (!kept.ok) return '刚刚有人同时在改，没有记。请再说一遍。'
  if (forDeputy) await tellOfDay(turn.act, turn.who, forDeputy.personId, kept.value)
  const { record, missing } = kept.value
  const facts = [
    ...(record.headcount === null ? [] : [`见到${record.headcount}人`]),
    ...(record.cards === null ? [] : [`征求意见卡${record.cards}张`]),
    ...(record.heard === null ? [] : [`听民意：${record.heard}`]),
  ].join('，')
  const head = `已记：${his(told)}${spokenDay(on, turn.today)}联系选民日参加了${facts ? `，${facts}` : ''}。`
  if (story.kind === 'nobody') return `${head}后来又有人来，再说一句就行；撤：回“撤回联系日”。`
  const names =
    story.kind === 'met' ? '记得姓名的再说一句，例如：联系日走访 张德发，名单里的算进本季进度。' : ''
  return `${head}${names}${missing.length > 0 ? await partsQuestion(turn, year, missing, forDeputy) : '撤：回“撤回联系日”。'}`
}

const heardIn = (story: DayStory): string[] => {
  if (story.kind === 'quiet') return ['无']
  return story.kind === 'met' && story.heard !== null ? [story.heard] : []
}
