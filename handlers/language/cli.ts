/** npm run understand -- FILE.jsonl [--explain] [--json] */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Terminal } from '../shared/terminal.ts'
import { scoreLines, type ScoredLine } from './contract.ts'

export const understandHelp = `用法：npm run understand -- 句子.jsonl [--explain]
每行一句（JSON），逐行说出机器人怎么理解，不记任何东西。行里有 expect 时，最后一行是对了多少。
选项：
  --explain   每一部分是从哪几个字、按哪条规则看出来的
  --json      只输出 JSON（本来就是）`

/** Says how each line is understood. Answers the exit code: 1 when the file cannot be read, 2 for wrong usage. */
export function runUnderstand(terminal: Terminal, words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...words],
    allowPositionals: true,
    options: { explain: { type: 'boolean' }, json: { type: 'boolean' } },
  })
  const [file, ...more] = positionals
  if (file === undefined || more.length > 0) return Promise.resolve(terminal.misused('要写一个 .jsonl 文件'))
  const text = readFileSync(file, 'utf8')
  const broken = brokenLine(text)
  if (broken !== null)
    return Promise.resolve(terminal.failed(`${file} 第${broken}行读不懂，应当是一行一个 JSON`))
  const { lines, score } = scoreLines(text, terminal.zone)
  for (const line of lines) printLine(terminal, line, values.explain ?? false)
  if (score) terminal.print(JSON.stringify(score))
  return Promise.resolve(0)
}

function printLine(
  terminal: Terminal,
  { output, understood, differing }: ScoredLine,
  explain: boolean,
): void {
  terminal.print(JSON.stringify(explain ? { ...output, reasons: understood.reasons, differing } : output))
}

/** The number of the first line that is not a case, or null. */
function brokenLine(text: string): number | null {
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === '') continue
    try {
      scoreLines(line, 'Asia/Shanghai')
    } catch {
      return index + 1
    }
  }
  return null
}
