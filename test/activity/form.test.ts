import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { photoWithPlace } from '../file/samples.ts'
import { chatOf, makeDeputy } from '../people.ts'
import { linkIn, startWeb, Visitor, type Seen, type Web } from '../web/web.ts'
import { at, beginOffice } from './office.ts'

const office = beginOffice(4)
let web: Web
beforeEach(async () => {
  web = await startWeb(office.db, { now: () => office.now })
})
afterEach(() => web.close())

const say = (who: string, text: string) => office.chat(who).say(text)
const idOf = (name: string) => String(office.deputies[name]!.person.id)

async function announce(words = '一组 12月5日下午2点半 老旧小区调研 桥东社区 名额2 全体参加') {
  await say('刘洁', words)
  expect(await say('刘洁', '1')).toMatch(/^已发出：/)
}

/** The link that the chat gives for these lines, opened. */
async function opens(who: string, ...lines: string[]) {
  let answer = ''
  for (const line of lines) answer = await say(who, line)
  const path = linkIn(answer)
  const visitor = new Visitor(web)
  return { path, visitor, page: (await visitor.get(path)).text, answer }
}

const told = async (name: string) => {
  const personId = Number(name === '刘洁' ? office.liu.person.id : idOf(name))
  return (await office.db.notice.findMany({ where: { personId }, orderBy: { id: 'asc' } })).map(
    ({ text }) => text,
  )
}

describe('回复活动', () => {
  it('is offered by 填表 only while something waits for an answer', async () => {
    expect(await say('周明远', '填表')).not.toContain('回复活动')
    await announce()
    expect(await say('周明远', '填表')).toContain('回复活动：参加或请假')
    office.now = at('2026-12-05T14:30')
    expect(await say('周明远', '填表')).not.toContain('回复活动')
  })

  it('shows the activity and the seats left, and records 参加 as the chat does', async () => {
    await announce()
    const { path, visitor, page } = await opens('周明远', '活动1填表')
    expect(page).toContain('老旧小区调研（专题调研）')
    expect(page).toContain('您还没有回复。还有2个名额。')
    expect(page).not.toContain(' checked')
    const stored = await visitor.post(path, { activity: '1', answer: 'going', reason: '' })
    expect(stored.text).toContain('已记：参加《老旧小区调研》（活动1）')
    expect((await told('周明远')).at(-1)).toContain('已记：参加《老旧小区调研》（活动1）')
    expect(await say('刘洁', '活动1 情况')).toContain('参加1人')
    // the link is used up; a change of mind goes by another, or by a word
    const again = await opens('周明远', '活动1填表')
    expect(again.page).toContain('您现在回的是“参加”。')
    await again.visitor.post(again.path, { activity: '1', answer: 'leave', reason: '出差' })
    expect(await say('刘洁', '活动1 情况')).toContain('参加0人，请假1人')
  })

  it('says where one would stand on the waiting list, and keeps what was typed when something is missing', async () => {
    await announce()
    for (const name of ['周明远', '陈秀兰']) await say(name, '参加')
    const { path, visitor, page } = await opens('何建平', '活动1填表')
    expect(page).toContain('名额已满，选“参加”会排候补第1位。')
    const mend = async (fields: Record<string, string>) => visitor.post(path, { activity: '1', ...fields })
    expect((await mend({})).text).toContain('请选参加或者请假。')
    expect((await mend({ answer: 'leave' })).text).toContain('请写请假原因')
    const both = await mend({ answer: 'going', reason: '要出差' })
    expect(both.text).toContain('选了参加，又写了请假原因')
    expect(both.text).toContain('要出差</textarea>')
    expect((await mend({ answer: 'going' })).text).toContain('您排候补第1位')
  })

  it('is refused once it has begun, and shows nothing of an activity that one was not asked to', async () => {
    await announce()
    const { path, visitor } = await opens('周明远', '活动1填表')
    await say('刘洁', '活动1 改到11月24日上午11点')
    expect(await say('刘洁', '1')).toContain('已改')
    office.now = at('2026-11-24T11:01')
    expect((await visitor.get(path)).text).toContain('已经开始、取消或者没有通知您')
    expect((await visitor.post(path, { activity: '1', answer: 'going' })).text).toContain('活动已经开始')
    expect(await office.db.participation.count({ where: { answer: { not: null } } })).toBe(0)
    expect(await say('梁慧', '活动1填表')).not.toContain('回复参加')
    expect(await say('周明远', '活动99填表')).toContain('没有这个编号的活动')
  })

  it('asks which when several are open', async () => {
    await announce()
    await announce('一组 12月12日上午9点 学习例会 全体参加')
    const { path, visitor, page } = await opens('周明远', '填表', '3')
    expect(page).toContain('哪一个活动？')
    expect((await visitor.get(`${path}?activity=2`)).text).toContain('学习例会（学习）')
    const stored = await visitor.post(path, { activity: '2', answer: 'going', reason: '' })
    expect(stored.text).toContain('已记：参加《学习例会》（活动2）')
  })
})

