import { describe, expect, it } from 'vitest'
import { methodIn } from '../../handlers/language/methods.ts'

describe('how a contact was made', () => {
  it.each([
    ['走访张德发', 'visit'],
    ['上门看了看', 'visit'],
    ['入户', 'visit'],
    ['去王婶家串门', 'visit'],
    ['碰到刘大爷', 'visit'],
    ['打电话给李桂芳', 'phone'],
    ['和她通了电话', 'phone'],
    ['李桂芳来电', 'phone'],
    ['微信跟小赵聊了', 'platform'],
    ['履职平台上回复', 'platform'],
    ['微信电话联系', 'platform'],
    ['发了邮件', 'email'],
    ['写了一封信', 'letter'],
    ['意见卡收了6张', 'opinion_card'],
    ['约到办公室谈', 'interview'],
    ['请到代表之家谈了谈', 'interview'],
    ['约谈何建平', 'interview'],
    ['开座谈会', 'forum'],
    ['院坝会上', 'forum'],
    ['参加桥东一组活动', 'deputy_activity'],
    ['活动上见到周明远', 'deputy_activity'],
    ['视察时碰到马腾', 'deputy_activity'],
    ['发短信', 'other'],
  ])('%s is %s', (words, method) => {
    expect(methodIn(words)?.method).toBe(method)
  })

  it.each(['联系了张德发', '聊了聊', '电话号码变了', '信访件', '张德发'])('%s leaves it open', (words) => {
    expect(methodIn(words)).toBeNull()
  })

  it('lets a chance meeting give way to any other word', () => {
    expect(methodIn('碰到刘大爷')?.weak).toBe(true)
    expect(methodIn('活动上碰到刘大爷')).toMatchObject({ method: 'deputy_activity', weak: false })
  })
})
