/** The way of a contact as the list said on the day on which it was put down: a later list renames and recounts nothing. */
import { settingsByDay } from '../../settings/actions.ts'
import { settingRules } from '../../settings/rules.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'

interface Contact {
  method: string
  recordedAt: Date
}

export interface CommunicationKinds {
  nameOf: (contact: Contact) => string
  /** Whether they spoke with each other (面商); a letter is none by default. */
  isReal: (contact: Contact) => boolean
}

/** Every contact's way, by the list in force on its day. */
export async function communicationKinds(act: Pick<Act, 'tx' | 'zone'>): Promise<CommunicationKinds> {
  const settingsOn = await settingsByDay(act.tx)
  const key = 'suggestion.communicationKinds'
  const kindOf = ({ method, recordedAt }: Contact) =>
    [...settingsOn(dayOf(recordedAt, act.zone))[key], ...settingRules[key].value].find(
      ({ code }) => code === method,
    )
  return {
    nameOf: (contact) => kindOf(contact)?.name ?? contact.method,
    isReal: (contact) => kindOf(contact)?.real ?? true,
  }
}
