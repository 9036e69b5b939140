/** Every page of the desk, asked by everybody: what the rights table says is what happens. Generated from the list of pages. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hasRight, rights } from '../../handlers/access/rules.ts'
import { newToken, sha256 } from '../../handlers/shared/ids.ts'
import { deskPages } from '../../handlers/web/pages.ts'
import { countRows } from '../../prisma/copy.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { makeDeputy, makeDistrict, makeStaff, tuesday } from '../people.ts'
import { csrfIn, startWeb, Visitor, type Web } from './web.ts'

const roles = [...new Set(Object.values(rights).flat())]

let office: TestDatabase
let web: Web
const faults: unknown[] = []
const visitors = new Map<string, Visitor>()
const marks = new Map<string, string>()

beforeAll(async () => {
  office = await openSqlite()
  web = await startWeb(office.db, { logFault: (_number, fault) => faults.push(fault) })
  await makeDeputy(office.db, await makeDistrict(office.db), '周明远', ['王桂英'])
  for (const role of roles) {
    visitors.set(role, await logIn(role, [role]))
    marks.set(role, csrfIn((await visitors.get(role)!.get('/desk')).text))
  }
})
afterAll(async () => {
  await web.close()
  await office.close()
})

/** A session of its own, as the log-in makes it. */
async function logIn(name: string, own: readonly string[], endedAt: Date | null = null): Promise<Visitor> {
  const { person } = await makeStaff(office.db, name, own)
  const token = newToken()
  await office.db.deskSession.create({
    data: {
      tokenHash: sha256(token),
      personId: person.id,
      createdAt: tuesday,
      lastSeenAt: tuesday,
      browser: 'test',
      endedAt,
    },
  })
  const visitor = new Visitor(web)
  visitor.cookies.set('desk', token)
  return visitor
}

const garbage = ['999999999', '0', 'x', '99999999999999999999', '%00', '..%2F..', 'constructor']
const addressOf = (path: string, value: string): string => path.replaceAll(/:\w+/g, value)
const asked = (visitor: Visitor, page: (typeof deskPages)[number], csrf = '') => {
  const address = addressOf(page.path, '1')
  return page.method === 'GET' ? visitor.get(address) : visitor.post(address, { csrf })
}

const named = deskPages.map((page) => ({ page, title: `${page.method} ${page.path}` }))

describe.each(named)('$title', ({ page }) => {
  it('opens for nobody who is not logged in', async () => {
    expect((await asked(new Visitor(web), page)).status).toBe(401)
    const ended = await logIn('走了的人', roles, tuesday)
    expect((await asked(ended, page)).status).toBe(401)
    expect((await asked(await logIn('没有角色的人', []), page)).status).toBe(401)
    const forged = new Visitor(web)
    forged.cookies.set('desk', newToken())
    expect((await asked(forged, page)).status).toBe(401)
  })

  it.each(roles)('opens for %s as the table of rights says', async (role) => {
    const visitor = visitors.get(role)!
    const allowed = hasRight({ staffRoles: [role] }, page.right)
    if (page.method === 'POST') {
      // even with the page's own mark, and nothing is written
      const before = await countRows(office.db)
      if (!allowed) expect((await asked(visitor, page, marks.get(role))).status).toBe(403)
      expect((await asked(visitor, page)).status).toBe(403)
      expect((await asked(visitor, page, 'f'.repeat(32))).status).toBe(403)
      expect(await countRows(office.db)).toEqual(before)
      return
    }
    const { status } = await asked(visitor, page)
    if (allowed) expect([200, 404]).toContain(status)
    else expect(status).toBe(403)
  })

  it('takes what does not exist for what it is', async () => {
    const role = roles.find((one) => hasRight({ staffRoles: [one] }, page.right))!
    for (const value of garbage) {
      const address = addressOf(page.path, value)
      // a session of its own: some of these end it
      const visitor = page.method === 'GET' ? visitors.get(role)! : await logIn(role, [role])
      const csrf = page.method === 'GET' ? '' : csrfIn((await visitor.get('/desk')).text)
      const { status } =
        page.method === 'GET'
          ? await visitor.get(
              `${address}?page=${value}&sort=${value}&quarter=${value}&from=${value}&state=${value}`,
            )
          : await visitor.post(address, { csrf, id: value, key: value, name: value, day: value })
      if (page.method === 'GET' && page.path.includes(':')) expect(status).toBe(404)
      else expect(status).toBeLessThan(500)
    }
    expect(faults.splice(0)).toEqual([])
  })
})

it('asks for what every page of the desk may do', () => {
  expect(deskPages.length).toBeGreaterThan(10)
  expect(new Set(named.map(({ title }) => title)).size).toBe(named.length)
})
