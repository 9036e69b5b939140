/** Who hears that a limit draws near or is over. */
import type { Act } from '../../shared/act.ts'
import { channelOf, theChannel, theOffice } from '../parties.ts'
import type { Case } from '../case.ts'
import type { Channel } from '../course.ts'
import type { Wait } from '../waits.ts'

/** The staff who may hear of a wait, each group read once for many suggestions. */
export function staffOf(act: Act) {
  const groups = new Map<Channel | 'office', Promise<number[]>>()
  return (of: Channel | 'office'): Promise<number[]> => {
    const known = groups.get(of)
    if (known) return known
    const read = (of === 'office' ? theOffice(act) : theChannel(act, of)).then((people) =>
      people.map(({ id }) => id),
    )
    groups.set(of, read)
    return read
  }
}

/** Who is told of what it waits for: whoever must act, and once it is late those above him. Ids of people. */
export async function whoHears(
  staff: ReturnType<typeof staffOf>,
  one: Case,
  wait: Wait,
  late: boolean,
): Promise<number[]> {
  const channel = channelOf(one)
  const assigners = channel === null ? [] : await staff(channel)
  const office = () => staff('office')
  switch (wait.for) {
    case 'lead':
      return late ? [...new Set([one.row.leadId, ...(await office())])] : [one.row.leadId]
    case 'office':
      return office()
    case 'channel':
      return late ? [...new Set([...assigners, ...(await office())])] : assigners
    case 'unit': {
      const handling = [...one.row.handlings, ...(one.into?.row.handlings ?? [])].findLast(
        ({ unitId }) => unitId === wait.unitId,
      )
      const { officerId = null, leaderId = null } = handling?.unit ?? {}
      const own = officerId === null ? [] : [officerId]
      return late ? [...new Set([...own, ...(leaderId === null ? [] : [leaderId]), ...assigners])] : own
    }
  }
}
