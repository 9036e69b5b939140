/** 联系选民日情况小结: how many deputies went, what they heard, who has no record, and how everything was counted. */
import { AlignmentType, type FileChild } from 'docx'
import { document, em, emptyLine, fonts, line, paragraphs } from '../../shared/document.ts'
import { centred, label, table, value, type Row } from '../../shared/grid.ts'
import { titleOf } from '../../shared/letter.ts'

export interface DaySummaryFacts {
  year: number
  /** 2026年10月20日 */
  on: string
  madeOn: string
  signed: string
  offices: readonly {
    name: string
    deputies: number
    recorded: number
    absent: number
    headcount: number
    cards: number
  }[]
  sums: { contacts: number; headcount: number; cards: number; concerns: number }
  /** How many deputies told something of each part, and how many were elsewhere than at home. */
  parts: { met: number; heard: number; solved: number; helped: number; elsewhere: number }
  missing: readonly { name: string; group: string }[]
  /** Who told why he was not there. */
  absent: readonly { name: string; group: string; reason: string }[]
  /** Those that are printed; there may be more. */
  concerns: readonly { office: string | null; text: string }[]
}

/** 83.3%; a dash where there is nobody. */
export const shareOf = (part: number, of: number): string =>
  of === 0 ? '—' : `${((part / of) * 100).toFixed(1)}%`

/** The bytes of the summary. It is a draft: the office checks it before it goes into the bulletin. */
export function daySummaryPaper(facts: DaySummaryFacts): Promise<Buffer> {
  const title = `${facts.year}年代表联系选民日情况小结`
  return document({
    title,
    children: [
      ...titleOf(title),
      line('（初稿，通报前请核对）', {
        alignment: AlignmentType.CENTER,
        letters: { font: fonts.subheading },
      }),
      emptyLine(),
      ...paragraphs('一、总的情况'),
      ...paragraphs(general(facts)),
      ...paragraphs('二、各机构情况'),
      officeTable(facts.offices),
      emptyLine(),
      ...paragraphs('三、选民的诉求'),
      ...paragraphs(concernLines(facts).join('\n')),
      ...paragraphs('四、还没有记录的代表'),
      ...paragraphs(missingLines(facts).join('\n')),
      ...paragraphs('五、说明了原因没有参加的代表'),
      ...paragraphs(absentLines(facts).join('\n')),
      ...paragraphs('六、计算口径'),
      ...paragraphs(rules(facts).join('\n')),
      emptyLine(),
      line(facts.signed, { alignment: AlignmentType.RIGHT, indent: { right: 2 * em }, keepNext: true }),
      line(facts.madeOn, { alignment: AlignmentType.RIGHT, indent: { right: 4 * em } }),
    ] satisfies FileChild[],
  })
}

const sum = (rows: readonly number[]): number => rows.reduce((all, one) => all + one, 0)

function general({ on, offices, sums, parts }: DaySummaryFacts): string {
  const deputies = sum(offices.map((one) => one.deputies))
  const recorded = sum(offices.map((one) => one.recorded))
  const absent = sum(offices.map((one) => one.absent))
  return [
    `${on}是代表联系选民日。应参加代表${deputies}名，有记录${recorded}名，参加率${shareOf(recorded, deputies)}。${absent > 0 ? `说明了原因没有参加的${absent}名。` : ''}`,
    `联系到名单内选民${sums.contacts}人次，代表自报见到选民${sums.headcount}人，征求意见卡${sums.cards}张，记下诉求${sums.concerns}条。`,
    `按四项说的：联选民${parts.met}名代表，听民意${parts.heard}名，解民惑${parts.solved}名，帮民困${parts.helped}名。${parts.elsewhere > 0 ? `另有${parts.elsewhere}名代表去的不是本选区，或者见到的名单内选民都不是本选区的，请核对。` : ''}`,
  ].join('\n')
}

function officeTable(offices: DaySummaryFacts['offices']): FileChild {
  const cells = (row: readonly (string | number)[]): Row => ({
    cells: row.map((cell, index) => (index === 0 ? value(String(cell)) : centred(String(cell)))),
  })
  const figures = (name: string, rows: DaySummaryFacts['offices']) => {
    const deputies = sum(rows.map((one) => one.deputies))
    const recorded = sum(rows.map((one) => one.recorded))
    const absent = sum(rows.map((one) => one.absent))
    const headcount = sum(rows.map((one) => one.headcount))
    const cards = sum(rows.map((one) => one.cards))
    const missing = deputies - recorded - absent
    return [name, deputies, recorded, absent, missing, shareOf(recorded, deputies), headcount, cards]
  }
  return table(
    [44, 16, 16, 16, 16, 18, 15, 15],
    [
      {
        head: true,
        cells: [
          '机构',
          '应参加',
          '有记录',
          '说明\n原因',
          '没有\n记录',
          '参加率',
          '自报\n见到',
          '意见\n卡',
        ].map((head) => label(head)),
      },
      ...offices.map((one) => cells(figures(one.name, [one]))),
      cells(figures('合计', offices)),
    ],
  )
}

function concernLines({ concerns, sums }: DaySummaryFacts): string[] {
  if (concerns.length === 0) return ['没有记下诉求。']
  const lines = concerns.map(
    ({ office, text }, index) =>
      `${index + 1}. ${text.replace(/\s*\n\s*/g, ' ')}${office ? `（${office}）` : ''}`,
  )
  const more = sums.concerns - concerns.length
  return more > 0 ? [...lines, `另有${more}条，见工作台的诉求清单。`] : lines
}

function missingLines({ missing, offices }: DaySummaryFacts): string[] {
  if (missing.length === 0) return ['没有。']
  const groups = new Map<string, string[]>()
  for (const { name, group } of missing) groups.set(group, [...(groups.get(group) ?? []), name])
  const more =
    sum(offices.map(({ deputies, recorded, absent }) => deputies - recorded - absent)) - missing.length
  return [
    ...[...groups].map(([group, names]) => `${group}（${names.length}名）：${names.join('、')}`),
    ...(more > 0 ? [`另有${more}名，见工作台的联系选民日。`] : []),
  ]
}

function absentLines({ absent, offices }: DaySummaryFacts): string[] {
  if (absent.length === 0) return ['没有。']
  const more = sum(offices.map((one) => one.absent)) - absent.length
  return [
    ...absent.map(({ name, group, reason }) => `${name}（${group}）：${reason}`),
    ...(more > 0 ? [`另有${more}名，见工作台的联系选民日。`] : []),
  ]
}

const rules = ({ year, madeOn }: DaySummaryFacts): string[] => [
  `统计截至${madeOn}。应参加＝本届在任代表；有记录＝记了${year}年联系选民日，或有一条算作联系选民日的有效联系记录；参加率＝有记录÷应参加。`,
  '名单内选民按联系记录计，一人一次计一人次；自报见到的人数和意见卡由代表自己说，没有核对。',
  '没有记录不等于没有参加：补记后数字会变。诉求和没有参加的原因按本人说的原样列出，通报前请去掉个人信息。',
]
