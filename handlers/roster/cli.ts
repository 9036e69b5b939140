/** `npm run roster -- …`: the roster at the office's terminal. */
import { existsSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { Act } from '../shared/act.ts'
import type { Terminal } from '../shared/terminal.ts'
import {
  compareRoster,
  importRoster,
  issueCodes,
  notReady,
  readRoster,
  reissueCode,
  type Judgement,
  type ReissueRefusal,
} from './actions.ts'
import { slipLine, slipsFile } from './duty/codes.ts'
import { emptyWorkbook, markProblems } from './workbook/paper.ts'
import { perSheet, type Problem } from './rules.ts'
import { linesOf, type RosterResult } from './words.ts'

export const rosterHelp = `用法：
  npm run roster -- template 空表.xlsx     生成空的名册工作簿：表头、填写说明、下拉
  npm run roster -- check 名册.xlsx        只检查：将新增、修改、保留什么，每处问题在哪里、怎么改
  npm run roster -- import 名册.xlsx       导入：有一处错误就一条也不导入；同一份再导入什么也不改
  npm run roster -- codes 绑定码.csv       给还没绑定微信的人各发一个一次性绑定码
  npm run roster -- codes [绑定码.csv] --reissue 姓名
                                          给一个人重发，同名的写“姓名/手机”；原来的绑定和没用的码作废
选项：
  --errors 标注.xlsx   check、import：把问题标在工作簿里另存一份
  --json               check、import、codes：只输出 JSON
结束码：0 完成，1 没有完成（有错误），2 用法不对`

interface Options {
  errors?: string | undefined
  reissue?: string | undefined
  json?: boolean | undefined
}

/** template, check, import, codes. Answers the exit code. */
export async function runRoster(terminal: Terminal, words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { errors: { type: 'string' }, reissue: { type: 'string' }, json: { type: 'boolean' } },
  })
  const [verb, file, ...more] = positionals
  if (more.length > 0) return terminal.misused(`多写了“${more.join(' ')}”`)
  if (verb === 'codes' && values.reissue !== undefined) return reissue(values.reissue, file, values, terminal)
  if (verb !== 'template' && verb !== 'check' && verb !== 'import' && verb !== 'codes')
    return terminal.misused(verb === undefined ? '没有写要做什么' : `没有“${verb}”这个做法`)
  if (!file) return terminal.misused(`${verb} 后面要写文件名`)
  if (verb === 'template') return writeTemplate(file, terminal)
  if (verb === 'codes') return handOutCodes(file, values, terminal)
  return checkOrImport(verb, file, values, terminal)
}

const inAct = async <T>(terminal: Terminal, work: (act: Act) => Promise<T>): Promise<T> => {
  const db = await terminal.database()
  return db.$transaction((tx) =>
    work({ tx, now: terminal.now(), zone: terminal.zone, actor: 'cli', via: 'cli' }),
  )
}

const isWorkbook = (file: string): boolean => file.toLowerCase().endsWith('.xlsx')

/** The marked workbook is another file than the roster. */
const writesOver = (marked: string, roster: string): boolean =>
  !isWorkbook(marked) || path.resolve(marked) === path.resolve(roster)

async function writeTemplate(file: string, terminal: Terminal): Promise<number> {
  if (!isWorkbook(file)) return terminal.misused('空表的文件名要以 .xlsx 结尾')
  if (existsSync(file)) return terminal.failed(`${file} 已经有了，没有覆盖。请换个文件名。`)
  await emptyWorkbook().xlsx.writeFile(file)
  terminal.print(`空表已存到 ${file}。鼠标移到表头上有填写说明；填好后先 check 再 import。`)
  return 0
}

