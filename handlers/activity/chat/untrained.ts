/** 谁没参加过培训: who was at no training of a year, by group. */
import type { Turn } from '../../shared/turn.ts'
import { untrainedDeputies } from '../actions.ts'
import { refusalText } from '../refusals.ts'

export const untrainedWords =
  /^(?:今年|去年)?(?:还)?有?(?:谁|哪些(?:人|代表)?|哪几[个位](?:代表)?)(?:今年|去年)?(?:还)?(?:都)?(?:没|未)有?(?:参加|来|上)过?(?:一次)?(?:的)?培训(?:过)?(?:的)?[?？。]*$/

const mostNamed = 100

export async function untrained(turn: Turn): Promise<string> {
  const thisYear = Number(turn.today.slice(0, 4))
  const isLast = turn.text.includes('去年')
  const word = isLast ? '去年' : '今年'
  const found = await untrainedDeputies(turn.act, turn.who, isLast ? thisYear - 1 : thisYear)
  if (!found.ok) return `${refusalText.not_yours}看自己的请回“我今年参加几次培训了”。`
  const all = found.value
  if (all.length === 0) return `${word}在任的代表都参加过培训。`
  const byGroup = Map.groupBy(all.slice(0, mostNamed), ({ group }) => group)
  return [
    `${word}还有${all.length}名代表没有参加过培训（以记了到场的为准）：`,
    ...[...byGroup].map(([group, people]) => `${group}：${people.map(({ name }) => name).join('、')}`),
    ...(all.length > mostNamed
      ? [`只列了前${mostNamed}名，每个人的次数在工作台“活动”的“统计和培训证明”里看。`]
      : []),
  ].join('\n')
}
