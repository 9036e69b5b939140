/** 活动小结 or 会议记录: what was recorded of an activity, and what came of it. */
import { AlignmentType, type FileChild } from 'docx'
import { document, em, emptyLine, line, paragraphs } from '../../shared/document.ts'
import { label, table, value } from '../../shared/grid.ts'
import { titleOf } from '../../shared/letter.ts'

export interface SummaryFacts {
  /** 活动小结, 会议记录 */
  called: string
  title: string
  kind: string
  when: string
  place: string
  organiser: string
  /** Null while nobody recorded who was there. */
  attendance: {
    asked: number
    attended: readonly string[]
    excused: readonly string[]
    absent: readonly string[]
    /** Of whom nobody said whether they were there. */
    open: readonly string[]
  } | null
  minutes: string | null
  findings: string | null
  /** What deputies raised there, each with his name. */
  concerns: readonly { name: string; text: string }[]
  /** Suggestions that came of it: number or 草稿, and title. */
  suggestions: readonly { number: string; title: string }[]
  /** So many more came of it whose titles are not for this paper. */
  untitled: number
  /** Contact reports that belong to it. */
  contacts: number
  photos: number
  madeOn: string
}

/** The bytes of the summary. What nobody recorded is printed so that it is seen. */
export const summaryPaper = (facts: SummaryFacts): Promise<Buffer> =>
  document({
    title: `${facts.title}${facts.called}`,
    children: [
      ...titleOf(`${facts.title}${facts.called}`),
      emptyLine(),
      table([30, 126], rowsOf(facts)),
      emptyLine(),
      ...partsOf(facts),
      line('', { keepNext: true }),
      line('记录人：　　　　　　　　审核人：', {
        alignment: AlignmentType.RIGHT,
        indent: { right: 6 * em },
        keepNext: true,
      }),
      line(`整理日期：${facts.madeOn}`, { alignment: AlignmentType.RIGHT, indent: { right: 6 * em } }),
    ] satisfies FileChild[],
  })

const rowsOf = ({ kind, when, place, organiser, attendance }: SummaryFacts) => [
  ...(
    [
      ['类型', kind],
      ['时间', when],
      ['地点', place],
      ['组织者', organiser],
    ] as const
  ).map(([name, text]) => ({ cells: [label(name), value(text)] })),
  ...attendanceRows(attendance),
]

function attendanceRows(attendance: SummaryFacts['attendance']) {
  if (!attendance) return [{ cells: [label('考勤'), value('【缺：考勤】')] }]
  const { asked, attended, excused, absent, open } = attendance
  const named = (title: string, names: readonly string[]) =>
    names.length === 0 ? [] : [{ cells: [label(title), value(names.join('、'))] }]
  return [
    { cells: [label('人数'), value(`应到${asked}人，实到${attended.length}人`)] },
    ...named('到会', attended),
    ...named('请假', excused),
    ...named('未到', absent),
    ...named('没有记考勤', open),
  ]
}

function partsOf({
  minutes,
  findings,
  concerns,
  suggestions,
  untitled,
  contacts,
  photos,
}: SummaryFacts): FileChild[] {
  const parts: (readonly [string, string])[] = [
    ['主要内容', minutes ?? '【缺：纪要】'],
    ...(findings === null ? [] : [['发现的问题', findings] as const]),
    ...(concerns.length === 0
      ? []
      : [['代表提出的问题', numbered(concerns.map(({ name, text }) => `${name}：${text}`))] as const]),
    ...(suggestions.length + untitled === 0
      ? []
      : [
          [
            '形成的代表建议',
            [
              ...(suggestions.length > 0
                ? [numbered(suggestions.map(({ number, title }) => `${number}《${title}》`))]
                : []),
              ...(untitled > 0 ? [`${suggestions.length > 0 ? '另有' : ''}${untitled}件不列标题。`] : []),
            ].join('\n'),
          ] as const,
        ]),
  ]
  const counts = [
    ...(contacts > 0 ? [`另记代表联系${contacts}次`] : []),
    ...(photos > 0 ? [`照片${photos}张，另存`] : []),
  ]
  // the signatures stand on no page alone
  return [
    ...parts.flatMap(([heading, text], index) => [
      ...paragraphs(`${chinese[index] ?? ''}、${heading}`),
      ...paragraphs(text, index === parts.length - 1),
    ]),
    ...(counts.length > 0 ? paragraphs(`${counts.join('；')}。`, true) : []),
  ]
}

const chinese = ['一', '二', '三', '四']

const numbered = (lines: readonly string[]): string =>
  lines.map((text, index) => `${index + 1}. ${text.replace(/\s*\n\s*/g, ' ')}`).join('\n')
