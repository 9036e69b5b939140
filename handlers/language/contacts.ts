import { dayOf } from '../shared/days.ts'
import { assemble } from './assemble.ts'
import { clausesOf } from './clauses.ts'
import { findDays, type Span } from './dates.ts'
import type { NotDone } from './happened.ts'
import { methodIn } from './methods.ts'
import { heardNameEnd, otherPeople } from './names.ts'
import { knownPeople } from './people.ts'
import type { Told } from './pieces.ts'
import type { Report } from './reports.ts'
import type { Reason, UnderstandContext } from './understanding.ts'

export interface Reading extends Told {
  reports: Report[]
  /** Why there is no report, where the words would otherwise make one. */
  notDone: NotDone | null
  reasons: Reason[]
}

const selfIntroduction = /(?:我(?:是|叫)(?:代表)?|陪|陪同|随同|跟着|受)$/

const isOfContact = (text: string, { from, to }: Span, speaksFor: boolean): boolean =>
  !dayOfWriting.test(text.slice(to, to + 8)) &&
  !itsWork.test(text.slice(to, to + 6)) &&
  (speaksFor || !theirs.test(text.slice(Math.max(0, from - 8), from)))

/** …,他昨天刚出院: news of his, not the day of the contact. */
const theirs = /[\s,，。;；](?:[他她]们?|人家|老人家?|对方)(?:家里?)?(?:说|讲|也|就|是|都|从|自从)*$/

/** 介绍上半年工作, 今年的收成: of what was spoken about, not when. */
const itsWork =
  /^(?:度|份)?(?:的)?(?:工作|情况|计划|任务|安排|总结|收成|收入|产量|行情|预算|目标|指标|重点|账)/

/** 今天补录, 现在才想起来: when it was written down, not when it was. */
const dayOfWriting =
  /^(?:[,， ]|我|才|来|再|给|特|就|一起|一并|在此)*(?:补[录记登报上填]|录入|登记|记上|想起|记起|汇报|上报|报给|报一下|填报|填表)/

/** 罗小燕代表刚来电话,说她昨天走访了…: how the report reached the liaison, no contact. */
const relay =
  /(?<=代表|主任|委员|书记)(?:刚才?|刚刚|今天)?(?:给我)?(?:来(?:了)?个?电话|打(?:来|了|过来)*个?电话(?:来|给我)?|发(?:来|了)?个?微信(?:来|给我)?)[\s,，]*(?:说|讲|告诉我)[\s,，]?[他她](?=.{0,12}(?:走访|上门|入户|联系|约谈|看望|打电话))/

let last: { text: string; context: UnderstandContext; reading: Reading } | null = null

/** Reads a message as a report of contacts. The last reading is kept: one message is asked about several times. */
export function readContacts(text: string, context: UnderstandContext): Reading {
  if (last?.text === text && last.context === context) return last.reading
  const reading = readAnew(text, context)
  last = { text, context, reading }
  return reading
}

function readAnew(told: string, context: UnderstandContext): Reading {
  const speaksFor = context.role === 'liaison' || context.role === 'staff'
  const text = speaksFor ? told.replace(relay, (words) => ' '.repeat(words.length)) : told
  const circles = { linked: context.linked, nearby: context.nearby ?? [] }
  const known = knownPeople(text, circles).filter(
    ({ from }) => !selfIntroduction.test(text.slice(Math.max(0, from - 4), from)),
  )
  const at = {
    today: dayOf(context.now, context.zone),
    lean: 'past',
    contactDay: context.contactDay,
  } as const
  const days = findDays(text, at, known).filter((day) => isOfContact(text, day, speaksFor))
  const heardAt = (words: string, from: number) => heardNameEnd(words, from, context.linked)
  const clauses = clausesOf(text, { people: known, days, heardAt })
  const frames = clauses.filter(({ kind }) => kind === 'frame')
  const others = otherPeople(text, frames, circles, [...known, ...days])
  const people = [...known, ...others].sort((a, b) => a.from - b.from)
  const parts = { clauses, people, days }
  const { reports, dropped } = assemble(text, parts, context)
  return {
    ...parts,
    reports,
    notDone: reports.length === 0 ? dropped : null,
    reasons: reasonsOf(parts, reports),
  }
}

function reasonsOf({ clauses, people, days }: Told, reports: readonly Report[]): Reason[] {
  const frames = clauses.filter(({ kind }) => kind === 'frame')
  const framed = <T extends Span>(all: readonly T[]) =>
    all.filter((one) => frames.some((clause) => one.from >= clause.from && one.to <= clause.to + 1))
  return [
    ...framed(days).map(({ words, rule }) => ({ part: 'occurred_on', words, rule })),
    ...framed(people).map(({ mention, rule }) => ({ part: 'parties', words: mention.said, rule })),
    ...frames.flatMap(({ words }) => {
      const method = methodIn(words)
      return method ? [{ part: 'method', words: method.words, rule: method.method }] : []
    }),
    ...reports.flatMap(({ concerns }) =>
      concerns.map(({ text }) => ({ part: 'concerns', words: text, rule: '反映的内容' })),
    ),
  ]
}
