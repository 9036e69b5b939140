/** The built-in puppet with its people, rooms and chat page, as the running office uses it. */
import type Router from '@koa/router'
import type { Db } from '../../handlers/shared/act.ts'
import type { Clock, MovableClock } from '../../handlers/shared/clock.ts'
import { waitingNotices } from '../../handlers/notice/actions.ts'
import { demoDirectory, demoRooms } from '../../prisma/seed.ts'
import type { Config } from '../config.ts'
import { LocalPuppet } from './puppet.ts'
import { localChat } from './routes.ts'
import type { WaitingNotice } from './types.ts'

export interface LocalOffice {
  puppet: LocalPuppet
  routes: (wake: () => void) => Router
  /** Ends the live streams of all windows. */
  close(): void
}

export function openLocalPuppet(db: Db, config: Config, clock: Clock | MovableClock): Promise<LocalOffice> {
  const puppet = new LocalPuppet({ clock })
  const closing = new AbortController()
  return Promise.resolve({
    puppet,
    routes: (wake) =>
      localChat({
        puppet,
        clock: 'set' in clock ? clock : null,
        timeZone: config.zone,
        baseUrl: config.baseUrl,
        directory: () => demoDirectory(db),
        rooms: () => demoRooms(db),
        outbox: () => outbox(db),
        wake,
        closing: closing.signal,
      }),
    close: () => {
      closing.abort()
    },
  })
}

async function outbox(db: Db): Promise<WaitingNotice[]> {
  const waiting = await waitingNotices(db, 50)
  return waiting.map(({ id, kind, text, state, notBefore, person }) => ({
    id,
    to: person?.name ?? '回复',
    kind,
    text,
    state: state as WaitingNotice['state'],
    notBefore,
  }))
}
