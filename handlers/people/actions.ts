import { recordDeed } from '../audit/actions.ts'
import { hasRight } from '../access/rules.ts'
import { hashOfCode } from '../shared/ids.ts'
import type { Act } from '../shared/act.ts'
import type { Day } from '../shared/days.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { dropQuestion } from '../question/actions.ts'
import { settingsAt } from '../settings/actions.ts'
import { mostWaiting, type Waiting } from '../shared/waiting.ts'
import { codesIn, may, refusalOf, senderKey, type BindRefusal, type Sender, type Speaker } from './rules.ts'
import * as store from './store.ts'

export type { Sender, Speaker } from './rules.ts'

/** Who this WeChat contact is, or null when it is bound to nobody. Without a day suspensions are not looked at. */
export const speakerOf = async (
  tx: Act['tx'],
  sender: Sender,
  today: Day | null = null,
): Promise<Speaker | null> => asSpeaker(tx, await store.speakerRow(tx, sender), today)

/** A person with the duties that he has on a day, or null when no WeChat is bound to him. */
export const speakerOfPerson = async (
  tx: Act['tx'],
  personId: number,
  today: Day | null = null,
): Promise<Speaker | null> => asSpeaker(tx, await store.speakerRowOf(tx, personId), today)

/** A person with the duties that he has on a day, bound or not: for the program, never for a door. */
export const personWithDuties = async (
  tx: Act['tx'],
  personId: number,
  today: Day | null = null,
): Promise<Speaker | null> => asSpeaker(tx, await store.dutiesRowOf(tx, personId), today)

/** Since when this person has the WeChat that is bound to him now; null when none is. */
export const boundSince = async (tx: Act['tx'], personId: number): Promise<Date | null> =>
  (await store.bindingOf(tx, personId))?.boundAt ?? null

async function asSpeaker(
  tx: Act['tx'],
  row: store.SpeakerRow | null,
  today: Day | null,
): Promise<Speaker | null> {
  if (!row) return null
  const suspension = today === null ? null : suspensionAt(row, today)
  const liaisonOf = row.liaisonOf == null ? [] : await store.groupsWithLiaison(tx, row.personId)
  const roles = row.staffId == null ? [] : await store.rolesOfStaff(tx, row.staffId)
  const units = row.unitId == null ? [] : await store.unitsOfOfficer(tx, row.personId)
  return {
    personId: row.personId,
    name: row.name,
    deputyId: row.deputyId,
    memberId: row.memberId,
    groupId: row.groupId,
    constituencyId: row.constituencyId,
    memberPost: row.memberPost,
    liaisonGroupIds: liaisonOf.map((group) => group.id),
    isStaff: row.staffId != null,
    staffRoles: roles.map(({ role }) => role),
    unitIds: units.map(({ id }) => id),
    ...(suspension && { ...atRest, suspension }),
  }
}

/** What a deputy is not while his duties are suspended. */
const atRest = { deputyId: null, memberId: null, memberPost: null, groupId: null, constituencyId: null }

const suspensionAt = (
  { deputyId, suspendedFrom: from, suspendedTo: to }: store.SpeakerRow,
  today: Day,
): { from: Day; to: Day | null } | null =>
  deputyId !== null && from !== null && from <= today && (to === null || today <= to) ? { from, to } : null

/** Someone a person is linked to: a voter of a deputy, or a deputy of a standing committee member. */
export interface LinkedPerson {
  /** v:ID or d:ID */
  key: string
  name: string
  aka: readonly string[]
  /** Street and tail of the phone, or the group: tells two of one name apart. */
  hint: string
  phone: string | null
}

