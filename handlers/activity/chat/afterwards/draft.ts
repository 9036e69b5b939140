/** What was said so far of an activity that is recorded afterwards: whom it asked, and what is recorded of it. */
import { ask } from '../../../question/actions.ts'
import type { Turn } from '../../../shared/turn.ts'
import { groupsNamed, officesNamed, rosterOf, type Past } from '../../actions.ts'
import { nobodyAsked, type Audience } from '../../rules.ts'
import type { Member } from '../attendance/words.ts'
import { planOf, type PlanContext, type PlanDraft } from '../plan/draft.ts'
import { merged, toldIn, withoutPeople, type Told } from './there.ts'

type Step = 'day' | 'group' | 'who' | 'same' | 'confirm'

export interface Payload {
  draft: PlanDraft
  /** Words of who was there, in the order in which they were said; after the preview names go before a count. */
  words: { said: string; corrects: boolean }[]
  /** Activities of that day that he says are others. */
  besides: number[]
  step: Step
  choices?: { label: string; id: number | null }[]
}

export const byOffice = ({ who }: Turn): boolean => who.staffRoles.includes('代表工委')

export const organises = (turn: Turn): boolean => byOffice(turn) || turn.who.liaisonGroupIds.length > 0

export const contextOf = async ({ act, who }: Turn): Promise<PlanContext> => ({
  now: act.now,
  zone: act.zone,
  groups: await groupsNamed(act),
  offices: await officesNamed(act),
  ownGroups: who.staffRoles.includes('代表工委') ? [] : who.liaisonGroupIds,
})

export const put = (turn: Turn, payload: Payload) =>
  ask(turn.act, turn.conversation, 'activity.afterwards', payload, turn.settings['question.expiresHours'])

export const out = '（不记了回“取消”）'

/** Everything that was said of who was there. */
export const toldOf = ({ words }: Payload, members: readonly Member[]): Told => {
  const [first, ...later] = words
  return later.reduce(
    (told, { said, corrects }) => merged(told, toldIn(said, members), !corrects),
    toldIn(first?.said ?? '', members),
  )
}

export const allSaid = ({ words }: Payload): string => words.map(({ said }) => said).join(' ')

export async function audienceOfDraft(
  turn: Turn,
  payload: Payload,
): Promise<{ audience: Audience } | { choices: { label: string; id: number | null }[] }> {
  const { draft } = payload
  if (draft.audience && (draft.audience.roles.length > 0 || draft.audience.people.length > 0))
    return { audience: draft.audience }
  const groups = (await groupsNamed(turn.act)).filter(
    ({ id }) => draft.unclearGroups.length === 0 || draft.unclearGroups.includes(id),
  )
  if (draft.unclearGroups.length > 0) return { choices: groups.map(({ id, name }) => ({ id, label: name })) }
  const everybody = { ...nobodyAsked, roles: ['deputy' as const] }
  const all = await rosterOf(turn.act, everybody, draft.day ?? turn.today)
  // the office names those who were there
  const named = toldIn(allSaid(payload), all).read.present
  if (named.length > 0 && !draft.unknownOffice) return { audience: { ...nobodyAsked, people: named } }
  return { choices: [{ id: null, label: '全体代表' }] }
}

export const membersOf = async ({ act }: Turn, day: string, audience: Audience): Promise<Member[]> =>
  (await rosterOf(act, audience, day)).map(({ personId, name }) => ({ personId, name }))

/** What is recorded of the draft; the start of the day stands for an hour that nobody told. */
export function pastOf(turn: Turn, draft: PlanDraft, audience: Audience, members: readonly Member[]): Past {
  const time = draft.time ?? '00:00'
  const plan = planOf({ ...draft, audience, time }, turn.act.zone, byOffice(turn))
  const { kind, topic, startsAt, endsAt, place, level, groupId, officeId, hours } = plan
  return {
    kind,
    topic,
    title: withoutPeople(draft, members),
    startsAt,
    hourKnown: draft.time !== null,
    endsAt: draft.time === null && !draft.endDay ? null : endsAt,
    place,
    level,
    groupId,
    officeId,
    audience,
    hours,
  }
}
