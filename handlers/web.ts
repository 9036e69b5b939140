/** Door 2: Koa. Today the health page; form links and the desk join here. */
import Router from '@koa/router'
import { outboxCounts } from './notice/actions.ts'
import type { Db } from './shared/act.ts'

export interface WebDoor {
  db: Db
  puppet: string
  loggedIn: () => boolean
  version: string
}

/** GET /healthz: 200 when the channel and the database are well, else 503 with the reason. */
export function webRoutes(door: WebDoor): Router {
  const router = new Router()
  router.get('/healthz', async (context) => {
    const loggedIn = door.loggedIn()
    const outbox = await countsOf(door.db)
    const reason = outbox === null ? '数据库不能读' : loggedIn ? null : '微信没有登录'
    context.status = reason === null ? 200 : 503
    context.set('Cache-Control', 'no-store')
    context.body = {
      status: reason === null ? 'ok' : 'degraded',
      ...(reason === null ? {} : { reason }),
      puppet: door.puppet,
      loggedIn,
      database: outbox === null ? 'unreachable' : 'ok',
      outbox: outbox ?? { queued: null, unknown: null, failed: null },
      version: door.version,
    }
  })
  return router
}

async function countsOf(db: Db) {
  try {
    return await outboxCounts(db)
  } catch {
    return null
  }
}