/** Those whom the speaker is linked to: his ten voters as a deputy, then his 5–8 deputies as a member. */
export async function linkedTo(
  tx: Act['tx'],
  who: Pick<Speaker, 'deputyId' | 'memberId'>,
): Promise<LinkedPerson[]> {
  const voters = who.deputyId == null ? [] : await store.votersOf(tx, who.deputyId)
  const deputies = who.memberId == null ? [] : await store.deputiesOf(tx, who.memberId)
  return [
    ...voters.map((voter) => ({
      key: `v:${voter.id}`,
      name: voter.name,
      aka: JSON.parse(voter.aka) as string[],
      hint: [voter.address, voter.phone ? `手机尾号${voter.phone.slice(-4)}` : null]
        .filter(Boolean)
        .join('，'),
      phone: voter.phone,
    })),
    ...deputies.map((deputy) => ({
      key: `d:${deputy.id}`,
      name: deputy.name,
      aka: [],
      hint: [deputy.groupName, deputy.phone ? `手机尾号${deputy.phone.slice(-4)}` : null]
        .filter(Boolean)
        .join('，'),
      phone: deputy.phone,
    })),
  ]
}

export type { GroupDeputy } from './store.ts'

/** The deputies of the groups whose liaison somebody is: those whose paper cards he may enter. */
export const deputiesOfLiaison = (
  tx: Act['tx'],
  who: Pick<Speaker, 'liaisonGroupIds'>,
): Promise<store.GroupDeputy[]> => store.deputiesInGroups(tx, who.liaisonGroupIds)

/** So many of what could be codes in one message are looked at. */
const mostTried = 3

/**
 * Binds a WeChat contact to the person of a one-time code. A wrong code never tells whether a name exists;
 * too many wrong ones within ten minutes are not even looked at.
 */
export async function bind(
  act: Act,
  sender: Sender,
  text: string,
): Promise<Outcome<{ name: string; personId: number }, BindRefusal>> {
  const codes = codesIn(text).slice(0, mostTried)
  if (codes.length === 0) return refused('no_code')
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const tenMinutesAgo = new Date(act.now.getTime() - 600_000)
  if ((await store.wrongTriesSince(act.tx, sender, tenMinutesAgo)) >= settings['bind.triesInTenMinutes'])
    return refused('too_many')

  const [known] = await knownCodes(act, codes)
  const refusal = refusalOf(known ?? null, act.now)
  if (refusal || !known) {
    await store.recordWrongTry(act.tx, sender, act.now)
    return refused(refusal ?? 'wrong')
  }
  if (await speakerOf(act.tx, sender)) return refused('already_bound')
  if (!(await store.useCode(act.tx, known.id, act.now))) return refused('used')

  // what was asked of whoever had this WeChat before is not his to answer
  await dropQuestion(act, senderKey(sender))
  await store.voidCodesOf(act.tx, known.personId, act.now, 'bound')
  await store.endBindingsOf(act.tx, known.personId, act.now, 'rebound')
  await store.addBinding(act.tx, sender, known.personId, act.now)
  await recordDeed(
    { ...act, actor: `person:${known.personId}` },
    {
      action: 'people.bind',
      subject: `person:${known.personId}`,
      after: { puppet: sender.puppet, account: sender.account },
    },
  )
  return done({ name: known.person.name, personId: known.personId })
}

/** Those of the words that are codes of ours: such as may still bind first. */
async function knownCodes(act: Act, codes: readonly string[]) {
  if (codes.length === 0) return []
  const known = await store.codesByHash(act.tx, codes.map(hashOfCode))
  const binds = (code: (typeof known)[number]) => refusalOf(code, act.now) === null
  return [...known.filter(binds), ...known.filter((code) => !binds(code))]
}

/** Codes that were shown in a group are void from then on. Answers whether the words held any. */
export async function voidShownCodes(act: Act, text: string): Promise<boolean> {
  const known = await knownCodes(act, codesIn(text))
  const shown = known.filter((code) => refusalOf(code, act.now) === null)
  for (const code of shown) {
    await store.voidCode(act.tx, code.id, act.now, 'shown in a group')
    await recordDeed(act, {
      action: 'people.void_code',
      subject: `person:${code.personId}`,
      after: { reason: '绑定码发在了群里' },
    })
  }
  return shown.length > 0
}

/** Staff of the deputies' affairs office who hear when someone asks for a human. */
export const officeStaff = async (tx: Act['tx']): Promise<{ id: number; name: string }[]> =>
  (await store.staffWithRole(tx, '代表工委')).map(({ staff }) => staff.person)