const plan = {
  kind: 'special_research',
  title: '老旧小区调研',
  day: '2026-12-05',
  start: '14:30',
  end: '16:30',
  place: '桥东社区',
  seats: '',
  deadline: '2026-12-04',
  bring: '',
}

describe('组织活动', () => {
  const organiser = () => opens('刘洁', '填表', '3')

  it('shows the number of people on the same link before anything goes out, and sends only then', async () => {
    const { path, visitor, page, answer } = await organiser()
    expect(answer).toContain('组织一次活动或培训')
    expect(page).toContain(
      '<input type="radio" name="whom" value="groups" checked/><span>桥东一组全体代表</span>',
    )
    const preview = await visitor.post(path, { ...plan, step: 'show' })
    expect(preview.text).toContain('请核对。还没有发出。')
    expect(preview.text).toContain('时间：12月5日（周六）14:30–16:30')
    expect(preview.text).toContain('通知：4人')
    expect(await office.db.activity.count()).toBe(0)
    const mended = await visitor.post(path, { ...plan, step: 'mend' })
    expect(mended.text).toContain('value="老旧小区调研"')
    const sent = await visitor.post(path, { ...plan, people: '4', step: 'send' })
    expect(sent.text).toContain('已发出：《老旧小区调研》（活动1），通知4人。')
    expect(await office.db.notice.count({ where: { kind: 'activity' } })).toBe(4)
    expect((await told('刘洁')).at(-1)).toContain('活动1 情况')
    const again = await visitor.post(path, { ...plan, people: '4', step: 'send' })
    expect(again.text).toContain('已发出：《老旧小区调研》（活动1）')
    expect(await office.db.activity.count()).toBe(1)
  })

  it('keeps the topic, the hours and the materials of a training', async () => {
    const { path, visitor } = await organiser()
    const lecture = { ...plan, kind: 'lecture', topic: 'politics', hours: '2.5', materials: '带上次的笔记' }
    const preview = await visitor.post(path, { ...lecture, step: 'show' })
    expect(preview.text).toContain('时政类')
    expect(preview.text).toContain('学时：2.5')
    expect(preview.text).toContain('材料：带上次的笔记')
    await visitor.post(path, { ...lecture, people: '4', step: 'send' })
    expect(await office.db.activity.findFirst()).toMatchObject({
      topic: 'politics',
      hours: 2.5,
      materials: '带上次的笔记',
    })
  })

  it('shows the number once more when it changed since it was seen', async () => {
    const { path, visitor } = await organiser()
    const seen = await visitor.post(path, { ...plan, people: '3', step: 'send' })
    expect(seen.text).toContain('请核对。还没有发出。')
    expect(await office.db.activity.count()).toBe(0)
  })

  it.each([
    [{ kind: '' }, '请选活动类型'],
    [{ kind: 'sit_in_sc' }, '请选活动类型'],
    [{ title: ' ' }, '活动要有名称'],
    [{ day: '' }, '请选日期'],
    [{ day: '2026-13-45' }, '请选日期'],
    [{ start: '' }, '请填几点开始'],
    [{ start: '25:00' }, '请填几点开始'],
    [{ end: '14:00' }, '结束要晚于开始'],
    [{ day: '2026-11-20' }, '时间已经过了'],
    [{ seats: '很多' }, '名额写数字'],
    [{ seats: '0' }, '名额至少是1'],
    [{ kind: 'lecture', hours: '三' }, '学时写数字'],
    [{ place: '路'.repeat(201) }, '地点最多200个字'],
  ])('says what to mend: %j', async (change, problem) => {
    const { path, visitor } = await organiser()
    const { text, status } = await visitor.post(path, { ...plan, ...change, step: 'show' })
    expect(text).toContain(problem)
    expect(status).toBe(422)
    expect(await office.db.activity.count()).toBe(0)
  })

  it('the office chooses whom; a liaison cannot ask another group', async () => {
    const { path, visitor, page } = await opens('梁慧', '填表', '1')
    expect(page).toContain('全体新任代表')
    const show = async (more: Record<string, string>) =>
      (await visitor.post(path, { ...plan, ...more, step: 'show' })).text
    expect(await show({})).toContain('请选通知谁。')
    expect(await show({ whom: 'groups' })).toContain('请选通知哪个小组。')
    expect(await show({ whom: 'offices' })).toContain('请选通知哪个街道乡镇。')
    const street = await show({ whom: 'offices', office: String(office.district.office.id) })
    expect(street).toContain('对象：桥东街道人大联络处全体代表')
    expect(street).toContain('通知：4人')
    const all = await visitor.post(path, { ...plan, whom: 'all', step: 'show' })
    expect(all.text).toContain('通知：4人')
    const nobody = await visitor.post(path, { ...plan, whom: 'new', step: 'show' })
    expect(nobody.text).toContain('没有一个人会收到通知')
    const liaison = await organiser()
    const tried = await liaison.visitor.post(liaison.path, {
      ...plan,
      group: '99',
      whom: 'all',
      step: 'show',
    })
    expect(tried.text).toContain('通知：4人')
  })
})

