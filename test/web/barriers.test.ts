import { expect, test } from 'vitest'
import { openBrowser } from '../bot/browser.ts'
import { barriersOf, seriousOf } from './barriers.ts'

test('a pale word, a field without a name and a picture without words are barriers; a plain page has none', async () => {
  const browser = await openBrowser()
  const page = await browser.newPage()
  const pageOf = (body: string) =>
    page.setContent(`<html lang="zh"><title>页</title><main>${body}</main></html>`)
  await pageOf('<h1>页</h1><p>清楚的话</p>')
  expect(await barriersOf(page)).toEqual([])
  await pageOf('<h1>页</h1><p style="color:#bbb">看不清</p><input><img src="data:,">')
  const found = await barriersOf(page)
  expect(found.map(({ rule }) => rule).sort()).toEqual(['color-contrast', 'image-alt', 'label'])
  expect(seriousOf(found)).toContain('color-contrast: <p style="color:#bbb">看不清</p>')
  await pageOf('<h1>页</h1><label for="a">甲<input id="a"></label><label for="a">乙<input id="a"></label>')
  expect(seriousOf(await barriersOf(page))).toContain('doubled-id: a')
  await pageOf('<h1>页</h1><iframe srcdoc="里面"></iframe>')
  await expect(barriersOf(page)).rejects.toThrow('frame by frame')
  await browser.close()
})
