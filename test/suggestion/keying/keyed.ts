/** Keys something in at the office as a test needs it: by whom, for whom, how and when it came. */
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import type { Keying } from '../../../handlers/suggestion/actions.ts'
import type { Act } from '../../../handlers/shared/act.ts'
import type { Speaker } from '../../../handlers/people/actions.ts'
import { day, type OfficeHere } from '../office.ts'
import type { Outcome } from '../../../handlers/shared/outcome.ts'
import { as, value } from '../world.ts'

/** A Monday; what is keyed in came on the Thursday before. */
export const monday = '2026-11-30'
export const thursday = '2026-11-26'

let forms = 0

export const keyingOn =
  (here: OfficeHere) =>
  async <T>(
    id: number,
    party: Keying['party'],
    run: (act: Act, voice: Speaker) => Promise<T>,
    more: Partial<Keying> & { by?: { contactId: string }; today?: string } = {},
  ) => {
    const { by = here.world.ma, today = monday, ...rest } = more
    const { version } = await here.rowOf(id)
    const keying = { party, on: thursday, way: 'paper' as const, once: `form${++forms}`, version, ...rest }
    return as(
      here.db,
      by,
      (act, who) => suggestion.keyIn(act, who, id, keying, (voice) => run(act, voice)),
      day(today),
    )
  }

/** What was keyed in was stored; or a failure that names the refusal. */
export const did = async (
  keyed: Promise<Outcome<{ answer: Outcome<unknown, string> }, string>>,
): Promise<void> => void value(value(await keyed).answer)
