/** 换届: what the roster of a new term would change: who stays, who is new, who leaves. Pure. */
import { matchPeople, type PeopleMatch } from './matching.ts'
import { planAgainst, type RosterPlan } from './plan.ts'
import { termOfCards, type Problem, type Roster, type RosterPerson } from '../rules.ts'
import { idOfRef, storedRef, tail, type PersonRef, type StoredPerson, type StoredRoster } from './stored.ts'

interface Turnover {
  continuing: string[]
  fresh: string[]
  leaving: string[]
  membersContinuing: string[]
  membersFresh: string[]
  membersLeaving: string[]
  /** How many of those who leave have no other duty: their binding ends. */
  unbound: number
}

export interface TermPlan extends RosterPlan {
  turnover: Turnover
  leaverIds: readonly number[]
  /** Groups that the new roster does not name. */
  keptGroupIds: readonly number[]
}

/**
 * Compares the roster of a new term with what is stored. People, offices, constituencies, groups, units and staff are
 * carried over as an import does; deputies, members and links are all new rows of the new term, so that the old term's
 * stay as they are. Nobody inherits another's history: a phone under another name, and a name with another birth month
 * or sex, are not the same person.
 */
export function planTerm(
  given: Roster,
  stored: StoredRoster,
  next: { name: string; number: number },
  nameTaken: boolean,
): TermPlan {
  const fresh: StoredRoster = { ...stored, term: null, deputies: [], members: [] }
  const match = strictly(matchPeople(given, fresh, isPerhaps))
  const refs = (key: string): PersonRef => match.refs.get(key) ?? key
  const plan = planAgainst(given, fresh, {
    match,
    term: { id: null, ...next },
    problems: [...termProblems(given, stored, next, nameTaken), ...newnessProblems(given, stored, refs)],
    voters: {
      // one of a name in a constituency on both sides is the same, whoever contacted him before
      matching: stored.voters.map((voter) => ({
        ...voter,
        deputies: given.deputies.map(({ cardNo }) => cardNo),
      })),
      // whatever they were linked to, they are linked anew
      comparing: stored.voters.map((voter) => ({ ...voter, deputies: [] })),
    },
  })
  const { turnover, leaverIds } = turnoverOf(given, stored, refs)
  const named = new Set(given.groups.map(({ name }) => name))
  const keptGroupIds = stored.groups.filter(({ name }) => !named.has(name)).map(({ id }) => id)
  return { ...plan, turnover, leaverIds, keptGroupIds }
}

/** What is known of both must agree. */
const isPerhaps = (person: RosterPerson, stored: StoredPerson): boolean =>
  agree(person.bornIn, stored.bornIn) && agree(person.gender, stored.gender)

const agree = (one: string | undefined, other: string | null): boolean =>
  one === undefined || other === null || one === other

/** A phone that another name has is an error here: the newcomer would get the other's history. */
function strictly(match: PeopleMatch): PeopleMatch {
  const problems = match.problems.map((problem): Problem => {
    if (problem.kind !== 'renamed') return problem
    return {
      ...problem,
      severity: 'error',
      kind: 'phone_of_another',
      message: problem.message.replace(/，按改名处理.*$/, ''),
      advice: '同一个人改了名：先用“导入名册”改好本届的姓名，再换届；换了人：写新人自己的手机',
    }
  })
  return { ...match, problems }
}

function termProblems(
  roster: Roster,
  stored: StoredRoster,
  next: { name: string; number: number },
  nameTaken: boolean,
): Problem[] {
  const problem = (message: string, advice: string): Problem => ({
    sheet: '代表',
    row: null,
    column: '代表证号',
    severity: 'error',
    kind: 'other_term',
    message,
    advice,
  })
  const told = termOfCards(roster.deputies.map(({ cardNo }) => cardNo))
  const before = stored.term?.number ?? null
  return [
    ...(nameTaken ? [problem(`系统里已经有${next.name}了`, '核对新一届的名称')] : []),
    ...(before !== null && next.number <= before
      ? [problem(`新一届是第${next.number}届，系统里现在是第${before}届`, '核对新一届的届次')]
      : []),
    ...(told !== null && told.number !== next.number
      ? [problem(`代表证号是${told.name}的，要换到的是${next.name}`, '核对是不是选错了文件，或者届次写错了')]
      : []),
    ...(roster.deputies.length === 0 ? [problem('新名册里一位代表也没有', '核对是不是选错了文件')] : []),
  ]
}

