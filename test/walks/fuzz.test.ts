import { expect, test } from 'vitest'
import { openChat, type Incoming } from '../../handlers/chat.ts'
import { openSqlite } from '../databases.ts'
import { makeDeputy, makeDistrict, senderOf, tuesday, zone } from '../people.ts'

/** The same numbers every time, so that a failure can be looked at again. */
function dice(seed: number) {
  let state = seed
  return (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state % most
  }
}

const pieces = [
  '走访', '张德发', '王婶', '昨天', '反映', '路灯不亮', '撤回', '改', '1', '0', '还差谁', '帮助', '\u0000', '\u202e', '\u200f', '😀', '👨‍👩‍👧‍👦',
  '\ud83d', '<script>alert(1)</script>', '=HYPERLINK("http://x")', "'; DROP TABLE Person;--", '\r\n', '\t', '﻿', '%00', '绑定 AAAA2222', '{{7*7}}',
  '٣٤', '𠮷', '㛃', '２０２６年', '9999999999999999999999', '不', '是', '?', '！', '　', 'null', '__proto__', '10月32日', '2月30日', '明年', 'á́́́́',
] // prettier-ignore

function message(roll: (most: number) => number): string {
  const kind = roll(40)
  if (kind === 0) return '张'.repeat(100_000)
  if (kind === 1) return String.fromCharCode(...Array.from({ length: 300 }, () => roll(65_536)))
  return Array.from({ length: 1 + roll(8) }, () => pieces[roll(pieces.length)]).join(roll(2) ? '' : ' ')
}

/** At least four Chinese characters, and nothing that only a program would say. */
const isUnderstandable = (said: string, text: string): boolean =>
  (said.match(/[\u4e00-\u9fff]/g) ?? []).length >= 4 &&
  (/null/.test(text) || !/undefined|null|NaN|\[object/.test(said))

test(
  '10,000 random messages: none is lost, none breaks anything, each gets an answer a person understands',
  { timeout: 600_000 },
  async () => {
    const office = await openSqlite()
    const { db } = office
    const district = await makeDistrict(db)
    const deputies = []
    for (const name of ['周明远', '陈秀兰', '何建平', '罗小燕'])
      deputies.push(await makeDeputy(db, district, name, [['张德发', '老张'], ['王桂英', '王婶'], '赵磊']))
    const faults: unknown[] = []
    const rejections: unknown[] = []
    const onRejection = (fault: unknown) => rejections.push(fault)
    process.on('unhandledRejection', onRejection)
    const receive = openChat({
      db,
      zone,
      now: () => tuesday,
      baseUrl: () => 'http://127.0.0.1:3000',
      logFault: (_number, fault) => faults.push(fault),
    })
    const roll = dice(20_261_124)
    const senders = [...deputies.map(({ contactId }) => contactId), '陌生人']
    const unanswered: string[] = []
    const one = async (index: number) => {
      const text = message(roll)
      const contactId = senders[roll(senders.length)] ?? ''
      const incoming: Incoming = {
        ...senderOf(contactId),
        id: `fuzz-${index}`,
        room: null,
        mentioned: true,
        text,
        attachment: null,
        sentAt: tuesday,
      }
      const said = (await receive(incoming)).map((answer) => answer.text).join('')
      if (!isUnderstandable(said, text)) unanswered.push(`${text.slice(0, 80)} → ${said.slice(0, 200)}`)
    }
    for (let index = 0; index < 10_000; index += 50)
      await Promise.all(Array.from({ length: 50 }, (_, offset) => one(index + offset)))
    process.off('unhandledRejection', onRejection)
    expect(faults).toEqual([])
    expect(rejections).toEqual([])
    expect(unanswered.slice(0, 3)).toEqual([])
    expect(await db.inbound.count()).toBe(10_000)
    await office.close()
  },
)
