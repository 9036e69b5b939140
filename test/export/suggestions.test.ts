/** The suggestions as the office hands them out: what a row says, and that nothing of the record was forgotten. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { rowsOf } from '../../handlers/export/actions.ts'
import { kinds, type Range, type Value } from '../../handlers/export/rules.ts'
import * as suggestion from '../../handlers/suggestion/actions.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { later, zone } from '../people.ts'
import { as, draftOf, makeWorld, value, type World } from '../suggestion/world.ts'

/** A clock that each step moves on by a minute. */
const clockFrom = (start: string) => {
  let now = new Date(start)
  return () => (now = later(now, { minutes: 1 }))
}

describe.each(databases)('the export of suggestions on $name', ({ open }) => {
  let test: TestDatabase
  let world: World

  beforeAll(async () => {
    test = await open()
    world = await makeWorld(test.db)
    const at = clockFrom('2026-11-24T10:00:00+08:00')
    const step = <T>(one: { contactId: string }, work: Parameters<typeof as<T>>[2], now = at()): Promise<T> =>
      as(test.db, one, work, now)
    const accepted = async () => {
      const id = await draftOf(test.db, world)
      await step(world.zhou, async (act, who) => value(await suggestion.seekCosigners(act, who, id)))
      await step(world.chen, async (act, who) => value(await suggestion.cosign(act, who, id)))
      await step(world.zhou, async (act, who) => value(await suggestion.submitDraft(act, who, id)))
      await step(world.liang, async (act, who) =>
        value(await suggestion.acceptSuggestion(act, who, id, '城建环保')),
      )
      return id
    }
    const first = await accepted()
    await step(world.liang, async (act, who) =>
      value(await suggestion.forwardSuggestion(act, who, first, 'government')),
    )
    await step(world.ma, async (act, who) =>
      value(
        await suggestion.assignSuggestion(act, who, first, [
          { unitId: world.wang.unit.id, role: 'main' },
          { unitId: world.su.unit.id, role: 'assist' },
          { unitId: world.jing.unit.id, role: 'assist' },
        ]),
      ),
    )
    const second = await accepted()
    await step(world.liang, async (act, who) =>
      value(await suggestion.mergeSuggestion(act, who, second, first)),
    )
    await step(world.liang, async (act, who) =>
      value(
        await suggestion.setKey(act, who, first, {
          decidedOn: '2026-11-20',
          decision: '主任会议确定',
          leadId: world.wu.person.id,
          tracker: null,
        }),
      ),
    )
    // three days after the due day of 24 February
    const late = clockFrom('2027-02-27T10:00:00+08:00')
    await step(
      world.wang,
      async (act, who) =>
        value(
          await suggestion.replyTo(act, who, first, {
            replyClass: 'A',
            text: '已经装好',
            letterFileId: null,
            letterNumber: null,
            signedBy: null,
            contactPerson: null,
            contactPhone: null,
            promises: [],
          }),
        ),
      late(),
    )
    await step(
      world.zhou,
      async (act, who) =>
        value(
          await suggestion.rateReply(act, who, first, {
            work: 'satisfied',
            result: 'basically_satisfied',
            reason: null,
          }),
        ),
      late(),
    )
    await draftOf(test.db, world)
  })
  afterAll(() => test.close())

  const rows = async (range: Range = { from: null, to: null }) => {
    const all: Record<string, Value>[] = []
    const now = new Date('2027-03-01T10:00:00+08:00')
    for await (const row of rowsOf({ tx: test.db, now, zone }, 'suggestions', range)) all.push(row)
    return all
  }

  it('a closed one is told whole, with its late reply', async () => {
    const [first] = await rows()
    expect(first).toEqual({
      no: 'JY-1801B-001',
      title: '关于在桥东小学路口增设红绿灯的建议',
      category: '城建环保',
      lead_deputy: '周明远',
      cosigners: ['陈秀兰'],
      state: 'closed',
      key: true,
      submitted_at: '2026-11-24T10:03:00+08:00',
      forwarded_at: '2026-11-24T10:05:00+08:00',
      forwarded_to: '区政府办公室',
      assigned_at: '2026-11-24T10:06:00+08:00',
      due_on: '2027-02-24',
      main_unit: '区住房和城乡建设局',
      assist_units: ['区城市管理执法局', '青陵公安分局交通警察大队'],
      replied_at: '2027-02-27T10:01:00+08:00',
      reply_class: 'A',
      rating_work: 'satisfied',
      rating_result: 'basically_satisfied',
      closed_at: '2027-02-27T10:02:00+08:00',
      overdue_days: 3,
      round: 1,
    })
  })

  it('a merged one names whoever handles it and is late with the reply of its own; a draft has no number yet', async () => {
    const [, second, draft] = await rows()
    expect(second).toMatchObject({
      no: 'JY-1801B-002',
      state: 'merged',
      forwarded_to: '区政府办公室',
      assigned_at: '2026-11-24T10:06:00+08:00',
      main_unit: '区住房和城乡建设局',
      due_on: '2027-02-24',
      overdue_days: 5,
      replied_at: null,
      reply_class: null,
    })
    expect(draft).toMatchObject({
      no: null,
      state: 'draft',
      submitted_at: null,
      main_unit: null,
      due_on: null,
    })
    expect((await rows({ from: '2026-11-25', to: null })).length).toBe(0)
    expect((await rows({ from: '2026-11-24', to: '2026-11-24' })).length).toBe(3)
  })
})