describe('组织活动 for single people', () => {
  const whom = (names: string, more: Record<string, string> = {}) => ({
    ...plan,
    whom: 'people',
    names,
    step: 'show',
    ...more,
  })

  it('a liaison writes their names; an unknown one is said and nobody is dropped', async () => {
    const { path, visitor, page } = await opens('刘洁', '填表', '3')
    expect(page).toContain('下面写出姓名的人')
    expect((await visitor.post(path, whom(''))).text).toContain('请写要通知的人的姓名')
    const unknown = await visitor.post(path, whom('周明远、郑怀山'))
    expect(unknown.status).toBe(422)
    expect(unknown.text).toContain('没有找到郑怀山')
    const shown = await visitor.post(path, whom('周明远、罗小燕'))
    expect(shown.text).toContain('对象：周明远、罗小燕')
    const sent = await visitor.post(path, whom('周明远、罗小燕', { people: '2', step: 'send' }))
    expect(sent.text).toContain('通知2人')
    expect(await told('陈秀兰')).toEqual([])
  })

  it('asks which of two of one name, and carries the choice to what is sent', async () => {
    const twin = await makeDeputy(office.db, office.district, '周明远')
    const { path, visitor } = await opens('梁慧', '填表', '1')
    const asked = await visitor.post(path, whom('周明远'))
    expect(asked.text).toContain('周明远不止一位，请在下面勾选是哪一位')
    const person = String(twin.person.id)
    const shown = await visitor.post(path, whom('周明远', { person }))
    expect(shown.text).toContain(`name="person" value="${person}"`)
    await visitor.post(path, whom('周明远', { person, people: '1', step: 'send' }))
    expect(await office.db.participation.findMany()).toMatchObject([{ personId: twin.person.id }])
  })

  it('asks the leaders of all groups for the office, and her own for a liaison', async () => {
    await office.db.deputyGroup.update({
      where: { id: office.district.group.id },
      data: { groupLeaderId: Number(idOf('何建平')) },
    })
    const { path, visitor } = await opens('梁慧', '填表', '1')
    const shown = await visitor.post(path, { ...plan, whom: 'leaders', step: 'show' })
    expect(shown.text).toContain('对象：各小组组长')
    expect(shown.text).toContain('通知：1人')
    const liaison = await opens('刘洁', '填表', '3')
    const own = await liaison.visitor.post(liaison.path, { ...plan, whom: 'leaders', step: 'show' })
    expect(own.text).toContain('对象：桥东一组组长')
  })
})

