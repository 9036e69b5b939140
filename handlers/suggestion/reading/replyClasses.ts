/** The class of a reply as the table said on its day: a later table says nothing of what was answered before it. */
import { settingsByDay } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'

interface Replied {
  replyClass: string
  repliedAt: Date
}

export interface ReplyClasses {
  /** 已经解决或采纳; empty for a letter that the table of its day did not have. */
  nameOf: (reply: Replied) => string
  /** Whether it says that all is done. */
  isDone: (reply: Replied) => boolean
}

/** Every reply's class, by the table in force on the day on which it was given. */
export async function replyClasses(act: Pick<Act, 'tx' | 'zone'>): Promise<ReplyClasses> {
  const settingsOn = await settingsByDay(act.tx)
  const classOf = ({ replyClass, repliedAt }: Replied) =>
    settingsOn(dayOf(repliedAt, act.zone))['suggestion.replyClasses'].find(
      ({ letter }) => letter === replyClass,
    )
  return {
    nameOf: (reply) => classOf(reply)?.name ?? '',
    isDone: (reply) => classOf(reply)?.done === true,
  }
}
