import { describe, expect, it } from 'vitest'
import { isLoopback, localChatAllowed } from '../../bot/local/allowed.ts'

const here = { production: false, host: '127.0.0.1', allowAnyway: false }

describe('whether the chat page may be opened, where anybody can speak as anybody', () => {
  it('is open on one’s own machine', () => {
    for (const host of ['127.0.0.1', 'localhost', '::1', '127.0.1.1'])
      expect(localChatAllowed({ ...here, host })).toBeNull()
  })

  it('stays shut in production, in one line that names the variable', () => {
    const line = localChatAllowed({ ...here, production: true })
    expect(line).toMatch(/^NODE_ENV=production .*LOCAL_CHAT_ALLOW=1$/u)
  })

  it('stays shut where other machines could reach it', () => {
    for (const host of ['0.0.0.0', '::', '192.168.1.20', 'renda.example.cn', '127.0.0.1.evil.cn'])
      expect(localChatAllowed({ ...here, host })).toContain(`HOST=${host}`)
  })

  it('opens anywhere when the machine is declared a trusted demonstration', () => {
    expect(localChatAllowed({ production: true, host: '0.0.0.0', allowAnyway: true })).toBeNull()
  })

  it('takes no foreign name for this machine', () => {
    for (const name of ['127.0.0.1', 'LOCALHOST', '[::1]']) expect(isLoopback(name)).toBe(true)
    for (const name of ['localhost.evil.cn', '128.0.0.1', '', '127.0.0']) expect(isLoopback(name)).toBe(false)
  })
})
