import { FileBox } from 'file-box'
import { describe, expect, it } from 'vitest'
import { localWindows, shown, textsIn, type } from './local-window.ts'

const here = localWindows()

describe('several windows, each with its own person', () => {
  it('show receipts without being loaded again, and only those of their own conversation', async () => {
    const zhou = await here.open('/?as=zhou')
    const chen = await here.open('/?as=chen')
    await type(zhou, '走访 张德发')
    await type(chen, '还差谁')
    await shown(zhou, '收到：走访 张德发')
    await shown(chen, '收到：还差谁')
    expect(await textsIn(zhou)).toEqual(['走访 张德发', '收到：走访 张德发'])
    expect(await textsIn(chen)).toEqual(['还差谁', '收到：还差谁'])
  })

  it('keep quick sentences in the order they were said', async () => {
    const page = await here.open('/?as=zhou')
    const said = ['一', '二', '三', '四', '五', '六']
    for (const text of said) await type(page, text)
    await shown(page, '收到：六')
    expect(await page.locator('.own .bubble').allInnerTexts()).toEqual(said)
  })

  it('break a line with Shift and Enter instead of sending', async () => {
    const page = await here.open('/?as=zhou')
    await page.locator('#text').pressSequentially('第一行')
    await page.press('#text', 'Shift+Enter')
    await page.locator('#text').pressSequentially('第二行')
    await page.press('#text', 'Enter')
    await shown(page, '第二行')
    expect(here.world.puppet.history.of('zhou')[0]?.text).toBe('第一行\n第二行')
  })

  it('mark a person to whom the bot has said something, until somebody looks', async () => {
    const zhou = await here.open('/?as=zhou', { width: 1440 })
    const dot = zhou.locator('[data-conversation=chen] .dot').last()
    await here.world.puppet.messageSendText('chen', '您本季还差2位')
    await dot.waitFor({ state: 'visible' })
    expect(await textsIn(zhou)).toEqual([])
    const chen = await here.open('/?as=chen')
    await shown(chen, '您本季还差2位')
    await dot.waitFor({ state: 'hidden' })
    await here.world.puppet.messageSendText('chen', '这一句她正看着')
    await here.world.puppet.messageSendText('zhou', '这一句给周代表')
    await shown(zhou, '这一句给周代表')
    expect(await dot.isVisible()).toBe(false)
  })

  it('catch up on what was said while the connection was down', async () => {
    const page = await here.open('/?as=zhou')
    await type(page, '你好')
    await shown(page, '收到：你好')
    here.world.dropConnections()
    await page.locator('html[data-live=false]').waitFor()
    await here.world.puppet.messageSendText('zhou', '您有一条新提醒')
    await shown(page, '您有一条新提醒')
    expect(await textsIn(page)).toEqual(['你好', '收到：你好', '您有一条新提醒'])
  })

  it('load anew when a stranger has bound a code and is somebody now', async () => {
    const page = await here.open('/?as=stranger-1')
    here.world.people.push({ contactId: 'stranger-1', name: '何建平', roles: ['代表'], group: null })
    await type(page, '绑定 AAAA2222')
    await page.locator('header', { hasText: '我是何建平（代表）' }).waitFor()
    await shown(page, '收到：绑定 AAAA2222')
  })

  it('a message taken back vanishes from the open window', async () => {
    const page = await here.open('/?as=zhou')
    const id = await here.world.puppet.messageSendText('zhou', '发错了')
    await shown(page, '发错了')
    await here.world.puppet.messageRecall(id)
    await page.locator('.note', { hasText: '人大助手撤回了一条消息' }).waitFor()
    expect(await textsIn(page)).toEqual([])
  })
})

describe('a group chat', () => {
  it('is seen by all its members; the bot answers only when meant', async () => {
    const zhou = await here.open('/?as=zhou&in=group-1')
    const chen = await here.open('/?as=chen&in=group-1')
    await type(zhou, '大家周五有空吗')
    await shown(chen, '大家周五有空吗')
    await chen.check('#mention')
    await type(chen, '本季度联系情况')
    await shown(zhou, '收到：本季度联系情况')
    expect(await zhou.locator('.who').allInnerTexts()).toEqual(['陈秀兰：', '人大助手：'])
    expect(await textsIn(chen)).toHaveLength(3)
  })

  it('is found from the private chat, with a mark when something new was said', async () => {
    const zhou = await here.open('/?as=zhou')
    const tab = zhou.locator('.tabs [data-conversation=group-1]')
    here.world.puppet.receiveText('chen', '收到通知', { roomId: 'group-1' })
    await tab.locator('.dot').waitFor({ state: 'visible' })
    await tab.click()
    await shown(zhou, '收到通知')
    expect(new URL(zhou.url()).search).toBe('?as=zhou&in=group-1')
  })
})

