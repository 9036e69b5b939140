/** How far somebody is with his contacts, and what he recorded last. */
import { may } from '../../people/rules.ts'
import type { Turn } from '../../shared/turn.ts'
import { groupProgress, lastContactWith, ownProgress, recentReports } from '../actions.ts'
import type { PartyKey } from '../rules.ts'
import { lastWithReply, missingReply, progressReply, recentReply } from './receipts.ts'
import { refusals } from './reporting.ts'

/** 本季度联系情况 */
export const quota = async (turn: Turn): Promise<string> => {
  const all = await ownProgress(turn.act, turn.who, turn.settings)
  if (all.length === 0 && turn.who.liaisonGroupIds.length > 0) return groupProgress(turn.act, turn.who)
  if (all.length === 0) return refusals.not_contactor
  return [...(await lastWithEach(turn)), progressReply(all, turn.today)].join('\n')
}

/** 我走访过李桂芳没有 */
async function lastWithEach(turn: Turn): Promise<string[]> {
  const asked = (turn.understood.contacts[0]?.mentions ?? []).flatMap(({ candidates }) => candidates)
  const lines: string[] = []
  for (const { key, name } of asked.slice(0, mostListed))
    lines.push(lastWithReply(name, await lastContactWith(turn.act, turn.who, key as PartyKey), turn.today))
  return lines
}

/** 还差谁没联系 */
export const missing = async (turn: Turn): Promise<string> => {
  const all = await ownProgress(turn.act, turn.who, turn.settings)
  if (all.length === 0 && turn.who.liaisonGroupIds.length > 0) return groupProgress(turn.act, turn.who)
  return all.length === 0 ? refusals.not_contactor : missingReply(all, turn.today)
}

/** 我的记录 */
export const records = async (turn: Turn): Promise<string> => {
  if (!may.reportContacts(turn.who)) return refusals.not_contactor
  return recentReply(await recentReports(turn.act, turn.who, mostListed), turn.today)
}

const mostListed = 5
