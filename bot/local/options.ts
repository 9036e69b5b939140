import type { MovableClock } from '../../handlers/shared/clock.ts'
import type { CastSources } from './cast.ts'
import type { WaitingNotice } from './types.ts'

/** What the chat page is given by the program around it. */
export interface LocalChatOptions extends CastSources {
  /** Null = the time follows the machine and may not be moved. */
  clock: MovableClock | null
  /** `OFFICE_TIME_ZONE`. */
  timeZone: string
  /** `BASE_URL`: its host name may open the page, besides the loopback names. */
  baseUrl: string
  /** What the bot still has to say, the next first. */
  outbox: () => Promise<readonly WaitingNotice[]>
  /** Called after the clock was moved: the jobs and the sender look at it again. */
  wake: () => void
  /** Ends the live streams of all windows, so that the server can stop. */
  closing: AbortSignal
}
