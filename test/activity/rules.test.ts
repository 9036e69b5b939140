import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  asksGroups,
  Audience,
  familyOf,
  groupRuleKinds,
  invitations,
  isOpen,
  kindIn,
  kindName,
  levels,
  may,
  moves,
  nobodyAsked,
  openStates,
  Plan,
  planRefusal,
  statusNames,
  statusOf,
  topicIn,
  topics,
  trainings,
} from '../../handlers/activity/rules.ts'
import type { Speaker } from '../../handlers/people/rules.ts'

describe('the kind of an activity is read from its words', () => {
  it.each([
    ['老旧小区调研', 'special_research', 'group'],
    ['视察老旧小区改造', 'inspection_visit', 'group'],
    ['执法检查 市场监管', 'law_inspection', 'group'],
    ['邀请代表参加食品安全执法检查', 'join_law_inspection', 'invitation'],
    ['列席区人大常委会第十二次会议', 'sit_in_sc', 'invitation'],
    ['听取区法院工作报告', 'hear_work_report', 'invitation'],
    ['专题讲座 地方组织法', 'lecture', 'training'],
    ['以会代训', 'meeting_as_training', 'training'],
    ['外出考察学习', 'study_tour', 'training'],
    ['线上培训', 'online', 'training'],
    ['建议办理评议', 'appraisal_supervision', 'group'],
    ['小组学习', 'study', 'group'],
    ['植树活动', 'voter_contact', 'group'],
    ['小组例会', 'meeting', 'group'],
    ['代表联系选民日', 'contact_day', 'contact_day'],
    ['区人代会', 'session', 'session'],
  ])('%s is %s', (words, kind, family) => {
    expect(kindIn(words)).toBe(kind)
    expect(familyOf(kind)).toBe(family)
    expect(kindName(kind)).not.toBe('')
  })

  it('a training has one of three topics, or none is named', () => {
    expect(['地方组织法', '平台应用技能', '学习全会精神', '讲座'].map(topicIn)).toEqual([
      'business',
      'platform',
      'politics',
      null,
    ])
    expect(Object.keys(topics)).toHaveLength(3)
    expect([trainings.length, invitations.length, Object.keys(groupRuleKinds).length]).toEqual([4, 3, 3])
    expect(Object.values(levels)).toEqual(['小组', '街道乡镇', '区', '市'])
  })
})

const whoever: Speaker = {
  personId: 1,
  name: '某',
  deputyId: null,
  memberId: null,
  groupId: null,
  constituencyId: null,
  memberPost: null,
  liaisonGroupIds: [],
  isStaff: false,
  staffRoles: [],
  unitIds: [],
}
const liaison = { ...whoever, liaisonGroupIds: [3, 4] }
const office = { ...whoever, isStaff: true, staffRoles: ['代表工委'] }
const group = (...groups: number[]): Audience => ({ ...nobodyAsked, roles: ['deputy'], groups })

describe('who may ask whom', () => {
  it('a liaison asks the deputies of her own groups and nobody else', () => {
    expect(may.organise(liaison, group(3))).toBe(true)
    expect(may.organise(liaison, group(3, 4))).toBe(true)
    for (const audience of [
      group(3, 5),
      group(),
      { ...group(3), roles: ['deputy', 'staff'] as const },
      { ...group(3), people: [9] },
      { ...group(3), offices: [1] },
    ])
      expect(may.organise(liaison, Audience.parse(audience))).toBe(false)
  })

  it('the deputies’ affairs office asks anybody, a deputy nobody', () => {
    expect(may.organise(office, group())).toBe(true)
    expect(may.organise(whoever, group(3))).toBe(false)
    expect([may.seeAllGroups(office), may.seeAllGroups(liaison)]).toEqual([true, false])
    expect([
      may.issueGroupRule(office, 9),
      may.issueGroupRule(liaison, 3),
      may.issueGroupRule(liaison, 9),
    ]).toEqual([true, true, false])
    expect([may.seeAnswersOf(liaison, 3), may.seeAnswersOf(liaison, null)]).toEqual([true, false])
  })

  it('it is led by the office, the group’s liaison, and who organised it while he still may', () => {
    const activity = { organiserId: 7, groupId: 3, audience: JSON.stringify(group(3)) }
    const organiser = { ...whoever, personId: 7 }
    expect([liaison, office, organiser, whoever].map((who) => may.lead(who, activity))).toEqual([
      true,
      true,
      false,
      false,
    ])
    const both = { ...activity, groupId: null, audience: JSON.stringify(group(3, 4)) }
    expect(may.lead({ ...organiser, liaisonGroupIds: [3, 4] }, both)).toBe(true)
    expect(may.lead({ ...organiser, liaisonGroupIds: [3] }, both)).toBe(false)
    expect(may.lead(liaison, both)).toBe(false)
  })

  it('the rooms of the groups hear of it when whole groups are asked', () => {
    expect([
      asksGroups(group(3)),
      asksGroups({ ...group(3), newcomers: 'new' }),
      asksGroups(nobodyAsked),
    ]).toEqual([true, false, false])
  })
})

describe('a plan', () => {
  const now = new Date('2026-11-24T09:30:00+08:00')
  const at = (text: string) => new Date(`${text}+08:00`)
  it('lies ahead, ends after it starts, and is answered before it starts', () => {
    const plan = {
      startsAt: at('2026-12-06T09:00'),
      endsAt: at('2026-12-06T11:00'),
      answerBy: at('2026-12-03T18:00'),
    }
    expect(planRefusal(plan, now)).toBeNull()
    expect(planRefusal({ ...plan, startsAt: at('2026-11-24T09:30') }, now)).toBe('past')
    expect(planRefusal({ ...plan, endsAt: plan.startsAt }, now)).toBe('ends_before')
    expect(planRefusal({ ...plan, answerBy: plan.endsAt }, now)).toBe('answer_after_start')
  })

  it('has a name, and a number of seats that is one', () => {
    const plan = {
      kind: 'lecture',
      topic: null,
      title: '地方组织法讲座',
      startsAt: now,
      endsAt: null,
      place: '',
      level: 'district',
      groupId: null,
      officeId: null,
      audience: nobodyAsked,
      seats: 30,
      answerBy: null,
      needsReceipt: true,
      materials: null,
      bring: null,
      hours: null,
      doorOnly: false,
    }
    expect(Plan.safeParse(plan).success).toBe(true)
    for (const wrong of [{ title: ' ' }, { seats: 0 }, { seats: 1.5 }, { kind: 'party' }, { hours: 0 }])
      expect(Plan.safeParse({ ...plan, ...wrong }).success).toBe(false)
  })
})

describe('where an activity and a person stand', () => {
  it('what is cancelled stays so', () => {
    expect(moves.cancelled).toEqual([])
    expect(openStates.every(isOpen)).toBe(true)
    expect(['draft', 'cancelled', 'held'].some(isOpen)).toBe(false)
  })

  it('presence goes before the answer, and leave that was given stays leave', () => {
    const answers = fc.constantFrom('going', 'waiting', 'declined', 'excused', null)
    fc.assert(
      fc.property(answers, (answer) => {
        expect(statusOf({ answer, presence: null })).toBe(answer)
        expect(statusOf({ answer, presence: 'attended' })).toBe('attended')
        expect(statusOf({ answer, presence: 'absent' })).toBe(answer === 'excused' ? 'excused' : 'absent')
      }),
    )
    expect(Object.keys(statusNames)).toHaveLength(6)
  })
})
