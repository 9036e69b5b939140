/** What 刘洁, 代表工委 and the deputies of an office do, each in one word. */
import {
  answerActivity,
  countsOf,
  organise,
  tellNext,
  type Activity,
} from '../../handlers/activity/actions.ts'
import type { Plan } from '../../handlers/activity/rules.ts'
import { inAct } from '../people.ts'
import { planFor, type Office } from './office.ts'

export const actsOf = (office: Office) => {
  const liu = <T>(work: Parameters<typeof office.as<T>>[1]) => office.as(office.liu.contactId, work)
  const liang = <T>(work: Parameters<typeof office.as<T>>[1]) => office.as(office.liang.contactId, work)
  const deputy = (name: string) => office.deputies[name]!
  return {
    liu,
    liang,
    deputy,
    /** Organised by 代表工委, and everybody told. */
    announced: async (change: Partial<Plan> = {}): Promise<Activity> => {
      const outcome = await liang((act, who) => organise(act, who, planFor(office, change)))
      if (!outcome.ok) throw new Error(outcome.refusal)
      for (let finished = false; !finished;)
        finished = (await inAct(office.db, (act) => tellNext(act, outcome.value.id), office.now)).finished
      return outcome.value
    },
    answers: (name: string, id: number, coming: boolean, reason: string | null = null) =>
      office.as(deputy(name).contactId, (act, who) => answerActivity(act, who, id, { coming, reason })),
    counts: (id: number) => inAct(office.db, (act) => countsOf(act, id)),
    notices: (kind: string) => office.db.notice.findMany({ where: { kind }, orderBy: { id: 'asc' } }),
  }
}
