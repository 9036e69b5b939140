/** 青陵区 in small: three deputies, 代表工委, the government office, two units and a court, the chair and a vice-chair. */
import type { Db } from '../../prisma/client.ts'
import { speakerOf, type Speaker } from '../../handlers/people/actions.ts'
import type { Act } from '../../handlers/shared/act.ts'
import type { Outcome } from '../../handlers/shared/outcome.ts'
import type { DraftInput } from '../../handlers/suggestion/rules.ts'
import { startDraft } from '../../handlers/suggestion/actions.ts'
import {
  bindDirectly,
  chatOf,
  inAct,
  makeDeputy,
  makeDistrict,
  makeMember,
  makePerson,
  makeStaff,
  senderOf,
  tuesday,
} from '../people.ts'

async function makeUnit(db: Db, name: string, shortNames: string[], system: string, officer: string) {
  const person = await makePerson(db, officer)
  const unit = await db.handlingUnit.create({
    data: { name, shortNames: JSON.stringify(shortNames), system, officerId: person.id },
  })
  return { person, unit, contactId: await bindDirectly(db, person.id) }
}

export async function makeWorld(db: Db) {
  const district = await makeDistrict(db)
  const zhou = await makeDeputy(db, district, '周明远', [['张德发', '老张']])
  const chen = await makeDeputy(db, district, '陈秀兰')
  const he = await makeDeputy(db, district, '何建平')
  const liang = await makeStaff(db, '梁慧', ['代表工委'])
  const mao = await makeStaff(db, '毛素群', ['代表工委'])
  const ma = await makeStaff(db, '马宁', ['政府办'])
  const wang = await makeUnit(db, '区住房和城乡建设局', ['住建局', '区住建局'], 'government', '王涛')
  const su = await makeUnit(db, '区城市管理执法局', ['城管局', '区城管局'], 'government', '苏春霞')
  const jing = await makeUnit(db, '青陵公安分局交通警察大队', ['交警大队'], 'government', '何国新')
  const yan = await makeUnit(db, '区人民法院', ['法院'], 'court', '颜金霞')
  const zheng = await makeMember(db, district, '郑怀山', [])
  const wu = await makeMember(db, district, '吴晓梅', [zhou.deputy.id])
  const sun = await makeMember(db, district, '孙立群', [])
  await db.scMember.update({ where: { id: zheng.member.id }, data: { post: 'chair', committee: null } })
  await db.scMember.update({
    where: { id: wu.member.id },
    data: { post: 'vice_chair', committee: '城建环保工委' },
  })
  await db.scMember.update({ where: { id: sun.member.id }, data: { committee: '教科文卫工委' } })
  return { district, zhou, chen, he, liang, mao, ma, wang, su, jing, yan, zheng, wu, sun }
}

export type World = Awaited<ReturnType<typeof makeWorld>>

/** The person behind a chat as the doors see him. */
async function speaker(db: Db, one: { contactId: string }): Promise<Speaker> {
  const who = await db.$transaction((tx) => speakerOf(tx, senderOf(one.contactId)))
  if (!who) throw new Error('nobody is bound')
  return who
}

/** Does something as somebody, at an instant. */
export async function as<T>(
  db: Db,
  one: { contactId: string },
  work: (act: Act, who: Speaker) => Promise<T>,
  now: Date = tuesday,
): Promise<T> {
  const who = await speaker(db, one)
  return inAct(db, (act) => work(act, who), now, `person:${who.personId}`)
}

/** The value of an outcome, or a failure that names the refusal. */
export function value<T>(outcome: Outcome<T, string>): T {
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal}`)
  return outcome.value
}

export const refusalIn = (outcome: Outcome<unknown, string>): string | null =>
  outcome.ok ? null : outcome.refusal

export const lights: DraftInput = {
  title: '关于在桥东小学路口增设红绿灯的建议',
  facts: '桥东小学路口没有红绿灯，上月出了两起事故。',
  proposals: '在路口装信号灯和减速带。',
  publicity: 'full',
}

export const draftOf = async (db: Db, world: World, input: DraftInput = lights): Promise<number> =>
  (
    await as(db, world.zhou, async (act, who) =>
      value(await startDraft(act, who, input, { via: 'chat', messageId: null })),
    )
  ).row.id

/** What has been said to whom about suggestions, in the order of the outbox: [name, text]. */
export async function told(db: Db, since = 0): Promise<[string, string][]> {
  const notices = await db.notice.findMany({
    where: { kind: { not: 'answer' }, id: { gt: since } },
    include: { person: true },
    orderBy: { id: 'asc' },
  })
  return notices.map(({ person, text }) => [person?.name ?? '', text])
}

export const lastNotice = async (db: Db): Promise<number> =>
  (await db.notice.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0

export const chatWith = (db: Db, one: { contactId: string }, at: () => Date = () => tuesday) =>
  chatOf(db, one.contactId, at)