describe('files and pictures', () => {
  it('go both ways: a picture is shown, a table can be saved under its name', async () => {
    const page = await here.open('/?as=zhou')
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    )
    await page.setInputFiles('#file', { name: '3栋路灯.png', mimeType: 'image/png', buffer: picture })
    const image = page.getByAltText('图片：3栋路灯.png')
    await image.waitFor()
    expect(await image.evaluate((img) => (img as unknown as { naturalWidth: number }).naturalWidth)).toBe(1)
    await shown(page, '收到：文件')
    await here.world.puppet.messageSendFile('zhou', FileBox.fromBuffer(Buffer.from('表'), '联系登记表.xlsx'))
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('.bubble.file').click()])
    expect(saved.suggestedFilename()).toBe('联系登记表.xlsx')
  })

  it('a file that is too large is refused before it is sent', async () => {
    const page = await here.open('/?as=zhou')
    const buffer = Buffer.alloc(10 * 1024 * 1024 + 1)
    await page.setInputFiles('#file', { name: '录像.mp4', mimeType: 'video/mp4', buffer })
    await page.locator('#problem', { hasText: '文件最大 10 MB' }).waitFor()
    expect(here.world.puppet.history.all()).toEqual([])
  })
})

describe('the clock and the outbox beside the chat', () => {
  it('a moved clock is shown in every window, and new messages carry its time', async () => {
    const zhou = await here.open('/?as=zhou', { width: 1440 })
    const chen = await here.open('/?as=chen', { width: 1440 })
    await zhou.getByRole('button', { name: /到季末前10天/u }).click()
    await chen.locator('#now', { hasText: '2026年12月21日' }).waitFor()
    expect(here.world.clock.now().toISOString()).toMatch(/^2026-12-21T01:00/u)
    expect(here.world.woken).toHaveLength(1)
    await type(chen, '还差谁')
    await chen.locator('.moment', { hasText: '12月21日 周一 09:00' }).waitFor()
    await zhou.fill('#at', '2027-01-04T08:30')
    await zhou.getByRole('button', { name: '拨过去' }).click()
    await zhou.locator('#now', { hasText: '2027年1月4日' }).waitFor()
  })

  it('what waits in the outbox is shown as it comes and goes', async () => {
    const page = await here.open('/?as=zhou', { width: 1440 })
    await page.locator('#outbox', { hasText: '没有等着发的消息' }).waitFor()
    const notBefore = new Date('2026-11-24T01:00:00Z')
    const notice = { id: 1, to: '陈秀兰', kind: 'contact-quota', text: '本季还差2位', notBefore }
    here.world.waiting.push({ ...notice, state: 'queued' }, { ...notice, id: 2, state: 'unknown' })
    const first = page.locator('#outbox li').first()
    await first.waitFor()
    expect((await first.innerText()).replaceAll(/\s+/gu, ' ')).toBe(
      '发给陈秀兰 联系提醒 本季还差2位 等着发，11月24日 周二 09:00起可以发',
    )
    expect(await page.locator('#outbox li').last().innerText()).toContain('不知道发出没有')
    here.world.waiting.length = 0
    await page.locator('#outbox', { hasText: '没有等着发的消息' }).waitFor()
  })
})

describe('finding one’s way', () => {
  it('on a phone the people and the clock open over the chat and close by Escape', async () => {
    const page = await here.open('/?as=zhou')
    await page.getByRole('link', { name: '换人' }).click()
    await page.locator('#people').waitFor({ state: 'visible' })
    await page.fill('#wanted', '吴晓梅')
    await page.locator('#people-list h3', { hasText: '找到1人' }).waitFor()
    await page.press('#wanted', 'Escape')
    await page.locator('#people').waitFor({ state: 'hidden' })
    await page.getByRole('link', { name: /^时间/u }).click()
    await page.locator('#desk').waitFor({ state: 'visible' })
    await page.getByRole('link', { name: '回到聊天' }).click()
    await page.locator('#desk').waitFor({ state: 'hidden' })
  })

  it('a person is chosen by search and spoken as at once', async () => {
    const page = await here.open('/')
    await page.fill('#wanted', '常委会')
    await page.locator('#people-list h3', { hasText: '找到1人' }).waitFor()
    await page.locator('.person', { hasText: '吴晓梅' }).click()
    await page.locator('header', { hasText: '我是吴晓梅（常委会委员）' }).waitFor()
    await page.locator('.chips a', { hasText: '本季度联系情况' }).click()
    expect(await page.inputValue('#text')).toBe('本季度联系情况')
    await page.getByRole('button', { name: '发送' }).click()
    await shown(page, '收到：本季度联系情况')
  })

  it('everything works by the keyboard alone', async () => {
    const page = await here.open('/?as=zhou')
    const focused = () => page.evaluate(() => document.activeElement?.textContent.trim())
    const tabTo = async (wanted: string) => {
      for (let steps = 0; steps < 30 && (await focused()) !== wanted; steps += 1)
        await page.keyboard.press('Tab')
      expect(await focused()).toBe(wanted)
    }
    await tabTo('撤回')
    await page.keyboard.press('Enter')
    await tabTo('发送')
    await page.keyboard.press('Enter')
    await shown(page, '收到：撤回')
  })

  it('without a script the page still sends, and answers when loaded again', async () => {
    const page = await here.open('/?as=zhou', { javaScriptEnabled: false })
    await page.fill('#text', '帮助')
    await page.getByRole('button', { name: '发送' }).click()
    await page.waitForURL(/as=zhou/u)
    await expect.poll(async () => (await page.reload(), textsIn(page))).toEqual(['帮助', '收到：帮助'])
  })
})
