import { request } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { FileBox } from 'file-box'
import { type LocalWorld, startLocalWorld } from './local-world.ts'

let world: LocalWorld

beforeEach(async () => {
  world = await startLocalWorld()
})
afterEach(() => world.close())

const form = 'application/x-www-form-urlencoded'
const fromPage = { 'Sec-Fetch-Site': 'same-origin' }

const get = (path: string, headers: Record<string, string> = {}) => fetch(`${world.url}${path}`, { headers })

const post = (path: string, body: BodyInit, headers: Record<string, string> = fromPage) =>
  fetch(`${world.url}${path}`, { method: 'POST', body, headers, redirect: 'manual' })

const says = (text: string, place = 'as=zhou') => post(`/local/say?${place}`, new URLSearchParams({ text }))

/** The status of a request under a host name that `fetch` would not let us claim. */
const statusUnder = (host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const asking = request(`${world.url}/?as=zhou`, { headers: { Host: host } }, (answer) => {
      answer.resume()
      resolve(answer.statusCode)
    })
    asking.on('error', reject).end()
  })

describe('the chat page without a script', () => {
  it('sends by a plain form and shows the conversation when loaded again', async () => {
    const headers = { ...fromPage, Accept: 'text/html', 'Content-Type': form }
    const sent = await post('/local/say?as=zhou', new URLSearchParams({ text: '还差谁' }), headers)
    expect(sent.status).toBe(303)
    expect(sent.headers.get('Location')).toBe('/?as=zhou')
    await vi.waitFor(async () => {
      const page = await (await get('/?as=zhou')).text()
      expect(page).toContain('还差谁</p>')
      expect(page).toContain('收到：还差谁</p>')
    })
  })

  it('puts an example into the field and finds people by name', async () => {
    expect(await (await get('/?as=zhou&draft=撤回')).text()).toContain('>撤回</textarea>')
    const found = await (await get('/?as=zhou&q=刘洁')).text()
    expect(found).toContain('找到1人')
  })

  it('says in the page what is wrong with a post', async () => {
    const headers = { ...fromPage, Accept: 'text/html', 'Content-Type': form }
    const sent = await post('/local/say?as=zhou', new URLSearchParams({ text: ' ' }), headers)
    expect(sent.status).toBe(422)
    expect(await sent.text()).toContain('还没有写要说的话')
  })

  it('asks to choose again when there is no such person', async () => {
    const answer = await get('/?as=nobody')
    expect(answer.status).toBe(404)
    expect(await answer.text()).toContain('这里没有这个人，请另选一位')
  })

  it('shows what people write as words, never as a page of their own', async () => {
    await says('<script>alert(1)</script><b>粗</b>')
    const page = await (await get('/?as=zhou')).text()
    expect(page).toContain('&lt;script>alert(1)&lt;/script>&lt;b>粗&lt;/b>')
    expect(page).not.toContain('<script>alert')
  })

  it('makes addresses tappable without the full stop behind them', async () => {
    await world.puppet.messageSendText('zhou', '请填：http://127.0.0.1:3000/f/Qm9v?x=1。谢谢')
    const page = await (await get('/?as=zhou')).text()
    expect(page).toContain('href="http://127.0.0.1:3000/f/Qm9v?x=1"')
    expect(page).toContain('</a>。谢谢')
  })
})

describe('who may use the chat page', () => {
  it('refuses what another site or nobody sends', async () => {
    const body = new URLSearchParams({ text: '撤回' })
    const strangers = [
      {},
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'http://evil.cn' },
      { Origin: 'null' },
    ]
    for (const headers of strangers)
      expect((await post('/local/say?as=zhou', body, headers)).status).toBe(403)
    for (const path of ['/local/clock', '/local/file?as=zhou'])
      expect((await post(path, body, { Origin: 'http://evil.cn' })).status).toBe(403)
    expect(world.puppet.history.all()).toEqual([])
    expect((await post('/local/say?as=zhou', body, { Origin: world.url })).status).toBe(204)
  })

  it('refuses a foreign host name that was pointed at this machine', async () => {
    expect(await statusUnder('evil.cn')).toBe(403)
    expect(await statusUnder('127.0.0.1.evil.cn')).toBe(403)
    expect(await statusUnder('localhost:3000')).toBe(200)
    expect(await statusUnder('[::1]:3000')).toBe(200)
  })

  it('loads nothing from elsewhere and runs no script but its own', async () => {
    const answer = await get('/?as=zhou')
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'; script-src 'self'")
    const page = await answer.text()
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//u)
    expect(page).not.toMatch(/ (style|on\w+)=/u)
  })
})

