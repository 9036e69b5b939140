/** A group's liaison. */
import { askToActivitiesAhead, withdrawFromActivities } from '../../activity/actions.ts'
import { recordDeed } from '../../audit/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Speaker } from '../rules.ts'
import { mayChange, type Changed, type ChangeRefusal } from './changes.ts'
import * as store from './store.ts'

/**
 * Makes a person the one liaison of a group, in another's place. 方案一(一): exactly one a group. He is asked to the activities
 * ahead that liaisons are asked to; whom he follows is asked no longer, unless another duty has him asked.
 */
export async function makeLiaison(
  act: Act,
  who: Speaker,
  personId: number,
  groupId: number,
): Promise<Outcome<Changed & { group: string; before: string | null }, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  const person = await store.personById(act.tx, personId)
  const group = await store.groupById(act.tx, groupId)
  if (!person || !group) return refused('unknown')
  if (group.liaison?.id === personId) return refused('nothing_to_do')
  const changed = await putLiaison(act, group, personId)
  if (!changed) return refused('changed_meanwhile')
  const left = group.liaison ? await withdrawFromActivities(act, group.liaison.id, act.now) : 0
  const { asked, told } = await askToActivitiesAhead(act, personId)
  const later = told < asked ? `其中${asked - told}个还没通知到，绑定微信后自动通知。` : ''
  return done({
    name: person.name,
    group: group.name,
    before: group.liaison?.name ?? null,
    warning: [
      asked > 0 ? `${person.name}已列入${asked}个还没开始的活动。${later}` : '',
      group.liaison ? leftWords(group.liaison.name, left) : '',
    ].join(''),
  })
}

/**
 * Takes the liaison's post from a person; the group has none then, and stands on the list of what is not ready. He is asked no
 * longer to what liaisons are asked to.
 */
export async function dismissLiaison(
  act: Act,
  who: Speaker,
  personId: number,
  groupId: number,
): Promise<Outcome<Changed & { group: string }, ChangeRefusal>> {
  if (!mayChange(who)) return refused('not_allowed')
  const group = await store.groupById(act.tx, groupId)
  if (!group) return refused('unknown')
  if (group.liaison?.id !== personId) return refused('nothing_to_do')
  if (!(await putLiaison(act, group, null))) return refused('changed_meanwhile')
  const left = await withdrawFromActivities(act, personId, act.now)
  return done({
    name: group.liaison.name,
    group: group.name,
    warning: `${group.name}现在没有联络员，每组应有1名。${leftWords(group.liaison.name, left)}`,
  })
}

const leftWords = (name: string, activities: number): string =>
  activities > 0 ? `${name}已从${activities}个活动的名单中去掉。` : ''

async function putLiaison(
  act: Act,
  group: { id: number; liaisonId: number | null },
  personId: number | null,
): Promise<boolean> {
  const { count } = await store.setLiaison(act.tx, group.id, group.liaisonId, personId)
  if (count === 0) return false
  const after = { group: group.id, liaison: personId }
  const before = { group: group.id, liaison: group.liaisonId }
  // a line for each of the two, so that both histories tell it
  for (const one of new Set([personId, group.liaisonId]))
    if (one !== null)
      await recordDeed(act, { action: 'people.liaison', subject: `person:${one}`, before, after })
  return true
}
