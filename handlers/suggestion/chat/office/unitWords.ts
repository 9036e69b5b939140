/** Which units an assignment names, each with its part: what the language reads, and what stands beside 主办 and 配合 without 局 behind it. */
import type { Turn } from '../../../shared/turn.ts'
import { unitsNamed } from '../../actions.ts'
import type { HandlingRole } from '../../course.ts'

export interface NamedUnit {
  words: string
  role: HandlingRole
}

const separately = /分办|分别(?:由.{2,40})?办/
const parts: readonly (readonly [RegExp, HandlingRole])[] = [
  [/协办|会办|配合|协助/, 'assist'],
  [/主办|牵头|承办/, 'main'],
]

/** The units as the sentence names them. One that is named by less than its short name is looked for among those there are. */
export async function unitsIn(turn: Turn): Promise<NamedUnit[]> {
  const isSeparate = separately.test(turn.text)
  const { main, assist } = turn.understood.units
  const read: NamedUnit[] = [
    ...(main === null ? [] : [{ words: main, role: 'main' as const }]),
    ...assist.map((words) => ({ words, role: 'assist' as const })),
  ].map(({ words, role }) => ({ words: words.replace(/^(?:应该?|还是)由?|^(?:再)?加(?:上|个)?/, ''), role }))
  const named = isSeparate ? listed(turn.text, read) : read.length > 0 ? read : spelled(turn.text)
  const found = [...named, ...(await besides(turn, named))]
  return isSeparate ? found.map(({ words }) => ({ words, role: 'separate' })) : found
}

/** 分别由住建局和交警大队办理 */
function listed(text: string, read: readonly NamedUnit[]): readonly NamedUnit[] {
  const words = /分别(?:由|让|给|交)?(.{2,40}?)(?:来|去)?(?:办理?|承办|负责)/.exec(
    text.normalize('NFKC'),
  )?.[1]
  if (words === undefined) return read.length > 0 ? read : spelled(text)
  return words
    .split(/[\s,，、和及与跟]+/)
    .filter((one) => one.length > 1)
    .map((one) => ({ words: one, role: 'separate' }))
}

/** 城管和交警配合: words beside a part that the language takes for no unit. Those that fit none stay, so that they are asked about. */
async function besides(turn: Turn, named: readonly NamedUnit[]): Promise<NamedUnit[]> {
  const found: NamedUnit[] = []
  for (const clause of turn.text.normalize('NFKC').split(/[\s,;。;]+/)) {
    const role = parts.find(([words]) => words.test(clause))?.[1]
    if (role === undefined) continue
    const isRead = named.some(({ words }) => clause.includes(words))
    for (const words of piecesOf(clause)) {
      if (named.some((one) => one.words.includes(words) || words.includes(one.words))) continue
      const isUnit = (await unitsNamed(turn.act, words)).length > 0
      if (isUnit || !isRead) found.push({ words, role })
    }
  }
  return found
}

const around =
  /(?:协办|会办|配合|协助|主办|牵头|承办|交办|分办|办理|单位|建议|(?:JY|Y[A-Z])[-\dB]+|第?\d{1,4}号?|^(?:请|把|由|给|让|交给|改由|再|也|都|来|去|做|是|为|负责)+|(?:来|去|做|是|为|一起|都|负责|共同)+$)/gi

const piecesOf = (clause: string): string[] =>
  clause
    .replace(around, ' ')
    .split(/[\s、和及与跟]+/)
    .map((words) =>
      words.replace(/^(?:请|由|给|让|再|也|把|加上|加个|加)+|(?:来|去|做|是|为|一起|都|负责|共同)+$/g, ''),
    )
    .filter((words) => /^\p{Script=Han}{2,}$/u.test(words))

/** Units that the language takes for none, as 法院 by itself: what stands behind 主办 and 协办. */
function spelled(text: string): NamedUnit[] {
  const named = (pattern: RegExp, role: HandlingRole): NamedUnit[] =>
    (pattern.exec(text.normalize('NFKC'))?.[1] ?? '')
      .split(/[\s,、和]+/)
      .filter((words) => words !== '')
      .map((words) => ({ words, role }))
  return [
    ...named(/(?:主办|分办\s*\d+)[\s::]*((?:(?!协办)\S)+)/, 'main'),
    ...named(/协办[\s::]*(.+)$/, 'assist'),
  ]
}
