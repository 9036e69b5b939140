/** An officer of two units that both have a suggestion says for which he speaks, before it is done. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { allUnits, openCase, unitsThatMay, type UnitMove } from '../../actions.ts'
import { handlingNames } from '../../rules.ts'
import { chosenIndex, type Verb } from '../words/naming.ts'

/** Does it as the one unit that may, or as the one that the words name before the number; else asks. */
export const asUnit =
  (name: string, move: UnitMove, verb: Verb): Verb =>
  async (turn, id) => {
    const one = await openCase(turn.act, id)
    const may = one ? await unitsThatMay(turn.act, turn.who, one, move) : []
    if (may.length < 2) return verb(turn, id)
    const unitIds = may.map(({ unitId }) => unitId)
    const head = turn.text.split(/\d/)[0] ?? ''
    const named = head === '' ? null : await unitIn(turn, head, unitIds)
    if (named !== null) return verb(speakingFor(turn, [named]), id)
    await ask(
      turn.act,
      turn.conversation,
      'suggestion.unit',
      { verb: name, id, unitIds, text: turn.text },
      turn.settings['question.expiresHours'],
    )
    const names = new Map((await allUnits(turn.act)).map((unit) => [unit.id, unit.name]))
    return [
      '您负责的几个单位都在办这件，这次是哪个单位？',
      ...may.map(
        ({ unitId, role }, index) => `${index + 1} ${names.get(unitId) ?? ''}（${handlingNames[role]}）`,
      ),
      '回数字或者单位名；不办了回“取消”。',
    ].join('\n')
  }

/** The number or the name of the unit: the words are taken as they were first said. */
export async function answerUnit(
  turn: Turn,
  question: OpenQuestion,
  verbs: Readonly<Record<string, readonly [unknown, Verb]>>,
): Promise<Said | null> {
  const asked = question.payload as { verb: string; id: number; unitIds: number[]; text: string }
  const place = asked.unitIds[chosenIndex(turn.text, asked.unitIds.length) ?? -1]
  const short = turn.text.length <= 20 && !/\d/.test(turn.text)
  const unitId = place ?? (short ? await unitIn(turn, turn.text, asked.unitIds) : null)
  const verb = verbs[asked.verb]?.[1]
  if (unitId === null || !verb) return null
  await closeQuestion(turn.act, question.id, 'answered')
  const first = { ...turn, text: asked.text, understood: turn.understand(asked.text, null) }
  return verb(speakingFor(first, [unitId]), asked.id)
}

/** Speaks for these of his units only. */
export const speakingFor = (turn: Turn, unitIds: readonly number[] | undefined): Turn =>
  unitIds === undefined
    ? turn
    : { ...turn, who: { ...turn.who, unitIds: turn.who.unitIds.filter((id) => unitIds.includes(id)) } }

async function unitIn(turn: Turn, words: string, unitIds: readonly number[]): Promise<number | null> {
  const named = (await allUnits(turn.act)).filter(
    ({ id, name, shortNames }) =>
      unitIds.includes(id) &&
      [name, ...(JSON.parse(shortNames) as string[])].some((known) => words.includes(known)),
  )
  return named.length === 1 ? (named[0]?.id ?? null) : null
}