const text = '全文在工作台和文书里'
const history = '经过由事件算出，整条时间线在工作台'
const inner = '程序内部用'
const own = '另有一栏或者一表，不在每件一行的表里'

/** Each field of the suggestion tables: under which key it is exported, or why it is left out. */
const whereTo: Record<string, Record<string, string>> = {
  Suggestion: {
    id: `- ${inner}`,
    kind: 'suggestion_sheets.kind',
    title: 'title',
    cause: `- ${text}`,
    facts: `- ${text}`,
    proposals: `- ${text}`,
    category: 'category',
    sourceKind: 'suggestion_sheets.source_kind',
    sourceNote: `- ${text}`,
    concernId: '- 在诉求表的 suggestion_no',
    activityId: '- 在活动表',
    publicity: 'suggestion_sheets.publicity',
    secret: '- 只管公众页面和谁能看',
    wantsWrittenReply: 'suggestion_sheets.wants_written_reply',
    wantsContact: 'suggestion_sheets.wants_contact',
    repeatedYears: 'suggestion_sheets.repeated_years',
    mayBeCosigned: 'suggestion_sheets.may_be_cosigned',
    address: '- 代表的通信地址只印在代表建议纸上',
    postcode: '- 代表的通信地址只印在代表建议纸上',
    receivedOn: 'suggestion_sheets.received_on',
    guardMarks: '- 给工作人员的提示，不是结论',
    guardAnswer: '- 给工作人员的提示，不是结论',
    state: 'state',
    version: `- ${inner}`,
    textVersion: `- ${inner}`,
    round: 'round',
    isKey: 'key',
    number: 'no',
    series: '- 在编号里',
    motionNumber: 'suggestion_sheets.motion_no',
    motionCommittee: `- ${text}`,
    motionResult: `- ${text}`,
    serial: '- 在编号里',
    termId: '- 在编号里',
    channel: 'forwarded_to',
    leadId: 'lead_deputy',
    groupId: '- 在人员表',
    recordedById: 'suggestion_sheets.recorded_by',
    via: '- 在审计记录',
    messageId: '- 在审计记录',
    mergedIntoId: '- 状态 merged，并入哪件在工作台',
    mergedAt: `- ${history}`,
    returnReason: `- ${history}`,
    withdrawReason: `- ${history}`,
    withdrawFormFileId: '- 附件',
    conclusion: `- ${history}`,
    assignNote: `- ${text}`,
    createdAt: `- ${history}`,
    touchedAt: `- ${inner}`,
    submittedAt: 'submitted_at',
    acceptedAt: `- ${history}`,
    forwardedAt: 'forwarded_at',
    assignedAt: 'assigned_at',
    repliedAt: 'replied_at',
    closedAt: 'closed_at',
  },
  SuggestionSeries: { series: `- ${inner}`, last: `- ${inner}` },
  SuggestionSigner: {
    id: `- ${inner}`,
    suggestionId: `- ${inner}`,
    personId: 'cosigners',
    state: '- 只列确认附议的',
    confirmedText: `- ${inner}`,
    confirmedAt: `- ${history}`,
    onPaper: 'suggestion_sheets.paper_signers',
    endedAt: `- ${history}`,
  },
  SuggestionEvent: {
    id: `- ${history}`,
    suggestionId: `- ${history}`,
    at: `- ${history}`,
    on: `- ${history}`,
    actor: `- ${history}`,
    party: `- ${history}`,
    move: `- ${history}`,
    details: `- ${history}`,
  },
  Handling: {
    id: `- ${inner}`,
    suggestionId: `- ${inner}`,
    unitId: 'main_unit',
    role: 'assist_units',
    state: `- ${history}`,
    assignedAt: 'due_on',
    assignedById: `- ${history}`,
    signedAt: `- ${history}`,
    returnAskedAt: `- ${history}`,
    returnReason: `- ${history}`,
    returnBetter: `- ${history}`,
    returnDecidedAt: `- ${history}`,
    returnDecidedById: `- ${history}`,
    returnNote: `- ${history}`,
    endedAt: `- ${history}`,
  },
  SuggestionReply: {
    id: `- ${inner}`,
    suggestionId: `- ${inner}`,
    handlingId: `- ${inner}`,
    round: `- ${inner}`,
    replyClass: 'reply_class',
    text: `- ${text}`,
    letterFileId: '- 附件',
    letterNumber: `- ${text}`,
    signedBy: `- ${text}`,
    contactPerson: `- ${text}`,
    contactPhone: '- 电话不导出',
    repliedAt: 'overdue_days',
    repliedById: `- ${history}`,
    edition: `- ${history}`,
    correctedAt: `- ${history}`,
  },
  SuggestionRating: {
    id: `- ${inner}`,
    suggestionId: `- ${inner}`,
    round: `- ${inner}`,
    work: 'rating_work',
    result: 'rating_result',
    reason: `- ${text}`,
    ratedAt: `- ${history}`,
    ratedById: '- 只有领衔代表测评',
    edition: `- ${history}`,
    correctedAt: `- ${history}`,
  },
}

