import { describe, expect, it } from 'vitest'
import { settingRules } from '../../handlers/settings/rules.ts'
import { doubtsAbout, looksSecret, type Guard } from '../../handlers/suggestion/guard.ts'
import {
  isSitting,
  numberOf,
  seriesOf,
  shortNumber,
  wholeNumber,
} from '../../handlers/suggestion/numbering.ts'
import { moves, stateNames, states } from '../../handlers/suggestion/moves.ts'
import {
  channelNames,
  channelRoles,
  DraftInput,
  gradeNames,
  handlingNames,
  mayRead,
  partiesOf,
  publicityNames,
  publicPart,
  titleShape,
} from '../../handlers/suggestion/rules.ts'
import type { Speaker } from '../../handlers/people/rules.ts'
import { defaults } from './books.ts'

const kindsIn = (facts: string, proposals = '建议装信号灯和减速带', title = '关于增设红绿灯的建议') =>
  doubtsAbout({ title, facts, proposals }, defaults).map(({ kind }) => kind)

describe('what a suggestion should not be about', () => {
  it('asks about personal matters, cases, bidding, products and petitions', () => {
    expect(kindsIn('我儿子的工作单位一直没有安排好，请帮忙解决')).toContain('personal')
    expect(kindsIn('邻居的案子法院一直不判决，群众意见很大')).toContain('case')
    expect(kindsIn('学校食堂招标程序不公开，本地企业没有机会')).toContain('bidding')
    expect(kindsIn('请各学校采购我们公司的产品，节能又环保')).toContain('promotion')
    expect(kindsIn('现将某村村民的信访材料转给你们处理')).toContain('petition')
  })

  it('asks for what is missing, and nothing about an ordinary matter', () => {
    expect(kindsIn('', '')).toEqual(['no_facts', 'no_proposals'])
    expect(kindsIn('桥东小学路口没有红绿灯，上月出了两起事故')).toEqual([])
  })

  it('takes one matter at a time', () => {
    const title = '关于增设路口红绿灯；整治夜市噪声扰民的建议'
    expect(kindsIn('路口没有红绿灯，夜市半夜还在吵', '建议装灯并管理夜市', title)).toEqual(['several'])
    const many = '关于修路以及河道清淤等几个问题的建议'
    expect(kindsIn('村道窄，河道淤塞，汛期危险', '拓宽村道，清理河道', many)).toEqual(['several'])
    const one = '关于加强学校（幼儿园）周边交通管理的建议'
    expect(kindsIn('放学时车多人多，很不安全', '安排交警疏导', one)).toEqual([])
  })

  it('asks by the lengths and the forms of titles that the office set', () => {
    const text = { title: '关于路灯和井盖（两件）的建议', facts: '路灯不亮', proposals: '修好' }
    const kinds = (guard: Partial<Guard>) =>
      doubtsAbout(text, { ...defaults, ...guard }).map(({ kind }) => kind)
    expect(kinds({})).toEqual(['no_facts', 'no_proposals'])
    expect(kinds({ 'suggestion.factsLetters': 4, 'suggestion.proposalsLetters': 0 })).toEqual([])
    expect(kinds({ 'suggestion.severalMatters': ['…（两件）…'] })).toContain('several')
  })

  it('knows words of state secrets', () => {
    expect(looksSecret('这是涉密的内容', settingRules['suggestion.secretWords'].value)).toBe(true)
    expect(looksSecret('路灯不亮', settingRules['suggestion.secretWords'].value)).toBe(false)
  })
})

describe('numbers', () => {
  const session = { number: 1, opensOn: '2026-12-20', closesOn: '2026-12-24' }

  it('tell the session, and whether the congress sat', () => {
    expect(seriesOf(18, session, '2026-12-20')).toBe('1801')
    expect(seriesOf(18, session, '2026-12-24')).toBe('1801')
    expect(seriesOf(18, session, '2026-12-19')).toBe('1801B')
    expect(seriesOf(18, session, '2026-12-25')).toBe('1801B')
    expect(isSitting({ number: 1, opensOn: null, closesOn: null }, '2026-12-20')).toBe(false)
    expect(numberOf('1801', 23)).toBe('JY-1801-023')
    expect(numberOf('1801B', 1005)).toBe('JY-1801B-1005')
  })

  it('are read whole as people type them, and shown short', () => {
    expect(wholeNumber('请看jy－1801b－005')).toBe('JY-1801B-005')
    expect(wholeNumber('JY 1801 23')).toBe('JY-1801-023')
    expect(wholeNumber('附议023')).toBeNull()
    expect(shortNumber('JY-1801B-005')).toBe('005')
    expect(shortNumber('YA-1801B-005')).toBe('议案005')
  })
})

