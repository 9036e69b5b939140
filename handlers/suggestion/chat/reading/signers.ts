/** Ten signatures of one day are one line: what happened since must not be pushed out of the answer. Pure. */
import type { Reading } from '../../actions.ts'

type TimelineLine = Reading['timeline'][number]

const signed = /^(?<names>[\p{Script=Han}·、]+?)(?<way>在纸上签名附议|(?<!不再)附议)$/u

/** 陈秀兰、何建平附议: consecutive ones of a day together. */
export function withSignersTogether(lines: readonly TimelineLine[]): TimelineLine[] {
  const together: TimelineLine[] = []
  for (const line of lines) {
    const last = together.at(-1)
    const before = last?.on === line.on ? signed.exec(last.text)?.groups : undefined
    const now = signed.exec(line.text)?.groups
    if (before && now && before['way'] === now['way'])
      together[together.length - 1] = {
        on: line.on,
        text: `${before['names'] ?? ''}、${now['names'] ?? ''}${now['way'] ?? ''}`,
      }
    else together.push(line)
  }
  return together
}
