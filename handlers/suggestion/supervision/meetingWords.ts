/** Lines such as 023 灯杆已立，等通电 as people write them. Pure. */

export interface FindingLine {
  /** As it was typed. */
  line: string
  /** 023, JY-1801-023; null where the line begins with no number. */
  number: string | null
  finding: string
}

const digit = '[\\d０-９]'
const numbered = new RegExp(
  `^(?:[·•\\-*]\\s*)?((?:JY|Y[A-Z])-?${digit}{4}B?-?${digit}{1,4}|第?${digit}{1,4}号?(?!\\s*[月日年.．]|${digit}))(?:建议)?[\\s:：,，、]*([\\s\\S]*)$`,
  'i',
)

/** One suggestion a line, or parted by semicolons; the words stay as they were typed. */
export const findingLines = (text: string): FindingLine[] =>
  text
    .split(/[\n;；]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [, number, finding = ''] = numbered.exec(line) ?? []
      return {
        line,
        number: number?.normalize('NFKC').replace(/^第|号$/g, '') ?? null,
        finding: finding.trim(),
      }
    })

/** Names as they are listed: parted by 、 , ， or spaces. */
export const namesIn = (text: string): string[] =>
  text
    .split(/[、,，;；\s]+/)
    .map((name) => name.trim())
    .filter((name) => name !== '')
