/** People of a list as an office speaks of them: 罗小燕, 小燕, 罗代表, 老罗. Pure. */
import { addressWords, fitsTitle, surnameAt, surnameOf } from '../../../language/surnames.ts'

interface Named {
  personId: number
  name: string
}

export interface Spoken<One extends Named = Named> {
  from: number
  to: number
  said: string
  /** Whom the words may mean; more than one cannot be told apart. */
  members: One[]
  /** Said with the whole name. */
  whole: boolean
}

/** Wherever somebody of the list is spoken of, from left to right; a whole name goes before a part of one. */
export function spokenIn<One extends Named>(text: string, members: readonly One[]): Spoken<One>[] {
  const found: Spoken<One>[] = []
  const note = (from: number, said: string, whole: boolean, fits: readonly One[]): void => {
    const to = from + said.length
    if (fits.length > 0 && !found.some((one) => from < one.to && one.from < to))
      found.push({ from, to, said, members: [...fits], whole })
  }
  const byLength = [...new Set(members.map(({ name }) => name))].sort((a, b) => b.length - a.length)
  for (const name of byLength)
    for (const from of placesOf(text, name))
      note(
        from,
        name,
        true,
        members.filter((one) => one.name === name),
      )
  for (const surname of new Set(members.map(({ name }) => surnameOf(name)).filter(Boolean))) {
    const family = members.filter(({ name }) => surnameOf(name) === surname)
    for (const match of text.matchAll(new RegExp(`${surname}(${addressWords})|[老小]${surname}`, 'g')))
      note(
        match.index,
        match[0],
        false,
        family.filter(({ name }) => fitsTitle(name, match[1] ?? '')),
      )
  }
  for (const given of new Set(members.map(givenOf).filter(({ length }) => length > 1)))
    for (const from of placesOf(text, given))
      if (!belongsToAnother(text, from))
        note(
          from,
          given,
          false,
          members.filter((one) => givenOf(one) === given),
        )
  return found.sort((a, b) => a.from - b.from)
}

const givenOf = ({ name }: Named): string => name.slice(surnameOf(name).length)

/** 李小燕 is not 罗小燕; 和小燕 may be. */
const belongsToAnother = (text: string, at: number): boolean =>
  at > 0 && surnameAt(text, at - 1) !== null && !/[和同与及跟于]/.test(text.charAt(at - 1))

function placesOf(text: string, name: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) places.push(at)
  return places
}