describe('what may be sent', () => {
  it('texts of up to 100 KB, counted in bytes', async () => {
    expect((await says('路'.repeat(34_000))).status).toBe(204)
    const tooLong = await says('路'.repeat(35_000))
    expect(tooLong.status).toBe(413)
    expect(await tooLong.text()).toBe('一条消息最多 100 KB，请分几条发，或者发文件')
    expect((await says('路'.repeat(200_000))).status).toBe(413)
  })

  it('nothing without words, and nothing from nobody', async () => {
    expect((await says('  \n ')).status).toBe(422)
    expect((await says('你好', 'as=nobody')).status).toBe(404)
    expect(world.puppet.history.all()).toEqual([])
  })

  it('files of up to 10 MB, under a name without folders', async () => {
    const bytes = Buffer.alloc(10 * 1024 * 1024, 7)
    const sent = await post('/local/file?as=zhou&name=..%2F..%2F3栋%0A路灯.bin', bytes)
    expect(sent.status).toBe(204)
    expect(world.puppet.history.of('zhou')[0]).toMatchObject({ file: { name: '3栋路灯.bin' } })
    expect((await post('/local/file?as=zhou&name=a', Buffer.alloc(bytes.length + 1))).status).toBe(413)
    expect((await post('/local/file?as=zhou&name=a', '')).status).toBe(422)
  })

  it('in a group, with the bot meant or not', async () => {
    const meant = new URLSearchParams({ text: '本季度联系情况', mention: '1' })
    await post('/local/say?as=zhou&in=group-1', meant)
    await says('大家好', 'as=chen&in=group-1')
    const lines = world.puppet.history.of('group-1').filter((line) => line.talkerId !== 'bot')
    expect(lines).toMatchObject([
      { talkerId: 'zhou', mentionIds: ['bot'] },
      { talkerId: 'chen', mentionIds: [] },
    ])
  })

  it('somebody outside the group speaks in private, whatever the address says', async () => {
    await says('你好', 'as=wu&in=group-1')
    expect(world.puppet.history.of('group-1')).toEqual([])
    expect(world.puppet.history.of('wu')[0]).toMatchObject({ text: '你好', roomId: null })
  })
})

describe('files of a conversation', () => {
  const fileOf = async (name: string) => {
    const id = await world.puppet.receiveFile('zhou', FileBox.fromBuffer(Buffer.from('内容'), name))
    return get(`/local/file/${id}`)
  }

  it('shows pictures and only hands out everything else', async () => {
    const picture = await fileOf('路灯.png')
    expect(picture.headers.get('Content-Type')).toBe('image/png')
    expect(picture.headers.get('Content-Disposition')).toMatch(/^inline/u)
    for (const name of ['页.html', '图.svg', '表.xlsx']) {
      const handed = await fileOf(name)
      expect(handed.headers.get('Content-Type')).toBe('application/octet-stream')
      expect(handed.headers.get('Content-Disposition')).toMatch(/^attachment/u)
      expect(handed.headers.get('X-Content-Type-Options')).toBe('nosniff')
      expect(await handed.text()).toBe('内容')
    }
  })

  it('keeps the Chinese name for saving', async () => {
    const handed = await fileOf('联系登记表.xlsx')
    expect(handed.headers.get('Content-Disposition')).toContain(encodeURIComponent('联系登记表.xlsx'))
  })

  it('says so when a file is gone', async () => {
    const gone = await get('/local/file/unknown')
    expect([gone.status, await gone.text()]).toEqual([404, '这个文件已不在本机'])
  })
})

describe('the program’s clock', () => {
  const move = (fields: Record<string, string>) => post('/local/clock?as=zhou', new URLSearchParams(fields))

  it('is moved, runs on from there, and the jobs look at it again', async () => {
    expect((await move({ at: '2026-12-21T09:00' })).status).toBe(204)
    expect(world.clock.now().toISOString()).toMatch(/^2026-12-21T01:00/u)
    expect(world.woken.map((at) => at.toISOString().slice(0, 16))).toEqual(['2026-12-21T01:00'])
    await says('帮助')
    expect(world.puppet.history.of('zhou')[0]?.at.toISOString()).toMatch(/^2026-12-21T01:00/u)
  })

  it('takes no time that is none', async () => {
    const before = world.clock.now()
    const refused = await move({ at: '后天' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('2026-12-21 09:00')
    expect(world.woken).toEqual([])
    expect(world.clock.now().getTime() - before.getTime()).toBeLessThan(60_000)
  })

  it('stays where it is when it follows the machine', async () => {
    await world.close()
    world = await startLocalWorld({ clock: null })
    const refused = await move({ step: 'day' })
    expect([refused.status, await refused.text()]).toEqual([403, '这里的时间跟着本机走，不能拨动'])
    expect(await (await get('/?as=zhou')).text()).not.toContain('拨过去')
  })
})
