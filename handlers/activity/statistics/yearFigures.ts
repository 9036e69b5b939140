/** Attendance and training of a year, by kind, by group and by deputy. Pure arithmetic over what was recorded. */
import type { Day } from '../../shared/days.ts'
import { isTraining, kindName } from '../rules.ts'

/** One person at the recorded activities of one kind. */
export interface PresenceRow {
  personId: number
  groupId: number | null
  kind: string
  attended: number
  /** On leave, or said that he does not come. */
  excused: number
  absent: number
  /** Neither marked nor on leave. */
  unmarked: number
  hours: number
}

/** An activity of the year that was not called off. */
export interface HeldRow {
  id: number
  kind: string
  groupId: number | null
  recorded: boolean
}

export interface DeputyNamed {
  personId: number
  name: string
  groupId: number
  isNew: boolean
}

export interface Sums {
  /** People times activities, where it is recorded of the person: attended, excused and absent together. */
  asked: number
  attended: number
  excused: number
  /** Recorded not to have been there, and not on leave. */
  absent: number
  /** Of the same activities, those of whom nothing is recorded. */
  unmarked: number
  /** Trainings attended, and their hours. */
  trainings: number
  hours: number
}

export interface FigureRow extends Sums {
  name: string
  activities: number
  /** Of these, those whose attendance nobody recorded. */
  unrecorded: number
}

export interface GroupRow extends FigureRow {
  deputies: number
  /** Deputies with at least one training. */
  trained: number
}

export interface DeputyRow extends Sums {
  name: string
  group: string
  isNew: boolean
}

export interface YearFigures {
  year: number
  cutOff: Day
  cancelled: number
  total: FigureRow
  byKind: FigureRow[]
  byGroup: GroupRow[]
  deputies: DeputyRow[]
  trained: number
  newcomers: number
  newTrained: number
  /** Whose duties are suspended on the last day counted: among no deputies above. */
  suspended: number
}

const sumOf = (rows: readonly PresenceRow[]): Sums => {
  const add = (of: (row: PresenceRow) => number, from = rows) => from.reduce((all, row) => all + of(row), 0)
  const trainings = rows.filter(({ kind }) => isTraining(kind))
  const [attended, excused, absent] = [
    add((row) => row.attended),
    add((row) => row.excused),
    add((row) => row.absent),
  ]
  return {
    asked: attended + excused + absent,
    attended,
    excused,
    absent,
    unmarked: add((row) => row.unmarked),
    trainings: add((row) => row.attended, trainings),
    hours: add((row) => row.hours, trainings),
  }
}

/** The year's figures from what was recorded; every row that is empty stands there with its zeros. */
export function yearFigures(given: {
  year: number
  cutOff: Day
  cancelled: number
  held: readonly HeldRow[]
  presence: readonly PresenceRow[]
  groups: readonly { id: number; name: string }[]
  deputies: readonly DeputyNamed[]
  suspended: number
}): YearFigures {
  const { year, cutOff, cancelled, held, presence, groups } = given
  const row = (name: string, activities: readonly HeldRow[], of: readonly PresenceRow[]): FigureRow => ({
    name,
    activities: activities.length,
    unrecorded: activities.filter(({ recorded }) => !recorded).length,
    ...sumOf(of),
  })
  const byPerson = Map.groupBy(presence, ({ personId }) => personId)
  const byGroup = Map.groupBy(presence, ({ groupId }) => groupId)
  const groupName = new Map(groups.map(({ id, name }) => [id, name]))
  const own = given.deputies.map((deputy) => ({
    ...deputy,
    group: groupName.get(deputy.groupId) ?? '',
    ...sumOf(byPerson.get(deputy.personId) ?? []),
  }))
  const trainedOf = (some: readonly { trainings: number }[]) => some.filter((one) => one.trainings > 0).length
  const newcomers = own.filter(({ isNew }) => isNew)
  return {
    year,
    cutOff,
    cancelled,
    total: row('合计', held, presence),
    byKind: kindsOf(held).map((kind) =>
      row(
        kindName(kind),
        held.filter((one) => one.kind === kind),
        presence.filter((one) => one.kind === kind),
      ),
    ),
    byGroup: groups.map(({ id, name }) => {
      const members = own.filter(({ groupId }) => groupId === id)
      return {
        ...row(
          name,
          held.filter(({ groupId }) => groupId === id),
          byGroup.get(id) ?? [],
        ),
        deputies: members.length,
        trained: trainedOf(members),
      }
    }),
    deputies: own.map(
      ({ name, group, isNew, asked, attended, excused, absent, unmarked, trainings, hours }) => ({
        name,
        group,
        isNew,
        asked,
        attended,
        excused,
        absent,
        unmarked,
        trainings,
        hours,
      }),
    ),
    trained: trainedOf(own),
    newcomers: newcomers.length,
    newTrained: trainedOf(newcomers),
    suspended: given.suspended,
  }
}

const kindsOf = (held: readonly HeldRow[]): string[] => [...new Set(held.map(({ kind }) => kind))]

/** 实到 of 应到 in per cent with one decimal; null where nothing was recorded. */
export const rateOf = ({ attended, asked }: Pick<Sums, 'attended' | 'asked'>): number | null =>
  asked === 0 ? null : Math.round((attended / asked) * 1000) / 10
