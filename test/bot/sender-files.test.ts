import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepFile } from '../../handlers/file/actions.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { inAct, later, tuesday } from '../people.ts'
import { aLook, outboxWorld, until, type World } from './outbox-world.ts'

let test: TestDatabase
let world: World
beforeEach(async () => {
  test = await openSqlite()
  world = outboxWorld(test.db)
})
afterEach(async () => {
  await world.stop()
  await test.close()
})

const keep = (name: string) =>
  inAct(test.db, (act) =>
    keepFile(act, { name, type: 'image/png', bytes: Buffer.from('png'), uploadedById: null }),
  )
const brokenFor = (what: RegExp) => (text: string) =>
  what.test(text) ? Promise.reject(new Error('14 UNAVAILABLE')) : Promise.resolve()

it('an answer with files: the words first, then each file, every one marked as sent', async () => {
  const fileIds = [await keep('情况图.png'), await keep('名单.xlsx')]
  const sender = world.sender()
  sender.push(await world.answers({ text: '本季联系情况如图。', fileIds }))
  await until(async () => (await world.states()).every((state) => state === 'sent'))
  expect(world.saidTexts()).toEqual(['本季联系情况如图。', '[文件] 情况图.png', '[文件] 名单.xlsx'])
})

it('files of an answer that a crash left unsaid are said after the restart', async () => {
  await world.answers({ text: '如图。', fileIds: [await keep('情况图.png')] })
  world.now = later(tuesday, { minutes: 2 })
  world.sender()
  await until(async () => (await world.states()).every((state) => state === 'sent'))
  expect(world.saidTexts()).toEqual(['如图。', '[文件] 情况图.png'])
})

it('a file that the channel did not take is tried again; the words before it are not said twice', async () => {
  world.channel = brokenFor(/文件/)
  const sender = world.sender()
  sender.push(await world.answers({ text: '如图。', fileIds: [await keep('情况图.png')] }))
  await until(async () => (await world.states()).join() === 'sent,queued')
  world.channel = () => Promise.resolve()
  world.now = later(tuesday, { seconds: 5 })
  await until(async () => (await world.states()).join() === 'sent,sent')
  expect(world.saidTexts()).toEqual(['如图。', '[文件] 情况图.png'])
})

it('a reminder with a file says both', async () => {
  await world.reminds(await world.bound('周明远'), { fileId: await keep('通报.pdf') })
  world.sender()
  await until(async () => (await world.states()).join() === 'sent')
  expect(world.saidTexts()).toEqual(['还差3位选民', '[文件] 通报.pdf'])
})

it('a reminder whose file nobody knows to have arrived stands as unknown and is not said again', async () => {
  world.channel = brokenFor(/文件/)
  await world.reminds(await world.bound('周明远'), { fileId: await keep('通报.pdf') })
  world.sender()
  await until(async () => (await world.states()).join() === 'unknown')
  world.channel = () => Promise.resolve()
  await aLook()
  expect(world.saidTexts()).toEqual(['还差3位选民'])
})

it('a reminder whose words are veiled by now goes without the file that was written with them', async () => {
  await world.reminds(await world.bound('周明远'), { fileId: await keep('答复函.docx') })
  world.sender({ stillHolds: { 'contact-quota': () => Promise.resolve('建议023现在不公开') } })
  await until(async () => (await world.states()).join() === 'sent')
  expect(world.saidTexts()).toEqual(['建议023现在不公开'])
})
