/** How a setting is typed at the desk, by what its schema takes; and what was typed, as a value for the schema. Pure. */
import { z } from 'zod'
import { settingRules, type SettingKey } from './rules.ts'

export type Input =
  | { kind: 'choice'; options: readonly string[] }
  | { kind: 'number' | 'numbers' | 'lines' | 'spans' | 'text' | 'json' }

/** One of several, a number, numbers, a line each, spans of time, a text; whatever is more than that as JSON. */
export const inputOf = (key: SettingKey): Input => inputFor(settingRules[key].schema)

function inputFor(schema: unknown): Input {
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options.map(String) }
  if (schema instanceof z.ZodNumber) return { kind: 'number' }
  if (schema instanceof z.ZodString || schema instanceof z.ZodNullable) return { kind: 'text' }
  if (schema instanceof z.ZodArray) return manyOf(schema.element)
  if (schema instanceof z.ZodTuple) {
    const items: readonly unknown[] = schema.def.items
    return manyOf(items[0])
  }
  return { kind: 'json' }
}

function manyOf(element: unknown): Input {
  if (element instanceof z.ZodNumber) return { kind: 'numbers' }
  if (element instanceof z.ZodTuple) return { kind: 'spans' }
  // days and times are strings of a fixed form
  return element instanceof z.ZodString || element instanceof z.ZodISODate
    ? { kind: 'lines' }
    : { kind: 'json' }
}

export const hints: Record<Input['kind'], string> = {
  choice: '选一项',
  number: '写一个数',
  numbers: '几个数用顿号或空格隔开，例如 30、10、3',
  lines: '一行写一个',
  spans: '一行写一段，例如 08:30-11:30',
  text: '空着表示没有',
  json: '照原来的样子改，引号、括号都要留着',
}

/** A value as it stands in its field. */
export function typedOf(input: Input, value: unknown): string {
  if (input.kind === 'json') return JSON.stringify(value, null, 2)
  if (value === null) return ''
  if (!Array.isArray(value)) return plain(value)
  const parts = value.map((part: unknown) => (Array.isArray(part) ? part.join('-') : plain(part)))
  return parts.join(input.kind === 'numbers' ? '、' : '\n')
}

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

/** What was typed as a value; whether it fits is for the schema to say. */
export function valueOf(input: Input, typed: string): unknown {
  const text = typed.normalize('NFKC').trim()
  switch (input.kind) {
    case 'choice':
      return text
    case 'number':
      return numberIn(text)
    case 'numbers':
      return text
        .split(/[、,;\s]+/)
        .filter(Boolean)
        .map(numberIn)
    case 'lines':
      return typed
        .split('\n')
        .map((line) => line.trim())
        .filter(Boolean)
    case 'spans':
      return text
        .split(/[\n、,;]+/)
        .map((span) => span.split(/[-~—–至到]+/).map((time) => time.trim()))
        .filter((span) => span.join('') !== '')
    case 'text':
      return typed.trim() === '' ? null : typed.trim()
    case 'json':
      return jsonIn(typed)
  }
}

const numberIn = (text: string): unknown => (/^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text)

function jsonIn(typed: string): unknown {
  try {
    return JSON.parse(typed)
  } catch {
    return typed
  }
}

/** A value in a line of a list. */
export function inWords(value: unknown): string {
  if (value === null) return '没有'
  if (Array.isArray(value))
    return value.length === 0
      ? '没有'
      : value.map((part: unknown) => (Array.isArray(part) ? part.join('–') : inWords(part))).join('、')
  if (typeof value !== 'object') return plain(value)
  const { letter, name } = value as { letter?: unknown; name?: unknown }
  return typeof name === 'string'
    ? `${typeof letter === 'string' ? letter : ''}${name}`
    : JSON.stringify(value)
}

const groups: readonly (readonly [prefix: string, name: string])[] = [
  ['contact.', '联系选民和代表'],
  ['contactDay.', '联系选民日'],
  ['concern.', '诉求'],
  ['suggestion.', '建议'],
  ['activity.', '活动'],
  ['training.', '培训'],
  ['invitation.', '邀请列席'],
  ['notice.', '提醒和待发消息'],
  ['calendar.', '放假和上班'],
]

/** The heading under which a setting stands. */
export const groupOf = (key: string): string =>
  groups.find(([prefix]) => key.startsWith(prefix))?.[1] ?? '登录、绑定和其他'
