/** Whom a plan asks, in words. */
import { familyOf, nobodyAsked, type Audience, type Kind } from '../../rules.ts'
import { officesIn } from './officeWords.ts'
import type { NamedGroup, PlanContext, PlanDraft, Words } from './draft.ts'

const asking =
  /(?:请|通知|邀请|组织)?(?:本组|本小组|全组|全体|各位|所有|大家|本)*(?:(?:新(?:任|当选)?|连选连任|连任)的?)?(?:人大)?代表(?:们)?(?=[\s,，。;；:：!！于]|准时|务必|都|参加|出席|到会|$)(?:准时|务必|都|按时)*(?:参加|出席|到会|到)?|(?:请|通知)?(?:全体|大家|各位|全员)(?:准时|务必|都|按时)*(?:参加|出席|到会|到)?|(?:请)?(?:准时|务必|按时)(?:参加|出席|到会)/g

const otherRoles = [
  [
    /(?:请|通知|邀请)+(?:各|全体|所有)*(?:个)?(?:代表)?(?:小|各)?组?的?组长(?!座谈|会|培训|学习)(?:参加|出席)?|(?:各|全体|所有)(?:个)?(?:代表)?(?:小|各)?组?的?组长(?!座谈|年|会|培训|学习)(?:参加|出席)?/,
    'group_leader',
  ],
  [/(?:请|通知)?(?:全体)?常委会组成人员(?:参加|出席)?/, 'sc_member'],
  [/(?:请|通知)?(?:各|全体)?承办单位(?:参加|出席)?/, 'unit'],
  [/(?:请|通知)?(?:各组|各|全体)?联络员(?:参加|出席)?/, 'liaison'],
  [/(?:请|通知)?(?:全体|机关)?工作人员(?:参加|出席)?/, 'staff'],
] as const

export function audienceIn(
  words: Words,
  kind: Kind,
  { groups, offices = [], ownGroups }: PlanContext,
  namesPeople: boolean,
): Pick<PlanDraft, 'audience' | 'unclearGroups' | 'unknownOffice'> {
  const said = officesIn(words.left, offices)
  if (said) words.cut(said.from, said.to)
  const roles: Audience['roles'] = []
  for (const [pattern, role] of otherRoles) if (words.take(pattern)) roles.push(role)
  const named = groupsIn(words, groups, ownGroups)
  const newcomers = newcomersIn(words.left)
  const everybody = /全体|各位|所有|大家|全员/.test(words.left) || newcomers !== 'all'
  const deputies = new RegExp(deputyWords).test(words.left)
  if (leadersMeet.test(words.left) && !deputies && !roles.includes('group_leader') && !namesPeople)
    roles.push('group_leader')
  words.left = words.left.replace(asking, '，')
  if (said && said.unknown !== null) return { audience: null, unclearGroups: [], unknownOffice: said.unknown }
  if (named.unclear.length > 0) return { audience: null, unclearGroups: named.unclear }
  const asked = { ...nobodyAsked, newcomers }
  // 组长座谈会 is for the leaders; their groups only where 代表 are asked, too
  const withDeputies = !roles.includes('group_leader') || deputies
  if (namesPeople && !said && !deputies && roles.length === 0)
    return {
      audience: { ...nobodyAsked, groups: named.ids.length > 0 ? named.ids : [...ownGroups] },
      unclearGroups: [],
    }
  if (said)
    return {
      audience: {
        ...asked,
        roles: said.deputies || roles.length === 0 ? ['deputy', ...roles] : roles,
        ...placesOf(said.ids, named.ids, groups),
      },
      unclearGroups: [],
    }
  if (named.ids.length > 0)
    return {
      audience: { ...asked, roles: withDeputies ? ['deputy', ...roles] : roles, groups: named.ids },
      unclearGroups: [],
    }
  if (ownGroups.length === 1)
    return {
      audience: { ...asked, roles: withDeputies ? ['deputy', ...roles] : roles, groups: [...ownGroups] },
      unclearGroups: [],
    }
  if (ownGroups.length > 1 && !withDeputies)
    return { audience: { ...asked, roles, groups: [...ownGroups] }, unclearGroups: [] }
  if (ownGroups.length > 1) return { audience: null, unclearGroups: [...ownGroups] }
  if (roles.length > 0 && (!everybody || !withDeputies))
    return { audience: { ...nobodyAsked, roles }, unclearGroups: [] }
  if (familyOf(kind) === 'invitation' && !everybody) return { audience: nobodyAsked, unclearGroups: [] }
  return { audience: everybody ? { ...asked, roles: ['deputy', ...roles] } : null, unclearGroups: [] }
}

/** Offices; beside single groups, their groups: an audience is narrowed by both, never joined. */
const placesOf = (
  offices: readonly number[],
  named: readonly number[],
  groups: readonly NamedGroup[],
): Pick<Audience, 'offices' | 'groups'> =>
  named.length === 0
    ? { offices: [...offices], groups: [] }
    : {
        offices: [],
        groups: [
          ...new Set([
            ...named,
            ...groups.filter(({ officeId = 0 }) => offices.includes(officeId)).map(({ id }) => id),
          ]),
        ],
      }

/** 桥东一组 by its name; 一组 by its end, among the speaker's own where he has one of it. */
function groupsIn(
  words: Words,
  groups: readonly NamedGroup[],
  own: readonly number[],
): { ids: number[]; unclear: number[] } {
  const ids: number[] = []
  const byLength = [...groups].sort((a, b) => b.name.length - a.name.length)
  for (const { id, name } of byLength) {
    const at = words.left.indexOf(name)
    if (at < 0) continue
    ids.push(id)
    words.cut(at, at + name.length)
  }
  const unclear: number[] = []
  for (const { 0: whole, 1: said = '' } of [...words.left.matchAll(shortGroup)]) {
    const fits = groups.filter(({ name }) => name.endsWith(said))
    const mine = fits.filter(({ id }) => own.includes(id))
    const found = mine.length > 0 ? mine : fits
    if (found.length === 0) continue
    words.left = words.left.replace(whole, '，')
    if (found.length === 1) ids.push(...found.map(({ id }) => id))
    else unclear.push(...found.map(({ id }) => id))
  }
  return { ids: [...new Set(ids)], unclear: ids.length > 0 ? [] : unclear }
}

const shortGroup = /(?<![第几])((?:第?[一二三四五六七八九十\d]{1,2}|[\u4e00-\u9fa5]{2}小)组)(?!织)/g

/** 新任代表, 连任代表; both of them are all. */
function newcomersIn(text: string): Audience['newcomers'] {
  const isNew = /新(?:任|当选)?的?(?:人大)?代表/.test(text)
  const isContinuing = /连任的?(?:人大)?代表/.test(text)
  return isNew === isContinuing ? 'all' : isNew ? 'new' : 'continuing'
}

const deputyWords = '(?:全体|所有|各位|本组|新任?的?|连任的?|组)的?(?:人大)?代表(?!小组|之家|联络站|团)'
/** 代表小组组长座谈会: the title names them. */
const leadersMeet = /(?<![班副])组长[^\s,，。;；]{0,8}?(?:座谈|会|培训|学习|讲座)/
