/** Reports as the doors hand them in, for the tests of what is done with them. */
import {
  correctReport,
  ownProgress,
  reportContact,
  voidReport,
  type Correction,
} from '../../handlers/contact/actions.ts'
import type { ReportInput } from '../../handlers/contact/rules.ts'
import { linkedTo, speakerOf, type LinkedPerson, type Speaker } from '../../handlers/people/actions.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import type { Act, Db } from '../../handlers/shared/act.ts'
import { inAct, senderOf, tuesday } from '../people.ts'

const origin = { source: 'chat', messageId: null, messageAccount: null } as const

interface Asking {
  act: Act
  who: Speaker
  linked: LinkedPerson[]
}

/** What one bound person does, each in a transaction of its own. */
export function deskOf(db: Db, contactId: string, now: Date = tuesday) {
  const ask = <T>(work: (asking: Asking) => Promise<T>): Promise<T> =>
    inAct(
      db,
      async (act) => {
        const who = await speakerOf(act.tx, senderOf(contactId))
        if (!who) throw new Error(`${contactId} is not bound`)
        return work({
          act: { ...act, actor: `person:${who.personId}` },
          who,
          linked: await linkedTo(act.tx, who),
        })
      },
      now,
    )
  const keysOf = (linked: readonly LinkedPerson[], names: readonly string[]) =>
    names.map((name) => linked.find((person) => person.name === name)?.key ?? name) as ReportInput['parties']
  return {
    ask,
    /** Reports a visit of today, with what is changed of it. */
    reports: (names: readonly string[], change: Partial<ReportInput> = {}, again = false) =>
      ask(async ({ act, who, linked }) => {
        const input: ReportInput = {
          method: 'visit',
          occurredOn: '2026-11-24',
          partOfDay: null,
          place: null,
          summary: '走访',
          contactDay: false,
          bulk: false,
          parties: keysOf(linked, names),
          unlisted: [],
          concerns: [],
          ...change,
        }
        const settings = await settingsAt(act.tx, act.now, act.zone)
        return reportContact(act, who, linked, input, origin, settings, again)
      }),
    voids: (id: number, reason = '记重了') => ask(({ act, who }) => voidReport(act, who, id, reason)),
    corrects: (id: number, correction: Correction) =>
      ask(({ act, who }) => correctReport(act, who, id, correction)),
    key: (name: string) => ask(({ linked }) => Promise.resolve(keysOf(linked, [name])[0] ?? '')),
    linked: (name: string) =>
      ask(({ linked }) => {
        const found = linked.find((person) => person.name === name)
        if (!found) throw new Error(`${name} is not linked`)
        return Promise.resolve(found)
      }),
    progress: (day?: string) =>
      ask(async ({ act, who }) => ownProgress(act, who, await settingsAt(act.tx, act.now, act.zone), day)),
  }
}

/** The number of the first report of an outcome that must be one. */
export function idOf(outcome: Awaited<ReturnType<ReturnType<typeof deskOf>['reports']>>): number {
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`)
  return outcome.value.recorded[0]?.id ?? 0
}
