/** GET /healthz. */
import type { Context } from 'koa'
import { outboxCounts } from '../notice/actions.ts'
import type { Db } from '../shared/act.ts'
import type { WebDoor } from './door.ts'

// ---------------------------------------------------------------- health and looks

/** GET /healthz: 200 when the channel and the database are well, else 503 with the reason. */
export async function health(door: WebDoor, context: Context): Promise<void> {
  const loggedIn = door.loggedIn()
  const outbox = await countsOf(door.db)
  const reason = outbox === null ? '数据库不能读' : loggedIn ? null : '微信没有登录'
  context.status = reason === null ? 200 : 503
  context.body = {
    status: reason === null ? 'ok' : 'degraded',
    ...(reason === null ? {} : { reason }),
    puppet: door.puppet,
    loggedIn,
    database: outbox === null ? 'unreachable' : 'ok',
    outbox: outbox ?? { queued: null, unknown: null, failed: null },
    version: door.version,
  }
}

async function countsOf(db: Db) {
  try {
    return await outboxCounts(db)
  } catch {
    return null
  }
}