/** 新任 should say whether somebody was a deputy of the term before. */
function newnessProblems(roster: Roster, stored: StoredRoster, refs: (key: string) => PersonRef): Problem[] {
  const before = new Set(stored.deputies.map(({ person }) => person))
  return roster.deputies.flatMap(({ person, isNew, row, cardNo }) => {
    const was = before.has(refs(person))
    if (isNew !== was) return []
    return [
      {
        sheet: '代表',
        row,
        column: '新任',
        severity: 'warning',
        kind: 'newness',
        message: was
          ? `${cardNo}写的是新任，系统里上一届已经是代表`
          : `${cardNo}写的是连任，系统里上一届没有这位代表`,
        advice: '核对“新任”这一列；以前届次当过代表的，写否也对',
      },
    ]
  })
}

function turnoverOf(
  roster: Roster,
  stored: StoredRoster,
  refs: (key: string) => PersonRef,
): { turnover: Turnover; leaverIds: number[] } {
  const names = new Map<PersonRef, string>(
    stored.people.map(({ id, name, phone }) => [storedRef(id), `${name}（${tail(phone)}）`]),
  )
  for (const { key, name, phone } of roster.people) names.set(refs(key), `${name}（${tail(phone)}）`)
  const shown = (ones: readonly PersonRef[]) => ones.map((ref) => names.get(ref) ?? '')
  const then = (rows: readonly { person: string; endedOn: string | null }[]) =>
    rows.filter(({ endedOn }) => endedOn === null).map(({ person }) => person)
  const now = (rows: readonly { person: string }[]) => rows.map(({ person }) => refs(person))
  const compared = (before: readonly PersonRef[], after: readonly PersonRef[]) => {
    const [was, is] = [new Set(before), new Set(after)]
    return {
      continuing: after.filter((ref) => was.has(ref)),
      fresh: after.filter((ref) => !was.has(ref)),
      leaving: before.filter((ref) => !is.has(ref)),
    }
  }
  const deputies = compared(then(stored.deputies), now(roster.deputies))
  const members = compared(then(stored.members), now(roster.members))
  const serving = new Set([
    ...now(roster.deputies),
    ...now(roster.members),
    ...otherDuties(roster, stored, refs),
  ])
  const leavers = [...new Set([...deputies.leaving, ...members.leaving])]
  return {
    turnover: {
      continuing: shown(deputies.continuing),
      fresh: shown(deputies.fresh),
      leaving: shown(deputies.leaving),
      membersContinuing: shown(members.continuing),
      membersFresh: shown(members.fresh),
      membersLeaving: shown(members.leaving),
      unbound: leavers.filter((ref) => !serving.has(ref)).length,
    },
    leaverIds: leavers.flatMap((ref) => idOfRef(ref) ?? []),
  }
}

/** Who serves as anything else once the new roster is in: what it does not name stays. */
function otherDuties(roster: Roster, stored: StoredRoster, refs: (key: string) => PersonRef): PersonRef[] {
  const maybe = (key: string | null) => (key === null ? [] : [refs(key)])
  const known = (ref: string | null) => (ref === null ? [] : [ref])
  const named = (rows: readonly { name: string }[]) => new Set(rows.map(({ name }) => name))
  const [groups, offices, units] = [named(roster.groups), named(roster.offices), named(roster.units)]
  return [
    ...roster.groups.flatMap((one) => [
      ...maybe(one.leaderInCharge),
      ...maybe(one.groupLeader),
      ...maybe(one.liaison),
    ]),
    ...stored.groups
      .filter(({ name }) => !groups.has(name))
      .flatMap((one) => [...known(one.leaderInCharge), ...known(one.liaison)]),
    ...roster.offices.flatMap((one) => [...maybe(one.head), ...one.operators.map(refs)]),
    ...stored.offices
      .filter(({ name }) => !offices.has(name))
      .flatMap((one) => [...known(one.head), ...one.operators]),
    ...roster.units.flatMap(({ officer }) => maybe(officer)),
    ...stored.units.filter(({ name }) => !units.has(name)).flatMap(({ officer }) => known(officer)),
    ...roster.staff.map(({ person }) => refs(person)),
    ...stored.staff.map(({ person }) => person),
  ]
}
