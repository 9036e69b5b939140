import { describe, expect, it } from 'vitest'
import { placeOf, readCast } from '../../bot/local/cast.ts'
import { examplesFor } from '../../bot/local/examples.ts'
import { peopleSections } from '../../bot/local/people-list.ts'
import { LocalPuppet } from '../../bot/local/puppet.ts'
import { clockLabel, instantOfField, momentLabel, startsAnew, stepped } from '../../bot/local/times.ts'
import type { LocalIdentity } from '../../bot/local/types.ts'
import { machineClock } from '../../handlers/shared/clock.ts'

const zone = 'Asia/Shanghai'
const at = (iso: string) => new Date(iso)
const nobodyHasNews = () => false

const zhou: LocalIdentity = { contactId: 'zhou', name: '周明远', roles: ['代表'], group: '桥东一组' }
const liu: LocalIdentity = { contactId: 'liu', name: '刘洁', roles: ['联络员'], group: '桥东一组' }
const he: LocalIdentity = { contactId: 'he', name: '何建平', roles: ['代表'], group: '滨河二组' }

async function castOf(people: readonly LocalIdentity[]) {
  const puppet = new LocalPuppet({ clock: machineClock })
  const rooms = [{ roomId: 'group-1', topic: '桥东一组', memberIds: ['zhou', 'liu'] }]
  const cast = await readCast({
    puppet,
    directory: () => Promise.resolve(people),
    rooms: () => Promise.resolve(rooms),
  })
  return { cast, puppet }
}

describe('whose WeChat can be played', () => {
  it('everybody in the directory and three strangers, all known to this machine’s WeChat', async () => {
    const { cast, puppet } = await castOf([zhou, liu])
    expect(cast.people.map((one) => one.name)).toEqual(['周明远', '刘洁', '陌生人1', '陌生人2', '陌生人3'])
    expect([...puppet.book.contacts.keys()]).toEqual([
      'bot',
      'zhou',
      'liu',
      'stranger-1',
      'stranger-2',
      'stranger-3',
    ])
    expect([...puppet.book.rooms.keys()]).toEqual(['group-1'])
  })

  it('a stranger who has bound a code is somebody, and the next stranger takes the free place', async () => {
    const bound = { ...zhou, contactId: 'stranger-2' }
    const { cast } = await castOf([bound])
    expect(cast.people.map((one) => one.contactId)).toEqual([
      'stranger-2',
      'stranger-1',
      'stranger-3',
      'stranger-4',
    ])
    expect(cast.people[0]?.name).toBe('周明远')
  })

  it('nobody can look into a group they are not in', async () => {
    const { cast } = await castOf([zhou, he])
    expect(placeOf(cast, 'zhou', 'group-1')?.room?.topic).toBe('桥东一组')
    expect(placeOf(cast, 'he', 'group-1')?.room).toBeNull()
    expect(placeOf(cast, 'nobody', '')).toBeNull()
  })
})

describe('the list of people', () => {
  it('offers one of each role to try, then everybody group by group', async () => {
    const { cast } = await castOf([zhou, liu, he])
    const sections = peopleSections(cast, '', nobodyHasNews)
    expect(sections.map(({ title, people }) => [title, ...people.map((one) => one.name)])).toEqual([
      ['可以先试这几位', '周明远', '刘洁', '陌生人1'],
      ['桥东一组', '周明远', '刘洁'],
      ['滨河二组', '何建平'],
      ['陌生人（没有绑定）', '陌生人1', '陌生人2', '陌生人3'],
    ])
  })

  it('puts those the bot has written to on top', async () => {
    const { cast } = await castOf([zhou, liu, he])
    const [first] = peopleSections(cast, '', (one) => one.contactId === 'he')
    expect(first).toMatchObject({ title: '有新消息：1人', people: [he] })
  })

  it('is not swamped when the bot has written to everybody', async () => {
    const many = Array.from({ length: 50 }, (_, n) => ({ ...he, contactId: `d${n}`, name: `代表${n}` }))
    const { cast } = await castOf(many)
    const [news, toTry] = peopleSections(cast, '', (one) => one.contactId.startsWith('d'))
    expect([news?.title, news?.people.length, toTry?.title]).toEqual(['有新消息：50人', 6, '可以先试这几位'])
  })

  it('finds people by name, role and group together', async () => {
    const { cast } = await castOf([zhou, liu, he])
    const found = (wanted: string) => peopleSections(cast, wanted, nobodyHasNews)
    expect(found('桥东 代表')).toEqual([{ title: '找到1人', people: [zhou] }])
    expect(found('王五')).toEqual([{ title: '没有找到，换个名字或小组试试', people: [] }])
  })

  it('shows so many that nobody scrolls forever, and says how many more there are', async () => {
    const many = Array.from({ length: 500 }, (_, n) => ({ ...he, contactId: `d${n}`, name: `代表${n}` }))
    const { cast } = await castOf(many)
    const sections = peopleSections(cast, '', nobodyHasNews)
    expect(sections.flatMap((section) => section.people)).toHaveLength(240)
    expect(sections.at(-1)?.title).toBe('还有265人，请在上面按名字找')
  })
})

