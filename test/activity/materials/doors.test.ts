/** The files of an activity by chat, on the phone and at the desk. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { excelFile, pdf, pictureAs, program } from '../../file/samples.ts'
import { csrfIn, linkIn, staffAtDesk, startWeb, Visitor, type Seen, type Web } from '../../web/web.ts'
import { at, beginOffice } from '../office.ts'
import { actsOf } from '../acts.ts'

const office = beginOffice(3)
const { announced } = actsOf(office)
let web: Web
beforeEach(async () => {
  web = await startWeb(office.db, { now: () => office.now })
})
afterEach(() => web.close())

type Sent = readonly (readonly [string, Uint8Array])[]

const say = (name: string, text: string) => office.chat(name).say(text)
function upload(visitor: Visitor, path: string, texts: Record<string, string>, files: Sent): Promise<Seen> {
  const form = new FormData()
  for (const [name, value] of Object.entries(texts)) form.append(name, value)
  for (const [name, bytes] of files) form.append('files', new File([new Uint8Array(bytes)], name))
  return visitor.upload(path, form)
}
async function open(name: string, ...lines: string[]) {
  let answer = ''
  for (const line of lines) answer = await say(name, line)
  const path = linkIn(answer)
  const visitor = new Visitor(web)
  return { path, visitor, page: (await visitor.get(path)).text }
}
const numberOf = (offered: string, title: string): string =>
  new RegExp(`(\\d+) ${title}`).exec(offered)?.[1] ?? '1'
const formOf = async (name: string, title: string) => open(name, numberOf(await say(name, '填表'), title))
const plan = (): Record<string, string> => ({
  kind: 'lecture',
  title: '代表法辅导',
  day: '2026-12-06',
  start: '09:00',
  place: '区人大会议室',
  receipt: 'yes',
  whom: 'group',
  group: String(office.district.group.id),
})

describe('organising on the phone', () => {
  it('takes files on the page that shows how many are told, and names them in the notice', async () => {
    const { path, visitor } = await formOf('刘洁', '组织一次活动')
    const shown = await visitor.post(path, { ...plan(), step: 'show' })
    expect(shown.text).toContain('附文件（可以不选）')
    const people = /name="people" value="(\d+)"/.exec(shown.text)?.[1] ?? ''
    const send = { ...plan(), people, step: 'send' }
    const wrong = await upload(visitor, path, send, [['安装.exe', program]])
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('“安装.exe”：这种文件不能收，没有存。')
    expect(wrong.text).toContain('刚才选过的请重新选一次。')
    expect(await office.db.activity.count()).toBe(0)
    const sent = await upload(visitor, path, send, [
      ['议程.pdf', pdf],
      ['名单.xlsx', await excelFile()],
    ])
    expect(sent.text).toContain('附了文件：议程.pdf、名单.xlsx。')
    const notice = await office.db.notice.findFirstOrThrow({ where: { kind: 'activity' } })
    expect(notice.text).toContain('文件：议程.pdf、名单.xlsx')
    // those asked open them beside their answer, and in the chat
    const answer = await open('周明远', '活动1填表')
    const [, href = ''] = /class="file" href="([^"]+)"/.exec(answer.page) ?? []
    expect((await answer.visitor.get(href)).headers.get('content-type')).toBe('application/pdf')
    expect((await answer.visitor.get(href.replace(/file\/\d+/, 'file/999'))).status).toBe(404)
    const stored = await answer.visitor.post(answer.path, { activity: '1', answer: 'going', reason: '' })
    expect(stored.text).toContain('要看文件，在微信里回“活动1 文件”。')
    expect(await say('周明远', '活动1 文件')).toContain(
      '《代表法辅导》（活动1）的文件2个：议程.pdf、名单.xlsx。',
    )
    expect(await say('周明远', '把这次培训的学习资料发给我')).toContain('的文件2个')
  })

  it('adds and replaces while it lies ahead, and asks whether people are told', async () => {
    const { id } = await announced()
    const { path, visitor } = await formOf('刘洁', '改活动的时间地点')
    const step = await visitor.post(path, { activity: String(id), what: 'files', step: 'show' })
    expect(step.text).toContain('选文件（通知、议程、学习资料）')
    const how = { activity: String(id), what: 'files', step: 'send' }
    const unsaid = await upload(visitor, path, how, [['议程.pdf', pdf]])
    expect(unsaid.text).toContain('请选要不要通知大家。')
    const none = await upload(visitor, path, { ...how, tell: 'no' }, [])
    expect(none.text).toContain('还没有选文件，没有存。')
    const kept = await upload(visitor, path, { ...how, tell: 'no' }, [['议程.pdf', pdf]])
    expect(kept.text).toContain('加了文件议程.pdf。没有再通知；要通知，回“活动1 通知新文件”。')
    office.now = at('2026-11-25T10:00')
    expect(await say('刘洁', '活动1 通知新文件')).toContain('的新文件，通知3人')
    expect(await say('刘洁', '活动1 通知新文件')).toBe('通知以后没有加过新文件，没有再通知。')
  })
})

describe('in the chat', () => {
  it('gives a sentence where there is none, and to whoever was not asked', async () => {
    await announced()
    expect(await say('周明远', '活动1 文件')).toBe('《老旧小区调研》（活动1）没有给您看的文件。')
    expect(await say('周明远', '会议资料发我')).toContain('都没有附文件')
    expect(await say('刘洁', '活动1 加文件')).toContain('请把《老旧小区调研》（活动1）的文件')
    expect(await say('刘洁', '完')).toBe('好的，文件都存好了。')
    expect(await say('周明远', '活动1 加文件')).toContain('不归您管')
  })
})

describe('at the desk', () => {
  it('a draft gains files, one is taken off, and the rest go out with it; later one is replaced', async () => {
    const desk = await staffAtDesk(office.db, web, ['代表工委'], '高原')
    const made = await desk.submit('/desk/activities/new', '/desk/activities/new', {
      ...{ kind: 'lecture', title: '代表法辅导', day: '2026-12-06', from: '09:00', place: '会议室' },
      ...{ audience: 'deputies', level: 'district', options: 'receipt' },
    })
    expect(made.text).toContain('还没有附文件')
    const post = async (texts: Record<string, string>, files: Sent) =>
      upload(desk, `${made.path}/files`, { csrf: csrfIn((await desk.get(made.path)).text), ...texts }, files)
    const wrong = await post({}, [['安装.exe', program]])
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('这种文件不能收')
    const photo = await pictureAs('png')
    const added = await post({}, [
      ['议程.pdf', pdf],
      ['会场.png', photo],
    ])
    expect(added.text).toContain('加了文件议程.pdf、会场.jpg。')
    const [, drop = ''] = /action="([^"]+\/files\/\d+\/remove)"/.exec(added.text) ?? []
    const dropped = await desk.submit(made.path, drop)
    expect(dropped.text).toContain('拿掉了：议程.pdf。')
    await desk.submit(made.path, `${made.path}/announce`)
    const out = await desk.get(made.path)
    expect(out.text).not.toContain('/remove"')
    const [, file = ''] = /\/files\/(\d+)"/.exec(out.text) ?? []
    expect((await post({ replaces: file }, [['会场2.pdf', pdf]])).text).toContain('请选要不要通知大家。')
    const replaced = await post({ replaces: file, tell: 'yes' }, [['会场2.pdf', pdf]])
    expect(replaced.text).toContain('把会场.jpg换成了会场2.pdf，通知过的人会陆续再收到。')
    expect(replaced.text).toContain('换下，不再给大家看')
    expect((await desk.get(`${made.path}/files/${file}`)).status).toBe(200)
    expect((await desk.get(`${made.path}/files/999`)).status).toBe(404)
    expect(await office.db.activity.findFirstOrThrow()).toMatchObject({ edition: 2, state: 'changed' })
  })
})
