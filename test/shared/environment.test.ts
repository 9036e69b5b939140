import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { EnvironmentFault, readFields } from '../../handlers/shared/environment.ts'

const fields = {
  ROOMS: { schema: z.string().regex(/^\d+$/).transform(Number), should: '一个整数', default: '3' },
  NICKNAME: { schema: z.string().max(5), should: '五个字以内', default: null },
} as const

describe('reading environment variables', () => {
  it('takes the default where a variable is missing, empty or blank', () => {
    expect(readFields({}, fields)).toEqual({ ROOMS: 3, NICKNAME: null })
    expect(readFields({ ROOMS: '', NICKNAME: '  ' }, fields)).toEqual({ ROOMS: 3, NICKNAME: null })
  })

  it('takes what is set, without spaces around it', () => {
    expect(readFields({ ROOMS: ' 12 ', NICKNAME: '小明' }, fields)).toEqual({ ROOMS: 12, NICKNAME: '小明' })
  })

  it('refuses a wrong value in one line: the name, what it holds, what it should hold', () => {
    const wrong = () => readFields({ ROOMS: 'many' }, fields)
    expect(wrong).toThrow(EnvironmentFault)
    expect(wrong).toThrow(/^环境变量 ROOMS 现在是“many”，应当是一个整数$/)
  })

  it('says of a missing value that it is missing', () => {
    expect(new EnvironmentFault('TOKEN', undefined, '服务商给的 token').message).toBe(
      '环境变量 TOKEN 没有设，应当是服务商给的 token',
    )
  })
})
