/** What a draft still lacks, how it is asked for, and what an answer says. Pure. */
import type { Settings } from '../../../settings/rules.ts'
import { titled, type Case } from '../../actions.ts'
import { tickedIn } from '../../draft/boxes.ts'
import { publicityNames, titleShape, type DraftInput } from '../../rules.ts'
import { boxIn, boxQuestion, isBoxStep, type BoxStep } from './boxes.ts'
import { chosenIndex, isNo, isYes } from '../words/naming.ts'

export type Step =
  | 'title'
  | 'cause'
  | 'facts'
  | 'proposals'
  | 'category'
  | 'source'
  | 'activity'
  | 'publicity'
  | 'written'
  | BoxStep
  | 'ready'
export type AskedStep = Exclude<Step, 'ready' | 'activity'>

/** Whether what may be left open is asked for as well, as it is of who drafts by questions; and what he left open. */
export interface Asking {
  optional?: boolean
  leftOpen?: readonly Step[]
}

const isMotion = ({ row }: Case): boolean => row.kind === 'motion'

/** The next thing to ask for; class and written reply only of who drafts by questions, and once. */
export function stepOf(one: Case, { optional = false, leftOpen = [] }: Asking = {}): Step {
  const { row } = one
  const asks = (step: Step, isOpen: boolean) => optional && isOpen && !leftOpen.includes(step)
  if (!titleShape.test(row.title)) return 'title'
  if (isMotion(one) && !row.cause?.trim()) return 'cause'
  if (!row.facts.trim()) return 'facts'
  if (!row.proposals.trim()) return 'proposals'
  if (asks('category', row.category === null)) return 'category'
  if (row.sourceKind === null) return 'source'
  if (row.publicity === null) return 'publicity'
  return asks('written', row.wantsWrittenReply === null) ? 'written' : 'ready'
}

/** What is left to the office to class. */
const officeClasses = '由代表工委来分'

const numbered = (names: readonly string[]): string =>
  `${names.map((name, index) => `${index + 1} ${name}`).join('\n')}\n回数字。`

const categories = (settings: Settings): string[] => [...settings['suggestion.categories'], officeClasses]
const writtenNames = ['要书面答复', '仅供参考，不用书面答复']

/** How a step is asked for. */
export function questionOf(step: AskedStep, kind: string, settings: Settings): string {
  const motion = kind === 'motion'
  if (isBoxStep(step)) {
    const { text, choices } = boxQuestion(step, settings)
    return choices.length === 0 ? text : `${text}\n${numbered(choices)}`
  }
  switch (step) {
    case 'title':
      return motion
        ? '议案标题写什么？例如：关于制定某某办法的议案'
        : '标题写什么？一件建议只说一件事，例如：关于在某路口增设红绿灯的建议'
    case 'cause':
      return '案由是什么？一两句话说清为什么提这件议案。'
    case 'facts':
      return motion ? '案据是什么？请写清情况、依据和问题。' : '情况和问题是怎样的？请说清时间、地点和影响。'
    case 'proposals':
      return motion ? '方案是什么？请写清要大会作出什么决定、怎么办。' : '具体建议怎么办？'
    case 'category':
      return `属于哪一类？\n${numbered(categories(settings))}`
    case 'source':
      return `怎么形成的？\n${numbered(settings['suggestion.sources'].map(({ name }) => name))}`
    case 'publicity':
      return `愿意公开吗？\n${numbered(Object.values(publicityNames))}`
    case 'written':
      return `要书面答复吗？\n${numbered(writtenNames)}`
  }
}

/** A question, or another thing to do, tells nothing of how it came about. */
const isNoSource = /[?？吗么]$|能不能|可不可以|是不是|联名|署.?名|附议|提交|交上去|撤|取消|公开/

/** Told in his own words: a bare 1 is no proposal. */
const isTold = (step: AskedStep): boolean => ['title', 'cause', 'facts', 'proposals'].includes(step)

/** What an answer says; `leftOpen`: that it is left open; null when it is not understood. */
export function answerIn(
  step: AskedStep,
  text: string,
  kind: string,
  settings: Settings,
): DraftInput | 'leftOpen' | null {
  const words = text.trim()
  if (isBoxStep(step)) return boxIn(step, words, settings)
  if (isTold(step) && !/\p{L}{2}/u.test(words)) return null
  switch (step) {
    case 'title':
      return { title: titled(words, kind === 'motion' ? 'motion' : 'suggestion') }
    case 'cause':
      return { cause: words.slice(0, 500) }
    case 'facts':
      return { facts: words }
    case 'proposals':
      return { proposals: words }
    case 'category':
      return categoryIn(words, settings)
    case 'source': {
      const sources = settings['suggestion.sources']
      const index = chosenIndex(words, sources.length)
      if (index === null && isNoSource.test(words)) return null
      const found = index === null ? sources.find(({ name }) => words.includes(name)) : sources[index]
      return found ? { sourceKind: found.code } : { sourceKind: 'other', sourceNote: words }
    }
    case 'publicity': {
      const names = Object.entries(publicityNames)
      const index = chosenIndex(words, names.length)
      const found = index === null ? spokenPublicity(words) : names[index]?.[0]
      return found ? { publicity: found as keyof typeof publicityNames } : null
    }
    case 'written':
      return writtenIn(words)
  }
}

/** One of the office's classes by number or name; the office's own choice leaves it open. */
export function categoryIn(words: string, settings: Settings): DraftInput | 'leftOpen' | null {
  const names = categories(settings)
  const index = chosenIndex(words, names.length)
  const found = index === null ? names.find((name) => words.includes(name)) : names[index]
  if (
    found === officeClasses ||
    /^(?:不选|跳过|不知道|不清楚|随便|都行|不分)|代表工委|办公室|你们/.test(words)
  )
    return 'leftOpen'
  return found === undefined ? null : { category: found }
}

/** Whether a written reply is wanted. */
export function writtenIn(words: string): DraftInput | null {
  if (chosenIndex(words, 2) === 1 || /不(?:用|要|需要)|仅供参考|免/.test(words) || isNo(words))
    return { wantsWrittenReply: false }
  return chosenIndex(words, 2) === 0 || /要|书面/.test(words) || isYes(words)
    ? { wantsWrittenReply: true }
    : null
}

/** 没啥不能公开的, 不是不公开: said twice over, it may be published. */
const nothingHidden =
  /(?:没有?|没啥|不是|无)(?:什么|啥|哪里|可)?(?:好|可)?(?:不(?:愿|想|能|可|好|要)?(?:以)?公开|保密)(?:的|呀|啊)*/g

export const spokenPublicity = (words: string): string | null => {
  const said = words.replace(nothingHidden, '公开')
  return /不(?:愿|想|能|可|好|要|用)?(?:意|以)?(?:全文)?公开|别公开|保密/.test(said)
    ? 'none'
    : /标题/.test(said)
      ? 'title'
      : /公开|可以|同意|愿意/.test(said)
        ? 'full'
        : null
}

/** What the lead deputy sees beneath his card: what he chose, and what is left open. */
export function choicesOf({ row }: Case, settings: Settings): string {
  const publicity = row.publicity as keyof typeof publicityNames | null
  return [
    `类别：${row.category ?? officeClasses}`,
    `公开：${publicity === null ? '还没有选' : publicityNames[publicity]}`,
    `书面答复：${row.wantsWrittenReply === false ? '不用' : '要'}`,
    ...tickedIn(row, settings['suggestion.repeatedYears']).map(([name, said]) => `${name}：${said}`),
  ].join('；')
}