/** Tables that have several rows a suggestion: none of their fields fits one row. Each field is named all the same. */
const leftOut: Record<string, { why: string; fields: string }> = {
  DigestMention: {
    why: '在建议的提醒表',
    fields: 'id noticeId suggestionId key leftOut',
  },
  HandlingCommunication: {
    why: own,
    fields:
      'id suggestionId handlingId method happenedOn summary meetingOn meetingPart recordedById recordedAt holds answeredAt answer',
  },
  HandlingExtension: {
    why: `${own}；同意的延期算进 due_on`,
    fields:
      'id suggestionId handlingId askedUntil reason askedAt askedById granted grantedUntil note decidedAt decidedById',
  },
  AssistOpinion: {
    why: own,
    fields: 'id suggestionId handlingId text givenAt givenById',
  },
  Commitment: {
    why: own,
    fields:
      'id suggestionId replyId opinionId unitId text dueOn createdAt deliveredAt deliveredById deliveredNote rating ratingReason ratedAt',
  },
  ReplyEdition: {
    why: '更正前的答复，导出的是最后一次',
    fields:
      'id replyId edition replyClass text letterNumber signedBy contactPerson contactPhone promises replacedAt replacedById',
  },
  RatingEdition: {
    why: '更正前的测评，导出的是最后一次',
    fields: 'id ratingId edition work result reason replacedAt',
  },
  SuggestionFile: {
    why: '建议的文件是另一种导出',
    fields: 'id suggestionId fileId purpose addedById addedAt',
  },
  SuggestionUrge: {
    why: '催办和办理情况是另一种导出',
    fields: 'id suggestionId byId party weight note urgedAt',
  },
  KeySuggestion: {
    why: `${own}；是不是重点在 key`,
    fields:
      'id suggestionId decidedOn decision tracker plan planAt report reportFileId reportAt createdById createdAt endedOn endReason endedAt endedById',
  },
  Supervisor: {
    why: own,
    fields: 'id keySuggestionId personId role since',
  },
  SupervisionLog: {
    why: own,
    fields: 'id keySuggestionId happenedOn text writtenById writtenAt',
  },
  SuggestionMeeting: {
    why: own,
    fields: 'id kind title heldOn place hosts attendees minutes recordedById recordedAt',
  },
  MeetingFinding: {
    why: own,
    fields: 'id meetingId suggestionId finding',
  },
  SatisfactionPoll: {
    why: '满意度测评是另一种导出',
    fields:
      'id title heldOn subjectKind issued returned recordedById recordedAt edition correctsId correction replacedById voidedAt voidedById voidReason',
  },
  PollRow: {
    why: '满意度测评是另一种导出',
    fields: 'id pollId unitId suggestionId label satisfied basically dissatisfied abstained invalid',
  },
  Concern: {
    why: '诉求是另一种导出',
    fields: 'id text ownerId reportId status suggestionId createdAt',
  },
}

