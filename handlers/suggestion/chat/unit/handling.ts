/** What the handling units say: 签收、不是我们的、已沟通、协办意见, and what the deputy says to a contact. */
import { findDays } from '../../../language/dates.ts'
import { spokenDay } from '../../../shared/days.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  confirmCommunication,
  giveOpinion,
  nameOf,
  openCase,
  openParts,
  ownUnit,
  readSuggestion,
  refOf,
  reportCommunication,
  signFor,
  type OpenPart,
} from '../../actions.ts'
import { dayToCome, promisedDay } from '../words/dates.ts'
import { promisedWords, promiseOf, promisesIn } from '../words/promises.ts'
import { linkTo } from '../reading/links.ts'
import { content, missed, said } from './words.ts'
import * as progress from './progress.ts'
import { refusals } from '../words/refusals.ts'

/** 签收 023 */
export async function sign(turn: Turn, id: number): Promise<Said> {
  const merged = await openCase(turn.act, id)
  if (merged?.course.state === 'merged' && merged.into && ownUnit(merged, turn.who) !== null)
    return `${nameOf(merged)}已并入${refOf(merged.into.row)}办理，签收${refOf(merged.into.row)}就行；答复和联系代表要分别办。`
  const outcome = await signFor(turn.act, turn.who, id)
  if (!outcome.ok) return refusals[outcome.refusal]
  const { one } = outcome.value
  const reading = await readSuggestion(turn.act, turn.who, id)
  const unitId = ownUnit(one, turn.who)
  const due = reading?.waits.find(
    (wait) => wait.unitId === unitId && (wait.kind === 'reply' || wait.kind === 'opinion'),
  )
  const what = due?.kind === 'opinion' ? '提出协办意见' : '答复代表'
  return `已签收${nameOf(one)}${due?.due ? `，${spokenDay(due.due, turn.today)}前${what}` : ''}。联系了代表请回：${refOf(one.row)}已电话联系代表，并写商量了什么。`
}

/** Words for having been in touch with somebody; whoever only looked at the place spoke with no deputy. */
const inTouch =
  /代表|领衔|沟通|面商|联系|电话|通话|致电|通了|微信|短信|见面|见了|见过|面谈|座谈|协商|商量|商议|汇报|邀|请|陪|约|告知|一[起同道]|共同|会同|上门|登门|走访|拜访|对接|碰头|发函|去函|[您他她]/

/** 023已电话联系周代表,约周五上午现场看 */
export async function communicate(turn: Turn, id: number): Promise<Said> {
  if (!inTouch.test(turn.text)) return progress.offer(turn, id)
  const summary = content(turn.text)
  const [done = summary, planned = ''] = summary.split(/[,，。;；]?(?=约|定于|拟|准备)/)
  const kinds = turn.settings['suggestion.communicationKinds']
  const way =
    kinds.find(({ words }) => words.some((word) => done.includes(word))) ??
    kinds.find(({ code }) => code === 'other')
  const past = findDays(done, {
    today: turn.today,
    lean: 'past',
    contactDay: turn.settings['contactDay.on'],
  })[0]?.day
  const meeting = planned
    ? findDays(planned, { today: turn.today, lean: 'future', contactDay: turn.settings['contactDay.on'] })[0]
    : undefined
  const outcome = await reportCommunication(turn.act, turn.who, id, {
    method: way?.code ?? 'other',
    happenedOn: past ?? turn.today,
    summary: summary.slice(0, 500),
    meetingOn: meeting?.day ?? meeting?.choices[0] ?? null,
    meetingPart: meeting?.partOfDay ?? null,
  })
  if (!outcome.ok) return refusals[outcome.refusal]
  const appointed = meeting?.day ? `，约定${spokenDay(meeting.day, turn.today)}` : ''
  return `已记：${spokenDay(past ?? turn.today, turn.today)}${way?.name ?? ''}联系代表${appointed}。${refOf(outcome.value.one.row)}已请代表确认是否属实。${await missed(turn, outcome.value)}`
}

const denied =
  /没有?沟通|不属实|没有?联系|未沟通|没沟通|没有?见|没有?(?:的事|这(?:回)?事|来过|打过|找过|谈过)|哪有|假的/

/** 023沟通属实; 023没有沟通 */
export async function confirm(turn: Turn, id: number, part: OpenPart): Promise<Said> {
  const holds = !denied.test(turn.text)
  const outcome = await confirmCommunication(turn.act, turn.who, id, {
    holds,
    words: turn.text.slice(0, 300),
    communicationId: part.id,
  })
  if (!outcome.ok) return refusals[outcome.refusal]
  const { one } = outcome.value
  const left = await openParts(turn.act, turn.who, id, 'contact')
  const more = left.ok ? left.value.map(({ name }) => name).join('、') : ''
  return [
    holds
      ? `好的，已记${nameOf(one)}${part.name}沟通属实。`
      : `已记${nameOf(one)}${part.name}没有沟通，已告诉承办单位和交办机关。`,
    ...(more ? [`还等您确认：${more}。`] : []),
  ].join('\n')
}

/** 023协办意见:同意划标线 11月底完成 */
export async function opinion(turn: Turn, id: number): Promise<Said> {
  const text = content(turn.text).replace(
    /^(?:我们?|我局|我单位)?(?:作为)?协办(?:单位)?的?意见(?:是)?[\s:：,，]*/,
    '',
  )
  if (!text)
    return `协办意见是什么？请连着写，例如：023协办意见：同意划标线，11月底完成\n要写得长、承诺几项，点开填：${await linkTo(turn, 'opinion', id)}`
  const named = promisedDay(text, turn.today)
  const dueOn = named?.isPlain === true ? named.day : null
  const promises = dueOn === null ? promisesIn(text, turn.today) : [promiseOf(text, dueOn)]
  return said(
    turn,
    await giveOpinion(turn.act, turn.who, id, { text, promises }),
    ({ one }) =>
      `已记协办意见并送主办单位：${nameOf(one)}。${
        promises.length > 0
          ? `${promisedWords(promises, turn.today)}，到期会提醒。`
          : dayToCome(text, turn.today) === null
            ? ''
            : `没有记承诺；要承诺请写哪天前完成，例如：${refOf(one.row)}协办意见：明年3月底前完成`
      }`,
  )
}
