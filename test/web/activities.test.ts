/** The activity's forms and desk pages in a real browser: filled in with taps, with script and without, in every look. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeOffice, at, type Office } from '../activity/office.ts'
import { openBrowser } from '../bot/browser.ts'
import { openSqlite } from '../databases.ts'
import { photoWithPlace } from '../file/samples.ts'
import { chatOf, later } from '../people.ts'
import { isFine } from './fine.ts'
import { linkIn, startWeb, type Web } from './web.ts'

let office: Office
let web: Web
let browser: Browser
const faults: unknown[] = []

beforeAll(async () => {
  office = await makeOffice(await openSqlite(), 6)
  web = await startWeb(office.db, { now: () => office.now, logFault: (_number, fault) => faults.push(fault) })
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser.close()
  await web.close()
  await office.test.close()
  expect(faults).toEqual([])
})

const contactOf = (name: string): string =>
  ({ 刘洁: office.liu.contactId, 梁慧: office.liang.contactId })[name] ?? office.deputies[name]!.contactId
const say = (name: string, text: string) =>
  chatOf(office.db, contactOf(name), () => (office.now = later(office.now, { seconds: 1 }))).say(text)

/** The link that 填表 gives for a form of this title; `活动1填表` where an activity is meant. */
async function formOf(name: string, title: string): Promise<string> {
  const offered = await say(name, '填表')
  const number = new RegExp(`(\\d) ${title}`).exec(offered)?.[1]
  const answer = number === undefined ? offered : await say(name, number)
  expect(answer).toContain('/f/')
  return linkIn(answer)
}
const onPhone = async (javaScriptEnabled = true) =>
  (await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } })).newPage()
const reads = async (page: Page, text: string) => {
  expect(await page.locator('main').innerText()).toContain(text)
}
const announced = () => office.db.activity.findFirstOrThrow({ orderBy: { id: 'desc' } })

