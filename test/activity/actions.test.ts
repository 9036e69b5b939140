import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  activitiesOn,
  activityFigures,
  addActivityFile,
  announceActivity,
  answerActivity,
  audienceOf,
  calendarFile,
  calendarText,
  cancelActivity,
  changeActivity,
  checkIn,
  choicesOf,
  codeAtDoor,
  countsOf,
  fairList,
  findActivity,
  groupRhythms,
  groupRulesOf,
  invite,
  invitedTooLittle,
  issueGroupRule,
  organise,
  outcomesOf,
  ownTraining,
  planActivity,
  previewPlan,
  raiseAtActivity,
  readGroupRule,
  recordAttendance,
  recordMinutes,
  activityOfConcern,
  announcementHolds,
  tellNewlyBound,
  tellNext,
  trainingFigures,
  untoldActivities,
  type Activity,
} from '../../handlers/activity/actions.ts'
import { nobodyAsked, type Plan } from '../../handlers/activity/rules.ts'
import { checkChain } from '../../handlers/audit/actions.ts'
import { keepFile } from '../../handlers/file/actions.ts'
import { endOffice, restoreOffice } from '../../handlers/people/record/changes.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { bindDirectly, inAct, later, makeDeputy, tuesday, unbind } from '../people.ts'
import { at, makeOffice, planFor, type Office } from './office.ts'