describe('no field of a suggestion is forgotten', () => {
  const schema = readFileSync('prisma/schema.prisma', 'utf8')
  const models = modelsOf(schema)

  it('each table of the matter is told apart', () => {
    const named = [...Object.keys(whereTo), ...Object.keys(leftOut)]
    expect(ofMatter(schema).filter((name) => !named.includes(name))).toEqual([])
    expect(named.filter((name) => !(name in models))).toEqual([])
  })

  it.each(Object.keys(whereTo))('%s: each field has its key, or a reason to be left out', (name) => {
    expect(Object.keys(whereTo[name] ?? {}).sort()).toEqual([...(models[name] ?? [])].sort())
  })

  it.each(Object.entries(leftOut))('%s is left out, field by field', (name, { why, fields }) => {
    expect(why).not.toBe('')
    expect(fields.split(' ').sort()).toEqual([...(models[name] ?? [])].sort())
  })

  it('fails when a field or a table is added that nobody has named', () => {
    const more = modelsOf(
      schema.replace('model SuggestionUrge {', 'model SuggestionUrge {\n  answer String?') +
        '\nmodel SuggestionNote {\n  id Int @id\n  meetingId Int\n  meeting SuggestionMeeting @relation(fields: [meetingId], references: [id])\n}\n',
    )
    expect(more['SuggestionUrge']).toContain('answer')
    expect(leftOut['SuggestionUrge']?.fields.split(' ')).not.toContain('answer')
    expect(
      ofMatter(
        schema +
          '\nmodel SuggestionNote {\n  id Int @id\n  meeting SuggestionMeeting @relation(fields: [id], references: [id])\n}\n',
      ),
    ).toContain('SuggestionNote')
  })

  it('each key of the export comes from a field', () => {
    const from = new Set(Object.values(whereTo).flatMap((fields) => Object.values(fields)))
    const missing = (name: 'suggestions' | 'suggestion_sheets', prefix = '') =>
      kinds[name].fields.map(([key]) => key).filter((key) => !from.has(key) && !from.has(prefix + key))
    expect(missing('suggestions')).toEqual([])
    expect(missing('suggestion_sheets', 'suggestion_sheets.')).toEqual(['suggestion_no'])
  })
})

/** The suggestion, its meetings and polls, and every table that points at one of its tables. */
function ofMatter(schema: string): string[] {
  const bodies = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
  const found = new Set(['Suggestion', 'SuggestionMeeting', 'SatisfactionPoll'])
  for (let before = 0; before < found.size;) {
    before = found.size
    for (const [, name = '', body = ''] of bodies)
      if (
        [...body.matchAll(/^ {2}\w+\s+(\w+)\??\s.*@relation\([^)]*fields:/gm)].some(([, to = '']) =>
          found.has(to),
        ) ||
        /^ {2}suggestionId\s/m.test(body)
      )
        found.add(name)
  }
  return [...found]
}

/** The stored fields of each model, without relations. */
function modelsOf(schema: string): Record<string, string[]> {
  const bodies = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)]
  const names = new Set(bodies.map(([, name]) => name))
  return Object.fromEntries(
    bodies.map(([, name = '', body = '']) => [
      name,
      [...body.matchAll(/^ {2}(\w+)\s+(\w+)/gm)].flatMap(([, field = '', type = '']) =>
        names.has(type) ? [] : [field],
      ),
    ]),
  )
}
