import { FileBox } from 'file-box'
import { describe, expect, it } from 'vitest'
import { barriersOf } from '../web/barriers.ts'
import { localWindows, shown, type } from './local-window.ts'

const here = localWindows()

describe('readable for everybody', () => {
  const looks = [320, 1440].flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ width, colorScheme })),
  )

  it.each(looks)('at $width px, $colorScheme: no barrier found', async (look) => {
    const notice = { to: '陈秀兰', kind: '联系提醒', text: '本季还差2位', notBefore: here.world.clock.now() }
    here.world.waiting.push({ ...notice, id: 1, state: 'queued' }, { ...notice, id: 2, state: 'failed' })
    await here.world.puppet.messageSendText('wu', '您有待办')
    here.world.puppet.receiveText('chen', '大家好', { roomId: 'group-1' })
    await here.world.puppet.roomAnnounce('group-1', '周五下午调研')
    await here.world.puppet.messageSendFile('group-1', FileBox.fromBuffer(Buffer.from('表'), '登记表.xlsx'))
    for (const address of ['/', '/?as=zhou&in=group-1', '/?as=zhou#people', '/?as=zhou#desk']) {
      const page = await here.open(address, look)
      if (address.includes('group')) await type(page, '看 http://127.0.0.1:3000/f/x')
      if (address.includes('group')) await shown(page, '看 http')
      expect(await barriersOf(page, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(look.width)
      await page.context().close()
    }
  })

  it.each([390, 1440])('at %i px everything to tap is at least 48 px high', async (width) => {
    const page = await here.open('/?as=zhou&in=group-1', { width })
    const low = await page.evaluate(() =>
      [
        ...document.querySelectorAll(
          'a, button, textarea, label.attach, label.mention, input:not([type=checkbox])',
        ),
      ]
        .map((element) => [element.textContent, element.getBoundingClientRect().height] as const)
        .filter(([, height]) => height > 1 && height < 48),
    )
    expect(low).toEqual([])
  })
})
