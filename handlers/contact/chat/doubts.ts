/** What must be asked before a draft of a report may be recorded. */
import type { Method } from '../../language/understanding.ts'
import type { Day } from '../../shared/days.ts'
import { methodNames, methods, oldestDay } from '../rules.ts'
import type { Draft, DraftItem } from './draft.ts'

type DoubtReason = 'confirm' | 'who' | 'which' | 'unknown_person' | 'when' | 'how'

export interface Choice {
  label: string
  pick: {
    person?: { key: string | null; name: string; unlisted: boolean }
    method?: Method
    /** The words of a day. */
    day?: string
    confirmed?: boolean
  }
}

export interface Doubt {
  reason: DoubtReason
  item: number
  person: number
  question: string
  choices: Choice[]
}

/** The first thing that must be asked before the draft may be recorded, or null when nothing is in doubt. */
export function doubtOf(draft: Draft, today: Day): Doubt | null {
  for (const [index, item] of draft.items.entries()) {
    const doubt =
      doubtAboutPeople(draft, item, index) ??
      doubtAboutDay(draft, item, index, today) ??
      doubtAboutMethod(draft, item, index)
    if (doubt) return doubt
  }
  if (!draft.unsure) return null
  const question =
    draft.asked?.reason === 'confirm' && !draft.forDeputy
      ? draft.asked.question
      : `我没有完全看懂，要把这句话记成${draft.forDeputy ? `${draft.forDeputy.name}代表的` : ''}一次联系吗？`
  const choices: Choice[] = [
    { label: '记下来', pick: { confirmed: true } },
    { label: '不记', pick: { confirmed: false } },
  ]
  return { reason: 'confirm', item: 0, person: 0, question, choices }
}

function doubtAboutPeople(draft: Draft, item: DraftItem, index: number): Doubt | null {
  if (item.people.length === 0) {
    const own = draft.asked?.reason === 'who' || draft.asked?.reason === 'names_for_count'
    const question = own ? (draft.asked?.question ?? '') : '见了谁？请写姓名，可以写几位。'
    return { reason: 'who', item: index, person: 0, question, choices: [] }
  }
  const open = item.people.findIndex((person) => person.key === null && !person.unlisted)
  const person = item.people[open]
  if (!person) return null
  const deputys = draft.forDeputy && `${draft.forDeputy.name}代表的`
  const unlisted: Choice = {
    label: `不在${deputys ?? '我的'}联系名单里，只记名字（不计入进度）`,
    pick: { person: { key: null, name: person.said, unlisted: true } },
  }
  const several = person.candidates.length > 1
  const question =
    person.candidates.length === 0
      ? `${deputys ?? '您的'}联系名单里没有“${person.said}”，怎么记？名字写错了，直接回正确的姓名。`
      : several
        ? `“${person.said}”是哪一位？`
        : `“${person.said}”是不是这一位？`
  const candidates = person.candidates.map(({ key, name, hint }): Choice => ({
    label: hint ? `${name}（${hint}）` : name,
    pick: { person: { key, name, unlisted: false } },
  }))
  return {
    reason: person.candidates.length === 0 ? 'unknown_person' : 'which',
    item: index,
    person: open,
    question,
    choices: [...candidates, unlisted],
  }
}

function doubtAboutDay(draft: Draft, item: DraftItem, index: number, today: Day): Doubt | null {
  const day = item.occurredOn
  if (day !== null && day <= today && day >= oldestDay(today)) return null
  const asked = ['when', 'future', 'bad_date'].includes(draft.asked?.reason ?? '')
    ? draft.asked?.question
    : undefined
  const question =
    day === null
      ? (asked ?? '是哪一天？例如：昨天、11月20日。')
      : day > today
        ? `${day}还没有到，是哪一天见的？例如：昨天、11月20日。还没见就回“取消”。`
        : `${day}太早了，早于去年的不能再记。是哪一天？`
  const days = asked && day === null ? (draft.asked?.choices ?? []) : []
  const choices = days.map((label): Choice => ({ label, pick: { day: label } }))
  return { reason: 'when', item: index, person: 0, question, choices }
}

function doubtAboutMethod(draft: Draft, item: DraftItem, index: number): Doubt | null {
  if (item.method !== null) return null
  const names = item.people.map(({ name }) => name).join('、')
  const choices = methods.map((method): Choice => ({ label: methodNames[method], pick: { method } }))
  const question = draft.asked?.reason === 'how' ? draft.asked.question : `和${names}是怎么联系的？`
  return { reason: 'how', item: index, person: 0, question, choices }
}
