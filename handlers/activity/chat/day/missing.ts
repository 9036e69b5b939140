/** 联系日还有谁没记: who of the deputies that a liaison or 代表工委 looks after has no record of the contact day. */
import { contactDays } from '../../../settings/actions.ts'
import { spokenDay } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import { dayBoard } from '../../actions.ts'
import { missingInGroups } from '../../day/missing.ts'

const day = '(?:代表)?(?:联系(?:选民|群众)?日|选民日)(?:活动)?'
const who = '(?:有)?(?:谁|哪些(?:人|代表)?|哪几[个位](?:代表)?)'
const not = '(?:还|都)*(?:没|未)(?:有)?(?:搞|去|来|到|参加|记录?|报|登记|弄|填|做|交|动|下去)'
const tail = '(?:了|的|呢|啊|呀|吗)*[\\s?？。!！]*$'
const asks = new RegExp(
  `^(?:请问|今年|我们?组?|[\\s,，])*(?:${day}(?:那天)?[\\s,，]*(?:还|都)*${who}${not}|${day}(?:没|未)(?:有)?(?:搞|去|来|到|参加|记录?|填)的(?:人|代表)?(?:有|是)?(?:谁|哪些|哪几[个位])|(?:还|都)*${who}${day}${not}|(?:还|都)*${who}(?:还)?(?:没|未)(?:有)?(?:搞|记|参加|去)${day})${tail}`,
)

/** So many names are said. */
const mostNamed = 60

/** Null when nothing of the kind is asked, or the speaker looks after nobody. */
export async function dayMissing(turn: Turn): Promise<string | null> {
  const { act, who: speaker, today } = turn
  const isOffice = speaker.staffRoles.includes('代表工委')
  if (!asks.test(turn.text.normalize('NFKC').trim())) return null
  if (speaker.liaisonGroupIds.length === 0 && !isOffice) return null
  const year = Number(today.slice(0, 4))
  const on = (await contactDays(act.tx))(year)
  if (on > today) return `今年的联系选民日是${spokenDay(on, today)}，还没有到。`
  const found = isOffice ? await ofAll(turn, year) : await ofGroups(turn, year)
  const head = `${spokenDay(on, today)}联系选民日`
  if (found.total === 0 && found.away.length === 0) return `${head}都有记录了。`
  return [
    found.total === 0
      ? `${head}没有记录的都说明了原因。`
      : `${head}还没有记录的${found.total}位：${found.names.join('、')}${found.total > found.names.length ? '等' : ''}。`,
    ...(found.away.length > 0
      ? [`说明了原因没有参加的${found.away.length}位：${found.away.join('、')}。`]
      : []),
  ].join('\n')
}

interface Found {
  names: string[]
  total: number
  away: string[]
}

async function ofGroups({ act, who }: Turn, year: number): Promise<Found> {
  const { silent, away } = await missingInGroups(act, who, year)
  return {
    names: silent.slice(0, mostNamed),
    total: silent.length,
    away: away.map(({ name, reason }) => `${name}（${reason}）`),
  }
}

async function ofAll({ act, who }: Turn, year: number): Promise<Found> {
  const choice = { year, officeId: null, constituencyId: null, hasRecord: false }
  const page = { skip: 0, take: mostNamed }
  const missing = await dayBoard(act, who, { ...choice, absent: false }, page)
  const told = await dayBoard(act, who, { ...choice, absent: true }, page)
  if (!missing.ok || !told.ok) return { names: [], total: 0, away: [] }
  return {
    names: missing.value.rows.map(({ name, groupName }) => (groupName ? `${name}（${groupName}）` : name)),
    total: missing.value.total,
    away: told.value.rows.map(({ name, absence }) => `${name}（${absence ?? ''}）`),
  }
}
