/** Which suggestion somebody means: by its number, by words of its title, or because only one fits. */
import { suggestionNumbers } from '../../../language/suggestionNumbers.ts'
import { ask } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { briefLine, suggestionsNamed, type Brief } from '../../actions.ts'
import { askNumber } from './numbers.ts'
import { refusals } from './refusals.ts'

export type Verb = (turn: Turn, id: number) => Promise<Said>

/** Among which it is looked for when no number is given. */
export type Among = (turn: Turn) => Promise<readonly Brief[]>

const mostListed = 9

/**
 * Does something with the one suggestion that the words name. Several fit: they are listed and the number is asked for;
 * `name` is under which the answer finds the verb again.
 */
export async function withOne(turn: Turn, name: string, among: Among, verb: Verb): Promise<Said> {
  // a sentence that is understood as nothing else still names its number: another one must never be taken
  const serial = turn.understood.suggestionNo ?? suggestionNumbers(turn.text)[0] ?? null
  const numbered = await suggestionsNamed(turn.act, turn.who, turn.text, serial)
  if (numbered.length === 1 && numbered[0]) return verb(turn, numbered[0].id)
  if (numbered.length > 1) return choose(turn, name, numbered)
  if (serial !== null) return askNumber(turn, name, serial)
  if (/草稿?\s*\d/.test(turn.text)) return refusals.not_found
  const candidates = await among(turn)
  if (candidates.length === 0) return nothingFits
  const fitting = fittingWords(turn.text, candidates)
  if (fitting.length === 1 && fitting[0]) return verb(turn, fitting[0].id)
  return choose(turn, name, fitting.length > 0 ? fitting : candidates)
}

const nothingFits = '现在没有这一步可办的建议。要指明一件，请带编号再说一次，例如：023到哪一步了。'

async function choose(turn: Turn, name: string, found: readonly Brief[]): Promise<string> {
  const shown = found.slice(0, mostListed)
  const ids = shown.map(({ id }) => id)
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.pick',
    { verb: name, ids, text: turn.text },
    turn.settings['question.expiresHours'],
  )
  return [
    '是哪一件？',
    ...shown.map((one, index) => `${index + 1} ${briefLine(one)}`),
    ...(found.length > shown.length
      ? [`……共${found.length}件，没有列出的请带编号再说一次，例如：023到哪一步了。`]
      : []),
    '回数字、编号或者标题里的词；不办了回“取消”。',
  ].join('\n')
}

/** 路口红绿灯那件: those whose titles hold most of the words' pairs of signs. All when there is only one. */
export function fittingWords(text: string, candidates: readonly Brief[]): readonly Brief[] {
  if (candidates.length === 1) return candidates
  const pairs = new Set(pairsOf(text.replace(/建议|关于|那件|这件|那条|这条|一下|满意|不满意|基本/g, ' ')))
  const scored = candidates.map((one) => ({
    one,
    score: pairsOf(one.title).filter((pair) => pairs.has(pair)).length,
  }))
  const best = Math.max(...scored.map(({ score }) => score))
  return best < 1 ? [] : scored.filter(({ score }) => score === best).map(({ one }) => one)
}

/** Every two Chinese signs that stand side by side. */
export const pairsOf = (text: string): string[] =>
  [...text.matchAll(/\p{Script=Han}+/gu)].flatMap(([run]) =>
    Array.from({ length: Math.max(0, run.length - 1) }, (_, index) => run.slice(index, index + 2)),
  )

/** The number that answers a list, from 0 on; null for anything else. */
export function chosenIndex(text: string, count: number): number | null {
  const match = /^\s*第?([1-9１-９一二三四五六七八九])\s*[个件条项]?[。.]?\s*$/.exec(text)
  if (!match) return null
  const sign = (match[1] ?? '').normalize('NFKC')
  const number = /\d/.test(sign) ? Number(sign) : '一二三四五六七八九'.indexOf(sign) + 1
  return number <= count ? number - 1 : null
}

export const isYes = (text: string): boolean =>
  /^\s*(?:1|１|是的?|对的?|好的?|嗯+|可以|同意|确认|确定|行|附议|属实|提交|仍然提交)[吧了啊呀的]*[。.!！]*\s*$/.test(
    text,
  )

export const isNo = (text: string): boolean =>
  /^\s*(?:2|２|不|不是|不对|不同意|不附议|先不提交|不提交|没有|不属实|不用)[吧了啊呀的]*[。.!！]*\s*$/.test(
    text,
  )
