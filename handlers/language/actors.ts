import { literal } from './literal.ts'
import type { Span } from './dates.ts'
import { isOfficialsContact, isOthersContact } from './happened.ts'
import type { Person } from './people.ts'
import type { UnderstandContext } from './understanding.ts'

export interface Actors {
  people: readonly Person[]
  /** For whom a liaison speaks. */
  contactor: Person | null
  /** Somebody else made the contact, and the speaker does not report for him. */
  others: boolean
}

/**
 * Who was met, and for whom a liaison speaks: 周明远昨天走访了张德发. 和周明远一起走访张德发 met only 张德发; a deputy
 * who says 周明远走访了张德发 made no contact himself.
 */
export function actorsIn(
  text: string,
  clause: Span,
  people: readonly Person[],
  context: UnderstandContext,
): Actors {
  const met = withoutMentioned(text, clause, withoutCompanions(text, clause, people))
  const words = text.slice(clause.from, clause.to)
  const speaksFor = context.role === 'liaison' || context.role === 'staff'
  const [first, ...rest] = met
  if (first && rest.length === 0 && speaksFor && registers(words, first.mention.said))
    return { people: [], contactor: first, others: false }
  if (!first)
    return {
      people: met,
      contactor: null,
      others: speaksFor ? isOfficialsContact(words) : isOthersContact(words),
    }
  const before = text.slice(clause.from, first.from)
  const after = text.slice(first.to, rest[0]?.from ?? clause.to)
  const forOther = /(?:代|替|帮)$/.test(before)
  const subject = isSubject(before) && actsIn(after, rest.length > 0)
  if (rest.length > 0 && (speaksFor || forOther) && actsIn(after, true))
    return { people: rest, contactor: first, others: false }
  if (speaksFor && isOfficialsContact(words)) return { people: met, contactor: null, others: true }
  if (subject && !/我|咱/.test(words))
    return speaksFor
      ? { people: rest, contactor: first, others: false }
      : { people: rest, contactor: first, others: true }
  return {
    people: met,
    contactor: null,
    others: speaksFor ? isOfficialsContact(words) : isOthersContact(words),
  }
}

/** 代许卫东代表登记:…, 帮邱代表补报一条, 甘露代表让我代报一条: whose report follows. */
function registers(words: string, named: string): boolean {
  const name = literal(named)
  const act = '(?:代|补|来|先)*(?:登记|报|记|录|填|录入)(?:一?[下条笔个]|上|次)*'
  return (
    new RegExp(
      `^[\\s,，]*(?:请|麻烦|我)?(?:代|帮|替|给)${name}(?:代表|委员|主任|同志)*${act}[:：\\s,，]*$`,
    ).test(words) ||
    new RegExp(
      `^[\\s,，]*${name}(?:代表|委员|主任|同志)*(?:让|叫|请|托|委托|要)我(?:帮忙|帮|给|替|代)?(?:[他她])?${act}[:：\\s,，]*$`,
    ).test(words)
  )
}

function withoutCompanions(text: string, clause: Span, people: readonly Person[]): readonly Person[] {
  const companions = people.filter(
    ({ from, to }) =>
      /(?:和|跟|与|同|陪|陪同|随)$/.test(text.slice(clause.from, from)) &&
      /^(?:代表|主任|书记|等人|他们)*(?:一起|一同|一道|一块|共同)/.test(text.slice(to, to + 8)),
  )
  return companions.length < people.length ? people.filter((one) => !companions.includes(one)) : people
}

/** 他拿手机给我看龚建明发的微信: whom he speaks of or shows was not met. */
function withoutMentioned(text: string, clause: Span, people: readonly Person[]): readonly Person[] {
  if (!/^[\s,，]*[他她](?![们家和跟与俩那])/.test(text.slice(clause.from, clause.to))) return people
  return people.filter(
    ({ from }) => !/(?:看|替|帮|让|叫|告诉|骂|告|嫌|怪|是|找|问)了?$/.test(text.slice(clause.from, from)),
  )
}

/** Nothing but a day or a filler stands before the subject. */
const isSubject = (before: string): boolean =>
  /^(?:[\s,，。、:]|那个|然后|今天|昨天|前天|上午|下午|晚上|记一下|登记|补记|帮|请|\d{1,2}月\d{1,2}[日号]|[上这本]?周[一二三四五六日])*$/.test(
    before,
  )

const acts = '(?:走访|上门|入户|约谈|看望|慰问|拜访|回访)(?:了|过)'

/** The words behind a name are an act on somebody else: 昨天走访了(张德发), 走访了5个选民. */
const actsIn = (behind: string, named: boolean): boolean =>
  named
    ? /走访|上门|打(?:了)?(?:个)?电话(?!来|给我)|约谈|联系(?!我)|看望|慰问|入户|拜访|微信(?!上?找我|问我)|见了/.test(
        behind,
      ) && !/[、和]$|都|们|来/.test(behind)
    : new RegExp(
        `^(?:代表|同志|书记|主任)?[\\u4e00-\\u9fa5\\d]{0,8}?${acts}.{0,6}(?:选民|群众|居民|村民|住户|户|\\d)`,
      ).test(behind)