async function checkOrImport(
  verb: 'check' | 'import',
  file: string,
  options: Options,
  terminal: Terminal,
): Promise<number> {
  if (options.errors !== undefined && writesOver(options.errors, file))
    return terminal.misused('--errors 要写另一个 .xlsx 文件名，不能盖掉原来的名册')
  const read = await readRoster(file)
  if (!read.ok) return terminal.failed(read.refusal)
  const result = hasErrors(read.value.problems)
    ? nothingDone(read.value.problems)
    : await (verb === 'check' ? compare : write)(read.value, terminal)
  if (options.errors !== undefined) {
    markProblems(read.value.workbook, result.problems)
    await read.value.workbook.xlsx.writeFile(options.errors)
  }
  terminal.print(options.json ? JSON.stringify(result) : linesOf(result, verb).join('\n'))
  if (!hasErrors(result.problems)) return 0
  const errors = result.problems.filter(({ severity }) => severity === 'error').length
  const effect = verb === 'check' ? '不能导入' : '一条也没有导入'
  return terminal.failed(`有${errors}处错误，${effect}，请改好再试。`)
}

const hasErrors = (problems: readonly Problem[]): boolean =>
  problems.some(({ severity }) => severity === 'error')

const nothingDone = (problems: readonly Problem[]): RosterResult => ({
  added: perSheet(() => 0),
  changed: [],
  unchanged: perSheet(() => 0),
  kept: perSheet(() => 0),
  problems,
  notReady: [],
  imported: false,
  askedAnew: nobodyAnew,
})

const nobodyAnew = { asked: 0, left: 0 }

async function compare(read: Judgement, terminal: Terminal): Promise<RosterResult> {
  const plan = await compareRoster({ tx: await terminal.database() }, read.roster)
  const problems = [...read.problems, ...plan.problems]
  return hasErrors(problems)
    ? nothingDone(problems)
    : { ...plan.summary, problems, notReady: [], imported: false, askedAnew: nobodyAnew }
}

const write = (read: Judgement, terminal: Terminal): Promise<RosterResult> =>
  inAct(terminal, async (act) => {
    const imported = await importRoster(act, read.roster)
    if (!imported.ok) return nothingDone([...read.problems, ...imported.refusal])
    const problems = [...read.problems, ...imported.value.problems]
    const { summary, askedAnew } = imported.value
    return { ...summary, problems, notReady: await notReady(act), imported: true, askedAnew }
  })

/** The file is written before the commit: no code is valid that stands on no slip. */
async function handOutCodes(file: string, options: Options, terminal: Terminal): Promise<number> {
  if (!file.toLowerCase().endsWith('.csv')) return terminal.misused('绑定码的文件名要以 .csv 结尾')
  const people = await inAct(terminal, async (act) => {
    const slips = await issueCodes(act)
    writeSecret(file, slipsFile(slips, act.zone))
    return slips.length
  })
  terminal.print(
    options.json
      ? JSON.stringify({ people, file })
      : `${people}人还没绑定微信，绑定码已存到 ${file}。请逐个分发，不要发在群里，发完删掉这个文件。以前发出、还没用的码仍然有效；要作废某人的，用 --reissue 姓名。`,
  )
  return 0
}

async function reissue(
  who: string,
  file: string | undefined,
  options: Options,
  terminal: Terminal,
): Promise<number> {
  const outcome = await inAct(terminal, async (act) => {
    const made = await reissueCode(act, who)
    if (made.ok && file !== undefined) writeSecret(file, slipsFile([made.value], act.zone))
    return made
  })
  if (!outcome.ok) return terminal.failed(reissueRefusals[outcome.refusal](who))
  const { name, code, expiresAt } = outcome.value
  if (options.json) terminal.print(JSON.stringify({ name, code, expiresAt }))
  else if (file === undefined) await terminal.write(slipLine(outcome.value, terminal.zone))
  else terminal.print(`${name}的新绑定码已存到 ${file}，原来的绑定和没用的码作废。`)
  return 0
}

const reissueRefusals: Record<ReissueRefusal, (who: string) => string> = {
  unknown: (who) => `没有叫“${who}”的在职人员，请核对姓名。`,
  several: (who) => `叫“${who}”的不止一位，请写“姓名/手机”。`,
}

/** Only the one who asked may read it. */
const writeSecret = (file: string, text: string): void => {
  writeFileSync(file, text, { mode: 0o600 })
}
