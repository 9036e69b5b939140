import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { endOffice } from '../../handlers/people/record/changes.ts'
import { raiseOwn } from '../../handlers/concern/actions.ts'
import * as suggestion from '../../handlers/suggestion/actions.ts'
import { courseOf } from '../../handlers/suggestion/course.ts'
import { stepsOf } from '../../handlers/suggestion/acting.ts'
import type { Outcome } from '../../handlers/shared/outcome.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { bindDirectly, inAct, makeDeputy, makeStaff, unbind } from '../people.ts'
import {
  as,
  chatWith,
  draftOf,
  lastNotice,
  lights,
  makeWorld,
  refusalIn,
  told,
  value,
  type World,
} from './world.ts'

const day = (on: string) => new Date(`${on}T10:00:00+08:00`)

describe.each(databases)('a suggestion on $name', ({ open }) => {
  let test: TestDatabase
  let world: World
  const opened: TestDatabase[] = []

  beforeEach(async () => {
    test = await open()
    opened.push(test)
    world = await makeWorld(test.db)
  })
  afterAll(() => Promise.all(opened.map((one) => one.close())))

  const rowOf = (id: number) =>
    test.db.suggestion.findUniqueOrThrow({
      where: { id },
      include: {
        events: { orderBy: { id: 'asc' } },
        handlings: { orderBy: { id: 'asc' } },
        signers: { orderBy: { id: 'asc' } },
      },
    })

  /** What is stored is what the history gives. */
  async function expectConsistent(id: number) {
    const row = await rowOf(id)
    const course = courseOf(stepsOf(row.events))
    expect({ state: row.state, round: row.round }).toEqual({ state: course.state, round: course.round })
    expect(row.handlings.map(({ unitId, role, state }) => ({ unitId, role, state }))).toEqual(
      course.units.map(({ unitId, role, state }) => ({ unitId, role, state })),
    )
    return course
  }

  const accepted = async () => {
    const id = await draftOf(test.db, world)
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    await as(test.db, world.liang, async (act, who) => value(await suggestion.acceptSuggestion(act, who, id)))
    return id
  }

  const assigned = async () => {
    const id = await accepted()
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, id, 'government')),
    )
    await as(test.db, world.ma, async (act, who) =>
      value(
        await suggestion.assignSuggestion(act, who, id, [
          { unitId: world.wang.unit.id, role: 'main' },
          { unitId: world.jing.unit.id, role: 'assist' },
        ]),
      ),
    )
    return id
  }

  const replyWords = {
    replyClass: 'B',
    text: '已列入明年计划',
    letterFileId: null,
    letterNumber: null,
    signedBy: null,
    contactPerson: null,
    contactPhone: null,
    promises: [{ text: '装好信号灯', dueOn: '2027-03-31' }],
  }

  const replied = async () => {
    const id = await assigned()
    await as(test.db, world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, id, replyWords)),
    )
    return id
  }

  it('goes from draft to closed, and tells each the right thing once', async () => {
    const id = await draftOf(test.db, world)
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.seekCosigners(act, who, id)))
    await as(test.db, world.chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(test.db, world.he, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, id, '城建环保')),
    )
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, id, 'government')),
    )
    const before = await lastNotice(test.db)
    await as(test.db, world.ma, async (act, who) =>
      value(
        await suggestion.assignSuggestion(act, who, id, [
          { unitId: world.wang.unit.id, role: 'main' },
          { unitId: world.jing.unit.id, role: 'assist' },
        ]),
      ),
    )
    expect(await told(test.db, before)).toEqual([
      [
        '王涛',
        '【交办】《关于在桥东小学路口增设红绿灯的建议》（001）由你单位主办，2027年2月24日前答复代表。收到请回：签收 001；不属于你单位职责请回：001不是我们的，并写明理由。',
      ],
      [
        '何国新',
        '【交办】《关于在桥东小学路口增设红绿灯的建议》（001）由你单位协办，12月24日前提出协办意见。收到请回：签收 001；不属于你单位职责请回：001不是我们的，并写明理由。',
      ],
      [
        '周明远',
        '【已交办】《关于在桥东小学路口增设红绿灯的建议》（001）由区住房和城乡建设局办理，2027年2月24日前答复。',
      ],
      [
        '梁慧',
        '【已交办】《关于在桥东小学路口增设红绿灯的建议》（001）由区住房和城乡建设局办理，2027年2月24日前答复。',
      ],
      [
        '毛素群',
        '【已交办】《关于在桥东小学路口增设红绿灯的建议》（001）由区住房和城乡建设局办理，2027年2月24日前答复。',
      ],
    ])
    await as(test.db, world.wang, async (act, who) => value(await suggestion.signFor(act, who, id)))
    await as(test.db, world.wang, async (act, who) =>
      value(
        await suggestion.reportCommunication(act, who, id, {
          method: 'phone',
          happenedOn: '2026-11-24',
          summary: '已电话联系周代表',
          meetingOn: '2026-11-27',
          meetingPart: 'am',
        }),
      ),
    )
    await as(test.db, world.zhou, async (act, who) =>
      value(await suggestion.confirmCommunication(act, who, id, { holds: true, words: '属实' })),
    )
    await as(test.db, world.jing, async (act, who) =>
      value(
        await suggestion.giveOpinion(act, who, id, {
          text: '同意划标线',
          promises: [{ text: '划标线', dueOn: '2026-11-30' }],
        }),
      ),
    )
    const beforeReply = await lastNotice(test.db)
    await as(test.db, world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, id, replyWords)),
    )
    expect((await told(test.db, beforeReply)).map(([name]) => name)).toEqual([
      '周明远',
      '陈秀兰',
      '何建平',
      '梁慧',
      '毛素群',
      '马宁',
    ])
    await as(test.db, world.zhou, async (act, who) =>
      value(
        await suggestion.rateReply(act, who, id, {
          work: 'satisfied',
          result: 'basically_satisfied',
          reason: null,
        }),
      ),
    )
    expect((await expectConsistent(id)).state).toBe('closed')
    expect(await rowOf(id)).toMatchObject({ number: 'JY-1801B-001', category: '城建环保', state: 'closed' })
    const commitments = await test.db.commitment.findMany({ orderBy: { id: 'asc' } })
    expect(commitments.map(({ text, dueOn }) => [text, dueOn])).toEqual([
      ['划标线', '2026-11-30'],
      ['装好信号灯', '2027-03-31'],
    ])
    await as(test.db, world.wang, async (act, who) =>
      value(await suggestion.deliverCommitment(act, who, commitments[1]!.id, '3月10日通电')),
    )
    await as(test.db, world.zhou, async (act, who) =>
      value(
        await suggestion.rateCommitment(act, who, commitments[1]!.id, { rating: 'satisfied', reason: null }),
      ),
    )
    const all = await test.db.notice.findMany({ where: { kind: 'suggestion' } })
    expect(new Set(all.map(({ recipient, period, step }) => `${recipient} ${period} ${step}`)).size).toBe(
      all.length,
    )
    await expectConsistent(id)
  })

  it('is all replied once the last of the separate units that had not is taken out, and its deputy is asked to rate', async () => {
    const id = await accepted()
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, id, 'government')),
    )
    const units = [world.wang, world.su].map(({ unit }) => ({ unitId: unit.id, role: 'separate' as const }))
    await as(test.db, world.ma, async (act, who) =>
      value(await suggestion.assignSuggestion(act, who, id, units)),
    )
    await as(test.db, world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, id, replyWords)),
    )
    await as(test.db, world.su, async (act, who) =>
      value(await suggestion.askReturn(act, who, id, '不属于职责', null)),
    )
    const before = await lastNotice(test.db)
    await as(test.db, world.ma, async (act, who) =>
      value(await suggestion.reassignUnit(act, who, id, world.su.unit.id, [])),
    )
    expect(await expectConsistent(id)).toMatchObject({ state: 'replied', repliedOn: '2026-11-24' })
    expect((await told(test.db, before)).map(([name, text]) => [name, text.slice(0, 5)])).toEqual([
      ['苏春霞', '【改交办】'],
      ['周明远', '【答复】《'],
    ])
  })

  it('takes the long way: given back, extended, dissatisfied twice, a conference', async () => {
    const id = await assigned()
    await as(test.db, world.wang, async (act, who) =>
      value(await suggestion.askReturn(act, who, id, '不属于职责', '城管局')),
    )
    expect((await expectConsistent(id)).state).toBe('return_requested')
    await as(test.db, world.ma, async (act, who) =>
      value(
        await suggestion.reassignUnit(act, who, id, world.wang.unit.id, [
          { unitId: world.su.unit.id, role: 'main' },
        ]),
      ),
    )
    expect((await expectConsistent(id)).state).toBe('assigned')
    await as(test.db, world.su, async (act, who) => value(await suggestion.signFor(act, who, id)))
    expect(await as(test.db, world.su, (act, who) => suggestion.extensionLimit(act, who, id))).toBe(
      '2027-05-24',
    )
    expect(
      refusalIn(
        await as(test.db, world.su, (act, who) =>
          suggestion.askExtension(act, who, id, { until: '2027-05-25', reason: '规划调整' }),
        ),
      ),
    ).toBe('past_cap')
    await as(test.db, world.su, async (act, who) =>
      value(await suggestion.askExtension(act, who, id, { until: '2027-05-20', reason: '规划调整' })),
    )
    const agreed = (until: string) =>
      as(test.db, world.ma, (act, who) =>
        suggestion.decideExtension(act, who, id, { granted: true, until, note: null }),
      )
    // an agreement gives time: the reply is due on 24 February anyway
    expect(refusalIn(await agreed('2027-01-05'))).toBe('not_later')
    expect(refusalIn(await agreed('2027-02-24'))).toBe('not_later')
    value(await agreed('2027-05-20'))
    const reply = (now: string) =>
      as(
        test.db,
        world.su,
        async (act, who) =>
          value(
            await suggestion.replyTo(act, who, id, {
              ...replyWords,
              promises: [{ text: '装灯', dueOn: '2027-12-31' }],
            }),
          ),
        day(now),
      )
    await reply('2027-05-10')
    const bad = (now: string) =>
      as(
        test.db,
        world.zhou,
        (act, who) =>
          suggestion.rateReply(act, who, id, {
            work: 'satisfied',
            result: 'dissatisfied',
            reason: '答非所问',
          }),
        day(now),
      )
    value(await bad('2027-05-12'))
    expect((await expectConsistent(id)).state).toBe('rehandling')
    await reply('2027-06-01')
    value(await bad('2027-06-02'))
    expect((await expectConsistent(id)).state).toBe('conference')
    await as(
      test.db,
      world.liang,
      async (act, who) =>
        value(await suggestion.holdConference(act, who, id, '由区政府分管领导牵头，年底前装好')),
      day('2027-06-20'),
    )
    expect((await expectConsistent(id)).state).toBe('closed')
    expect(await test.db.suggestionRating.count({ where: { suggestionId: id } })).toBe(2)
  })

  it('lets only those act whose turn it is, and says why not', async () => {
    const id = await assigned()
    const no = async (one: { contactId: string }, work: Parameters<typeof as>[2]) =>
      refusalIn((await as(test.db, one, work)) as Parameters<typeof refusalIn>[0])
    expect(await no(world.chen, (act, who) => suggestion.submitDraft(act, who, id))).toBe('not_yours')
    expect(await no(world.liang, (act, who) => suggestion.acceptSuggestion(act, who, id))).toBe('wrong_state')
    expect(
      await no(world.liang, (act, who) =>
        suggestion.assignSuggestion(act, who, id, [{ unitId: world.su.unit.id, role: 'main' }]),
      ),
    ).toBe('not_yours')
    expect(await no(world.su, (act, who) => suggestion.signFor(act, who, id))).toBe('not_yours')
    expect(
      await no(world.zhou, (act, who) =>
        suggestion.rateReply(act, who, id, { work: 'satisfied', result: 'satisfied', reason: null }),
      ),
    ).toBe('wrong_state')
    expect(await no(world.jing, (act, who) => suggestion.replyTo(act, who, id, replyWords))).toBe(
      'unit_has_it_not',
    )
    expect(
      await no(world.wang, (act, who) =>
        suggestion.replyTo(act, who, id, { ...replyWords, replyClass: 'X' }),
      ),
    ).toBe('unknown_class')
    expect(
      await no(world.wang, (act, who) => suggestion.replyTo(act, who, id, { ...replyWords, promises: [] })),
    ).toBe('promise_needed')
    expect(await no(world.zhou, (act, who) => suggestion.withdrawSuggestion(act, who, id, null))).toBe(
      'wrong_state',
    )
    expect(await no(world.wang, (act, who) => suggestion.deliverCommitment(act, who, 99, null))).toBe(
      'not_found',
    )
    expect(
      await no(world.ma, (act, who) => suggestion.denyReturn(act, who, id, world.wang.unit.id, '就是你们的')),
    ).toBe('nothing_asked')
    expect(
      await no(world.zhou, (act, who) =>
        suggestion.confirmCommunication(act, who, id, { holds: true, words: null }),
      ),
    ).toBe('nothing_asked')
    expect(
      await no(world.ma, (act, who) =>
        suggestion.decideExtension(act, who, id, { granted: true, note: null }),
      ),
    ).toBe('nothing_asked')
  })

  it('decides for no unit and confirms no contact where several wait and none is named', async () => {
    const id = await accepted()
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, id, 'government')),
    )
    const [wang, su] = [world.wang.unit.id, world.su.unit.id]
    await as(test.db, world.ma, async (act, who) =>
      value(
        await suggestion.assignSuggestion(
          act,
          who,
          id,
          [wang, su].map((unitId) => ({ unitId, role: 'separate' as const })),
        ),
      ),
    )
    for (const officer of [world.wang, world.su])
      await as(test.db, officer, async (act, who) => {
        value(await suggestion.askExtension(act, who, id, { until: '2027-05-20', reason: '规划调整' }))
        value(
          await suggestion.reportCommunication(act, who, id, {
            method: 'phone',
            happenedOn: '2026-11-24',
            summary: '谈过',
            meetingOn: null,
            meetingPart: null,
          }),
        )
      })
    const decide = (unitId?: number) =>
      as(test.db, world.ma, (act, who) =>
        suggestion.decideExtension(act, who, id, {
          granted: true,
          note: null,
          ...(unitId === undefined ? {} : { unitId }),
        }),
      )
    const confirm = (communicationId?: number) =>
      as(test.db, world.zhou, (act, who) =>
        suggestion.confirmCommunication(act, who, id, {
          holds: false,
          words: null,
          ...(communicationId === undefined ? {} : { communicationId }),
        }),
      )
    expect(refusalIn(await decide())).toBe('which_one')
    expect(refusalIn(await confirm())).toBe('which_one')
    expect(
      refusalIn(await as(test.db, world.chen, (act, who) => suggestion.openParts(act, who, id, 'contact'))),
    ).toBe('not_yours')
    const [, second] = value(
      await as(test.db, world.zhou, (act, who) => suggestion.openParts(act, who, id, 'contact')),
    )
    value(await decide(su))
    value(await confirm(second?.id))
    const extensions = await test.db.handlingExtension.findMany({ orderBy: { id: 'asc' } })
    const contacts = await test.db.handlingCommunication.findMany({ orderBy: { id: 'asc' } })
    expect(extensions.map(({ granted }) => granted)).toEqual([null, true])
    expect(contacts.map(({ holds }) => holds)).toEqual([null, false])
    await expectConsistent(id)
  })

  it('gives a number once, and of two of the staff one wins', async () => {
    const id = await draftOf(test.db, world)
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    const both = await Promise.allSettled([
      as(test.db, world.liang, (act, who) => suggestion.acceptSuggestion(act, who, id)),
      as(test.db, world.mao, (act, who) => suggestion.acceptSuggestion(act, who, id)),
    ])
    const outcomes = both.map((one) => (one.status === 'fulfilled' ? refusalIn(one.value) : 'fault'))
    expect(outcomes.filter((one) => one === null)).toHaveLength(1)
    expect(['changed_meanwhile', 'wrong_state']).toContain(outcomes.find((one) => one !== null))
    expect((await rowOf(id)).events.filter(({ move }) => move === 'accept')).toHaveLength(1)
    const second = await accepted()
    const numbers = [await rowOf(id), await rowOf(second)].map(({ number }) => number)
    expect(new Set(numbers).size).toBe(2)
    await expectConsistent(id)
  })

  it('uses up no number where accepting is refused', async () => {
    const id = await draftOf(test.db, world)
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    const accept = (one: { contactId: string }) =>
      as(test.db, one, (act, who) => suggestion.acceptSuggestion(act, who, id))
    expect(refusalIn(await accept(world.zhou))).toBe('not_yours')
    expect(refusalIn(await accept(world.ma))).toBe('not_yours')
    value(await accept(world.liang))
    expect(refusalIn(await accept(world.liang))).toBe('wrong_state')
    expect(await rowOf(id)).toMatchObject({ serial: 1, number: 'JY-1801B-001' })
    expect(await rowOf(await accepted())).toMatchObject({ serial: 2 })
  })

  it('merges two, answers each by itself, and takes one out again', async () => {
    const first = await assigned()
    const second = await accepted()
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.mergeSuggestion(act, who, second, first)),
    )
    expect(
      refusalIn(
        await as(test.db, world.liang, (act, who) => suggestion.mergeSuggestion(act, who, first, second)),
      ),
    ).toBe('has_merged')
    const reading = await as(test.db, world.zhou, (act, who) => suggestion.readSuggestion(act, who, second))
    expect(reading?.waits.map(({ kind, due }) => [kind, due])).toEqual([['reply', '2027-02-24']])
    await as(test.db, world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, first, replyWords)),
    )
    expect((await rowOf(second)).state).toBe('merged')
    await as(test.db, world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, second, replyWords)),
    )
    expect((await expectConsistent(second)).state).toBe('replied')
    const third = await accepted()
    const fourth = await accepted()
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.mergeSuggestion(act, who, third, fourth)),
    )
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.unmergeSuggestion(act, who, third)),
    )
    expect((await expectConsistent(third)).state).toBe('accepted')
  })

  it('asks co-signers again when the words change, and drops who does not confirm them', async () => {
    const id = await draftOf(test.db, world)
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.seekCosigners(act, who, id)))
    await as(test.db, world.chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(test.db, world.he, async (act, who) => value(await suggestion.cosign(act, who, id)))
    expect(refusalIn(await as(test.db, world.zhou, (act, who) => suggestion.cosign(act, who, id)))).toBe(
      'own_suggestion',
    )
    expect(refusalIn(await as(test.db, world.chen, (act, who) => suggestion.cosign(act, who, id)))).toBe(
      'already_signed',
    )
    await as(test.db, world.zhou, async (act, who) =>
      value(await suggestion.editDraft(act, who, id, { proposals: '装信号灯，不装减速带。' })),
    )
    await as(test.db, world.chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    expect((await rowOf(id)).signers.map(({ state }) => state)).toEqual(['confirmed', 'lapsed'])
    expect(
      refusalIn(await as(test.db, world.chen, (act, who) => suggestion.withdrawCosign(act, who, id))),
    ).toBe('wrong_state')
  })

  it('returns, refuses, withdraws, and keeps the deputy from a number that is not there', async () => {
    const id = await draftOf(test.db, world)
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.returnSuggestion(act, who, id, '请写清地点')),
    )
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.refuseSuggestion(act, who, id, '已在办理')),
    )
    expect((await rowOf(id)).state).toBe('not_accepted')
    const other = await accepted()
    await as(test.db, world.zhou, async (act, who) =>
      value(await suggestion.withdrawSuggestion(act, who, other, '情况变了')),
    )
    expect((await expectConsistent(other)).state).toBe('withdrawn')
    const late = await assigned()
    await as(test.db, world.zhou, async (act, who) =>
      value(await suggestion.askWithdrawal(act, who, late, null)),
    )
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.withdrawSigned(act, who, late, { reason: '书面申请', fileId: null })),
    )
    expect((await expectConsistent(late)).state).toBe('withdrawn')
  })

  it('gives the deputy back what a voter raised, when its suggestion is not accepted', async () => {
    const concern = await as(test.db, world.zhou, async (act, who) =>
      value(await raiseOwn(act, who, '3栋路灯不亮')),
    )
    const id = await draftOf(test.db, world, { ...lights, concernId: concern.id })
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.seekCosigners(act, who, id)))
    await as(test.db, world.chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    const stateOf = async () =>
      (await test.db.concern.findUniqueOrThrow({ where: { id: concern.id } })).status
    expect(await stateOf()).toBe('in_suggestion')
    const before = await lastNotice(test.db)
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.refuseSuggestion(act, who, id, '个人事项')),
    )
    expect(await stateOf()).toBe('open')
    const refusal =
      '【不予受理】《关于在桥东小学路口增设红绿灯的建议》（草1）不予受理。理由：个人事项。有疑问请回“人工”。'
    expect(await told(test.db, before)).toEqual([
      ['周明远', `${refusal}它反映的1条诉求回到您的诉求里，请另行答复。查看请回：我的诉求`],
      ['陈秀兰', refusal],
    ])
  })

  it('leads, joins and tracks a key suggestion, and keeps its log, meetings and report', async () => {
    const id = await assigned()
    const asWu = await as(test.db, world.wu, (act, who) => suggestion.leadSupervision(act, who, id))
    expect(value(asWu).proposed).toBe(true)
    await as(test.db, world.liang, async (act, who) =>
      value(
        await suggestion.setKey(act, who, id, {
          decidedOn: '2026-11-20',
          decision: '第三次主任会议',
          leadId: null,
          tracker: null,
        }),
      ),
    )
    expect(
      value(await as(test.db, world.wu, (act, who) => suggestion.leadSupervision(act, who, id))).proposed,
    ).toBe(false)
    expect(
      refusalIn(await as(test.db, world.zheng, (act, who) => suggestion.leadSupervision(act, who, id))),
    ).toBe('lead_taken')
    expect(
      refusalIn(await as(test.db, world.sun, (act, who) => suggestion.leadSupervision(act, who, id))),
    ).toBe('not_yours')
    await as(test.db, world.he, async (act, who) => value(await suggestion.joinSupervision(act, who, id)))
    const committee = await as(test.db, world.liang, (act) => suggestion.committeeNamed(act, '城环工委'))
    expect(committee).toBe('城建环保工委')
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.trackSupervision(act, who, id, committee ?? '')),
    )
    await as(test.db, world.he, async (act, who) =>
      value(
        await suggestion.logSupervision(act, who, id, {
          kind: 'log',
          happenedOn: '2026-11-23',
          text: '看了路口',
        }),
      ),
    )
    expect(
      refusalIn(
        await as(test.db, world.chen, (act, who) =>
          suggestion.logSupervision(act, who, id, { kind: 'log', happenedOn: '2026-11-23', text: '路过' }),
        ),
      ),
    ).toBe('not_yours')
    await as(test.db, world.liang, async (act, who) =>
      value(
        await suggestion.recordMeeting(
          act,
          who,
          {
            kind: 'special_inspection',
            title: '专项视察',
            heldOn: '2026-11-23',
            place: '桥东小学',
            hosts: null,
            attendees: ['周明远'],
            minutes: null,
          },
          [{ suggestionId: id, finding: '信号灯还没有装' }],
        ),
      ),
    )
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.closeSupervision(act, who, id, { text: '已落实', fileId: null })),
    )
    const poll = {
      title: '满意度测评',
      heldOn: '2026-11-23',
      subjectKind: 'unit' as const,
      issued: 25,
      returned: 21,
    }
    const row = {
      label: '区住建局',
      unitId: world.wang.unit.id,
      suggestionId: null,
      satisfied: 15,
      basically: 4,
      dissatisfied: 1,
      abstained: 1,
      invalid: 0,
    }
    value(
      await as(test.db, world.liang, (act, who) => suggestion.recordPoll(act, who, { ...poll, rows: [row] })),
    )
    expect(
      refusalIn(
        await as(test.db, world.liang, (act, who) =>
          suggestion.recordPoll(act, who, { ...poll, rows: [{ ...row, satisfied: 16 }] }),
        ),
      ),
    ).toBe('does_not_add_up')
    await expectConsistent(id)
  })

  it('shares one limit of urging among all signatories', async () => {
    const id = await assigned()
    value(await as(test.db, world.zhou, (act, who) => suggestion.urge(act, who, id, null)))
    expect(
      refusalIn(
        await as(test.db, world.zhou, (act, who) => suggestion.urge(act, who, id, null), day('2026-11-30')),
      ),
    ).toBe('urged_lately')
    expect(
      value(
        await as(test.db, world.sun, (act, who) => suggestion.urge(act, who, id, null), day('2026-12-01')),
      ).told,
    ).toBe('承办单位')
    expect(
      refusalIn(
        await as(test.db, world.chen, (act, who) => suggestion.urge(act, who, id, null), day('2026-12-20')),
      ),
    ).toBe('not_yours')
  })

  it('urges whoever has a merged one, and nobody when nobody can be reached or the deputy must rate', async () => {
    const id = await accepted()
    const second = await draftOf(test.db, world, { ...lights, title: '关于桥东小学路口装减速带的建议' })
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, second)))
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, second)),
    )
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.mergeSuggestion(act, who, second, id)),
    )
    const urged = (on: string) =>
      as(test.db, world.zhou, (act, who) => suggestion.urge(act, who, second, null), day(on))
    const before = await lastNotice(test.db)
    expect(value(await urged('2026-11-25')).told).toBe('代表工委')
    expect((await told(test.db, before)).map(([name]) => name)).toEqual(['梁慧', '毛素群'])
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, id, 'government')),
    )
    await as(test.db, world.ma, async (act, who) =>
      value(await suggestion.assignSuggestion(act, who, id, [{ unitId: world.wang.unit.id, role: 'main' }])),
    )
    await unbind(test.db, world.wang.person.id)
    expect(refusalIn(await urged('2026-12-08'))).toBe('nobody_reached')
    expect(await chatWith(test.db, world.zhou, () => day('2026-12-08')).say('催办002')).toBe(
      '现在该办的人都没有绑定微信，催办发不到他们，没有记。请打电话催办。',
    )
    await bindDirectly(test.db, world.wang.person.id)
    // what was refused did not use up the limit
    expect(value(await urged('2026-12-08')).told).toBe('承办单位')
    await as(test.db, world.wang, async (act, who) =>
      value(await suggestion.replyTo(act, who, id, replyWords)),
    )
    const first = await as(test.db, world.sun, (act, who) => suggestion.urge(act, who, id, null))
    expect(refusalIn(first)).toBe('waits_for_lead')
    // the merged one is still owed its own reply
    expect(value(await urged('2026-12-20')).told).toBe('承办单位')
    expect(await test.db.suggestionUrge.count()).toBe(3)
  })

  it('closes what was not rated only after the deputy had his time, and leaves it out of the rates', async () => {
    const id = await replied()
    const close = (on: string) =>
      as(test.db, world.liang, (act, who) => suggestion.closeUnrated(act, who, id), day(on))
    expect(refusalIn(await close('2026-12-08'))).toBe('too_early')
    value(await close('2026-12-09'))
    const statistics = await inAct(test.db, (act) =>
      suggestion.suggestionStatistics(act, { from: '2026-01-01', to: '2026-12-31' }, 'unit'),
    )
    expect(statistics.total).toMatchObject({
      suggestions: 1,
      satisfied: { part: 0, of: 0 },
      fulfilled: { part: 0, of: 1 },
    })
  })

  it('keeps drafts private and what looks like a state secret nowhere', async () => {
    const id = await draftOf(test.db, world)
    expect(await as(test.db, world.chen, (act, who) => suggestion.readSuggestion(act, who, id))).toBeNull()
    expect(await as(test.db, world.liang, (act, who) => suggestion.readEverything(act, who, id))).toBeNull()
    expect(refusalIn(await as(test.db, world.chen, (act, who) => suggestion.cosign(act, who, id)))).toBe(
      'not_found',
    )
    const secret = await as(test.db, world.zhou, (act, who) =>
      suggestion.startDraft(
        act,
        who,
        { ...lights, facts: '这是机密文件里说的' },
        { via: 'chat', messageId: null },
      ),
    )
    expect(refusalIn(secret)).toBe('secret_words')
    expect(await test.db.suggestion.count()).toBe(1)
  })

  it('lets a deputy who left office change and hand in nothing more, though he keeps another duty', async () => {
    const id = await draftOf(test.db, world)
    const office = (endedOn: string | null) =>
      test.db.deputy.updateMany({ where: { personId: world.zhou.person.id }, data: { endedOn } })
    await office('2026-11-01')
    const tries: (() => Promise<Outcome<unknown, string>>)[] = [
      () => as(test.db, world.zhou, (act, who) => suggestion.editDraft(act, who, id, { facts: '改过了' })),
      () => as(test.db, world.zhou, (act, who) => suggestion.attachToDraft(act, who, id, 1)),
      () => as(test.db, world.zhou, (act, who) => suggestion.seekCosigners(act, who, id)),
      () => as(test.db, world.zhou, (act, who) => suggestion.submitDraft(act, who, id)),
    ]
    for (const one of tries) expect(refusalIn(await one())).toBe('not_deputy')
    const chat = chatWith(test.db, world.zhou)
    for (const words of ['提交 草1', '继续 草1'])
      expect(await chat.say(words)).toContain('您现在不是在任的本届人大代表')
    expect(await rowOf(id)).toMatchObject({ state: 'draft', facts: lights.facts })
    await office(null)
    value(await tries[3]!())
  })

  it('ends with its lead’s office: drafts are thrown away, the office refuses what it had returned to him', async () => {
    const concern = await as(test.db, world.zhou, async (act, who) =>
      value(await raiseOwn(act, who, '3栋路灯不亮')),
    )
    const draft = await draftOf(test.db, world, { ...lights, concernId: concern.id })
    const returned = await draftOf(test.db, world)
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, returned)))
    const asLiang = <T>(work: Parameters<typeof as<T>>[2]) => as(test.db, world.liang, work)
    await asLiang(async (act, who) =>
      value(await suggestion.returnSuggestion(act, who, returned, '请写清地点')),
    )
    const refuse = () => asLiang((act, who) => suggestion.refuseSuggestion(act, who, returned, '代表已离任'))
    const leadServes = () =>
      asLiang(async (act, who) => (await suggestion.readSuggestion(act, who, returned))?.leadServes)
    expect([refusalIn(await refuse()), await leadServes()]).toEqual(['wrong_state', true])
    const ended = await asLiang(async (act, who) =>
      value(await endOffice(act, who, world.zhou.person.id, '2026-11-20', 'resigned')),
    )
    expect(ended.warning).toContain(
      '他的1件建议草稿已作废。1件已退回他修改的建议请由代表工委按不予受理了结。',
    )
    expect((await expectConsistent(draft)).state).toBe('withdrawn')
    const { status } = await test.db.concern.findUniqueOrThrow({ where: { id: concern.id } })
    expect(status).toBe('open')
    expect(await leadServes()).toBe(false)
    value(await refuse())
    expect((await expectConsistent(returned)).state).toBe('not_accepted')
  })

  it('counts as co-signers only those who are deputies when it is handed in', async () => {
    const id = await draftOf(test.db, world)
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.seekCosigners(act, who, id)))
    const yang = await makeDeputy(test.db, world.district, '杨帆')
    for (const one of [world.chen, world.he, yang])
      await as(test.db, one, async (act, who) => value(await suggestion.cosign(act, who, id)))
    const before = await lastNotice(test.db)
    const left = (one: { person: { id: number } }) =>
      as(test.db, world.liang, async (act, who) =>
        value(await endOffice(act, who, one.person.id, '2026-11-20', 'resigned')),
      )
    expect((await left(world.chen)).warning).toContain('1件还没提交的建议不再算他附议。')
    expect(await told(test.db, before)).toEqual([
      [
        '周明远',
        '【附议】陈秀兰不再担任代表，对《关于在桥东小学路口增设红绿灯的建议》（草1）的附议失效，不再计入。',
      ],
    ])
    // a new term began meanwhile, without him
    await test.db.deputy.updateMany({
      where: { personId: world.he.person.id },
      data: { endedOn: '2026-11-22' },
    })
    const handedIn = await lastNotice(test.db)
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    const said = await told(test.db, handedIn)
    expect(said.map(([name]) => name)).toEqual(['梁慧', '毛素群'])
    expect(said[0]?.[1]).toContain('附议1人')
    // under what the office has, his name stays
    expect((await left(yang)).warning).not.toContain('附议')
    expect((await rowOf(id)).signers.map(({ state }) => state)).toEqual(['lapsed', 'lapsed', 'confirmed'])
    expect(await test.db.audit.count({ where: { action: 'suggestion.cosign_lapse' } })).toBe(1)
  })

  it('tells the audit trail which words of a draft changed and how long they are, never the words', async () => {
    const id = await draftOf(test.db, world)
    await as(test.db, world.zhou, async (act, who) =>
      value(await suggestion.editDraft(act, who, id, { proposals: '只装信号灯。' })),
    )
    const deeds = await test.db.audit.findMany({ where: { subject: `suggestion:${id}` } })
    const shown = JSON.stringify(deeds)
    for (const words of ['两起事故', '红绿灯', '减速带', '信号灯']) expect(shown).not.toContain(words)
    expect(JSON.parse(deeds.at(-1)?.after ?? '')).toMatchObject({
      changed: ['proposals'],
      proposals: expect.stringMatching(/^6字 sha256:[0-9a-f]{16}$/) as string,
    })
    expect(JSON.parse(deeds[0]?.after ?? '')).toMatchObject({ publicity: 'full' })
  })

  it('shows earlier ones that are alike, and none that are not', async () => {
    const id = await accepted()
    const similar = (text: { title: string; facts: string; proposals: string }) =>
      as(test.db, world.chen, (act, who) => suggestion.similarTo(act, who, text, null))
    const alike = await similar({
      title: '关于桥东小学门口安装红绿灯的建议',
      facts: '桥东小学门口车多，发生过事故',
      proposals: '请安装信号灯',
    })
    expect(alike.map((one) => [one.id, one.state])).toEqual([[id, '已受理，待转交']])
    expect(
      await similar({
        title: '关于支持石岭柑橘冷链建设的建议',
        facts: '柑橘运输损耗大',
        proposals: '补贴冷库',
      }),
    ).toEqual([])
    const next = await draftOf(test.db, world, {
      title: '关于支持石岭柑橘冷链建设的建议',
      facts: '柑橘运输损耗大，果农收入低',
      proposals: '补贴建冷库',
    })
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, next)))
    await as(test.db, world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, next)),
    )
    expect(
      (await similar({ title: '关于建设石岭柑橘冷链的建议', facts: '柑橘损耗', proposals: '建冷库' })).map(
        (one) => one.id,
      ),
    ).toEqual([next])
  })

  it('says which unit was not reached, to whoever assigned and on the desk until it has signed', async () => {
    const id = await accepted()
    await unbind(test.db, world.ma.person.id)
    const forwarded = await chatWith(test.db, world.liang).say('转交 001 政府办')
    expect(forwarded).toContain('没能通知：区政府办公室（没有人绑定微信）。请打电话告诉。')
    await bindDirectly(test.db, world.ma.person.id)
    await unbind(test.db, world.wang.person.id)
    await test.db.handlingUnit.update({ where: { id: world.jing.unit.id }, data: { officerId: null } })
    const assigned = await chatWith(test.db, world.ma).say('交办 001 主办住建局 协办城管局 交警大队')
    expect(assigned).toContain('已交办')
    expect(assigned).not.toContain('已通知各单位')
    expect(assigned).toContain(
      '没能通知：青陵公安分局交通警察大队（没有联络人）、区住房和城乡建设局王涛（没有绑定微信）。请打电话告诉。',
    )
    const about = (one: { contactId: string }) =>
      as(test.db, one, async (act, who) => (await suggestion.waiting(act, who)).map((item) => item.about))
    expect(await about(world.ma)).toEqual([
      '《关于在桥东小学路口增设红绿灯的建议》（001）交给了区住房和城乡建设局，通知没有送到：联络人王涛没有绑定微信。',
      '《关于在桥东小学路口增设红绿灯的建议》（001）交给了青陵公安分局交通警察大队，通知没有送到：没有联络人。',
    ])
    expect(await about(world.liang)).toEqual(await about(world.ma))
    expect(await about(await makeStaff(test.db, '邢法官', ['法院']))).toEqual([])
    expect(await about(world.zhou)).toEqual([])
    await bindDirectly(test.db, world.wang.person.id)
    await as(test.db, world.wang, async (act, who) => value(await suggestion.signFor(act, who, id)))
    expect(await about(world.ma)).toHaveLength(1)
    // the unit hears so, too, when the deputy has no WeChat
    await unbind(test.db, world.zhou.person.id)
    const officer = chatWith(test.db, world.wang)
    for (const words of ['001已电话联系周代表', '001答复 B类 2027年3月31日前装好'])
      expect(await officer.say(words)).toContain('没能通知：周明远（没有绑定微信）。请打电话告诉。')
  })

  it('stands on the first page of whoever must decide it, from its hand-in to its assignment, and nowhere else', async () => {
    const waits = (one: { contactId: string }) =>
      as(test.db, one, async (act, who) =>
        (await suggestion.undecided(act, who)).map(({ about, todo }) => [about.split('：')[1], todo]),
      )
    const id = await draftOf(test.db, world)
    expect(await waits(world.liang)).toEqual([])
    await as(test.db, world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
    expect(await waits(world.liang)).toEqual([
      ['等代表工委受理，11月24日起，12月1日前，还有7天。', '去受理、退回修改或不予受理。'],
    ])
    expect([await waits(world.ma), await waits(world.zhou), await waits(world.wu)]).toEqual([[], [], []])
    await chatWith(test.db, world.liang).say(`受理 草${id}`)
    expect((await waits(world.liang))[0]?.[1]).toBe('去转交。')
    await chatWith(test.db, world.liang).say('转交 001 政府办')
    expect(await waits(world.liang)).toEqual([])
    expect(await waits(await makeStaff(test.db, '邢法官', ['法院']))).toEqual([])
    expect((await waits(world.ma))[0]?.[1]).toBe('去交办，或退回代表工委另行转交。')
    await chatWith(test.db, world.ma).say('交办 001 主办住建局')
    expect(await waits(world.ma)).toEqual([])
    await chatWith(test.db, world.wang).say('001不是我们的 应该是城管局')
    expect((await waits(world.ma))[0]?.[1]).toBe('单位申请退回，去改派或不同意。')
    expect(await waits(world.liang)).toEqual([])
  })
})
