/** An office of its own in each test of a block: its database, its people, and suggestions brought as far as a test begins. */
import { afterAll, beforeEach, expect } from 'vitest'
import type { Db } from '../../prisma/client.ts'
import { stepsOf } from '../../handlers/suggestion/case.ts'
import * as suggestion from '../../handlers/suggestion/actions.ts'
import { courseOf, type Course } from '../../handlers/suggestion/course.ts'
import type { DraftInput } from '../../handlers/suggestion/rules.ts'
import type { TestDatabase } from '../databases.ts'
import { as, draftOf, lights, makeWorld, value, type World } from './world.ts'

/** Ten in the morning of a day. */
export const day = (on: string) => new Date(`${on}T10:00:00+08:00`)

/** A reply with a promise, as most units give it. */
export const replyWords = {
  replyClass: 'B',
  text: '已列入明年计划',
  letterFileId: null,
  letterNumber: null,
  signedBy: null,
  contactPerson: null,
  contactPhone: null,
  promises: [{ text: '装好信号灯', dueOn: '2027-03-31' }],
}

type Units = Parameters<typeof suggestion.assignSuggestion>[3]

export class OfficeHere {
  readonly #opened: TestDatabase[] = []
  #world: World | null = null

  /** Opens the next one. */
  async begin(open: () => Promise<TestDatabase>): Promise<void> {
    const test = await open()
    this.#opened.push(test)
    this.#world = await makeWorld(test.db)
  }

  close(): Promise<unknown> {
    return Promise.all(this.#opened.map((one) => one.close()))
  }

  get db(): Db {
    const test = this.#opened.at(-1)
    if (!test) throw new Error('no office was opened')
    return test.db
  }

  get world(): World {
    if (!this.#world) throw new Error('no office was opened')
    return this.#world
  }

  /** 周明远’s, handed in. */
  async submitted(input: DraftInput = lights): Promise<number> {
    const id = await draftOf(this.db, this.world, input)
    await as(this.db, this.world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    return id
  }

  /** With its number. */
  async accepted(input: DraftInput = lights): Promise<number> {
    const id = await this.submitted(input)
    await as(this.db, this.world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, id)),
    )
    return id
  }

  /** At the government office. */
  async forwarded(input: DraftInput = lights): Promise<number> {
    const id = await this.accepted(input)
    await as(this.db, this.world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, id, 'government')),
    )
    return id
  }

  /** The housing bureau leads and the traffic police assist, or whoever is named. */
  async assigned(units: Units = this.leadAndAssist()): Promise<number> {
    const id = await this.forwarded()
    await as(this.db, this.world.ma, async (act, who) =>
      value(await suggestion.assignSuggestion(act, who, id, units)),
    )
    return id
  }

  /** The housing bureau has replied and promised. */
  async replied(): Promise<number> {
    const id = await this.assigned()
    await as(this.db, this.world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, id, replyWords)),
    )
    return id
  }

  leadAndAssist(): Units {
    const { wang, jing } = this.world
    return [
      { unitId: wang.unit.id, role: 'main' },
      { unitId: jing.unit.id, role: 'assist' },
    ]
  }

  rowOf(id: number) {
    return this.db.suggestion.findUniqueOrThrow({
      where: { id },
      include: {
        events: { orderBy: { id: 'asc' } },
        handlings: { orderBy: { id: 'asc' } },
        signers: { orderBy: { id: 'asc' } },
      },
    })
  }

  /** What is stored is what the history gives. */
  async expectConsistent(id: number): Promise<Course> {
    const row = await this.rowOf(id)
    const course = courseOf(stepsOf(row.events))
    expect({ state: row.state, round: row.round }).toEqual({ state: course.state, round: course.round })
    expect(row.handlings.map(({ unitId, role, state }) => ({ unitId, role, state }))).toEqual(
      course.units.map(({ unitId, role, state }) => ({ unitId, role, state })),
    )
    return course
  }
}

/** A new office before each test of this block; all are closed after the last. */
export function officeOn(open: () => Promise<TestDatabase>): OfficeHere {
  const here = new OfficeHere()
  beforeEach(() => here.begin(open))
  afterAll(() => here.close())
  return here
}
