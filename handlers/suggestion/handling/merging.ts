/** 并案 and its undoing, told to those who handle and assign: who owes a second reply, and who has nothing more to do with it. */
import type { Act } from '../../shared/act.ts'
import { spokenDay } from '../../shared/days.ts'
import { channelOf, officersOf, theAssigners } from '../parties.ts'
import type { Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { onDay, ruleBook, type Case } from '../case.ts'
import { tell } from '../telling.ts'
import { firstDueOn } from '../deadlines.ts'
import { nameFor } from '../reminding/discretion.ts'

type People = readonly { id: number }[]

const without = (people: People, others: People): { id: number }[] =>
  people.filter(({ id }) => !others.some((other) => other.id === id))

/** Each hears of the other suggestion only its name, and that only where he may read it. */
async function tellEach(
  act: Act,
  taken: Taken,
  people: People,
  into: Case,
  topic: string,
  words: (other: string) => string,
): Promise<void> {
  for (const person of people)
    await tell(act, taken, [person], words(await nameFor(act, into, person.id)), {
      beside: into.row.id,
      topic,
    })
}

/** `before` is the merged suggestion as it stood before: its units and its assigner lose it, those of the other one have it too. */
export async function tellMergedUnits(act: Act, before: Case, taken: Taken, into: Case): Promise<void> {
  const answering = officersOf(into, ['main', 'separate'])
  const assisting = without(officersOf(into, ['assist']), answering)
  const had = without(officersOf(before), [...answering, ...assisting])
  const name = nameOf(before)
  const due = firstDueOn(await ruleBook(act), into.course)
  const until = due === null ? '' : `${spokenDay(due, onDay(act))}前`
  await tellEach(
    act,
    taken,
    answering,
    into,
    'merged',
    (other) =>
      `【并案】${name}并入${other}，由你单位一并办理。两件要分别联系领衔代表，${until}分别答复。答复这一件请回：${refOf(before.row)}答复，写明类别和内容`,
  )
  await tellEach(
    act,
    taken,
    assisting,
    into,
    'merged',
    (other) => `【并案】${name}并入${other}，由你单位一并协办。`,
  )
  await tellEach(
    act,
    taken,
    had,
    into,
    'merged',
    (other) => `【并案】${name}并入${other}办理，不再由你单位办理。已经作出的承诺仍要落实。`,
  )
  const told = [...answering, ...assisting, ...had]
  const assigners = [
    ...(await theAssigners(act, into)),
    ...(await theAssigners(act, { ...before, into: null })),
  ]
  await tellEach(
    act,
    taken,
    without(assigners, told),
    into,
    'assigner',
    (other) =>
      `【并案】${name}并入${other}，${channelOf(into) === null ? '等它转交后' : ''}一并办理，分别答复、分别测评。`,
  )
}

/** `before` is the suggestion as it stood merged: the other one's units owe it nothing more. */
export async function tellUnmergedUnits(act: Act, before: Case, taken: Taken, into: Case): Promise<void> {
  const units = officersOf(into)
  await tellEach(
    act,
    taken,
    units,
    into,
    'unmerged',
    (other) =>
      `【并案取消】${nameOf(before)}不再并入${other}，由代表工委另行转交，你单位现在不用答复这一件。`,
  )
  await tellEach(
    act,
    taken,
    without(await theAssigners(act, into), units),
    into,
    'assigner',
    (other) => `【并案取消】${nameOf(before)}不再并入${other}，由代表工委另行转交。`,
  )
}
