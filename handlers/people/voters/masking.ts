/** A text as the public reads it: without the voters whom its deputies contact, phones, identity cards and flats. Pure. */
import { withoutNumbers } from '../../suggestion/rules.ts'

/** Whom a deputy contacts, as the roster knows him. */
export interface KnownVoter {
  name: string
  /** What he is called: 老张, 张师傅. */
  aka: readonly string[]
  address: string | null
}

const someVoter = '某选民'
const somewhere = '某处'

/** 3栋2单元501室, 2单元501, 501室; a building alone is a place that all may see. */
const flat =
  /(?:\d{1,4}\s*(?:号楼|[号栋幢座])\s*)?\d{1,3}\s*单元\s*(?:\d{1,2}\s*楼\s*)?(?:\d{2,4}\s*(?:室|号|户)?)?|(?<!\d)\d{3,4}\s*室/g

/**
 * What leaves the known people out of a text. Deputies who sign are named to everybody: a voter of the same name is not left
 * out. Names of one sign are none.
 */
export function maskFor(voters: readonly KnownVoter[], signers: readonly string[]): (text: string) => string {
  const shown = new Set(signers)
  const names = [...new Set(voters.flatMap(({ name, aka }) => [name, ...aka]))].filter(
    (name) => Array.from(name).length > 1 && !shown.has(name),
  )
  const addresses = [...new Set(voters.flatMap(({ address }) => address ?? []))].filter(
    (address) => Array.from(address).length > 3,
  )
  const instead = (text: string, words: readonly string[], mask: string): string =>
    [...words]
      .sort((one, other) => other.length - one.length)
      .reduce((masked, word) => masked.replaceAll(word, mask), text)
  return (text) =>
    instead(instead(withoutNumbers(text).replace(flat, somewhere), addresses, somewhere), names, someVoter)
}
