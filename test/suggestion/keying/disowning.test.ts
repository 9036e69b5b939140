/** 代录不对: what was keyed in for somebody who never did it goes, as long as nobody has gone on from it; the history keeps it. */
import { describe, expect, it } from 'vitest'
import type { Speaker } from '../../../handlers/people/actions.ts'
import type { Act } from '../../../handlers/shared/act.ts'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { databases } from '../../databases.ts'
import { day, officeOn, replyWords } from '../office.ts'
import { as, chatWith, lastNotice, refusalIn, told, value } from '../world.ts'
import { did, keyingOn, monday, thursday } from './keyed.ts'

const talk = {
  method: 'meet',
  happenedOn: thursday,
  summary: '看了路口',
  meetingOn: null,
  meetingPart: null,
}

describe.each(databases)(
  'what was keyed in for somebody who says that it is not his, on $name',
  ({ open }) => {
    const here = officeOn(open)
    const keyed = keyingOn(here)
    const disown = (id: number, by: { contactId: string }, on = monday) =>
      as(here.db, by, (act, who) => suggestion.disownKeyed(act, who, id), day(on))
    const sign = (id: number) => (act: Act, who: Speaker) => suggestion.signFor(act, who, id)

    it('is taken back by a line in the chat: not signed for, and those who heard it hear that', async () => {
      const id = await here.assigned()
      const { wang, ma, liang } = here.world
      await did(keyed(id, wang.unit.id, sign(id)))
      expect((await told(here.db)).at(-1)?.[1]).toContain('不是你单位办的请回：001代录不对。')
      const since = await lastNotice(here.db)
      const chat = chatWith(here.db, wang, () => day(monday))
      expect(await chat.say('001代录不对')).toBe(
        '已撤销《关于在桥东小学路口增设红绿灯的建议》（001）代录的“区住房和城乡建设局签收”，已告诉录入的人和代表工委。',
      )
      const course = await here.expectConsistent(id)
      expect(course).toMatchObject({
        state: 'assigned',
        units: [{ state: 'assigned' }, { state: 'assigned' }],
      })
      expect((await here.rowOf(id)).handlings[0]?.signedAt).toBeNull()
      expect((await told(here.db, since)).map(([name]) => name).sort()).toEqual(
        ['梁慧', '毛素群', '马宁'].sort(),
      )
      expect(await chat.say('001代录不对')).toContain('没有替您录入、还能撤销的事')
      expect(refusalIn(await disown(id, liang))).toBe('not_keyed')
      // keyed in anew, with the day on which it really came
      await did(keyed(id, wang.unit.id, sign(id), { on: '2026-11-25', by: ma }))
      await here.expectConsistent(id)
    })

    it('takes back a request, a talk, and a promise that was kept; what it said stays in the history', async () => {
      const id = await here.assigned()
      const { wang, jing, zhou } = here.world
      await did(keyed(id, jing.unit.id, (act, who) => suggestion.askReturn(act, who, id, '归城管局', null)))
      value(await disown(id, jing))
      const until = '2027-04-30'
      await did(
        keyed(id, wang.unit.id, (act, who) =>
          suggestion.askExtension(act, who, id, { until, reason: '等排期' }),
        ),
      )
      value(await disown(id, wang))
      await did(keyed(id, wang.unit.id, (act, who) => suggestion.reportCommunication(act, who, id, talk)))
      const since = await lastNotice(here.db)
      value(await disown(id, wang))
      expect((await told(here.db, since)).map(([name]) => name)).toContain('周明远')
      const course = await here.expectConsistent(id)
      expect(course.units).toMatchObject([
        { state: 'assigned', contacts: [], extensionAsked: null },
        { state: 'assigned', returnAskedOn: null },
      ])
      expect(await here.db.handlingExtension.count()).toBe(0)
      expect(await here.db.handlingCommunication.count()).toBe(0)
      const said = (await here.rowOf(id)).events.filter(({ move }) => move === 'disown')
      expect(said.map(({ details }) => (JSON.parse(details) as { was: unknown }).was)).toMatchObject([
        { returnReason: '归城管局' },
        { askedUntil: until, reason: '等排期' },
        { summary: '看了路口' },
      ])
      value(await as(here.db, wang, (act, who) => suggestion.replyTo(act, who, id, replyWords), day(monday)))
      const promise = await here.db.commitment.findFirstOrThrow()
      const deliver = (act: Act, who: Speaker) => suggestion.deliverCommitment(act, who, promise.id, '亮了')
      await did(keyed(id, wang.unit.id, deliver, { on: monday }))
      value(await disown(id, wang))
      expect(await here.db.commitment.findFirst()).toMatchObject({ deliveredAt: null, deliveredNote: null })
      await did(keyed(id, wang.unit.id, deliver, { on: monday }))
      value(
        await as(
          here.db,
          zhou,
          (act, who) =>
            suggestion.rateCommitment(act, who, promise.id, { rating: 'satisfied', reason: null }),
          day(monday),
        ),
      )
      expect(refusalIn(await disown(id, wang))).toBe('gone_on')
    })

    it('asks the deputy again whose word on a talk was not his, and stays once somebody went on from it', async () => {
      const id = await here.assigned()
      const { wang, jing, zhou, liang, ma } = here.world
      value(
        await as(
          here.db,
          wang,
          (act, who) => suggestion.reportCommunication(act, who, id, talk),
          day('2026-11-27'),
        ),
      )
      const confirm = (act: Act, who: Speaker) =>
        suggestion.confirmCommunication(act, who, id, { holds: false, words: '没有来' })
      await did(keyed(id, 'lead', confirm, { by: liang, on: '2026-11-28' }))
      value(await disown(id, zhou))
      expect(await here.db.handlingCommunication.findFirst()).toMatchObject({ holds: null, answer: null })
      expect((await here.expectConsistent(id)).units[0]?.contacts[0]?.holds).toBeNull()
      await did(keyed(id, jing.unit.id, (act, who) => suggestion.askReturn(act, who, id, '归城管局', null)))
      value(
        await as(
          here.db,
          ma,
          (act, who) => suggestion.denyReturn(act, who, id, jing.unit.id, '请协办'),
          day(monday),
        ),
      )
      expect(refusalIn(await disown(id, jing))).toBe('gone_on')
      await here.expectConsistent(id)
    })
  },
)
