import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { courseOf, type Step } from '../../../handlers/suggestion/course.ts'
import { refusalOf } from '../../../handlers/suggestion/allowed.ts'
import { mainWait, waitsOf } from '../../../handlers/suggestion/waits.ts'
import { openCase, ruleBook } from '../../../handlers/suggestion/case.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { standingsOf } from '../../../handlers/suggestion/reading/standing.ts'
import { parties } from '../../../handlers/suggestion/moves.ts'
import { addDays } from '../../../handlers/shared/days.ts'
import { databases } from '../../databases.ts'
import { inAct, tuesday } from '../../people.ts'
import { bookWith } from '../books.ts'
import { officeOn } from '../office.ts'
import { draftOf } from '../world.ts'

/** Steps that somebody might try, of two units, a day or some after the last. */
const tries = fc.array(
  fc.record({
    days: fc.constantFrom(0, 0, 1, 3, 20, 40),
    unitId: fc.constantFrom(1, 2),
    move: fc.constantFrom(
      ...([
        'reply',
        'rate',
        'reply',
        'rate',
        'sign_for',
        'communicate',
        'ask_return',
        'deny_return',
      ] as const),
      ...(['confirm_communication', 'assist_opinion', 'ask_extension', 'decide_extension'] as const),
      ...(['merge', 'remind'] as const),
    ),
    flag: fc.boolean(),
  }),
  { maxLength: 12 },
)

const book = bookWith()

/** A history that the table of moves allows: it was assigned, and then whatever of the tries was open. */
function historyOf(tried: readonly { days: number; unitId: number; move: string; flag: boolean }[]): Step[] {
  let on = '2026-03-02'
  const steps: Step[] = [
    { move: 'submit', on, details: {} },
    { move: 'accept', on, details: {} },
    { move: 'forward', on, details: { channel: 'government' } },
    {
      move: 'assign',
      on,
      details: {
        units: [
          { unitId: 1, role: 'main' },
          { unitId: 2, role: 'assist' },
        ],
      },
    },
  ]
  for (const { days, unitId, move, flag } of tried) {
    on = addDays(on, days)
    const step = { move, on, details: detailsOf(move, unitId, flag, on) } as Step
    if (refusalOf(courseOf(steps), step, parties, book) === null) steps.push(step)
  }
  return steps
}

function detailsOf(move: string, unitId: number, flag: boolean, on: string): object {
  switch (move) {
    case 'communicate':
      return { unitId, communicationId: 1, real: flag }
    case 'confirm_communication':
      return { communicationId: 1, holds: flag }
    case 'ask_extension':
    case 'decide_extension':
      return { unitId, until: flag ? addDays(on, 100) : null }
    case 'reply':
      return { unitId, role: 'main', assignedOn: on, awaited: 0 }
    case 'rate':
      return { work: 'satisfied', result: flag ? 'satisfied' : 'dissatisfied' }
    case 'merge':
      return { into: 1 }
    default:
      return { unitId }
  }
}

describe.each(databases)('many suggestions at once on $name', ({ open }) => {
  const here = officeOn(open)

  it('stand where each of them stands when it is opened alone, and are counted so in the digest', async () => {
    const histories = fc.sample(tries, { numRuns: 40, seed: 20261126 }).map(historyOf)
    const all = [historyOf([]), ...histories].map((steps, index) => ({ id: index + 1, steps }))
    const like = await here.db.suggestion.findUniqueOrThrow({
      where: { id: await draftOf(here.db, here.world) },
    })
    await here.db.suggestionEvent.deleteMany()
    await here.db.suggestion.deleteMany()
    await here.db.suggestion.createMany({
      data: all.map(({ id, steps }) => ({
        ...like,
        id,
        state: courseOf(steps).state,
        mergedIntoId: courseOf(steps).mergedInto,
        secret: id % 7 === 0,
        number: id % 5 === 0 ? null : `JY-1801B-${id}`,
      })),
    })
    await here.db.suggestionEvent.createMany({
      data: all.flatMap(({ id, steps }) =>
        steps.map(({ move, on, details }) => ({
          suggestionId: id,
          at: tuesday,
          on,
          actor: 'system',
          party: 'office',
          move,
          details: JSON.stringify(details),
        })),
      ),
    })
    const ids = all.map(({ id }) => id)
    for (const day of ['2026-03-12', '2026-05-25', '2026-11-24'])
      await inAct(
        here.db,
        async (act) => {
          const rules = await ruleBook(act)
          const standings = await standingsOf(act, ids)
          const late: { id: number; days: number }[] = []
          const states = new Map<string, number>()
          let soon = 0
          for (const id of ids) {
            const one = await openCase(act, id)
            const alone = one && waitsOf(rules, one.course, day, one.into?.course)
            const among = standings.get(id)
            expect(among && waitsOf(rules, among.course, day, among.into)).toEqual(alone)
            expect(among?.course).toEqual(one?.course)
            const wait = mainWait(alone ?? [])
            const state = one?.course.state ?? ''
            if (['closed', 'withdrawn'].includes(state)) continue
            states.set(state, (states.get(state) ?? 0) + 1)
            if (wait?.level === 'due_soon') soon++
            if (wait?.level === 'overdue')
              late.push({ id: id % 5 === 0 || id % 7 === 0 ? 0 : id, days: -(wait.daysLeft ?? 0) })
          }
          const { so, next } = await suggestion.countPending(act, 0)
          expect(next).toBeNull()
          expect([...so.byState].sort()).toEqual([...states].sort())
          expect(so.dueSoon).toBe(soon)
          expect(so.overdue.map(({ id, days }) => ({ id: id ?? 0, days }))).toEqual(late)
        },
        new Date(`${day}T09:30:00+08:00`),
      )
    const ended = new Set(histories.map((steps) => courseOf(steps).state))
    for (const state of ['assigned', 'handling', 'replied', 'rehandling', 'merged', 'closed'])
      expect(ended).toContain(state)
  })
})
