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
): Promise<Outcome<{ id: number; version: number; people: number }, 'not_yours' | 'empty'>> {
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
  const text = `【小组制度】${groupRuleKinds[rule.kind]}（第${version}版，${rule.effectiveOn}起施行）：${shortened(rule.text, 300)}\n看过请回“已读 制度${issued.id}”。`
  const settings = await settingsAt(act.tx, act.now, act.zone)
  await remind(
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
  return done({ id: issued.id, version, people: people.length })
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
  /** Names of those who have not said that they read it; only for those who issue it. */
  unread: string[] | null
}

/** The rules of a group in force, with who has not read them for its liaison and the office. */
export async function groupRulesOf(act: Act, who: Speaker, groupId: number): Promise<GroupRuleState[]> {
  const leads = may.issueGroupRule(who, groupId)
  if (!leads && who.groupId !== groupId) return []
  const people = leads ? await membersOf(act, groupId) : []
  const states: GroupRuleState[] = []
  for (const kind of Object.keys(groupRuleKinds) as GroupRuleKind[]) {
    const rule = await store.latestGroupRule(act.tx, groupId, kind)
    if (!rule) continue
    const read = leads ? await store.readersOf(act.tx, rule.id) : new Set<number>()
    const unread = people.filter(({ personId }) => !read.has(personId)).map(({ name }) => name)
    const { id, version, effectiveOn, text } = rule
    states.push({ id, kind, version, effectiveOn, text, unread: leads ? unread : null })
  }
  return states
}