const nobody: Speaker = {
  personId: 1,
  name: '某人',
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
const deputy: Speaker = { ...nobody, personId: 2, deputyId: 2 }
const office: Speaker = { ...nobody, personId: 3, isStaff: true, staffRoles: ['代表工委'] }
const government: Speaker = { ...nobody, personId: 4, isStaff: true, staffRoles: ['政府办'] }
const officer: Speaker = { ...nobody, personId: 5, unitIds: [7] }
const chair: Speaker = { ...nobody, personId: 6, memberId: 6, memberPost: 'vice_chair' }
const lead: Speaker = { ...deputy, personId: 9 }
const one: Parameters<typeof mayRead>[1] = {
  leadId: 9,
  signerIds: [10],
  channel: 'government',
  units: [{ unitId: 7, role: 'main' }],
  state: 'handling',
  number: 'JY-1801-023',
  secret: false,
  publicity: 'title',
  seeksCosigners: false,
  wasSubmitted: true,
}

describe('what somebody is to a suggestion', () => {
  it('follows from his duties', () => {
    expect(partiesOf(lead, one)).toEqual(['lead', 'deputy'])
    expect(partiesOf({ ...deputy, personId: 10 }, one)).toEqual(['cosigner', 'deputy'])
    expect(partiesOf(office, one)).toEqual(['office'])
    expect(partiesOf(government, one)).toEqual(['channel'])
    expect(partiesOf(government, { ...one, channel: 'court' })).toEqual([])
    expect(partiesOf(officer, one)).toEqual(['main'])
    expect(partiesOf(officer, { ...one, units: [{ unitId: 7, role: 'assist' }] })).toEqual(['assist'])
    expect(partiesOf(chair, one)).toEqual(['chair', 'member'])
    expect(partiesOf(nobody, one)).toEqual([])
  })

  it('decides who may read it: a draft is its deputies own, a numbered one everybody on duty sees', () => {
    const all = [lead, { ...deputy, personId: 10 }, deputy, office, government, officer, chair, nobody]
    const readers = (change: Partial<Parameters<typeof mayRead>[1]>) =>
      all.filter((who) => mayRead(who, { ...one, ...change })).map(({ personId }) => personId)
    const fresh = { channel: null, units: [], number: null }
    expect(readers({ ...fresh, state: 'draft' })).toEqual([9, 10])
    expect(readers({ ...fresh, state: 'draft', seeksCosigners: true })).toEqual([9, 10, 2])
    expect(readers({ ...fresh, state: 'submitted' })).toEqual([9, 10, 3])
    expect(readers({ ...fresh, state: 'submitted', seeksCosigners: true })).toEqual([9, 10, 2, 3])
    expect(readers({ ...fresh, state: 'submitted', seeksCosigners: true, secret: true })).toEqual([9, 10, 3])
    expect(readers({ ...fresh, state: 'returned' })).toEqual([9, 10, 3])
    expect(readers({ ...fresh, state: 'withdrawn' })).toEqual([9, 10, 3])
    expect(readers({ ...fresh, state: 'withdrawn', wasSubmitted: false })).toEqual([9, 10])
    expect(readers({})).toEqual([9, 10, 2, 3, 4, 5, 6])
    expect(readers({ secret: true })).toEqual([9, 10, 3, 4, 5, 6])
  })

  it('shows the public no more than the deputy agreed to, and nothing secret', () => {
    expect(publicPart({ ...one, publicity: 'full' })).toBe('full')
    expect(publicPart(one)).toBe('title')
    expect(publicPart({ ...one, publicity: 'none' })).toBeNull()
    expect(publicPart({ ...one, publicity: null })).toBeNull()
    expect(publicPart({ ...one, publicity: 'full', secret: true })).toBeNull()
    expect(publicPart({ ...one, publicity: 'full', number: null })).toBeNull()
  })
})

describe('the words of the office', () => {
  it('name every state, choice, channel, part, and grade', () => {
    expect(Object.keys(stateNames)).toEqual([...states])
    for (const names of [publicityNames, channelNames, channelRoles, handlingNames, gradeNames])
      expect(Object.values(names).every((name) => /^[\u4e00-\u9fa5]+$/.test(name))).toBe(true)
    expect(Object.keys(moves)).toHaveLength(new Set(Object.keys(moves)).size)
  })

  it('check what a form hands in with one sentence', () => {
    expect(titleShape.test('关于在桥东小学路口增设红绿灯的建议')).toBe(true)
    expect(DraftInput.safeParse({ title: '长'.repeat(61) }).error?.issues[0]?.message).toBe(
      '标题太长了，最多60字',
    )
    expect(DraftInput.safeParse({ title: ' ' }).error?.issues[0]?.message).toBe('要写标题')
  })
})