/** Staff with a role (代表工委、政府办、法院、检察院 …). */
export const staffOf = async (tx: Act['tx'], role: string): Promise<{ id: number; name: string }[]> =>
  (await store.staffWithRole(tx, role)).map(({ staff }) => staff.person)

/** Staff who look after the system. */
export const systemStaff = async (tx: Act['tx']): Promise<{ id: number; name: string }[]> =>
  (await store.staffWithRole(tx, '系统管理')).map(({ staff }) => staff.person)

export type TieRefusal = 'no_group' | 'several_groups' | 'not_liaison'

/**
 * Ties a chat room to a deputies' group: by its liaison's word, or by a room name that only one group has. A name does
 * so only while the group has no room: who gives another room the same name does not take its place.
 */
export async function tieRoom(
  act: Act,
  room: { puppet: string; account: string; roomId: string },
  name: string,
  by: Speaker | 'its name',
): Promise<Outcome<{ groupName: string }, TieRefusal>> {
  const groups = await store.groupsByName(act.tx, name)
  const [group] = groups
  if (!group) return refused('no_group')
  if (groups.length > 1) return refused('several_groups')
  const allowed = by === 'its name' ? group._count.rooms === 0 : may.tieRoom(by, group.id)
  if (!allowed) return refused('not_liaison')
  await store.tieRoom(act.tx, room.puppet, room.account, room.roomId, group.id, act.now)
  await recordDeed(act, {
    action: 'people.tie_room',
    subject: `group:${group.id}`,
    after: { roomId: room.roomId },
  })
  return done({ groupName: group.name })
}

/** The group of a room that is already tied, or null. */
export const groupOfRoom = async (tx: Act['tx'], room: { puppet: string; account: string; roomId: string }) =>
  (await store.roomOf(tx, room.puppet, room.account, room.roomId))?.group ?? null

/** A stranger's wrong codes are of interest for so long. */
const refusedBindDays = 14

/** The office looked after whoever tried wrong codes. False when that was done already. */
export async function lookAfterBind(act: Act, who: Speaker, key: string): Promise<boolean> {
  if (!hasRight(who, 'people.change')) return false
  const { count } = await store.markHandled(act.tx, key, act.now)
  if (count > 0) await recordDeed(act, { action: 'people.bind_looked_after', subject: `sender:${key}` })
  return count > 0
}

/** WeChats that tried wrong codes and are bound to nobody, and how many on duty are not bound. */
export const waiting: Waiting = async (act, who) => {
  const since = new Date(act.now.getTime() - refusedBindDays * 86_400_000)
  const tries = hasRight(who, 'people.change') ? await store.refusedBinds(act.tx, since, mostWaiting) : []
  const unbound = hasRight(who, 'people.see') ? await store.countUnbound(act.tx) : 0
  return [
    ...tries.map(({ senderKey: key, count, first, words }) => ({
      key: `bind:${key}`,
      since: first,
      about: `一个没有绑定的微信（尾号${key.slice(-4)}）发来的绑定码不对，试了${count}次${words ? `。最近说的是：“${withoutCodes(words)}”` : ''}`,
      todo: '问清是谁，给他一个新的绑定码；不认识的人不用管。',
      href: '/desk/people/codes',
      close: { action: '/desk/waiting/bind', fields: { key }, note: null },
    })),
    ...(unbound === 0
      ? []
      : [
          {
            key: 'unbound',
            since: null,
            about: `在册的还有${unbound}人没有绑定微信，提醒发不到他们那里。`,
            todo: '打印绑定码，请联络员交给本人。',
            href: '/desk/people/codes',
            close: null,
          },
        ]),
  ]
}

/** A code that is one letter wrong is nearly a code. */
const withoutCodes = (words: string): string =>
  codesIn(words)
    .reduce((text, code) => text.replaceAll(code, '********'), words.normalize('NFKC'))
    .slice(0, 60)

export { personNamed, type NamingRefusal } from './record/naming.ts'

export {
  leftRoom,
  noteTopic,
  renamedRoom,
  returnedToRoom,
  roomsOfGroups,
  tellOfAmbiguousName,
  tellOfUnboundMember,
  type RoomPlace,
} from './rooms.ts'

export { masks, type Signed } from './voters/leftOut.ts'
