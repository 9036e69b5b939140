import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { answer } from '../../handlers/notice/actions.ts'
import type { Db } from '../../handlers/shared/act.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { inAct } from '../people.ts'
import { startWeb, type Web } from './web.ts'

let test: TestDatabase
let loggedIn = true
const webs: Web[] = []
beforeAll(async () => {
  test = await openSqlite()
})
afterAll(async () => {
  for (const web of webs) await web.close()
  await test.close()
})

async function health(db: Db = test.db) {
  const web = await startWeb(db, { loggedIn: () => loggedIn })
  webs.push(web)
  const response = await fetch(`${web.url}/healthz`)
  return { status: response.status, body: (await response.json()) as unknown }
}

describe('the health page', () => {
  it('is well when the channel and the database are', async () => {
    expect(await health()).toEqual({
      status: 200,
      body: {
        status: 'ok',
        puppet: 'local',
        loggedIn: true,
        database: 'ok',
        outbox: { queued: 0, unknown: 0, failed: 0 },
        version: '0.1.0',
      },
    })
  })

  it('counts what waits, what nobody knows of, and what failed', async () => {
    const to = { account: 'local|bot', conversation: 'c', contactId: 'c', roomId: null, mention: null }
    for (const [inboundId, state] of [
      'queued',
      'sending',
      'sent',
      'unknown',
      'failed',
      'failed',
      'dropped',
    ].entries()) {
      await inAct(test.db, (act) => answer(act, { ...to, inboundId }, '已记'))
      await test.db.notice.updateMany({ where: { period: String(inboundId) }, data: { state } })
    }
    expect((await health()).body).toMatchObject({ outbox: { queued: 2, unknown: 1, failed: 2 } })
  })

  it('says why when WeChat is not logged in', async () => {
    loggedIn = false
    expect(await health()).toMatchObject({
      status: 503,
      body: { status: 'degraded', reason: '微信没有登录' },
    })
    loggedIn = true
  })

  it('says why when the database cannot be read', async () => {
    const gone = new Proxy(test.db, {
      get: () => {
        throw new Error('disk full')
      },
    })
    expect(await health(gone)).toMatchObject({
      status: 503,
      body: { status: 'degraded', reason: '数据库不能读', database: 'unreachable' },
    })
  })
})
