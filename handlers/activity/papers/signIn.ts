/** 签到表: everybody asked, group by group, with room to sign. */
import type { FileChild } from 'docx'
import { document, emptyLine, paragraphs } from '../../shared/document.ts'
import { centred, label, table, value, type Row } from '../../shared/grid.ts'
import { titleOf } from '../../shared/letter.ts'

export interface SignInGroup {
  name: string
  /** `note` is 请假, 不参加, 候补 or 14:25已签到; empty for everybody else. No reason stands on a sheet at the door. */
  people: readonly { name: string; note: string }[]
}

export interface SignInFacts {
  title: string
  when: string
  place: string
  groups: readonly SignInGroup[]
  /** 12月6日, one a day to sign on; empty where it is of one day. */
  days?: readonly string[]
  /** 2026年11月24日 09:30 */
  madeAt: string
}

/** So many days have a column to sign in. */
const mostDays = 5

const headsOf = ({ days = [] }: SignInFacts): { widths: number[]; signs: string[] } =>
  days.length < 2 || days.length > mostDays
    ? { widths: [14, 40, 62, 40], signs: ['签名'] }
    : {
        widths: [12, 24, ...days.map(() => Math.floor(88 / days.length)), 32],
        // a narrow column has room for the month or the day, and for no more
        signs: days.map((day) => `${days.length > 3 ? day.replace('月', '月\n') : day}\n签名`),
      }

/** The bytes of the sheet: those on leave stand in it, marked; nobody is left out. */
export const signInPaper = (facts: SignInFacts): Promise<Buffer> =>
  document({
    title: `${facts.title}签到表`,
    children: [
      ...titleOf(`${facts.title}签到表`),
      emptyLine(),
      // what is counted stands above: beneath it would often be alone on a page
      ...paragraphs(
        `时间：${facts.when}\n地点：${facts.place}\n${sumWords(facts.groups)}名单截至${facts.madeAt}。`,
      ),
      emptyLine(),
      table(headsOf(facts).widths, [
        {
          head: true,
          cells: ['序号', '姓名', ...headsOf(facts).signs, '备注'].map((text) => label(text)),
        },
        ...rowsOf(facts.groups, headsOf(facts).signs.length),
      ]),
    ] satisfies FileChild[],
  })

function rowsOf(groups: readonly SignInGroup[], signs: number): Row[] {
  let number = 0
  return groups.flatMap(({ name, people }): Row[] => [
    { cells: [label(`${name}（${people.length}人）`, signs + 3)], keep: true },
    ...people.map((person) => ({
      height: 11,
      cells: [
        centred(String(++number)),
        value(person.name),
        ...Array.from({ length: signs }, () => value('')),
        centred(person.note),
      ],
    })),
  ])
}

function sumWords(groups: readonly SignInGroup[]): string {
  const people = groups.flatMap((group) => group.people)
  const away = people.filter(({ note }) => note === '请假' || note === '不参加').length
  const waiting = people.filter(({ note }) => note === '候补').length
  return `共${people.length}人，请假、不参加的${away}人${waiting > 0 ? `，候补${waiting}人` : ''}。`
}