describe.each([
  ['with script', true, '2026-12-05', '老旧小区调研'],
  ['without script', false, '2026-12-12', '河道保洁视察'],
])('%s', (_name, javaScriptEnabled, day, title) => {
  it('a liaison organises with taps: the number of people first, then it goes out', async () => {
    office.now = at('2026-11-24T09:30')
    const page = await onPhone(javaScriptEnabled)
    await page.goto(`${web.url}${await formOf('刘洁', '组织一次活动')}`)
    await page.getByLabel('类型').selectOption({ label: '专题调研' })
    await page.getByLabel('名称').fill(title)
    await page.getByRole('button', { name: '下一步' }).click()
    await reads(page, '请选日期。')
    expect(await page.getByLabel('名称').inputValue()).toBe(title)
    await page.getByLabel('日期', { exact: true }).fill(day)
    await page.getByLabel('几点开始').fill('14:30')
    await page.getByLabel('地点').fill('桥东社区')
    await page.getByLabel('名额').fill('4')
    await page.getByRole('button', { name: '下一步' }).click()
    await reads(page, '请核对。还没有发出。')
    await reads(page, '通知：6人')
    expect(await office.db.activity.count({ where: { title } })).toBe(0)
    await page.getByRole('button', { name: '发出去，通知6人' }).click()
    await reads(page, `已发出：《${title}》`)
    await page.context().close()
    expect(await announced()).toMatchObject({ title, state: 'announced', seats: 4 })
  })

  it('a deputy asks for leave, is reminded of the reason, and sees what was kept', async () => {
    const { id } = await announced()
    const page = await onPhone(javaScriptEnabled)
    await page.goto(`${web.url}${linkIn(await say('周明远', `活动${id}填表`))}`)
    await reads(page, '您还没有回复。还有4个名额。')
    await page.getByRole('radio', { name: /^请假/ }).check()
    await page.getByRole('button', { name: '提交' }).click()
    await reads(page, '请写请假原因')
    await page.getByLabel('请假原因', { exact: true }).fill('厂里检修')
    await page.getByRole('button', { name: '提交' }).click()
    await reads(page, '请假')
    await page.reload()
    await reads(page, title)
    await page.context().close()
    expect(
      await office.db.participation.findFirstOrThrow({
        where: { activityId: id, personId: office.deputies['周明远']!.person.id },
      }),
    ).toMatchObject({ answer: 'excused', reason: '厂里检修' })
  })

  it('the liaison records who was there, the minutes, a photo and what was raised', async () => {
    const { id } = await announced()
    expect(await say('罗小燕', `活动${id} 参加`)).toContain('参加')
    office.now = at(`${day}T17:00`)
    const page = await onPhone(javaScriptEnabled)
    await page.goto(`${web.url}${linkIn(await say('刘洁', `活动${id}填表`))}`)
    for (const name of ['陈秀兰', '何建平']) await page.getByRole('checkbox', { name }).first().check()
    await page.getByRole('button', { name: '提交' }).click()
    await reads(page, '没有打勾的人')
    expect(await page.getByRole('checkbox', { name: '陈秀兰' }).first().isChecked()).toBe(true)
    await page.getByLabel('都没来').check()
    await page.getByLabel('纪要').fill('看了三个小区。')
    await page
      .getByLabel('照片')
      .setInputFiles({ name: 'IMG.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(await photoWithPlace()) })
    await page.getByText('代表当场提出了问题').click()
    await page.getByLabel('问题1').fill(`井盖破损${day}`)
    await page.getByLabel('谁提出的').first().selectOption({ label: '何建平' })
    await page.getByRole('button', { name: '提交' }).click()
    await reads(page, '实到2人，请假1人，未到1人')
    await reads(page, '照片1张')
    await reads(page, `井盖破损${day}`)
    await page.context().close()
    expect(await office.db.activity.findUniqueOrThrow({ where: { id } })).toMatchObject({
      state: 'held',
      minutes: '看了三个小区。',
    })
    expect(await office.db.activityFile.count({ where: { activityId: id } })).toBe(1)
  })
})

describe('at the desk', () => {
  const atDesk = async (): Promise<Page> => {
    const page = await (await browser.newContext({ viewport: { width: 1440, height: 900 } })).newPage()
    await page.goto(`${web.url}${linkIn(await say('梁慧', '登录'))}`)
    await page.getByRole('button', { name: '登录' }).click()
    return page
  }

  it('the office prepares an invitation, takes another by hand with a reason, and sends it', async () => {
    office.now = at('2026-12-14T09:00')
    const page = await atDesk()
    await page.goto(`${web.url}/desk/activities/invitations`)
    await page.getByRole('link', { name: '发一次邀请' }).click()
    await page.getByLabel('名称').fill('列席常委会会议')
    await page.getByLabel('日期', { exact: true }).fill('2026-12-28')
    await page.getByLabel('开始', { exact: true }).fill('09:00')
    await page.getByLabel('名额').fill('2')
    await page.getByRole('button', { name: '下一步' }).click()
    await reads(page, '按顺序选好了人，还没有通知任何人')
    await page.getByRole('link', { name: '换人' }).click()
    const boxes = page.getByRole('checkbox')
    await boxes.nth(1).uncheck()
    await boxes.nth(3).check()
    await page.getByRole('button', { name: '就选这些人' }).click()
    await reads(page, '没有按顺序选人，要写原因')
    expect(await boxes.nth(3).isChecked()).toBe(true)
    await page.getByLabel('不按顺序选的原因').fill('专业对口')
    await page.getByRole('button', { name: '就选这些人' }).click()
    await reads(page, '选好了2人，还没有通知任何人')
    await reads(page, '选人的原因：专业对口')
    await page.getByRole('button', { name: '发出去' }).click()
    await reads(page, '发出去了')
    await page.context().close()
    expect(await announced()).toMatchObject({ kind: 'sit_in_sc', state: 'announced' })
  })

  it('on a phone nothing of a list is beyond the edge, and who came is marked beside each name', async () => {
    const page = await (await browser.newContext({ viewport: { width: 320, height: 700 } })).newPage()
    await page.goto(`${web.url}${linkIn(await say('梁慧', '登录'))}`)
    await page.getByRole('button', { name: '登录' }).click()
    const { id } = await office.db.activity.findFirstOrThrow({ where: { title: '老旧小区调研' } })
    for (const path of ['/desk/activities?size=large', `/desk/activities/${id}`]) {
      await page.goto(`${web.url}${path}`)
      await isFine(page, path)
      const cells = await page.locator('.records td').all()
      const boxes = await Promise.all(cells.map((cell) => cell.boundingBox()))
      expect(boxes.length).toBeGreaterThan(0)
      expect(boxes.filter((box) => box !== null && box.x + box.width > 320)).toEqual([])
    }
    expect(await page.locator('.records').innerText()).toContain('罗小燕')
    await page.context().close()
  })

  it('marks who came, and saves the sheet, the summary and the statistics', async () => {
    const { id } = await office.db.activity.findFirstOrThrow({ where: { title: '老旧小区调研' } })
    const page = await atDesk()
    await page.goto(`${web.url}/desk/activities/${id}`)
    await page.getByRole('group', { name: '罗小燕到场了没有' }).getByLabel('到', { exact: true }).check()
    await page.getByRole('button', { name: '记到场情况' }).click()
    await reads(page, '记下了：到3人')
    await reads(page, '井盖破损2026-12-05（何建平，编号1）')
    const saved = async (name: string) => {
      const download = page.waitForEvent('download')
      await page.getByRole('link', { name }).click()
      return (await download).suggestedFilename()
    }
    expect(await saved('签到表（Word）')).toBe(`活动${id}签到表.docx`)
    expect(await saved('小结（Word）')).toBe(`活动${id}活动小结.docx`)
    await page.goto(`${web.url}/desk/activities/statistics`)
    expect(await saved('统计（Word）')).toBe('2026年活动和培训统计.docx')
    expect(await saved('统计和名单（Excel）')).toBe('2026年活动和培训统计.xlsx')
    await page.context().close()
  })
})

describe.each([
  ['light', 390, 'normal'],
  ['dark', 390, 'normal'],
  ['light', 320, 'large'],
  ['dark', 1440, 'normal'],
] as const)('in the %s look, %i wide, %s type', (colorScheme, width, size) => {
  it('every form fits, is easy to hit and has no serious barrier, also with problems', async () => {
    office.now = later(office.now, { hours: 1 })
    if ((await office.db.activity.count({ where: { title: '学习例会' } })) === 0) {
      await say('刘洁', '一组 12月30日下午2点半 学习例会 桥东社区 全体参加')
      expect(await say('刘洁', '1')).toContain('已发出')
    }
    const { id } = await office.db.activity.findFirstOrThrow({ where: { title: '老旧小区调研' } })
    const page = await (await browser.newContext({ colorScheme, viewport: { width, height: 800 } })).newPage()
    await page.goto(`${web.url}/card/lookup?size=${size}`)
    const forms = {
      organise: await formOf('刘洁', '组织一次活动'),
      office: await formOf('梁慧', '组织一次活动'),
      afterwards: await formOf('刘洁', '补记一次'),
      answer: await formOf('陈秀兰', '回复活动'),
      record: linkIn(await say('刘洁', `活动${id}填表`)),
    }
    for (const [name, path] of Object.entries(forms)) {
      await page.goto(`${web.url}${path}`)
      await isFine(page, name)
      if (name === 'record') await page.getByText('代表当场提出了问题').click()
      if (name === 'record') await page.getByLabel('问题1').fill('没有写是谁提的')
      await page.locator('form button').last().click()
      await isFine(page, `${name} with problems`)
    }
    await page.context().close()
  }, 180_000)
})