describe('记活动 without a number', () => {
  it('asks which activity even when the only one is recorded already', async () => {
    await announce('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
    office.now = at('2026-12-05T17:00')
    const openRecord = async () => {
      const menu = await say('刘洁', '填表')
      return opens('刘洁', /(\d) 记活动/.exec(menu)?.[1] ?? '')
    }
    expect((await openRecord()).page).toContain('谁到了')
    await say('刘洁', '今天活动到了4个')
    const { visitor, path, page } = await openRecord()
    expect(page).toContain('哪一个活动？')
    expect(page).toContain('已记过，点开可以补、可以改')
    expect((await visitor.get(`${path}?activity=1`)).text).toContain('谁到了')
  })
})

describe('记活动', () => {
  const record = async (): Promise<{ path: string; visitor: Visitor; page: string }> => {
    await announce('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')
    await say('罗小燕', '请假 出差')
    office.now = at('2026-12-05T14:20')
    await say('周明远', '签到')
    office.now = at('2026-12-05T17:00')
    return opens('刘洁', '活动1填表')
  }
  const upload = (
    visitor: Visitor,
    path: string,
    texts: Record<string, string | string[]>,
    photos: Uint8Array[] = [],
  ): Promise<Seen> => {
    const form = new FormData()
    for (const [name, value] of Object.entries({ activity: '1', ...texts }))
      for (const one of [value].flat()) form.append(name, one)
    for (const photo of photos) form.append('photos', new File([new Uint8Array(photo)], '现场.jpg'))
    return visitor.upload(path, form)
  }

  it('ticks only what is recorded already, and calls nobody absent by an empty box', async () => {
    const { path, visitor, page } = await record()
    const checked = [...page.matchAll(/name="(\w+)" value="(\w+)" checked/g)].map(([, name, value]) => [
      name,
      value,
    ])
    expect(checked).toEqual([
      ['there', idOf('周明远')],
      ['leave', idOf('罗小燕')],
    ])
    const half = await upload(visitor, path, {
      there: idOf('周明远'),
      leave: idOf('罗小燕'),
      minutes: '看了三个小区',
    })
    expect(half.text).toContain('还有2位没有打勾：陈秀兰、何建平')
    expect(half.text).toContain('看了三个小区</textarea>')
    expect(await office.db.participation.count({ where: { presence: 'absent' } })).toBe(0)
    expect((await office.db.activity.findFirstOrThrow()).minutes).toBe(null)
  })

  it('keeps attendance, minutes, photos and what was raised, through the verbs of the chat', async () => {
    const { path, visitor } = await record()
    const seen = await upload(
      visitor,
      path,
      {
        there: [idOf('周明远'), idOf('陈秀兰')],
        leave: idOf('罗小燕'),
        rest: 'absent',
        minutes: '看了三个小区',
        findings: '电梯停用',
        matter1: '3栋路灯不亮',
        raiser1: idOf('陈秀兰'),
      },
      [new Uint8Array(await photoWithPlace())],
    )
    expect(seen.text).toContain('考勤：应到4人，实到2人，请假1人，未到1人。')
    expect(seen.text).toContain('照片1张。')
    expect(seen.text).toContain('诉求编号1：3栋路灯不亮')
    expect(await office.db.concern.findFirst()).toMatchObject({ ownerId: Number(idOf('陈秀兰')) })
    expect(await office.db.activityFile.count({ where: { kind: 'photo' } })).toBe(1)
    expect(await office.db.activity.findFirst()).toMatchObject({ state: 'held', minutes: '看了三个小区' })
    const zhou = { activityId_personId: { activityId: 1, personId: Number(idOf('周明远')) } }
    expect(await office.db.participation.findUnique({ where: zhou })).toMatchObject({ presentHow: 'word' })
  })

  it('stores nothing at all when the attendance contradicts who checked in himself', async () => {
    const { path, visitor } = await record()
    const seen = await upload(visitor, path, {
      there: idOf('陈秀兰'),
      rest: 'absent',
      minutes: '看了三个小区',
    })
    expect(seen.text).toContain('周明远自己签过到，和没来对不上')
    expect(await office.db.activity.findFirst()).toMatchObject({ minutes: null, state: 'announced' })
  })

  it('may leave attendance for later; an empty form and seven photos are sent back', async () => {
    const { path, visitor } = await record()
    expect((await upload(visitor, path, { rest: 'later' })).text).toContain('还没有填什么')
    const photo = new Uint8Array(await photoWithPlace())
    const many = await upload(
      visitor,
      path,
      { rest: 'later' },
      Array.from({ length: 7 }, () => photo),
    )
    expect(many.text).toContain('照片最多6张')
    const later = await upload(visitor, path, { rest: 'later', minutes: '看了三个小区' })
    expect(later.text).toContain('纪要已记。')
    expect(await office.db.participation.count({ where: { presence: 'absent' } })).toBe(0)
  })

  it('is for nobody but those who record it', async () => {
    await record()
    expect(await say('周明远', '活动1填表')).toBe(
      '这个活动现在没有要您填的：开始前是回复，开始后由联络员和组织者记。',
    )
    const chat = chatOf(office.db, office.deputies['周明远']!.contactId, () => office.now)
    expect(await chat.say('填表')).not.toContain('记活动')
  })
})
