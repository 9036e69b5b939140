import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import {
  chatOf,
  giveCode,
  later,
  makeDeputy,
  makeDistrict,
  talk,
  tuesday,
  unbind,
  type Chat,
} from '../people.ts'

const welcome =
  '您好，我是区人大代表履职助手，还不认识您的微信。请把绑定码发给我，例如：绑定 7KQM2XWA。没有绑定码，请找所在小组的联络员或联络处。群众反映问题，请找本选区的人大代表或街道人大联络处。'
const newCode = '请向所在小组的联络员或联络处要一个新的绑定码。'
const wrong = `绑定码不对，请对照纸条再发一次（8位，字母不分大小写）。还不行，${newCode}`
const bound =
  '周明远您好，绑定好了。以后直接跟我说就行，例如：\n走访 张德发 反映3栋路灯不亮\n不会用时回“帮助”。'

let test: TestDatabase
let personId: number
let now = tuesday
const at = () => now
let phone: Chat
beforeEach(async () => {
  now = tuesday
  test = await openSqlite()
  personId = (await makeDeputy(test.db, await makeDistrict(test.db), '周明远', ['张德发'])).person.id
  await unbind(test.db, personId)
  phone = chatOf(test.db, 'new-phone', at)
})
afterEach(() => test.close())

describe('somebody the bot does not know', () => {
  it('is told how to bind, whatever he says', async () => {
    for (const words of ['您好', '走访 张德发', '还差谁', '我是周明远', '帮助', '绑定'])
      await talk(phone, `> ${words}\n${welcome}`)
    expect(await phone.say('', { attachment: '图片' })).toBe(welcome)
    expect(await test.db.contactReport.count()).toBe(0)
  })

  it('is bound by the code of his slip and can start at once', async () => {
    const code = await giveCode(test.db, personId)
    await talk(phone, `> 绑定 ${code.toLowerCase()}\n${bound}`)
    expect(await phone.say('走访 张德发')).toMatch(/^已记：11月24日 走访 张德发（本季第1\/1位）。/)
  })

  it('may send the code alone, in groups of four, or in full-width letters', async () => {
    const wide = (text: string) =>
      text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    const spellings = [(code: string) => code, (code: string) => `${code.slice(0, 4)} ${code.slice(4)}`, wide]
    for (const [n, spell] of spellings.entries()) {
      const code = await giveCode(test.db, personId)
      expect(await chatOf(test.db, `phone-${n}`).say(spell(code))).toBe(bound)
    }
  })
})

describe('a code that does not bind', () => {
  it('wrong, used or expired: one plain sentence each, and how to get another', async () => {
    const used = await giveCode(test.db, personId)
    const late = await giveCode(test.db, personId, later(tuesday, { days: -31 }))
    await talk(phone, `> 绑定 22223333\n${wrong}`)
    await talk(phone, `> 绑定 ${late}\n这个绑定码已经过期。${newCode}`)
    expect(await chatOf(test.db, 'first-phone').say(used)).toBe(bound)
    await talk(phone, `> 绑定 ${used}\n这个绑定码已经用过了，一个码只能用一次。${newCode}`)
  })

  it('says the same for a name that exists and one that does not', async () => {
    const known = await phone.say('绑定 22223333 周明远')
    expect(await chatOf(test.db, 'other', at).say('绑定 22223333 没有这个人')).toBe(known)
    expect(known).not.toContain('周明远')
  })

  it('the sixth try in ten minutes is refused, even with the right code; later it binds', async () => {
    const code = await giveCode(test.db, personId)
    for (let n = 2; n <= 6; n++) await talk(phone, `> 绑定 2222333${n}\n${wrong}`)
    await talk(phone, `> 绑定 ${code}\n绑定码错的次数太多，请过十分钟再试，或者联系联络处。`)
    now = later(tuesday, { minutes: 11 })
    await talk(phone, `> 绑定 ${code}\n${bound}`)
  })

  it('tries that are delivered again do not count again', async () => {
    const code = await giveCode(test.db, personId)
    for (let n = 0; n < 10; n++) await phone.say('绑定 22223333', { id: 'same' })
    await talk(phone, `> ${code}\n${bound}`)
  })
})

describe('a new phone', () => {
  it('with a new code ends the binding of the old one', async () => {
    const old = chatOf(test.db, 'old-phone', at)
    await old.say(await giveCode(test.db, personId))
    await talk(phone, `> ${await giveCode(test.db, personId)}\n${bound}`)
    await talk(old, `> 还差谁\n${welcome}`)
    expect(await phone.say('还差谁')).toContain('张德发')
  })

  it('is not needed for somebody who sends a code a second time', async () => {
    await phone.say(await giveCode(test.db, personId))
    await talk(phone, '> 绑定 22223333\n您的微信已经绑定为周明远，不用再绑。换手机或换人使用，请联系联络处。')
  })
})

describe('a code in a group', () => {
  const room = { room: { id: 'r1', topic: '随便聊聊' }, mentioned: false }

  it('is void from then on, and the sender is told how to get another, even without a mention', async () => {
    const code = await giveCode(test.db, personId)
    expect(await phone.say(`我的绑定码是“${code}”`, room)).toBe(
      `绑定码不要发在群里，这个码已经作废。${newCode}拿到后私聊发给我。`,
    )
    await talk(phone, `> ${code}\n这个绑定码已经作废。${newCode}`)
  })

  it('of somebody else is void too', async () => {
    const code = await giveCode(test.db, personId)
    await chatOf(test.db, 'liaison').say(`周明远：${code}`, room)
    await talk(phone, `> ${code}\n这个绑定码已经作废。${newCode}`)
  })

  it('that is none of ours is nobody’s business', async () => {
    expect(await phone.say('验证码 22223333', room)).toBe('')
  })
})
