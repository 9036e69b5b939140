import { pinyin } from 'pinyin-pro'

const readings = new Map<string, ReadonlySet<string>>()
const mostKept = 8000

/** All readings of a character, toneless, with the sounds that our region mixes up made equal (zh/z, n/l, ing/in). */
function readingsOf(sign: string): ReadonlySet<string> {
  const known = readings.get(sign)
  if (known) return known
  if (readings.size >= mostKept) readings.clear()
  const heard = pinyin(sign, { multiple: true, toneType: 'none', type: 'array', v: true })
  const set = new Set(heard.map(blurred))
  readings.set(sign, set)
  return set
}

const blurred = (sound: string): string =>
  sound
    .replace(/^([zcs])h/, '$1')
    .replace(/^n/, 'l')
    .replace(/ng$/, 'n')

const soundsAlike = (one: string, other: string): boolean => {
  if (one === other) return true
  const others = readingsOf(other)
  for (const sound of readingsOf(one)) if (others.has(sound)) return true
  return false
}

/** Whether two names of one length sound alike, sign by sign; equal names do. */
export function namesSoundAlike(one: string, other: string): boolean {
  if (one.length !== other.length || one.length < 2) return false
  for (let at = 0; at < one.length; at++) if (!soundsAlike(one.charAt(at), other.charAt(at))) return false
  return true
}

/** Whether two names of one length differ in a single sign. */
export function differInOneSign(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let differing = 0
  for (let at = 0; at < one.length; at++) if (one.charAt(at) !== other.charAt(at)) differing++
  return differing === 1
}

/** 张德发 as zhangdefa: for names typed in letters. */
export const inLetters = (name: string): string =>
  pinyin(name, { toneType: 'none', type: 'array', surname: 'head' })
    .join('')
    .replace(/[^a-z]/g, '')
