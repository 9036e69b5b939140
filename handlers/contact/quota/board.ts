/** How the district stands: linked and reached, office by office, group by group, deputy by deputy. 方案二(一). */
import { may } from '../../people/rules.ts'
import type { Speaker } from '../../people/actions.ts'
import type { Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, type Quarter } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { isDone, type Reading } from '../rules.ts'
import { boardRows, type BoardRow } from './board/store.ts'

/** One deputy's quarter. */
export interface BoardDeputy {
  deputyId: number
  personId: number
  name: string
  /** Voters on his list. */
  linked: number
  /** Of those, reached this quarter at least once. */
  reached: number
  /** Reports this quarter. */
  rounds: number
  /** Contacts this year up to the quarter's end. */
  thisYear: number
  /** By the reading that was asked for; nobody is done whose list is empty. */
  done: boolean
  /** 每年不少于4次 */
  yearDone: boolean
}

export interface BoardSum {
  deputies: number
  linked: number
  reached: number
  done: number
  /** Not done yet. */
  short: number
  /** Not done and the quarter is over. */
  late: number
  /** Their list of voters is still empty; they are among the short. */
  withoutList: number
}

export interface BoardGroup {
  groupId: number
  name: string
  sum: BoardSum
  /** Empty for whoever sees sums only. */
  deputies: BoardDeputy[]
}

interface BoardOffice {
  officeId: number
  name: string
  sum: BoardSum
  groups: BoardGroup[]
}

export interface Board {
  quarter: Quarter
  reading: Reading
  sum: BoardSum
  offices: BoardOffice[]
}

export interface BoardAsked {
  quarter: Quarter
  /** `district`: everything he may see; `own_groups`: the groups whose liaison he is. */
  scope: 'district' | 'own_groups'
  /** The setting's unless told. */
  reading?: Reading
}

/**
 * How deputies' contacts with voters stand in a quarter. The office's staff see the district with every deputy, standing
 * committee members its sums without names, a liaison the own groups with every deputy; others are refused. Voters are
 * only counted, never named.
 */
export async function boardOf(
  act: Act,
  who: Speaker,
  settings: Settings,
  asked: BoardAsked,
): Promise<Outcome<Board, 'not_yours'>> {
  const isDistrict = asked.scope === 'district' && may.seeDistrictProgress(who)
  if (!isDistrict && who.liaisonGroupIds.length === 0) return refused('not_yours')
  const { quarter, reading = settings['contact.reading'] } = asked
  const today = dayOf(act.now, act.zone)
  const on = quarter.to < today ? quarter.to : today
  const rows = await boardRows(act.tx, quarter, isDistrict ? null : who.liaisonGroupIds, on)
  const board = summedBoard(rows, {
    quarter,
    reading,
    perYear: settings['contact.perYear'],
    isOver: quarter.to < today,
  })
  return done(withNamesFor(board, who))
}

const withNamesFor = (board: Board, who: Speaker): Board => ({
  ...board,
  offices: board.offices.map((office) => ({
    ...office,
    groups: office.groups.map((group) =>
      may.seeGroupProgress(who, group.groupId) ? group : { ...group, deputies: [] },
    ),
  })),
})

/** Adds up what was counted for each deputy. Pure. */
function summedBoard(
  rows: readonly BoardRow[],
  rule: { quarter: Quarter; reading: Reading; perYear: number; isOver: boolean },
): Board {
  const judged = rows.map((row) => ({ ...row, ...judgedBy(row, rule) }))
  const offices = [...Map.groupBy(judged, ({ officeId }) => officeId).values()].map((ofOffice) => ({
    officeId: ofOffice[0]?.officeId ?? 0,
    name: ofOffice[0]?.officeName ?? '',
    sum: sumOf(ofOffice, rule.isOver),
    groups: [...Map.groupBy(ofOffice, ({ groupId }) => groupId).values()].map((ofGroup) => ({
      groupId: ofGroup[0]?.groupId ?? 0,
      name: ofGroup[0]?.groupName ?? '',
      sum: sumOf(ofGroup, rule.isOver),
      deputies: ofGroup.map(asDeputy),
    })),
  }))
  return { quarter: rule.quarter, reading: rule.reading, sum: sumOf(judged, rule.isOver), offices }
}

type Judged = BoardRow & Pick<BoardDeputy, 'done' | 'yearDone'>

const judgedBy = (row: BoardRow, { reading, perYear }: { reading: Reading; perYear: number }) => ({
  done: isDone(row, reading),
  yearDone: row.thisYear >= perYear,
})

const asDeputy = (row: Judged): BoardDeputy => {
  const { deputyId, personId, name, linked, reached, rounds, thisYear, done: isDone, yearDone } = row
  return { deputyId, personId, name, linked, reached, rounds, thisYear, done: isDone, yearDone }
}

function sumOf(rows: readonly Judged[], isOver: boolean): BoardSum {
  const add = (of: (row: Judged) => number) => rows.reduce((sum, row) => sum + of(row), 0)
  const isDone = add((row) => Number(row.done))
  const short = rows.length - isDone
  return {
    deputies: rows.length,
    linked: add((row) => row.linked),
    reached: add((row) => row.reached),
    done: isDone,
    short,
    late: isOver ? short : 0,
    withoutList: add((row) => Number(row.linked === 0)),
  }
}
