/** 红绿灯那个事有回音没有, 那接下来咋办, 教育方面的建议有哪些: found by words of the title, one's own first. */
import { listOf } from '../../../shared/list.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { ownSuggestions, pageOfSuggestions, refOf, type Brief } from '../../actions.ts'
import { standingOf } from '../../moves.ts'
import { pairsOf, withOne } from '../words/naming.ts'
import { wonderedIn } from '../words/topics.ts'
import { nextOf } from './nextStep.ts'
import { status } from './reading.ts'

const mayWonder = ({ who }: Pick<Turn, 'who'>): boolean =>
  who.deputyId !== null || who.memberId !== null || who.isStaff

/** Whether words ask so, and somebody asks who has or reads suggestions. */
export const isWondered = (turn: Pick<Turn, 'who' | 'text'>): boolean =>
  mayWonder(turn) && wonderedIn(turn.text) !== null

/** The answer; null where no suggestion is meant, so that the words may mean something else. */
export async function wondered(turn: Turn): Promise<Said | null> {
  const asked = mayWonder(turn) ? wonderedIn(turn.text) : null
  if (asked === null || turn.understood.suggestionNo !== null) return null
  if (asked.asks === 'list') return listed(turn, asked.topic)
  const own = await ownSuggestions(turn.act, turn.who)
  if (asked.asks === 'next') return nextOf(turn, own)
  const fitting = about(asked.topic, own)
  const isOwn = fitting.length > 0
  // that thing may be what a voter raised, unless the words call it a suggestion
  const isConcern = turn.understood.intent.startsWith('concern') && !/建议|议案/.test(turn.text)
  const found = isOwn || isConcern ? fitting : (await readable(turn, asked.topic)).all
  // a question must not be taken for something that a voter raised
  if (found.length === 0 && turn.understood.intent === 'concern.raise')
    return `没有找到标题里有“${asked.topic}”、您能看的建议，也没有记成诉求。选民诉求的进展请回：我的诉求`
  if (found.length === 0) return null
  const said = await withOne({ ...turn, text: asked.topic }, 'status', () => Promise.resolve(found), status)
  return isConcern && typeof said === 'string' ? `${said}\n选民诉求的进展请回：我的诉求` : said
}

/** Those whose titles hold the words, else those that hold at least half of the words' pairs of signs. */
function about(topic: string, own: readonly Brief[]): readonly Brief[] {
  const holding = own.filter(({ title }) => title.includes(topic))
  if (holding.length > 0) return holding
  const pairs = pairsOf(topic)
  return own.filter(
    ({ title }) =>
      pairs.length > 0 && pairs.filter((pair) => title.includes(pair)).length * 2 >= pairs.length,
  )
}

const mostFound = 50
const mostShown = 12

/** What he may read whose category or title has the words. */
async function readable(turn: Turn, topic: string): Promise<{ all: Brief[]; isWhole: boolean }> {
  const categories = turn.settings['suggestion.categories'].filter((name) => name.includes(topic))
  const choice = { view: 'all', unitId: null, key: false } as const
  const list = { ...listOf(new URLSearchParams(), ['submitted']), size: mostFound }
  const choices = [
    { ...choice, category: null, words: topic },
    ...categories.map((category) => ({ ...choice, category, words: '' })),
  ]
  const found = new Map<number, Brief>()
  let isWhole = true
  for (const one of choices) {
    const page = await pageOfSuggestions(turn.act, turn.who, one, list)
    isWhole &&= page.total <= page.rows.length
    for (const { one: each } of page.rows) found.set(each.row.id, each.row)
  }
  return { all: [...found.values()], isWhole }
}

async function listed(turn: Turn, topic: string): Promise<string> {
  const { all, isWhole } = await readable(turn, topic)
  const byCategory = `按类别找请回：${turn.settings['suggestion.categories'][0] ?? ''}方面的建议有哪些（类别：${turn.settings['suggestion.categories'].join('、')}）`
  const [first] = all
  if (!first) return `您能看的建议里，标题和类别都没有“${topic}”。${byCategory}`
  const more = all.length > mostShown ? [`……共${all.length}件${isWhole ? '' : '以上'}`] : []
  return [
    `标题或类别里有“${topic}”、您能看的建议${isWhole ? `${all.length}件` : `${all.length}件以上`}：`,
    ...all.slice(0, mostShown).map((one) => `· ${refOf(one)} ${one.title}：${standingOf(one)}`),
    ...more,
    `看一件请回：${refOf(first)}到哪一步了`,
  ].join('\n')
}
