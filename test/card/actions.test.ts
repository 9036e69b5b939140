import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { cardBehind, cardCodeOf, leaveMatter, lookUp, type Card } from '../../handlers/card/actions.ts'
import { inGroups, type CardEntry } from '../../handlers/card/rules.ts'
import { speakerOfPerson, type Speaker } from '../../handlers/people/actions.ts'
import type { Act } from '../../handlers/shared/act.ts'
import { newToken } from '../../handlers/shared/ids.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, later, makeDeputy, makeDistrict, makeStaff, tuesday } from '../people.ts'

const entry: CardEntry = { matter: '3栋路灯不亮', name: '刘桂兰', phone: '13912345678', address: '桥东路1号' }

describe.each(databases)('a deputy’s card on $name', ({ open }) => {
  let office: TestDatabase
  let zhou: Awaited<ReturnType<typeof makeDeputy>>
  beforeEach(async () => {
    office = await open()
    zhou = await makeDeputy(office.db, await makeDistrict(office.db), '周明远')
  })
  afterEach(() => office.close())

  const act = <T>(work: (act: Act) => Promise<T>, now = tuesday) => inAct(office.db, work, now)
  const speaker = async (personId: number): Promise<Speaker> => {
    const who = await speakerOfPerson(office.db, personId)
    if (!who) throw new Error('nobody')
    return who
  }
  const codeOf = async (personId = zhou.person.id) => {
    const who = await speaker(personId)
    const code = await act((here) => cardCodeOf(here, who))
    return code.ok ? code.value : code.refusal
  }
  const behind = (code: string, now = tuesday) => act((here) => cardBehind(here, code), now)
  const card = async (): Promise<Card> => {
    const found = await behind(await codeOf())
    if (!found) throw new Error('no card')
    return found
  }
  const leave = async (mark: string, more: Partial<CardEntry> = {}) => {
    const here = await card()
    return act((one) => leaveMatter(one, here, { ...entry, ...more }, mark))
  }

  it('has one code, made and audited at the first asking, and none for whoever is no deputy', async () => {
    const code = await codeOf()
    expect(await codeOf()).toBe(code)
    expect((await office.db.audit.findMany()).map(({ action, subject }) => [action, subject])).toEqual([
      ['card.open', `deputy:${zhou.deputy.id}`],
    ])
    expect(await codeOf((await makeStaff(office.db, '梁慧', ['代表工委'])).person.id)).toBe('not_deputy')
  })

  it('shows the deputy, the constituency and the office, and is found in small letters too', async () => {
    const code = await codeOf()
    const shown = {
      code,
      personId: zhou.person.id,
      deputyName: '周明远',
      constituency: '第12选区',
      office: '桥东街道人大联络处',
    }
    expect(await behind(code)).toMatchObject(shown)
    expect(await behind(code.toLowerCase())).toMatchObject(shown)
    expect(Object.keys((await behind(code)) ?? {})).not.toContain('phone')
  })

  it.each([
    ['the code was ended', () => office.db.cardCode.updateMany({ data: { endedAt: tuesday } })],
    ['he is no deputy any more', () => office.db.deputy.updateMany({ data: { endedOn: '2026-11-23' } })],
    ['the term is over', () => office.db.term.updateMany({ data: { current: false } })],
    ['his duties are suspended today', () => office.db.deputy.updateMany({ data: { suspendedFrom: '2026-11-24' } })],
  ])('shows nothing once %s', async (_why, change) => {
    const code = await codeOf()
    await change()
    expect(await behind(code)).toBeNull()
  }) // prettier-ignore

  it('is open until the day a suspension begins, and from the day after it ends', async () => {
    await office.db.deputy.updateMany({ data: { suspendedFrom: '2026-11-25', suspendedTo: '2026-11-26' } })
    const code = await codeOf()
    const open = await Promise.all([0, 1, 2, 3].map((days) => behind(code, later(tuesday, { days }))))
    expect(open.map((one) => one !== null)).toEqual([true, false, false, true])
  })

  it('what was left is the deputy’s matter; he hears it with the phone masked, the audit trail has nothing of the voter', async () => {
    await leave(newToken())
    const concern = await office.db.concern.findFirstOrThrow()
    expect(concern).toMatchObject({ text: entry.matter, ownerId: zhou.person.id })
    const told = await office.db.notice.findFirstOrThrow({ where: { kind: 'card' } })
    expect(told.text).toContain(entry.matter)
    expect(told.text).toContain(`刘桂兰 139****5678`)
    expect(told.text).not.toContain(entry.phone)
    expect(told.text).not.toContain(entry.address)
    const trail = JSON.stringify(
      (await office.db.audit.findMany()).map(({ action, subject, before, after }) => [
        action,
        subject,
        before,
        after,
      ]),
    )
    expect(trail).toContain('card.leave')
    for (const own of Object.values(entry)) expect(trail).not.toContain(own)
  })

  it('the same page with the same words is one matter, with other words another', async () => {
    const mark = newToken()
    const first = await leave(mark)
    expect(await leave(mark)).toBe(first)
    expect(await leave(mark, { matter: '楼道灯不亮' })).not.toBe(first)
    expect(await leave(newToken())).not.toBe(first)
    expect(await office.db.concern.count()).toBe(3)
    expect(await office.db.notice.count({ where: { kind: 'card' } })).toBe(3)
  })

  it('is looked up by its number alone, and says the state and nothing of anybody', async () => {
    const receipt = await leave(newToken())
    const ask = (typed: string) => act((here) => lookUp(here, typed))
    const found = { ok: true, value: { state: 'open', leftAt: tuesday, answer: null } }
    expect(await ask(receipt)).toEqual(found)
    expect(await ask(inGroups(receipt).toLowerCase())).toEqual(found)
    expect(await ask(receipt.slice(1))).toEqual({ ok: false, refusal: 'mistyped' })
    await office.db.opinionCard.deleteMany()
    expect(await ask(receipt)).toEqual({ ok: false, refusal: 'unknown' })
  })
})
