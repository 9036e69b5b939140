import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  endSession,
  endSessionsOf,
  giveLink,
  giveLogin,
  keepSubject,
  listSessions,
  logIn,
  loginLink,
  openLink,
  openLinkToUse,
  sessionOf,
  takeBackLinks,
  useLink,
} from '../../handlers/access/actions.ts'
import { speakerOfPerson, type Speaker } from '../../handlers/people/actions.ts'
import { endOffice } from '../../handlers/people/record/office.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import type { Act } from '../../handlers/shared/act.ts'
import { dayOf } from '../../handlers/shared/days.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, later, makeDeputy, makeDistrict, makeStaff, tuesday, unbind, zone } from '../people.ts'

const tokenIn = (path: string) => path.split('/').at(-1) ?? ''

describe.each(databases)('links and sessions on $name', ({ open }) => {
  let office: TestDatabase
  let zhou: Awaited<ReturnType<typeof makeDeputy>>
  let liang: Awaited<ReturnType<typeof makeStaff>>
  beforeEach(async () => {
    office = await open()
    zhou = await makeDeputy(office.db, await makeDistrict(office.db), '周明远')
    liang = await makeStaff(office.db, '梁慧', ['代表工委'])
  })
  afterEach(() => office.close())

  const act = <T>(work: (act: Act) => Promise<T>, now = tuesday) => inAct(office.db, work, now)
  const settings = () => settingsAt(office.db, tuesday, zone)
  const speaker = async (personId: number): Promise<Speaker> => {
    const who = await speakerOfPerson(office.db, personId, dayOf(tuesday, zone))
    if (!who) throw new Error('nobody')
    return who
  }
  const link = async (subject: unknown = { draft: 7 }) => {
    const rules = await settings()
    return tokenIn(
      await act((here) => giveLink(here, { personId: zhou.person.id }, 'report', subject, rules)),
    )
  }
  const opened = async (token: string, now = tuesday) => {
    const found = await act((here) => openLink(here, token), now)
    return found.ok ? found.value : found.refusal
  }
  const use = (token: string, now = tuesday) =>
    act(async (here) => {
      const found = await openLinkToUse(here, token)
      return found.ok && !found.value.answer && useLink(here, found.value, { lines: ['记下了'] })
    }, now)
  const login = async (personId = liang.person.id) => {
    const [who, rules] = [await speaker(personId), await settings()]
    const given = await act((here) => giveLogin(here, who, rules))
    return given.ok ? tokenIn(given.value) : given.refusal
  }
  const loggedIn = async (personId = liang.person.id, now = tuesday, browser = '微信') => {
    const token = await login(personId)
    const found = await act((here) => logIn(here, token, browser), now)
    if (!found.ok) throw new Error(found.refusal)
    return found.value
  }
  const seen = async (session: string, now = tuesday) => {
    const rules = await settings()
    return act((here) => sessionOf(here, session, rules), now)
  }
  const deeds = async () =>
    (await office.db.audit.findMany({ orderBy: { seq: 'asc' } })).map((one) => one.action)

  const leave = async (personId: number) => {
    const who = await speaker(liang.person.id)
    return act((here) => endOffice(here, who, personId, '2026-11-23', 'resigned'))
  }

  it('a link opens for its person and subject however often it is looked at, and one write uses it up', async () => {
    const token = await link()
    for (let looks = 0; looks < 2; looks++)
      expect(await opened(token)).toMatchObject({
        purpose: 'report',
        subject: { draft: 7 },
        who: { personId: zhou.person.id },
        answer: null,
      })
    expect(await use(token)).toBe(true)
    expect(await use(token)).toBe(false)
    expect(await opened(token)).toMatchObject({ answer: { lines: ['记下了'] } })
    expect(await opened(token, later(tuesday, { hours: 24 }))).toBe('expired')
  })

  it('of twenty posts with one link at the same time one writes', async () => {
    const token = await link()
    const writes = await Promise.all(Array.from({ length: 20 }, () => use(token)))
    expect(writes.filter(Boolean)).toHaveLength(1)
  })

  it('what was kept half way is what the link opens from then on, until it is used', async () => {
    const token = await link()
    const keep = (subject: unknown) =>
      act(async (here) => {
        const found = await openLink(here, token)
        if (found.ok) await keepSubject(here, found.value, subject)
      })
    await keep({ draft: 8 })
    expect(await opened(token)).toMatchObject({ subject: { draft: 8 } })
    await use(token)
    await keep({ draft: 9 })
    expect(await opened(token)).toMatchObject({ subject: { draft: 8 } })
  })

  it('no token is kept anywhere', async () => {
    const token = await link()
    const session = await loggedIn()
    const kept = JSON.stringify([
      await office.db.formLink.findMany(),
      await office.db.deskSession.findMany(),
      await office.db.audit.findMany(),
    ])
    expect(kept).not.toContain(token)
    expect(kept).not.toContain(session)
  })

  it.each([
    ['whose WeChat was unbound', () => unbind(office.db, zhou.person.id)],
    ['who left office and has no other duty', async () => leave(zhou.person.id)],
    ['whose duties are suspended', () => office.db.deputy.updateMany({ data: { suspendedFrom: '2026-11-24' } })],
    ['whose WeChat was bound again later', () => office.db.wechatIdentity.updateMany({ data: { boundAt: later(tuesday, { seconds: 1 }) } })],
  ])('opens nothing for one %s', async (_who, change) => {
    const token = await link()
    await change()
    expect(await opened(token)).toBe('revoked')
  }) // prettier-ignore

  it('taking links back counts the forms that still open, ends the way to the desk too, and is audited once', async () => {
    const grown = await link()
    await office.db.formLink.updateMany({ data: { expiresAt: tuesday } })
    const [fresh, used] = [await link(), await link()]
    await use(used)
    const back = () => act((here) => takeBackLinks(here, { personId: zhou.person.id }))
    expect(await back()).toBe(2)
    expect(await Promise.all([fresh, used].map((one) => opened(one)))).toEqual(['revoked', 'revoked'])
    expect(await opened(grown)).toBe('expired')
    expect(await back()).toBe(0)
    expect(await deeds()).toEqual(['access.take_back_links'])

    const desk = await login()
    expect(await act((here) => takeBackLinks(here, { personId: liang.person.id }))).toBe(0)
    expect(await opened(desk)).toBe('revoked')
  })

  it('the desk is for the staff, by a log-in link alone, once', async () => {
    expect(await login(zhou.person.id)).toBe('not_staff')
    const form = await link()
    expect(await act((here) => logIn(here, form, ''))).toEqual({ ok: false, refusal: 'unknown' })
    expect(await act((here) => loginLink(here, form))).toEqual({ ok: false, refusal: 'unknown' })

    const token = await login()
    expect(await act((here) => loginLink(here, token))).toEqual({ ok: true, value: { name: '梁慧' } })
    expect(await act((here) => logIn(here, token, ''))).toMatchObject({ ok: true })
    expect(await act((here) => logIn(here, token, ''))).toEqual({ ok: false, refusal: 'used' })
    expect(await act((here) => loginLink(here, token))).toEqual({ ok: false, refusal: 'used' })
    expect(await deeds()).toEqual(['access.log_in'])
    expect(await office.db.audit.findFirst()).toMatchObject({ actor: `person:${liang.person.id}` })
  })

  it('a role that was taken away between the link and the button logs nobody in', async () => {
    const token = await login()
    await office.db.staffRole.deleteMany()
    expect(await act((here) => logIn(here, token, ''))).toEqual({ ok: false, refusal: 'revoked' })
    expect(await office.db.deskSession.count()).toBe(0)
  })

  it('a session remembers no more of the browser than fits, and when it was last seen to the minute', async () => {
    const session = await loggedIn(liang.person.id, tuesday, '微'.repeat(300))
    const row = () => office.db.deskSession.findFirstOrThrow()
    expect((await row()).browser).toHaveLength(200)
    await seen(session, later(tuesday, { seconds: 60 }))
    expect((await row()).lastSeenAt).toEqual(tuesday)
    await seen(session, later(tuesday, { seconds: 61 }))
    expect((await row()).lastSeenAt).toEqual(later(tuesday, { seconds: 61 }))
  })

  it('a session ends with its role, and stays ended when the role comes back', async () => {
    const session = await loggedIn()
    const roles = await office.db.staffRole.findMany()
    await office.db.staffRole.deleteMany()
    expect(await seen(session)).toBeNull()
    await office.db.staffRole.createMany({ data: roles })
    expect(await seen(session)).toBeNull()
    expect(await office.db.deskSession.findFirst()).toMatchObject({ endReason: 'no longer of the staff' })
  })

  it('each sees and ends his own sessions, who looks after the system everybody’s', async () => {
    const ma = await makeStaff(office.db, '马强', ['系统管理'])
    const [own, other] = [await loggedIn(), await loggedIn(ma.person.id)]
    const [liangHere, maHere] = [await speaker(liang.person.id), await speaker(ma.person.id)]
    const rules = await settings()
    const names = async (who: Speaker, now = tuesday) =>
      (await act((here) => listSessions(here, who, rules), now)).map(({ name }) => name).sort()
    expect(await names(liangHere)).toEqual(['梁慧'])
    expect(await names(maHere)).toEqual(['梁慧', '马强'])
    expect(await names(maHere, later(tuesday, { minutes: 30 }))).toEqual([])

    const [ownId, otherId] = [(await seen(own))?.id ?? 0, (await seen(other))?.id ?? 0]
    const end = (who: Speaker, id: number) => act((here) => endSession(here, who, id))
    expect(await end(liangHere, otherId)).toBe(false)
    expect(await seen(other)).not.toBeNull()
    expect(await end(maHere, ownId)).toBe(true)
    expect(await end(maHere, ownId)).toBe(false)
    expect(await seen(own)).toBeNull()
    expect((await deeds()).filter((one) => one === 'access.end_session')).toHaveLength(1)

    await act((here) => endSessionsOf(here, [ma.person.id], 'unbound'))
    expect(await seen(other)).toBeNull()
  })
})
