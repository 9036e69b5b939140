/** 转交: to the channel that assigns it, or back. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { ended } from '../../shared/words.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { openCase } from '../case.ts'
import { tell } from '../telling.ts'
import { theChannel, theOffice } from '../parties.ts'
import type { Channel } from '../course.ts'
import { channelNames, type SuggestionRefusal } from '../rules.ts'

/** 转交 to the government office, the court, the procuratorate or the supervisory commission, which assign it. */
export async function forwardSuggestion(
  act: Act,
  who: Speaker,
  id: number,
  channel: Channel,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const taken = await take(act, who, one, 'forward', { channel }, { channel, forwardedAt: act.now })
  if (!taken.ok) return taken
  const assigners = await theChannel(act, channel)
  const silent = await tell(
    act,
    taken.value,
    assigners,
    `【转交】${nameOf(one)}请交办。回：交办 ${refOf(one.row)} 主办某局 协办某局`,
  )
  if (silent.length === assigners.length)
    taken.value.unreached.push({ name: channelNames[channel], why: '没有人绑定微信' })
  await tell(act, taken.value, [one.row.lead], `【已转交】${nameOf(one)}已转交${channelNames[channel]}。`, {
    topic: 'lead',
  })
  return taken
}

/** The channel's office gives it back to 代表工委: it belongs elsewhere. */
export async function sendBack(
  act: Act,
  who: Speaker,
  id: number,
  reason: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!reason.trim()) return refused('reason_needed')
  const taken = await take(act, who, one, 'send_back', { reason }, { channel: null, forwardedAt: null })
  if (!taken.ok) return taken
  await tell(
    act,
    taken.value,
    await theOffice(act),
    `【退回转交】${nameOf(one)}被退回，请另行转交。理由：${ended(reason)}`,
  )
  return taken
}
