/** 023交办单, 023答复函, 023征询意见表, 023建议纸 and 建议台账: a paper comes as a file. */
import { spokenDay } from '../../../shared/days.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  keptLedger,
  keptPaper,
  openCase,
  paperNames,
  paperRefusals,
  partiesTo,
  refOf,
  unitsNamed,
  type PaperKind,
} from '../../actions.ts'
import { repliers } from '../../course.ts'
import { spanIn } from '../words/spans.ts'
import { wholeWords } from '../../numbering.ts'

const kinds: readonly (readonly [RegExp, PaperKind])[] = [
  [/交办[单函通]知?/, 'assignment'],
  [/答复函|复函/, 'reply'],
  [/征询意见表|征求意见表|意见征询表|征询表/, 'opinion'],
  [/(?:代表)?(?:建议|议案)(?:专用)?纸|(?:建议|议案)原件/, 'sheet'],
]

const asking =
  /^(?:请|麻烦|帮我?|能不能|可以)?(?:给我|把|我?要|我?想要|看一?下|看看|查一?下|打印一?下|打印|下载|导出|发|出|看|查|拿)*(?:一份|一张|一下|份|张)?/
const politeness = /(?:给我|发我|发一?下|发来|一份|打印一?下|给一份|看看|在哪|谢谢|吗|呢|吧)*[。.!！?？]*$/
const reference = new RegExp(
  `(?:议案\\s*)?(?:${wholeWords}|草稿?\\s*\\d+|第?\\d{1,4}号?)(?:代表)?(?:建议|议案(?!纸|原件))?`,
  'gi',
)

/** Words that ask for a paper, and nothing else: which kind, and the unit that they name. Null when they tell of one. */
export function paperAsked(text: string): { kind: PaperKind; unit: string } | null {
  const words = text.normalize('NFKC').replace(/\s/g, '')
  const found = kinds.find(([pattern]) => pattern.test(words))
  if (!found) return null
  const unit = words
    .replace(found[0], '')
    .replace(reference, '')
    .replace(asking, '')
    .replace(politeness, '')
    .replace(/^的|的$/g, '')
  return unit.length <= 14 && !/[已了寄送传签补改把将没未：:，,。]|收到|发出/.test(unit)
    ? { kind: found[1], unit }
    : null
}

/** One paper of one suggestion. Where several units reply by themselves, it is asked whose. */
export async function paper(turn: Turn, id: number): Promise<Said> {
  const asked = paperAsked(turn.text)
  if (!asked) return paperRefusals.not_found
  const [unit, ...more] = asked.unit === '' ? [] : await unitsNamed(turn.act, asked.unit)
  if (asked.unit !== '' && !unit)
    return `没有“${asked.unit}”这个承办单位。请写全称或简称，或者只写编号和文书，例如：023${paperNames[asked.kind]}`
  if (more.length > 0) return `“${asked.unit}”对不上一个单位，请写全称。`
  const outcome = await keptPaper(turn.act, turn.who, id, asked.kind, unit?.id ?? null)
  if (outcome.ok)
    return {
      text: `${outcome.value.name}见文件。${await wayOfLetter(turn, id, asked.kind)}`,
      fileIds: [outcome.value.fileId],
    }
  return outcome.refusal === 'which_unit' ? whichUnit(turn, id, asked.kind) : paperRefusals[outcome.refusal]
}

/** A unit that says 001答复函 may want to hand its own in. */
async function wayOfLetter(turn: Turn, id: number, kind: PaperKind): Promise<string> {
  const one = kind === 'reply' && turn.who.unitIds.length > 0 ? await openCase(turn.act, id) : null
  return one && partiesTo(one, turn.who).includes('main')
    ? `要交签发的答复函请回：补交${refOf(one.row)}答复函`
    : ''
}

async function whichUnit(turn: Turn, id: number, kind: PaperKind): Promise<string> {
  const one = await openCase(turn.act, id)
  const handled = one?.course.state === 'merged' && one.into ? one.into : one
  if (!one || !handled) return paperRefusals.not_found
  const ids = repliers(handled.course).map(({ unitId }) => unitId)
  const names = handled.row.handlings
    .filter(({ unitId, state }) => ids.includes(unitId) && state !== 'returned' && state !== 'ended')
    .map(({ unit }) => unit.name)
  return `这件建议由${names.join('、')}答复，要哪个单位的？例如请回：${refOf(one.row)}${names[0] ?? ''}${paperNames[kind]}`
}

const wantsLedger =
  /^(?:请|麻烦|帮我)?(?:给我|我?要|看一?下|看|查|发|出|导出|下载)*(?:一份|一下)?(?:.{0,8}?)(?:代表)?建议(?:办理)?台[账帐](?:表|导出|发我|给我|一份|发一?下)*[。.!！?？]*$|^台[账帐][。.!！?？]*$/

/** 建议台账, 去年的建议台账, 2026年建议台账 */
export const ledgerAsked = (text: string): boolean =>
  wantsLedger.test(text.normalize('NFKC').replace(/\s/g, ''))

/** The ledger as Excel, for the staff who accept, forward and assign. */
export async function ledger(turn: Turn): Promise<Said> {
  const span = spanIn(turn.text, turn.today)
  if (span.from > turn.today) return `${span.name}还没有到，没有台账。`
  const outcome = await keptLedger(turn.act, turn.who, span)
  if (!outcome.ok) return '建议台账给代表工委和交办机关，没有发。您自己的请回“我的建议”。'
  const { fileId, count } = outcome.value
  const until = `到${spokenDay(span.to, turn.today)}`
  return fileId === null
    ? `${span.name}（${until}）没有提交的建议，没有台账。`
    : { text: `${span.name}提交的代表建议台账（${until}），共${count}件。`, fileIds: [fileId] }
}
