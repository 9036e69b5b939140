/** A signed letter belongs to the reply of one unit in one round: no other unit exchanges it, and no later round does. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { keepFile } from '../../../handlers/file/actions.ts'
import { attachLetter } from '../../../handlers/suggestion/actions.ts'
import { wordFile } from '../../file/samples.ts'
import { linkIn, startWeb, Visitor, type Web } from '../../web/web.ts'
import { talksOn } from '../talks.ts'
import { as, lastNotice, refusalIn, told } from '../world.ts'

const talks = talksOn()
const { say, here } = talks
let web: Web

beforeEach(async () => {
  web = await startWeb(here.db, { now: () => talks.now })
  await talks.lightsUpTo('accepted')
  await say('liang', '转交 001 政府办')
})
afterEach(() => web.close())

const attach = (name: 'wang' | 'su' | 'jing' | 'ma', unitId: number | null = null) =>
  as(here.db, here.world[name], async (act, who) => {
    const letter = { name: '答复函.pdf', type: 'application/pdf', bytes: Buffer.from(`%PDF-1.4 ${name}`) }
    const fileId = await keepFile(act, { ...letter, uploadedById: who.personId })
    return attachLetter(act, who, 1, fileId, unitId)
  })
const pageOfUnit = async (name: 'wang' | 'su') => {
  const list = await say(name, '填表')
  return linkIn(list.includes('http') ? list : await say(name, '我的承办件'))
}
const letters = async () =>
  (await here.db.suggestionReply.findMany({ orderBy: { id: 'asc' } })).map(({ letterFileId }) => letterFileId)

it('of two that answer separately, who has not replied has no letter to exchange, by no door', async () => {
  await say('ma', '交办 001 分办住建局、城管局')
  await say('wang', '001答复 A类 已装好')
  expect((await attach('wang')).ok).toBe(true)
  const before = await letters()
  const since = await lastNotice(here.db)
  expect(refusalIn(await attach('su'))).toBe('no_reply_yet')
  expect(refusalIn(await attach('su', here.world.wang.unit.id))).toBe('no_reply_yet')
  expect(refusalIn(await attach('jing'))).toBe('not_yours')
  expect(await say('su', '补交001答复函')).toContain('这件建议还没有答复')

  const form = new FormData()
  form.set('id', '1')
  form.set('do', 'letter')
  form.set('files', new File([Uint8Array.from(await wordFile())], '函.docx'))
  const files = await here.db.storedFile.count()
  const phone = new Visitor(web)
  const path = await pageOfUnit('su')
  expect((await phone.get(`${path}?id=1`)).text).not.toMatch(/补交或换答复函|Not Found/)
  const page = await phone.upload(path, form)
  expect(page.text).toContain('这件建议还没有答复，没有存')
  expect(await here.db.storedFile.count()).toBe(files)

  expect(await letters()).toEqual(before)
  expect(await told(here.db, since)).toEqual([])
  // the office keeps what came to it on paper, for whichever unit
  expect((await attach('ma', here.world.wang.unit.id)).ok).toBe(true)
})

it('handled again, the first letter stays where it is until the unit has replied again', async () => {
  await say('ma', '交办 001 主办住建局 协办城管局')
  await say('wang', '001答复 A类 已装好')
  await attach('wang')
  const [first] = await letters()
  await say('zhou', '001办理工作满意，办理结果不满意 答非所问')
  expect(refusalIn(await attach('wang'))).toBe('no_reply_yet')
  expect(await say('wang', '补交001答复函')).toContain('这件建议还没有答复')
  const path = await pageOfUnit('wang')
  expect((await new Visitor(web).get(`${path}?id=1`)).text).not.toMatch(/补交或换答复函|Not Found/)
  await say('wang', '001答复 A类 12月1日已经重装好')
  expect((await attach('wang')).ok).toBe(true)
  const [still, second] = await letters()
  expect(still).toBe(first)
  expect(second).not.toBeNull()
})
