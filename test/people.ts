/** One-line makers of people, and a chat with the office: a conversation is a list of lines. */
import { expect } from 'vitest'
import type { Db } from '../prisma/client.ts'
import type { Incoming } from '../handlers/chat.ts'
import { senderKey, type Sender } from '../handlers/people/rules.ts'
import type { Act, ActorRef } from '../handlers/shared/act.ts'
import { hashOfCode, newBindingCode } from '../handlers/shared/ids.ts'

export const zone = 'Asia/Shanghai'
/** Tuesday 24 November 2026, half past nine in the office. */
export const tuesday = new Date('2026-11-24T09:30:00+08:00')

export const senderOf = (contactId: string): Sender => ({ puppet: 'local', account: 'bot', contactId })

/** The district's frame: a term, one office, one constituency, one group. */
export async function makeDistrict(db: Db) {
  const term = await db.term.create({ data: { name: '第十八届', number: 18 } })
  const office = await db.office.create({
    data: { name: '桥东街道人大联络处', kind: 'subdistrict_liaison_office' },
  })
  const constituency = await db.constituency.create({
    data: { number: '12', name: '第12选区', officeId: office.id },
  })
  const group = await db.deputyGroup.create({
    data: { name: '桥东一组', officeId: office.id, roomTopic: '桥东一组代表群' },
  })
  return { term, office, constituency, group }
}

export type District = Awaited<ReturnType<typeof makeDistrict>>

let phones = 0
const nextPhone = () => `1380000${String(++phones).padStart(4, '0')}`

export async function makeDeputy(
  db: Db,
  district: District,
  name: string,
  voters: readonly (string | [string, ...string[]])[] = [],
) {
  const person = await db.person.create({ data: { name, phone: nextPhone() } })
  const deputy = await db.deputy.create({
    data: {
      personId: person.id,
      termId: district.term.id,
      cardNo: `QL18-${String(person.id).padStart(3, '0')}`,
      constituencyId: district.constituency.id,
      groupId: district.group.id,
      isNew: false,
    },
  })
  for (const one of voters) {
    const [voterName, ...aka] = typeof one === 'string' ? [one] : one
    const voter = await db.voter.create({
      data: {
        name: voterName,
        aka: JSON.stringify(aka),
        constituencyId: district.constituency.id,
        phone: nextPhone(),
        address: '桥东路1号',
      },
    })
    await db.voterLink.create({ data: { deputyId: deputy.id, voterId: voter.id } })
  }
  return { person, deputy, contactId: await bindDirectly(db, person.id) }
}

export async function makeMember(db: Db, district: District, name: string, deputyIds: readonly number[]) {
  const person = await db.person.create({ data: { name, phone: nextPhone() } })
  const member = await db.scMember.create({
    data: { personId: person.id, termId: district.term.id, post: 'member', officeId: district.office.id },
  })
  for (const deputyId of deputyIds) await db.memberLink.create({ data: { memberId: member.id, deputyId } })
  return { person, member, contactId: await bindDirectly(db, person.id) }
}

export async function makeStaff(db: Db, name: string, roles: readonly string[]) {
  const person = await db.person.create({ data: { name, phone: nextPhone() } })
  await db.staff.create({ data: { personId: person.id, roles: { create: roles.map((role) => ({ role })) } } })
  return { person, contactId: await bindDirectly(db, person.id) }
}

export async function makeLiaison(db: Db, district: District, name: string) {
  const person = await db.person.create({ data: { name, phone: nextPhone() } })
  await db.deputyGroup.update({ where: { id: district.group.id }, data: { liaisonId: person.id } })
  return { person, contactId: await bindDirectly(db, person.id) }
}

export async function bindDirectly(db: Db, personId: number): Promise<string> {
  const contactId = `p${personId}`
  const sender = senderOf(contactId)
  await db.wechatIdentity.create({
    data: { ...sender, personId, boundAt: tuesday, activeKey: senderKey(sender) },
  })
  return contactId
}

export interface Chat {
  /** Says a line and answers the bot's lines, joined. */
  say(text: string, more?: Partial<Incoming>): Promise<string>
}

let messages = 0

/** A private chat of one contact with the bot, on a clock that `at` gives. */
export function chatOf(db: Db, contactId: string, at: () => Date = () => tuesday): Chat {
  const door = {
    db,
    zone,
    now: at,
    baseUrl: () => 'http://127.0.0.1:3000',
    logFault: (_number: string, fault: unknown) => {
      console.error(fault)
    },
  }
  return {
    say: async (text, more = {}) => {
      const incoming: Incoming = {
        ...senderOf(contactId),
        id: `${contactId}-${++messages}`,
        room: null,
        mentioned: true,
        text,
        attachment: null,
        sentAt: at(),
        ...more,
      }
      // the chat door with all it knows of the language is loaded only by those who talk
      const { openChat } = await import('../handlers/chat.ts')
      return (await openChat(door)(incoming)).map((answer) => answer.text).join('\n')
    },
  }
}

/** Runs something as an act at an instant. */
export const inAct = <T>(
  db: Db,
  work: (act: Act) => Promise<T>,
  now: Date = tuesday,
  actor: ActorRef = 'system',
): Promise<T> => db.$transaction((tx) => work({ tx, now, zone, actor, via: 'cli' }))

/** Somebody who has no bound WeChat and no duty yet. */
export const makePerson = (db: Db, name: string) => db.person.create({ data: { name, phone: nextPhone() } })

/** A slip with a one-time code for a person, good for thirty days. */
export async function giveCode(db: Db, personId: number, createdAt: Date = tuesday): Promise<string> {
  const code = newBindingCode()
  const expiresAt = later(createdAt, { days: 30 })
  await db.bindingCode.create({ data: { personId, codeHash: hashOfCode(code), createdAt, expiresAt } })
  return code
}

/** An instant so much later. */
export const later = (from: Date, { days = 0, hours = 0, minutes = 0, seconds = 0 }): Date =>
  new Date(from.getTime() + (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000)

/** Takes the WeChat away from somebody: he cannot be reached. */
export const unbind = (db: Db, personId: number) => db.wechatIdentity.deleteMany({ where: { personId } })

/** A conversation as it stands on the phone: what is said after `> `, the bot's answer in the lines below. */
export async function talk(chat: Chat, transcript: string): Promise<void> {
  const turns = transcript
    .trim()
    .split(/^\s*> /m)
    .slice(1)
  for (const turn of turns) {
    const [said = '', ...expected] = turn.trim().split('\n')
    // a link's token is another every time
    const answer = (await chat.say(said)).replace(/\/f\/[\w-]{22}/g, '/f/…')
    expect(`> ${said}\n${answer}`).toBe(`> ${said}\n${expected.map((line) => line.trim()).join('\n')}`)
  }
}
