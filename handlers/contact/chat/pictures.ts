/** 本区联系情况图、本组联系情况图: how a quarter stands, as a picture with one line of words. */
import { barChart, percent, pictureOf, type BarRow } from '../../chart/actions.ts'
import { keepFile } from '../../file/actions.ts'
import type { Said } from '../../shared/said.ts'
import { dayOf, quarter, quarterOf, spokenDay, type Day, type Quarter } from '../../shared/days.ts'
import type { Turn } from '../../shared/turn.ts'
import { boardOf, type Board, type BoardAsked, type BoardSum } from '../quota/board.ts'
import { countingRules } from '../rules.ts'

export interface PictureAsked {
  scope: BoardAsked['scope']
  /** Quarters back from this one, or a quarter's number this year. */
  quarter: { back: number } | { number: number }
}

const before =
  '(?:请|麻烦)?(?:您|你)?(?:给我|帮我)?(?:我?要|想要|想?看一?看|看一?下|发一?下|发|查一?下|查|生成|来一?张|来|出一?张|画一?张|出|画)?一?张?(?:给?我)?'
const time = '(这个?季度?|本季度?|上个?季度?|第?[一二三四1234]季度)?的?'
const whom =
  '(全区|本区|我区|区里|各(?:个)?(?:街道|乡镇|联络处)|本组|我组|我们组|小组|各(?:个)?(?:小)?组|组里)?的?'
const what =
  '(?:代表)?(?:的)?(?:联系选民|联系|走访|履职)?(?:的)?(?:情况|进度|完成情况|统计)?(?:柱状|统计|进度)?图表?'
const after = '(?:发|给)?(?:我|一下|看看|看一下)?[吧呢。.!！]?'
const pattern = new RegExp(`^${before}${time}${whom}${time}${what}${after}$`)

/** 本组联系情况图, 上季度全区联系情况图, 看看联系进度图 …; null when the words ask for no picture of contacts. */
export function pictureAsked(text: string): PictureAsked | null {
  const words = text.normalize('NFKC').replace(/\s/g, '')
  const found = pattern.exec(words)
  if (!found || !/情况|联系|进度|走访|履职|统计|完成/.test(words)) return null
  const [, early, place = '', late] = found
  return { scope: /组/.test(place) ? 'own_groups' : 'district', quarter: quarterIn(early ?? late ?? '') }
}

function quarterIn(words: string): PictureAsked['quarter'] {
  const number = /[一二三四1234]/.exec(words)?.[0]
  if (number) return { number: '一二三四'.includes(number) ? '一二三四'.indexOf(number) + 1 : Number(number) }
  return { back: words.startsWith('上') ? 1 : 0 }
}

const notYours =
  '全区和各组的联系情况图由联络员和代表工委来看。您自己的进度请回“本季度联系情况”，还没联系到的人请回“还差谁”。'

/** The picture and its one line; a sentence for whoever may not see it, or when there is nothing to draw yet. */
export async function picture(turn: Turn, asked: PictureAsked): Promise<Said> {
  const { act, who, settings, today } = turn
  const span = quarterOfAsked(asked, today)
  if (span.from > today) return `${nameOf(span)}还没有到，没有图可看。`
  const scope = asked.scope === 'own_groups' && who.liaisonGroupIds.length === 0 ? 'district' : asked.scope
  const outcome = await boardOf(act, who, settings, { quarter: span, scope })
  if (!outcome.ok) return notYours
  const board = outcome.value
  if (board.sum.deputies === 0) return '名册里还没有代表，没有图可看。请先导入名册。'
  const rows = rowsOf(board)
  const title = `${placeOf(board, scope, turn)}代表联系选民（${nameOf(span)}）`
  const until = spokenDay(span.to < today ? span.to : today, today)
  const text = `${title}：${inFigures(board.sum)}截至${until}。口径：${countingRules[board.reading]}`
  const svg = await barChart(
    { title, note: `截至${until}　${countingRules[board.reading]}`, about: text },
    rows,
  )
  const bytes = await pictureOf(svg)
  const fileId = await keepFile(act, {
    name: `联系情况图${span.name}-${dayOf(act.now, act.zone)}.png`,
    type: 'image/png',
    bytes,
    uploadedById: null,
  })
  return { text, fileIds: [fileId] }
}

function quarterOfAsked({ quarter: asked }: PictureAsked, today: Day): Quarter {
  const now = quarterOf(today)
  return 'number' in asked ? quarter(now.year, asked.number) : quarter(now.year, now.number - asked.back)
}

const nameOf = ({ year, number }: Quarter): string => `${year}年第${number}季度`

const inFigures = ({ linked, reached, deputies, done, late }: BoardSum): string =>
  `联系到${reached}/${linked}位选民（${percent({ done: reached, of: linked })}），${deputies}位代表中${done}位完成${late > 0 ? `、${late}位没有完成` : ''}。`

const placeOf = (board: Board, scope: BoardAsked['scope'], { who }: Turn): string => {
  const groups = board.offices.flatMap((office) => office.groups)
  const own = groups.every(({ groupId }) => who.liaisonGroupIds.includes(groupId))
  if (!own || (scope === 'district' && who.liaisonGroupIds.length === 0)) return '全区'
  return groups.length === 1 ? (groups[0]?.name ?? '') : '您联络的小组'
}

/** Office by office; a liaison's groups group by group, one group deputy by deputy. In the roster's order: no ranking. */
function rowsOf(board: Board): BarRow[] {
  const groups = board.offices.flatMap((office) => office.groups)
  const deputies = groups.flatMap((group) => group.deputies)
  if (groups.length === 1 && deputies.length > 0)
    return deputies.map(({ name, reached, linked }) => ({ label: name, done: reached, of: linked }))
  const parts = board.offices.length > 1 ? board.offices : groups
  return parts.map(({ name, sum }) => ({ label: name, done: sum.reached, of: sum.linked }))
}
