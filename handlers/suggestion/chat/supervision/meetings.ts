/** 记专项视察 11月20日 桥东小学路口：023 灯杆已立；024 还没动工: shown once more before anybody is told. */
import { findDays } from '../../../language/dates.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import { spokenDay } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import { nameOf, openCase, recordMeeting, suggestionsNamed, type MeetingInput } from '../../actions.ts'
import { findingLines } from '../../supervision/meetingWords.ts'
import { isNo, isYes } from '../words/naming.ts'
import { refusals } from '../words/refusals.ts'

const beginning =
  /^(?:记录?(?:一?[次个下])?)\s*(?:代表建议)?(?:办理)?(?:专项视察|推进会|(?:代表)?见面会|工作会议?)/

/** Whether words begin to record a meeting or an inspection of suggestions. */
export const meetingSaid = (text: string): boolean => beginning.test(text)

interface MeetingAsked {
  meeting: MeetingInput
  findings: { suggestionId: number; finding: string }[]
}

const example = '例如：记专项视察 11月20日 桥东小学路口：023 灯杆已立，等通电；024 还没动工'

/** Day and place stand before the colon, then each suggestion with its finding. */
export async function meeting(turn: Turn): Promise<Said> {
  if (!turn.who.staffRoles.includes('代表工委')) return '视察和会议由代表工委来记，没有记。'
  const text = turn.text.trim()
  const word = /专项视察|推进会|见面会|工作会/.exec(beginning.exec(text)?.[0] ?? '')?.[0] ?? ''
  const kinds = turn.settings['suggestion.meetingKinds']
  const kind = kinds.find(({ name }) => name.includes(word))
  if (!kind)
    return `没有“${word}”这一种，没有记。现在有：${kinds.map(({ name }) => name).join('、')}；可以在工作台“设置”里加。`
  const rest = text.replace(beginning, '').trim()
  const colon = rest.search(/[:：\n]/)
  const [head, lines] = colon < 0 ? ['', rest] : [rest.slice(0, colon), rest.slice(colon + 1)]
  const found = head
    ? findDays(head.normalize('NFKC'), {
        today: turn.today,
        lean: 'past',
        contactDay: turn.settings['contactDay.on'],
      })[0]
    : undefined
  if (!found?.day) return `哪天开的？请在冒号前面写日期和地点，后面一件一件写，没有记。${example}`
  const findings = await findingsIn(turn, lines)
  if (typeof findings === 'string') return findings
  const place = head
    .slice(found.to)
    .replace(/^[\s,，日号在到]+|[\s,，]+$/g, '')
    .trim()
  const meeting: MeetingInput = {
    kind: kind.code,
    title: `${spokenDay(found.day, turn.today)}代表建议${kind.name}`,
    heldOn: found.day,
    place: place || null,
    hosts: null,
    attendees: [],
    minutes: null,
  }
  const asked: MeetingAsked = {
    meeting,
    findings: findings.map(({ suggestionId, finding }) => ({ suggestionId, finding })),
  }
  await ask(turn.act, turn.conversation, 'suggestion.meeting', asked, turn.settings['question.expiresHours'])
  return [
    `${meeting.title}${place ? `，${place}` : ''}：`,
    ...findings.map(({ name, finding }) => `· ${name}：${finding}`),
    '记下后会告诉这些建议的领衔代表和承办单位。',
    '1 记下',
    '2 不记',
  ].join('\n')
}

async function findingsIn(turn: Turn, text: string) {
  const found: { suggestionId: number; name: string; finding: string }[] = []
  for (const { line, number, finding } of findingLines(text)) {
    if (number === null || finding === '')
      return `“${line.slice(0, 20)}”没看懂，没有记。每件写编号和情况，件与件之间用分号。${example}`
    const [only, ...more] = await suggestionsNamed(turn.act, turn.who, number, number)
    if (!only || more.length > 0) return `${number}对不上一件建议，没有记。请写全编号，例如：JY-1801-023`
    const one = await openCase(turn.act, only.id)
    if (one) found.push({ suggestionId: only.id, name: nameOf(one), finding })
  }
  return found.length > 0 ? found : `还没有写建议的情况，没有记。${example}`
}

export async function answerMeeting(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  if (!isYes(turn.text) && !/^记下?$/.test(turn.text.trim()) && !isNo(turn.text)) return null
  await closeQuestion(turn.act, question.id, 'answered')
  if (isNo(turn.text)) return '好的，没有记。'
  const { meeting: held, findings } = question.payload as MeetingAsked
  const outcome = await recordMeeting(turn.act, turn.who, held, findings)
  if (!outcome.ok) return refusals[outcome.refusal]
  return `已记${held.title}（${findings.length}件），已告诉代表和单位。参加的人和纪要请在工作台“建议”的“视察和会议”里看和补。`
}
