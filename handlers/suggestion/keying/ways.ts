/** In which way something came that staff keys in, in words. */
import type { KeyedIn } from '../course.ts'

export const keyedWayNames: Readonly<Record<KeyedIn['way'], string>> = {
  paper: '纸质件',
  phone: '电话',
  in_person: '当面',
}

/** How it came, as its party hears it. */
export const cameIn: Readonly<Record<KeyedIn['way'], string>> = {
  paper: '交来的纸质件',
  phone: '在电话里说的',
  in_person: '当面说的',
}

export const isKeyedWay = (word: string): word is KeyedIn['way'] => Object.hasOwn(keyedWayNames, word)
