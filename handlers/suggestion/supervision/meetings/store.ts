import type { Prisma, Tx } from '../../../../prisma/client.ts'

export const addMeeting = (
  tx: Tx,
  meeting: Prisma.SuggestionMeetingUncheckedCreateInput,
  findings: readonly { suggestionId: number; finding: string }[],
) =>
  tx.suggestionMeeting.create({
    data: { ...meeting, findings: { create: [...findings] } },
    select: { id: true },
  })

/** The last held first, with how many suggestions were looked at. */
export const meetings = (tx: Tx, skip: number, take: number) =>
  tx.suggestionMeeting.findMany({
    select: {
      id: true,
      kind: true,
      title: true,
      heldOn: true,
      place: true,
      _count: { select: { findings: true } },
    },
    orderBy: [{ heldOn: 'desc' }, { id: 'desc' }],
    skip,
    take,
  })

export const countMeetings = (tx: Tx): Promise<number> => tx.suggestionMeeting.count()

export const meetingById = (tx: Tx, id: number) =>
  tx.suggestionMeeting.findUnique({ where: { id }, include: { findings: { orderBy: { id: 'asc' } } } })

/** The write repeats what was read; false when somebody was faster. */
export async function changeMeeting(
  tx: Tx,
  read: {
    id: number
    title: string
    place: string | null
    hosts: string | null
    attendees: string
    minutes: string | null
  },
  change: {
    title: string
    place: string | null
    hosts: string | null
    attendees: string
    minutes: string | null
  },
): Promise<boolean> {
  const { id, title, place, hosts, attendees, minutes } = read
  const { count } = await tx.suggestionMeeting.updateMany({
    where: { id, title, place, hosts, attendees, minutes },
    data: change,
  })
  return count === 1
}
