/** Single people on a form: their names are typed; of two with one name it is asked which. */
import type { JSX } from 'preact'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import type { Fields } from '../../shared/fields.ts'
import { Choices, Field, type Problems } from '../../shared/page.tsx'
import { peopleNamed, type PersonNamed } from './people.ts'

export interface NamesRead {
  people: number[]
  /** Why it is not known yet who is meant. */
  problem: string | null
  /** All who share a name that was typed. */
  twins: PersonNamed[]
}

export const noNames: NamesRead = { people: [], problem: null, twins: [] }

/** Who the typed names are, and which of several was ticked. Nobody is guessed. */
export async function readNames(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  fields: Fields,
  on: Day,
): Promise<NamesRead> {
  const names = [
    ...new Set(
      fields
        .text('names')
        .split(/[、,，;；。\s]+/)
        .filter(Boolean),
    ),
  ]
  if (names.length === 0) return { ...noNames, problem: '请写要通知的人的姓名，几位之间用“、”隔开。' }
  if (names.length > 200) return { ...noNames, problem: '一次最多写200个姓名。' }
  const found = await peopleNamed(act, who, names, on)
  const ticked = fields.all('person').map(Number)
  const read: NamesRead = { people: [], problem: null, twins: [] }
  const unknown: string[] = []
  const open: string[] = []
  for (const name of names) {
    const fits = found.get(name) ?? []
    const meant = fits.length > 1 ? fits.filter(({ id }) => ticked.includes(id)) : fits
    if (fits.length === 0) unknown.push(name)
    else if (meant.length === 0) open.push(name)
    if (fits.length > 1) read.twins.push(...fits)
    read.people.push(...meant.map(({ id }) => id))
  }
  const problems = [
    ...(unknown.length > 0
      ? [`没有找到${unknown.join('、')}：可能不在名册里、不归您联络，或者正暂停执行代表职务。`]
      : []),
    ...(open.length > 0 ? [`${open.join('、')}不止一位，请在下面勾选是哪一位。`] : []),
  ]
  return { ...read, problem: problems.length > 0 ? problems.join('') : null }
}

/** The field for names, and below it who shares one. */
export const NameFields = ({
  fields,
  problems,
  twins,
  when,
}: {
  fields: Fields
  problems: Problems
  twins: readonly PersonNamed[]
  /** When it is filled in. */
  when: string
}): JSX.Element => (
  <>
    <Field
      name="names"
      label="姓名"
      hint={`${when}。写全名，几位之间用“、”隔开，例如：周明远、罗小燕。`}
      problems={problems}
      value={fields.text('names')}
    />
    {twins.length > 0 && (
      <Choices
        name="person"
        label="同名的，是哪一位"
        type="checkbox"
        options={twins.map(({ id, name, duty }) => ({ value: String(id), label: name, hint: duty }))}
        chosen={fields.all('person')}
      />
    )}
  </>
)