describe.each(databases)('activities on $name', ({ open }) => {
  let test: TestDatabase
  let office: Office
  beforeEach(async () => {
    test = await open()
    office = await makeOffice(test)
  })
  afterEach(() => test.close())

  const liu = <T>(work: Parameters<typeof office.as<T>>[1]) => office.as(office.liu.contactId, work)
  const liang = <T>(work: Parameters<typeof office.as<T>>[1]) => office.as(office.liang.contactId, work)
  const deputy = (name: string) => office.deputies[name]!
  const announced = async (change: Partial<Plan> = {}): Promise<Activity> => {
    const outcome = await liang((act, who) => organise(act, who, planFor(office, change)))
    if (!outcome.ok) throw new Error(outcome.refusal)
    for (let finished = false; !finished;)
      finished = (await inAct(office.db, (act) => tellNext(act, outcome.value.id), office.now)).finished
    return outcome.value
  }
  const answers = (name: string, id: number, coming: boolean, reason: string | null = null) =>
    office.as(deputy(name).contactId, (act, who) => answerActivity(act, who, id, { coming, reason }))
  const counts = (id: number) => inAct(office.db, (act) => countsOf(act, id))
  const notices = (kind: string) => office.db.notice.findMany({ where: { kind }, orderBy: { id: 'asc' } })

  it('sixty answer at once for thirty seats: exactly thirty go, the others wait in order', async () => {
    const people = []
    for (let index = 0; index < 51; index++)
      people.push(await makeDeputy(office.db, office.district, `代表${index}`))
    const everybody = [...Object.values(office.deputies), ...people]
    const { id } = await announced({ seats: 30 })
    expect((await counts(id)).asked).toBe(60)
    const outcomes = await Promise.all(
      everybody.map(({ contactId }) =>
        office.as(contactId, (act, who) => answerActivity(act, who, id, { coming: true, reason: null })),
      ),
    )
    expect(outcomes.every(({ ok }) => ok)).toBe(true)
    expect(await counts(id)).toMatchObject({ going: 30, waiting: 30, unanswered: 0 })
    const waiting = await office.db.participation.findMany({ where: { activityId: id, answer: 'waiting' } })
    expect(waiting.map(({ waitingNo }) => waitingNo).sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      Array.from({ length: 30 }, (_, index) => index + 1),
    )
  })

  it('a seat that comes free goes to the first who waits, who is told; a mind may be changed until the start', async () => {
    const { id } = await announced({ seats: 1 })
    expect(await answers('周明远', id, true)).toMatchObject({ value: { answer: 'going' } })
    expect(await answers('陈秀兰', id, true)).toMatchObject({ value: { answer: 'waiting', waitingPlace: 1 } })
    expect(await answers('何建平', id, true)).toMatchObject({ value: { answer: 'waiting', waitingPlace: 2 } })
    expect(await answers('陈秀兰', id, true)).toMatchObject({ value: { answer: 'waiting', waitingPlace: 1 } })
    expect(await answers('周明远', id, false, '出差')).toMatchObject({
      value: { answer: 'excused', before: 'going', promoted: ['陈秀兰'] },
    })
    expect((await notices('activity-seat')).map(({ personId }) => personId)).toEqual([
      deputy('陈秀兰').person.id,
    ])
    expect(await answers('周明远', id, true)).toMatchObject({ value: { answer: 'waiting', waitingPlace: 2 } })
    office.now = at('2026-12-05T14:30')
    expect(await answers('何建平', id, false)).toEqual({ ok: false, refusal: 'started' })
  })

  it('more seats let those in who wait', async () => {
    const { id } = await announced({ seats: 1 })
    for (const name of ['周明远', '陈秀兰', '何建平']) await answers(name, id, true)
    await liu((act, who) => changeActivity(act, who, id, { seats: 2 }))
    expect(await counts(id)).toMatchObject({ going: 2, waiting: 1 })
  })

  it('the number of people is shown before anything goes out, with those who cannot be reached', async () => {
    await unbind(office.db, deputy('罗小燕').person.id)
    const preview = await liu((act, who) => previewPlan(act, who, planFor(office)))
    expect(preview).toEqual({ ok: true, value: { people: 9, unbound: ['罗小燕'], rooms: 0 } })
    expect([await office.db.notice.count(), await office.db.activity.count()]).toEqual([0, 0])
    const nobody = { ...nobodyAsked, roles: ['deputy' as const], newcomers: 'new' as const }
    expect(await liang((act, who) => previewPlan(act, who, planFor(office, { audience: nobody })))).toEqual({
      ok: false,
      refusal: 'nobody',
    })
    const all = { ...nobodyAsked, roles: ['deputy' as const] }
    expect(await liu((act, who) => previewPlan(act, who, planFor(office, { audience: all })))).toEqual({
      ok: false,
      refusal: 'not_organiser',
    })
  })

  it('nobody loses a seat that he was promised: fewer seats than people who go are refused with their number', async () => {
    const { id } = await announced({ seats: 3 })
    for (const name of ['周明远', '陈秀兰', '何建平', '罗小燕']) await answers(name, id, true)
    const seats = (number: number) => liu((act, who) => changeActivity(act, who, id, { seats: number }))
    expect(await seats(1)).toEqual({ ok: false, refusal: { going: 3 } })
    expect(await counts(id)).toMatchObject({ going: 3, waiting: 1 })
    await answers('周明远', id, false, '出差')
    await answers('陈秀兰', id, false, '出差')
    expect(await seats(2)).toMatchObject({ value: { seats: 2 } })
    expect(await counts(id)).toMatchObject({ going: 2, waiting: 0 })
  })

  it('what took place is not called off', async () => {
    const { id } = await announced()
    office.now = at('2026-12-05T14:30')
    await office.as(office.deputies['周明远']!.contactId, (act, who) => checkIn(act, who, id, null))
    expect(await liu((act, who) => cancelActivity(act, who, id, '弄错'))).toEqual({
      ok: false,
      refusal: 'someone_came',
    })
    expect(await office.db.activity.findUnique({ where: { id } })).toMatchObject({
      state: 'announced',
      edition: 1,
    })
  })

  it('a sheet that marks nobody holds no activity', async () => {
    const activity = await announced()
    office.now = at('2026-12-05T15:00')
    const empty = { attended: [], absent: [], excused: [] }
    expect(await liu((act, who) => recordAttendance(act, who, activity, empty))).toEqual({
      ok: false,
      refusal: 'nothing_marked',
    })
    expect(await office.db.activity.findUnique({ where: { id: activity.id } })).toMatchObject({
      state: 'announced',
    })
  })

  it('leave that only a sheet gave goes with the next sheet; his own stays', async () => {
    const activity = await announced()
    const person = (name: string) => office.deputies[name]!.person.id
    await answers('陈秀兰', activity.id, false, '出差')
    office.now = at('2026-12-05T15:00')
    const others = Object.keys(office.deputies).filter((name) => name !== '罗小燕' && name !== '陈秀兰')
    const sheet = { attended: others.map(person), absent: [person('陈秀兰')], excused: [] }
    const luo = person('罗小燕')
    const excused = { ...sheet, excused: [{ personId: luo, reason: null }] }
    expect(await liu((act, who) => recordAttendance(act, who, activity, excused))).toMatchObject({ ok: true })
    const again = (await liu((act) => findActivity(act, activity.id)))!
    const absent = { ...sheet, absent: [...sheet.absent, luo] }
    expect(await liu((act, who) => recordAttendance(act, who, again, absent))).toMatchObject({ ok: true })
    expect(
      await office.db.participation.findMany({
        where: { personId: { in: [luo, person('陈秀兰')] } },
        select: { person: { select: { name: true } }, answer: true, presence: true },
        orderBy: { personId: 'asc' },
      }),
    ).toEqual([
      { person: { name: '陈秀兰' }, answer: 'excused', presence: 'absent' },
      { person: { name: '罗小燕' }, answer: null, presence: 'absent' },
    ])
  })

  it('a sheet is recorded from the start on, whole or not at all; only who leads it makes the activity held', async () => {
    const ids = Object.values(office.deputies).map(({ person }) => person.id)
    const sheet = { attended: ids.slice(0, 3), absent: ids.slice(3), excused: [] }
    const present = (id: number) =>
      office.db.participation.count({ where: { activityId: id, presence: { not: null } } })
    const stateOf = async (id: number) =>
      (await office.db.activity.findUniqueOrThrow({ where: { id } })).state
    const own = await announced()
    office.now = at('2026-12-05T14:29')
    expect(await liu((act, who) => recordAttendance(act, who, own, sheet))).toEqual({
      ok: false,
      refusal: 'not_begun',
    })
    expect(await answers('程春生', own.id, false, '临时有事')).toMatchObject({ ok: true })
    office.now = at('2026-12-05T14:30')
    const stale = { ...own, version: own.version - 1 }
    expect(await liu((act, who) => recordAttendance(act, who, stale, sheet))).toEqual({
      ok: false,
      refusal: 'changed_meanwhile',
    })
    expect([await present(own.id), await stateOf(own.id)]).toEqual([0, 'announced'])
    expect(await liu((act, who) => recordAttendance(act, who, own, sheet))).toMatchObject({ ok: true })
    expect([await present(own.id), await stateOf(own.id)]).toEqual([9, 'held'])

    office.now = tuesday
    const everybodys = await announced({ groupId: null, level: 'district' })
    office.now = at('2026-12-05T15:00')
    expect(await liu((act, who) => recordAttendance(act, who, everybodys, sheet))).toMatchObject({ ok: true })
    expect([await present(everybodys.id), await stateOf(everybodys.id)]).toEqual([9, 'announced'])
  })

  it('who leaves office leaves the activities ahead, and who waits gets the seat; taken back, he is asked again', async () => {
    const { id } = await announced({ seats: 1 })
    await answers('周明远', id, true)
    await answers('陈秀兰', id, true)
    const zhou = deputy('周明远').person.id
    const ended = await liang((act, who) => endOffice(act, who, zhou, '2026-11-24', 'resigned'))
    expect(ended).toMatchObject({ ok: true })
    expect(ended.ok && ended.value.warning).toContain('已从1个还没举行的活动名单中去掉。')
    expect(await counts(id)).toMatchObject({ asked: 8, going: 1, waiting: 0 })
    expect((await notices('activity-seat')).map(({ personId }) => personId)).toEqual([
      deputy('陈秀兰').person.id,
    ])
    expect(await office.db.audit.findFirst({ where: { action: 'activity.withdraw' } })).toMatchObject({
      subject: `activity:${id}`,
    })
    const back = await liang((act, who) => restoreOffice(act, who, zhou))
    expect(back.ok && back.value.warning).toContain('已重新列入1个活动')
    expect(await counts(id)).toMatchObject({ asked: 9, going: 1, unanswered: 8 })
  })

  it('who is asked anew hears it, also when he had heard before: at once, or once a WeChat is bound again', async () => {
    const { id } = await announced()
    const zhou = deputy('周明远').person.id
    const chen = deputy('陈秀兰').person.id
    await office.db.staff.create({ data: { personId: chen } })
    await office.db.notice.updateMany({ data: { state: 'sent', sentAt: office.now } })
    const again = (personId: number) =>
      office.db.notice.findMany({ where: { kind: 'activity', personId, step: { startsWith: 'again:' } } })
    const back = async (personId: number) => {
      await liang((act, who) => endOffice(act, who, personId, '2026-11-24', 'resigned'))
      const restored = await liang((act, who) => restoreOffice(act, who, personId))
      return restored.ok ? restored.value.warning : restored.refusal
    }
    expect(await back(chen)).not.toContain('还没通知到')
    const [said] = await again(chen)
    expect(said?.text).toContain('【活动通知】您已重新列入，原来的回复不算了，请重新回：\n')
    const holds = () =>
      inAct(office.db, (act) => announcementHolds(act, { ...said!, promise: 'at_most_once' }), office.now)
    expect(await holds()).toBe(said?.text)
    await answers('陈秀兰', id, true)
    expect(await holds()).toBeNull()

    expect(await back(zhou)).toContain('其中1个还没通知到他，绑定微信后自动通知。')
    expect(await inAct(office.db, tellNewlyBound, office.now)).toEqual([])
    await bindDirectly(office.db, zhou)
    expect((await inAct(office.db, tellNewlyBound, office.now)).map(({ name }) => name)).toEqual(['周明远'])
    expect(await again(zhou)).toHaveLength(1)
    expect(await inAct(office.db, tellNewlyBound, office.now)).toEqual([])
  })

  it('who left office but is asked in another duty stays asked; what took place before the end stays', async () => {
    const zhou = deputy('周明远').person.id
    await office.db.staff.create({ data: { personId: zhou } })
    const past = await announced({ startsAt: at('2026-11-25T09:00') })
    const both = await announced({ audience: { ...nobodyAsked, roles: ['deputy', 'staff'] }, groupId: null })
    office.now = at('2026-11-26T09:00')
    await liang((act, who) => endOffice(act, who, zhou, '2026-11-26', 'moved'))
    const asked = await office.db.participation.findMany({ where: { personId: zhou } })
    expect(asked.map(({ activityId }) => activityId)).toEqual([past.id, both.id])
  })

  it('who organised it leads it only while he still is the liaison', async () => {
    const made = await liu((act, who) => organise(act, who, planFor(office)))
    if (!made.ok) throw new Error(made.refusal)
    const { id } = made.value
    await office.db.deputyGroup.update({
      where: { id: office.district.group.id },
      data: { liaisonId: deputy('周明远').person.id },
    })
    expect(await liu((act, who) => cancelActivity(act, who, id, null))).toEqual({
      ok: false,
      refusal: 'not_yours',
    })
    expect(await liu((act, who) => activitiesOn(act, who, '2026-12-05'))).toEqual([])
    const { contactId } = deputy('周明远')
    expect(await office.as(contactId, (act, who) => activitiesOn(act, who, '2026-12-05'))).toMatchObject([
      { id },
    ])
    expect(await office.as(contactId, (act, who) => codeAtDoor(act, who, id))).toMatchObject({ ok: true })
  })

  it('a draft tells nobody until it is announced', async () => {
    const draft = await liu((act, who) => planActivity(act, who, planFor(office)))
    if (!draft.ok) throw new Error(draft.refusal)
    expect(await inAct(office.db, untoldActivities)).toEqual([])
    await office.as(deputy('周明远').contactId, async (act, who) => {
      expect(await announceActivity(act, who, draft.value.id)).toEqual({ ok: false, refusal: 'not_yours' })
    })
    expect(await liu((act, who) => announceActivity(act, who, draft.value.id))).toMatchObject({
      value: { state: 'announced', edition: 1 },
    })
    expect(await inAct(office.db, untoldActivities)).toEqual([draft.value.id])
    expect(audienceOf(draft.value).groups).toEqual([office.district.group.id])
  })

  it('everybody is told once an edition, however often and from however many sides it is tried', async () => {
    const { id } = await announced()
    const tries = Array.from({ length: 4 }, () => inAct(office.db, (act) => tellNext(act, id)))
    await Promise.all(tries)
    expect(await notices('activity')).toHaveLength(9)
    await liu((act, who) => changeActivity(act, who, id, { place: '滨河社区' }))
    await Promise.all(
      Array.from({ length: 4 }, () => inAct(office.db, (act) => tellNext(act, id)).catch(() => null)),
    )
    await inAct(office.db, (act) => tellNext(act, id))
    expect((await notices('activity')).map(({ step }) => step).sort()).toEqual([
      ...Array<string>(9).fill('v1'),
      ...Array<string>(9).fill('v2'),
    ])
  })

  it('a change is not told to whom a suspension keeps away on its day, though he is on the list still', async () => {
    const { id } = await announced()
    await office.db.deputy.updateMany({
      where: { personId: deputy('周明远').person.id },
      data: { suspendedFrom: '2026-12-04', suspendedTo: '2026-12-06' },
    })
    const tell = () => inAct(office.db, (act) => tellNext(act, id), office.now)
    await liu((act, who) => changeActivity(act, who, id, { place: '滨河社区' }))
    expect((await tell()).lines.map(({ name }) => name)).not.toContain('周明远')
    await liu((act, who) => changeActivity(act, who, id, { startsAt: at('2026-12-08T14:30') }))
    expect((await tell()).lines.map(({ name }) => name)).toContain('周明远')
  })

  it('a change keeps the length, drops a deadline that no longer fits, and refuses what has passed', async () => {
    const { id } = await announced({ endsAt: at('2026-12-05T16:30'), answerBy: at('2026-12-04T12:00') })
    const moved = await liu((act, who) => changeActivity(act, who, id, { startsAt: at('2026-12-03T09:00') }))
    expect(moved).toMatchObject({
      value: { state: 'changed', edition: 2, endsAt: at('2026-12-03T11:00'), answerBy: null },
    })
    expect(
      await liu((act, who) => changeActivity(act, who, id, { startsAt: at('2026-11-01T09:00') })),
    ).toEqual({
      ok: false,
      refusal: 'past',
    })
    expect(await liu((act, who) => changeActivity(act, who, id, { place: '桥东社区' }))).toEqual({
      ok: false,
      refusal: 'nothing_changed',
    })
    expect(await liu((act, who) => cancelActivity(act, who, id, '下雨'))).toMatchObject({
      value: { state: 'cancelled' },
    })
    expect(await liu((act, who) => changeActivity(act, who, id, { place: '滨河社区' }))).toEqual({
      ok: false,
      refusal: 'not_open',
    })
    expect(await answers('周明远', id, true)).toEqual({ ok: false, refusal: 'not_open' })
  })

  it('at the door only the code that stands there now opens, and it is worth the hours', async () => {
    const { id } = await announced({ kind: 'lecture', doorOnly: true, hours: 4 })
    office.now = at('2026-12-05T14:20')
    const shown = await liu((act, who) => codeAtDoor(act, who, id))
    if (!shown.ok) throw new Error(shown.refusal)
    const { contactId } = deputy('周明远')
    const enters = (code: string | null) => office.as(contactId, (act, who) => checkIn(act, who, id, code))
    expect(await enters(null)).toEqual({ ok: false, refusal: 'door_only' })
    expect(await enters(shown.value.code === '000000' ? '000001' : '000000')).toEqual({
      ok: false,
      refusal: 'wrong_code',
    })
    const photographed = office.now
    office.now = later(photographed, { minutes: 2 })
    expect(await enters(shown.value.code)).toEqual({ ok: false, refusal: 'wrong_code' })
    office.now = later(photographed, { seconds: 40 })
    expect(await enters(shown.value.code)).toMatchObject({ ok: true, value: { hours: 4 } })
    expect(await enters(shown.value.code)).toEqual({ ok: false, refusal: 'already' })
    expect(await office.as(contactId, (act, who) => ownTraining(act, who.personId, 2026))).toMatchObject({
      times: 1,
      hours: 4,
    })
    expect(await liang((act, who) => trainingFigures(act, who, 2026))).toMatchObject({
      value: { attendances: 1, hours: 4, deputies: 9, trained: 1, newcomers: 0, newTrained: 0 },
    })
    expect(await office.as(contactId, (act, who) => codeAtDoor(act, who, id))).toEqual({
      ok: false,
      refusal: 'not_yours',
    })
  })

  it('a word counts within its window only', async () => {
    const { id } = await announced()
    const says = () => office.as(deputy('周明远').contactId, (act, who) => checkIn(act, who, null, null))
    expect(await says()).toEqual({ ok: false, refusal: 'nothing_now' })
    office.now = at('2026-12-05T13:29')
    expect(await says()).toEqual({ ok: false, refusal: 'too_early' })
    office.now = at('2026-12-05T18:01')
    expect(await says()).toEqual({ ok: false, refusal: 'too_late' })
    office.now = at('2026-12-05T13:30')
    expect(await says()).toMatchObject({ ok: true, value: { activity: { id }, hours: null } })
  })

  it('a word at two open windows is credited to neither until he says which; who is in already is meant at the other', async () => {
    const training = await announced({
      kind: 'lecture',
      title: '上午培训',
      hours: 2,
      startsAt: at('2026-12-05T09:00'),
      endsAt: at('2026-12-05T11:00'),
    })
    const visit = await announced({ startsAt: at('2026-12-05T11:00'), endsAt: at('2026-12-05T12:00') })
    const says = (name: string, id: number | null = null) =>
      office.as(deputy(name).contactId, (act, who) => checkIn(act, who, id, null))
    office.now = at('2026-12-05T08:50')
    expect(await says('周明远')).toMatchObject({ value: { activity: { id: training.id }, hours: 2 } })
    office.now = at('2026-12-05T10:55')
    expect(await says('陈秀兰')).toMatchObject({
      ok: false,
      refusal: { which: [{ id: training.id }, { id: visit.id }] },
    })
    expect(await office.db.participation.count({ where: { presence: 'attended' } })).toBe(1)
    expect(await says('陈秀兰', visit.id)).toMatchObject({
      value: { activity: { id: visit.id }, hours: null },
    })
    expect(await says('周明远')).toMatchObject({ value: { activity: { id: visit.id }, hours: null } })
    expect(await says('周明远')).toEqual({ ok: false, refusal: 'already' })
  })

  it('what came of it is kept with it, nothing twice', async () => {
    const { id } = await announced()
    expect(await liu((act, who) => recordMinutes(act, who, id, { minutes: '看了三个小区' }))).toEqual({
      ok: false,
      refusal: 'not_begun',
    })
    office.now = at('2026-12-05T17:00')
    expect(await liu((act, who) => recordMinutes(act, who, id, { minutes: '看了三个小区' }))).toMatchObject({
      value: { state: 'held', minutes: '看了三个小区' },
    })
    const { person } = deputy('周明远')
    const raises = () => liu((act, who) => raiseAtActivity(act, who, id, person.id, '雨污没有分流'))
    const [first, again] = [await raises(), await raises()]
    expect(again).toEqual(first)
    expect(await office.db.concern.findMany()).toMatchObject([{ ownerId: person.id, text: '雨污没有分流' }])
    const photo = await liu(async (act, who) => {
      const fileId = await keepFile(act, {
        name: '现场.jpg',
        type: 'image/jpeg',
        bytes: new Uint8Array([1]),
        uploadedById: who.personId,
      })
      return addActivityFile(act, who, id, { fileId, kind: 'photo' })
    })
    if (!photo.ok) throw new Error(photo.refusal)
    const concernId = first.ok ? first.value.concernId : 0
    expect(await inAct(office.db, (act) => outcomesOf(act, photo.value))).toMatchObject({
      contacts: [],
      concerns: [concernId],
      files: [{ kind: 'photo' }],
    })
    expect((await inAct(office.db, (act) => activityOfConcern(act, concernId)))?.id).toBe(id)
  })

  it('invitations go to who has been invited least; another choice needs a reason, and both are kept', async () => {
    const plan = planFor(office, {
      kind: 'sit_in_sc',
      title: '列席常委会',
      groupId: null,
      audience: nobodyAsked,
    })
    const seed = 'seed'
    const list = await inAct(office.db, (act) => fairList(act, seed))
    const [first, second, third] = list.map(({ personId }) => personId)
    const ask = (personIds: number[], reason: string | null) =>
      liang((act, who) => invite(act, who, plan, { personIds, seed, reason }))
    expect(await ask([first!, third!], null)).toEqual({ ok: false, refusal: 'reason_needed' })
    const outcome = await ask([first!, third!], '第二位出差')
    if (!outcome.ok) throw new Error(outcome.refusal)
    expect(await inAct(office.db, (act) => choicesOf(act, outcome.value.id))).toMatchObject([
      { personId: first, rank: 1, chosen: true, reason: '第二位出差' },
      { personId: second, rank: 2, chosen: false },
      { personId: third, rank: 3, chosen: true },
    ])
    await inAct(office.db, (act) => tellNext(act, outcome.value.id))
    const next = await inAct(office.db, (act) => fairList(act, 'another'))
    expect(
      next
        .slice(-2)
        .map(({ personId, invited }) => [personId, invited])
        .sort(),
    ).toEqual([first!, third!].sort((a, b) => a - b).map((personId) => [personId, 1]))
    const waiting = await liang((act, who) => invitedTooLittle(act, who))
    expect(waiting.ok && waiting.value).toHaveLength(7)
    expect(await liu((act, who) => invitedTooLittle(act, who))).toEqual({ ok: false, refusal: 'not_yours' })
    expect(
      await liang((act, who) => invite(act, who, plan, { personIds: [999], seed, reason: null })),
    ).toEqual({
      ok: false,
      refusal: 'unknown_person',
    })
  })

  it('a group’s rules have versions and readers', async () => {
    const groupId = office.district.group.id
    const issue = (text: string) =>
      liu((act, who) =>
        issueGroupRule(act, who, { groupId, kind: 'study', text, fileId: null, effectiveOn: '2026-12-01' }),
      )
    expect(await issue('每季度学习一次')).toMatchObject({ value: { version: 1, people: 9 } })
    const second = await issue('每两个月学习一次')
    const id = second.ok ? second.value.id : 0
    const { contactId } = deputy('周明远')
    const reads = () => office.as(contactId, (act, who) => readGroupRule(act, who, id))
    await reads()
    expect(await reads()).toMatchObject({ value: { kind: 'study', version: 2 } })
    const [rule] = await liu((act, who) => groupRulesOf(act, who, groupId))
    expect(rule).toMatchObject({ version: 2, text: '每两个月学习一次' })
    expect(rule?.unread).toHaveLength(8)
    const [own] = await office.as(contactId, (act, who) => groupRulesOf(act, who, groupId))
    expect(own?.unread).toBeNull()
    expect(
      await office.as(contactId, (act, who) =>
        issueGroupRule(act, who, {
          groupId,
          kind: 'study',
          text: '甲',
          fileId: null,
          effectiveOn: '2026-12-01',
        }),
      ),
    ).toEqual({ ok: false, refusal: 'not_yours' })
    expect(await office.db.groupRule.count()).toBe(2)
  })

  it('a group is watched for its rhythm, from what really took place', async () => {
    const rhythm = async () => (await liu((act, who) => groupRhythms(act, who)))[0]
    expect(await rhythm()).toMatchObject({ lastOn: null, overdue: true })
    const { id } = await announced()
    office.now = at('2026-12-05T18:30')
    expect(await rhythm()).toMatchObject({ lastOn: null, overdue: true })
    await liu((act, who) => recordMinutes(act, who, id, { minutes: '看了三个小区' }))
    expect(await rhythm()).toMatchObject({
      lastOn: '2026-12-05',
      nextBy: '2027-03-05',
      overdue: false,
      held: 1,
    })
    office.now = at('2027-03-06T09:00')
    expect(await rhythm()).toMatchObject({ overdue: true })
    expect(await office.as(deputy('周明远').contactId, (act, who) => groupRhythms(act, who))).toEqual([])
    const figures = await liang((act, who) => activityFigures(act, who, 2026))
    expect(figures.ok && figures.value.map(({ counts: { asked } }) => asked)).toEqual([9])
  })

  it('the calendar file is made once an edition and moves with the activity', async () => {
    const activity = await announced({ bring: '笔记本' })
    const file = () => liu((act) => calendarFile(act, activity))
    expect(await file()).toBe(await file())
    const text = calendarText(activity, 3, tuesday)
    expect(text).toContain(`UID:activity-${activity.id}@renda`)
    expect(text).toContain('DTSTART:20261205T063000Z')
    expect(text).toContain('DTEND:20261205T093000Z')
    expect(text).toContain('SUMMARY:老旧小区调研')
    expect(calendarText({ ...activity, edition: 3, state: 'cancelled' }, 3, tuesday)).toMatch(
      /SEQUENCE:2[\s\S]*STATUS:CANCELLED/,
    )
  })

  it('every act is a line of the audit trail, and the chain holds', async () => {
    const { id } = await announced()
    await answers('周明远', id, true)
    await liu((act, who) => cancelActivity(act, who, id, null))
    expect((await inAct(office.db, checkChain)).brokenAt).toBeNull()
    expect(
      (await office.db.audit.findMany({ where: { subject: `activity:${id}` } })).map(({ action }) => action),
    ).toEqual(['activity.plan', 'activity.announce', 'activity.answer', 'activity.cancel'])
  })
})
