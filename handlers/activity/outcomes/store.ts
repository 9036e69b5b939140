import type { Tx } from '../../../prisma/client.ts'
import { openStates } from '../rules.ts'
import { type ActivityRow, type OwnParticipation, withActivity } from '../store.ts'

/** What a person was asked to that began within a span and was not called off, the last one first. */
export const begunWith = (tx: Tx, personId: number, from: Date, to: Date): Promise<OwnParticipation[]> =>
  tx.participation.findMany({
    where: {
      personId,
      activity: { state: { in: [...openStates, 'held'] }, startsAt: { gte: from, lte: to } },
    },
    include: withActivity,
    orderBy: [{ activity: { startsAt: 'desc' } }, { activityId: 'desc' }],
  })

export const addLink = (
  tx: Tx,
  link: { activityId: number; kind: 'contact' | 'concern' | 'suggestion'; subjectId: number; linkedAt: Date },
) =>
  tx.$executeRaw`INSERT INTO "ActivityLink" ("activityId", "kind", "subjectId", "linkedAt")
    VALUES (${link.activityId}, ${link.kind}, ${link.subjectId}, ${link.linkedAt}) ON CONFLICT DO NOTHING`

export const removeLink = (
  tx: Tx,
  link: { activityId: number; kind: 'contact' | 'suggestion'; subjectId: number },
) => tx.activityLink.deleteMany({ where: link })

/** Suggestions by number that were not thrown away or taken back. */
export const suggestionsStanding = (tx: Tx, ids: readonly number[]) =>
  tx.suggestion.findMany({
    where: { id: { in: [...ids] }, state: { not: 'withdrawn' } },
    select: {
      id: true,
      number: true,
      title: true,
      submittedAt: true,
      state: true,
      secret: true,
      publicity: true,
      leadId: true,
      lead: { select: { name: true } },
      channel: true,
      signers: {
        where: { state: 'confirmed' },
        select: { personId: true, person: { select: { name: true } } },
      },
      handlings: { where: { state: { notIn: ['returned', 'ended'] } }, select: { unitId: true, role: true } },
      events: { where: { move: 'seek_cosigners' }, select: { id: true }, take: 1 },
    },
    orderBy: { id: 'asc' },
  })

export const linksOf = (tx: Tx, activityId: number) =>
  tx.activityLink.findMany({
    where: { activityId },
    orderBy: [{ kind: 'asc' }, { subjectId: 'asc' }],
    select: { kind: true, subjectId: true },
  })

/** Concerns by number that were not taken back. */
export const concernsAmong = (tx: Tx, ids: readonly number[]) =>
  tx.concern.findMany({
    where: { id: { in: [...ids] }, status: { not: 'void' } },
    select: { id: true, text: true, ownerId: true, status: true },
    orderBy: { id: 'asc' },
  })

/** Contact reports by number that count. */
export const validAmong = async (tx: Tx, ids: readonly number[]): Promise<number[]> =>
  (
    await tx.contactReport.findMany({
      where: { id: { in: [...ids] }, status: 'valid' },
      select: { id: true },
      orderBy: { id: 'asc' },
    })
  ).map(({ id }) => id)

/** Whom a contact report met, when and how. */
export const reportMet = (tx: Tx, id: number) =>
  tx.contactReport.findUnique({
    where: { id },
    select: { method: true, occurredOn: true, contactorId: true, contacts: { select: { deputyId: true } } },
  })

/** Activities that took place in a span at which one of these people was asked. */
export const heldWith = (
  tx: Tx,
  personIds: readonly number[],
  from: Date,
  to: Date,
): Promise<ActivityRow[]> =>
  tx.activity.findMany({
    where: {
      state: { in: [...openStates, 'held'] },
      startsAt: { gte: from, lt: to },
      participations: { some: { personId: { in: [...personIds] } } },
    },
    orderBy: { startsAt: 'asc' },
  })

export const peopleOfDeputies = async (tx: Tx, deputyIds: readonly number[]): Promise<number[]> =>
  (await tx.deputy.findMany({ where: { id: { in: [...deputyIds] } }, select: { personId: true } })).map(
    ({ personId }) => personId,
  )

export const activityLinkedTo = (tx: Tx, kind: string, subjectId: number) =>
  tx.activityLink.findFirst({ where: { kind, subjectId }, include: { activity: true } })