describe('sentences to begin with', () => {
  it('fit the role, and a group gets none that is about a person', () => {
    expect(examplesFor({ person: zhou, room: null })).toContain('走访 张德发 反映3栋路灯不亮')
    const inGroup = examplesFor({ person: zhou, room: { roomId: 'g', topic: '一组', memberIds: ['zhou'] } })
    expect(inGroup).not.toContain('走访 张德发 反映3栋路灯不亮')
    const ofLiaison = examplesFor({ person: liu, room: { roomId: 'g', topic: '一组群', memberIds: ['liu'] } })
    expect(ofLiaison).toContain('绑定本群 桥东一组')
    expect(examplesFor({ person: { ...zhou, roles: ['巡视员'] }, room: null })).toEqual(['帮助'])
  })
})

describe('the clock of the chat page', () => {
  it('reads as people say it, with the year only where it is another', () => {
    const now = at('2026-11-23T01:30:00Z')
    expect(momentLabel(now, now, zone)).toBe('11月23日 周一 09:30')
    expect(momentLabel(at('2027-01-03T16:05:00Z'), now, zone)).toBe('2027年1月4日 周一 00:05')
    expect(clockLabel(now, zone)).toContain('2026年11月23日')
  })

  it('stands above the first line and after a pause of more than five minutes', () => {
    expect(startsAnew(at('2026-11-23T01:30:00Z'), null)).toBe(true)
    expect(startsAnew(at('2026-11-23T01:35:00Z'), at('2026-11-23T01:30:00Z'))).toBe(false)
    expect(startsAnew(at('2026-11-23T01:35:01Z'), at('2026-11-23T01:30:00Z'))).toBe(true)
    expect(startsAnew(at('2026-11-22T01:30:00Z'), at('2026-11-23T01:30:00Z'))).toBe(true)
  })

  it('steps an hour, a day, and to nine o’clock ten days before the quarter ends', () => {
    const now = at('2026-11-23T01:30:00Z')
    expect(stepped(now, 'hour', zone)).toEqual(at('2026-11-23T02:30:00Z'))
    expect(stepped(now, 'day', zone)).toEqual(at('2026-11-24T01:30:00Z'))
    expect(stepped(now, 'quarter', zone)).toEqual(at('2026-12-21T01:00:00Z'))
  })

  it('goes on to the next quarter once that day has come', () => {
    expect(stepped(at('2026-12-21T01:00:00Z'), 'quarter', zone)).toEqual(at('2027-03-21T01:00:00Z'))
    expect(stepped(at('2026-09-25T01:00:00Z'), 'quarter', zone)).toEqual(at('2026-12-21T01:00:00Z'))
  })

  it('takes a date and a time in the office’s zone and nothing else', () => {
    expect(instantOfField('2026-12-21T09:00', zone)).toEqual(at('2026-12-21T01:00:00Z'))
    for (const wrong of [
      '',
      '明天',
      '2026-13-01T09:00',
      '2026-12-21',
      '2026-12-21T25:00',
      '1999-12-21T09:00',
    ])
      expect(instantOfField(wrong, zone)).toBeNull()
  })
})
