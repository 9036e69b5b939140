/** Somebody invited by turns cannot come: the next takes his place, and only he is told. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  announceActivity,
  answerActivity,
  changeActivity,
  choicesOf,
  chooseInvitees,
  fairList,
  invitingOf,
  openInvitations,
  planInvitation,
  replaceInvitee,
  replacingOf,
  tellNext,
  type Replacing,
} from '../../handlers/activity/actions.ts'
import { nobodyAsked } from '../../handlers/activity/rules.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { chatOf, inAct, later } from '../people.ts'
import { staffAtDesk, startWeb, type Web } from '../web/web.ts'
import { makeOffice, planFor, type Office } from './office.ts'

describe.each(databases)('a place that comes free on $name', ({ open }) => {
  let test: TestDatabase
  let office: Office
  beforeEach(async () => {
    test = await open()
    office = await makeOffice(test)
  })
  afterEach(() => test.close())

  const liang = <T>(work: Parameters<typeof office.as<T>>[1]) => office.as(office.liang.contactId, work)
  const nameOf = async (personId: number) =>
    (await office.db.person.findUniqueOrThrow({ where: { id: personId } })).name
  const invited = async (seats = 2) => {
    const plan = planFor(office, {
      kind: 'sit_in_sc',
      title: '列席常委会',
      groupId: null,
      audience: nobodyAsked,
      seats,
    })
    const drafted = await liang((act, who) => planInvitation(act, who, plan))
    if (!drafted.ok) throw new Error(JSON.stringify(drafted.refusal))
    const { id } = drafted.value
    await liang((act, who) => announceActivity(act, who, id))
    await tellAll(id)
    return id
  }
  const tellAll = (id: number) => inAct(office.db, (act) => tellNext(act, id), office.now)
  const state = async (id: number): Promise<Replacing> => {
    const found = await liang((act, who) => replacingOf(act, who, id))
    if (!found.ok) throw new Error(found.refusal)
    return found.value
  }
  const declines = async (personId: number, id: number, reason: string | null = '出差') => {
    const { contactId } = office.deputies[await nameOf(personId)]!
    return office.as(contactId, (act, who) =>
      answerActivity(act, who, id, { coming: reason === null, reason }),
    )
  }
  const swap = (id: number, outId: number, inId: number, more: { whyNot?: string; reason?: string } = {}) =>
    liang((act, who) => replaceInvitee(act, who, id, { outId, inId, whyNot: null, reason: null, ...more }))
  const told = (kind: string) => office.db.notice.findMany({ where: { kind }, orderBy: { id: 'asc' } })

  it('goes to the next in turn: he alone is told, the other hears no more and may not take it back', async () => {
    const id = await invited()
    const { invitees, next } = await state(id)
    const [out, stays] = invitees
    await declines(out!.personId, id)
    expect(await told('activity.cannot_come')).toMatchObject([
      {
        personId: office.liang.person.id,
        text: expect.stringContaining(`按顺序下一位是${next[0]!.name}（被邀请0次）`) as string,
      },
    ])
    const before = (await told('activity')).length
    expect(await swap(id, out!.personId, next[0]!.personId)).toMatchObject({ ok: true })
    const news = (await told('activity')).slice(before)
    expect(news.map(({ personId }) => personId)).toEqual([next[0]!.personId])
    expect(await declines(out!.personId, id, null)).toEqual({ ok: false, refusal: 'replaced' })
    expect(await inAct(office.db, (act) => openInvitations(act, out!.personId), office.now)).toEqual([])
    // a change is told to those who are invited now
    const sofar = (await told('activity')).length
    await liang((act, who) => changeActivity(act, who, id, { place: '三楼会议室' }))
    await tellAll(id)
    expect(
      (await told('activity'))
        .slice(sofar)
        .map(({ personId }) => personId)
        .sort(),
    ).toEqual([stays!.personId, next[0]!.personId].sort())
    expect((await state(id)).invitees).toHaveLength(2)
    expect(await inAct(office.db, (act) => choicesOf(act, id))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          personId: out!.personId,
          chosen: false,
          reason: `来不了（出差），由${next[0]!.name}接替`,
        }),
        expect.objectContaining({
          personId: next[0]!.personId,
          chosen: true,
          reason: `接替${out!.name}，轮到他`,
        }),
      ]),
    )
  })

  it('who declined has not had his turn, unless the office sets it so', async () => {
    const id = await invited(1)
    const { invitees, next } = await state(id)
    const [out] = invitees
    const times = async () =>
      (await liang((act) => fairList(act, 'lot'))).find(({ personId }) => personId === out!.personId)?.invited
    expect(await times()).toBe(1)
    await declines(out!.personId, id)
    expect(await times()).toBe(0)
    await swap(id, out!.personId, next[0]!.personId)
    expect(await times()).toBe(0)
    await office.db.setting.create({
      data: {
        key: 'invitation.declined',
        value: '"counted"',
        effectiveOn: '2026-01-01',
        source: '主任会议',
        setAt: office.now,
        setBy: 'system',
      },
    })
    expect(await times()).toBe(1)
  })

  it('needs the reason that was given by phone, and one for whoever is taken out of turn', async () => {
    const id = await invited()
    const { invitees, next } = await state(id)
    const [out] = invitees
    const [first, second] = next
    expect(await swap(id, out!.personId, first!.personId)).toEqual({ ok: false, refusal: 'why_not_coming' })
    const phoned = { whyNot: '住院' }
    expect(await swap(id, out!.personId, second!.personId, phoned)).toEqual({
      ok: false,
      refusal: 'reason_needed',
    })
    expect(await swap(id, out!.personId, out!.personId, phoned)).toEqual({
      ok: false,
      refusal: 'unknown_person',
    })
    expect(await office.as(office.liu.contactId, (act, who) => replacingOf(act, who, id))).toEqual({
      ok: false,
      refusal: 'not_yours',
    })
    expect((await swap(id, out!.personId, second!.personId, { ...phoned, reason: '熟悉预算' })).ok).toBe(true)
    expect(
      await office.db.participation.findUnique({
        where: { activityId_personId: { activityId: id, personId: out!.personId } },
      }),
    ).toMatchObject({ answer: 'excused', reason: '住院' })
    expect(await inAct(office.db, (act) => choicesOf(act, id))).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          personId: first!.personId,
          chosen: false,
          reason: `接替${out!.name}时没有选：熟悉预算`,
        }),
      ]),
    )
    // nobody takes one place twice
    expect(await swap(id, out!.personId, first!.personId, phoned)).toEqual({
      ok: false,
      refusal: 'not_invited',
    })
  })

  it('more than the invitation is for are chosen only on a second word', async () => {
    const plan = planFor(office, {
      kind: 'sit_in_sc',
      title: '列席常委会',
      groupId: null,
      audience: nobodyAsked,
      seats: 2,
    })
    const drafted = await liang((act, who) => planInvitation(act, who, plan))
    if (!drafted.ok) throw new Error('refused')
    const { id } = drafted.value
    const inviting = await liang((act, who) => invitingOf(act, who, id))
    if (!inviting.ok) throw new Error('refused')
    const three = inviting.value.list.slice(0, 3).map(({ personId }) => personId)
    const choose = (more: boolean) =>
      liang((act, who) => chooseInvitees(act, who, id, { personIds: three, reason: null, more }))
    expect(await choose(false)).toEqual({ ok: false, refusal: 'too_many' })
    expect((await choose(true)).ok).toBe(true)
  })

  it('is given away in the chat, by the word of 代表工委', async () => {
    const id = await invited()
    const { invitees, next } = await state(id)
    const [out, other] = invitees
    const chat = chatOf(
      office.db,
      office.liang.contactId,
      () => (office.now = later(office.now, { seconds: 1 })),
    )
    expect(await chat.say(`活动${id} 换 ${out!.name}`)).toContain('还没有说来不了，没有换')
    const asked = await chat.say(`活动${id} 换 ${out!.name} 原因 出差`)
    expect(asked).toContain(`${out!.name}来不了（出差）。按顺序下一位是${next[0]!.name}（被邀请0次）`)
    expect(await chat.say('1')).toBe(
      `已换：《列席常委会》（活动${id}）由${next[0]!.name}接替${out!.name}，已通知${next[0]!.name}；不再通知${out!.name}。`,
    )
    await declines(other!.personId, id, '生病')
    expect(await chat.say(`活动${id} 换人`)).toContain(`${other!.name}来不了（生病）`)
    expect(await chat.say(`${next[2]!.name} 原因 熟悉预算`)).toContain(`由${next[2]!.name}接替${other!.name}`)
  })

  it('is given away at the desk, where the shortage stands and each reason is said once', async () => {
    const id = await invited()
    const { invitees, next } = await state(id)
    const [out] = invitees
    const web: Web = await startWeb(office.db, { now: () => office.now })
    try {
      const desk = await staffAtDesk(office.db, web, ['代表工委'])
      expect((await desk.get(`/desk/activities/${id}`)).text).toContain('2人（轮流邀请）')
      await declines(out!.personId, id)
      const page = (await desk.get(`/desk/activities/${id}`)).text
      expect(page).toContain('来不了1人')
      expect(page).toContain('还缺1人')
      expect(page.split('按被邀请次数从少到多')).toHaveLength(2)
      const form = `/desk/activities/${id}/replace`
      const wrong = await desk.submit(form, form, {
        person: String(out!.personId),
        next: String(next[1]!.personId),
      })
      expect(wrong.status).toBe(422)
      const done = await desk.submit(form, form, {
        person: String(out!.personId),
        next: String(next[0]!.personId),
      })
      expect(done.text).toContain(`由${next[0]!.name}接替${out!.name}。已通知${next[0]!.name}。`)
      expect(done.text).not.toContain('还缺')
    } finally {
      await web.close()
    }
  })
})
