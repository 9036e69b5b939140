/** 代表小组的三项制度 (工作方案二(三)): versioned, and each deputy of the group says that he has read it. */
import { recordDeed } from '../../audit/actions.ts'
import { remind } from '../../notice/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, type Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { shortened } from '../../shared/words.ts'
import { audienceAfter } from '../audience/store.ts'
import { groupRuleKinds, may, nobodyAsked } from '../rules.ts'
import * as store from './store.ts'

export type GroupRuleKind = keyof typeof groupRuleKinds

const most = 1000

const membersOf = (act: Pick<Act, 'tx' | 'now' | 'zone'>, groupId: number) =>
  audienceAfter(
    act.tx,
    { ...nobodyAsked, roles: ['deputy'], groups: [groupId] },
    0,
    most,
    dayOf(act.now, act.zone),
  )

/** Issues a new version of one of a group's rules and tells its deputies. Earlier versions stay. */
export async function issueGroupRule(
  act: Act,
  who: Speaker,
  rule: { groupId: number; kind: GroupRuleKind; text: string; fileId: number | null; effectiveOn: Day },
): Promise<
  Outcome<{ id: number; version: number; people: number; unbound: string[] }, 'not_yours' | 'empty'>
> {
  if (!may.issueGroupRule(who, rule.groupId)) return refused('not_yours')
  if (rule.text.trim() === '' && rule.fileId === null) return refused('empty')
  const latest = await store.latestGroupRule(act.tx, rule.groupId, rule.kind)
  const version = (latest?.version ?? 0) + 1
  const issued = await store.addGroupRule(act.tx, {
    ...rule,
    version,
    issuedAt: act.now,
    issuedById: who.personId,
  })
  await recordDeed(act, { action: 'activity.group_rule', subject: `group_rule:${issued.id}`, after: rule })
  const people = await membersOf(act, rule.groupId)
  const text = `【小组制度】${groupRuleKinds[rule.kind]}（第${version}版，${rule.effectiveOn}起施行）：${noticeOf(rule, issued.id)}\n看过请回“已读 制度${issued.id}”。`
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const statuses = await remind(
    act,
    people.map(({ personId }) => ({
      kind: 'group-rule',
      personId,
      period: String(issued.id),
      step: '1',
      text,
      subject: { ruleId: issued.id },
    })),
    settings,
  )
  const unbound = people.filter((_, index) => statuses[index] === 'unreachable').map(({ name }) => name)
  return done({ id: issued.id, version, people: people.length, unbound })
}

const longestTold = 1500

/** The whole text where a message holds it; else its beginning and how to get the rest. */
const noticeOf = (rule: { text: string; fileId: number | null }, id: number): string => {
  const isWhole = rule.text.length <= longestTold && rule.fileId === null
  return isWhole ? rule.text : `${shortened(rule.text, 300)}\n全文请回“制度${id}”。`
}

/** A rule in full, for the deputies of its group and for those who issue it; null for anybody else. */
export async function groupRuleText(
  act: Act,
  who: Speaker,
  id: number,
): Promise<(Omit<GroupRuleState, 'unread' | 'hasFile'> & { fileId: number | null }) | null> {
  const rule = await store.groupRuleById(act.tx, id)
  if (!rule || !(rule.groupId === who.groupId || may.issueGroupRule(who, rule.groupId))) return null
  const { kind, version, effectiveOn, text, fileId } = rule
  return { id, kind: kind as GroupRuleKind, version, effectiveOn, text, fileId }
}

/** The rules of his own group, in force or to come, that a deputy has not said to have read. */
export async function unreadRules(act: Act, who: Speaker): Promise<{ id: number; kind: GroupRuleKind }[]> {
  if (who.groupId === null) return []
  const unread: { id: number; kind: GroupRuleKind }[] = []
  for (const { id, kind } of await rulesShown(act, who.groupId))
    if (!(await store.readersOf(act.tx, id)).has(who.personId))
      unread.push({ id, kind: kind as GroupRuleKind })
  return unread
}

/** Of each kind the version in force, and the one that will follow it. */
async function rulesShown(act: Act, groupId: number) {
  const today = dayOf(act.now, act.zone)
  const shown = []
  for (const kind of Object.keys(groupRuleKinds)) {
    const versions = await store.groupRuleVersions(act.tx, groupId, kind)
    const inForce = versions.find(({ effectiveOn }) => effectiveOn <= today)
    const [latest] = versions
    if (inForce) shown.push(inForce)
    if (latest && latest.id !== inForce?.id && latest.effectiveOn > today) shown.push(latest)
  }
  return shown
}

/** A deputy of the group says that he has read a rule; said twice it is one. */
export async function readGroupRule(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<{ kind: GroupRuleKind; version: number }, 'unknown_rule' | 'not_yours'>> {
  const rule = await store.groupRuleById(act.tx, id)
  if (!rule) return refused('unknown_rule')
  if (rule.groupId !== who.groupId) return refused('not_yours')
  if ((await store.noteRead(act.tx, id, who.personId, act.now)) > 0)
    await recordDeed(act, { action: 'activity.read_rule', subject: `group_rule:${id}` })
  return done({ kind: rule.kind as GroupRuleKind, version: rule.version })
}

export interface GroupRuleState {
  id: number
  kind: GroupRuleKind
  version: number
  effectiveOn: Day
  text: string
  hasFile: boolean
  /** Names of those who have not said that they read it; only for those who issue it. */
  unread: string[] | null
}

/** The rules of a group in force and those to come, with who has not read them for its liaison and the office. */
export async function groupRulesOf(act: Act, who: Speaker, groupId: number): Promise<GroupRuleState[]> {
  const leads = may.issueGroupRule(who, groupId)
  if (!leads && who.groupId !== groupId) return []
  const people = leads ? await membersOf(act, groupId) : []
  const states: GroupRuleState[] = []
  for (const rule of await rulesShown(act, groupId)) {
    const read = leads ? await store.readersOf(act.tx, rule.id) : new Set<number>()
    const unread = people.filter(({ personId }) => !read.has(personId)).map(({ name }) => name)
    const { id, version, effectiveOn, text, fileId } = rule
    const kind = rule.kind as GroupRuleKind
    const about = { id, kind, version, effectiveOn, text, hasFile: fileId !== null }
    states.push({ ...about, unread: leads ? unread : null })
  }
  return states
}
