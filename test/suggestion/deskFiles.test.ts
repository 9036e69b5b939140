/** Signed papers at the desk: put with the suggestion, shown to who may see them, exported; a bad file loses nothing typed. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rowsOf } from '../../handlers/export/actions.ts'
import { keepFile } from '../../handlers/file/actions.ts'
import {
  acceptSuggestion,
  askWithdrawal,
  assignSuggestion,
  filesFor,
  fileWith,
  forwardSuggestion,
  replyTo,
  setKey,
  submitDraft,
} from '../../handlers/suggestion/actions.ts'
import { databases, openSqlite, type TestDatabase } from '../databases.ts'
import { bomb, photoOfBytes, wordFile } from '../file/samples.ts'
import { chatOf, makeStaff, tuesday, zone } from '../people.ts'
import { linkIn, startWeb, Visitor, csrfIn, type Seen, type Web } from '../web/web.ts'
import { as, draftOf, makeWorld, refusalIn, value, type World } from './world.ts'

let test: TestDatabase
let world: World

async function assigned(): Promise<number> {
  const { db } = test
  const id = await draftOf(db, world)
  const units = [{ unitId: world.wang.unit.id, role: 'main' as const }]
  await as(db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
  await as(db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, id)))
  await as(db, world.liang, async (act, who) => value(await forwardSuggestion(act, who, id, 'government')))
  await as(db, world.ma, async (act, who) => value(await assignSuggestion(act, who, id, units)))
  return id
}

const replied = (id: number, letterFileId: number | null) =>
  as(test.db, world.wang, async (act, who) =>
    value(
      await replyTo(act, who, id, {
        replyClass: 'A',
        text: '已经装好。',
        letterFileId,
        letterNumber: null,
        signedBy: null,
        contactPerson: null,
        contactPhone: null,
        promises: [],
      }),
    ),
  )

describe.each(databases)('a signed paper, on $name', ({ open }) => {
  beforeEach(async () => {
    test = await open()
    world = await makeWorld(test.db)
  })
  afterEach(() => test.close())

  it('is kept once by the office, where it belongs, and seen by who signs or works on it', async () => {
    const id = await assigned()
    const bytes = await wordFile()
    const type = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    const put = (purpose: 'signed_paper' | 'withdraw_form' | 'closing_report', one = world.liang) =>
      as(test.db, one, (act, who) =>
        fileWith(act, who, id, {
          purpose,
          file: { name: `${purpose}.docx`, type, bytes },
        }),
      )
    expect(refusalIn(await put('signed_paper', world.ma))).toBe('not_yours')
    expect(refusalIn(await put('withdraw_form'))).toBe('no_withdrawal')
    expect(refusalIn(await put('closing_report'))).toBe('not_key')
    expect(await test.db.storedFile.count()).toBe(0)
    expect(refusalIn(await put('signed_paper'))).toBeNull()
    expect(refusalIn(await put('signed_paper'))).toBe('already_done')
    const letter = { name: '答复函.docx', type, bytes, uploadedById: world.wang.person.id }
    const letterFileId = await as(test.db, world.wang, (act) => keepFile(act, letter))
    await replied(id, letterFileId)
    const seen = (one: { contactId: string }) =>
      as(test.db, one, async (act, who) => (await filesFor(act, who, id)).map(({ purpose }) => purpose))
    expect(await seen(world.zhou)).toEqual(['signed_paper', 'reply_letter'])
    expect(await seen(world.wang)).toEqual(['reply_letter'])
    expect(await seen(world.he)).toEqual([])
    const rows = []
    const range = { from: null, to: null }
    const all = rowsOf({ tx: test.db, now: tuesday, zone }, 'suggestion_files', range)
    for await (const row of all) rows.push(row)
    expect(rows).toMatchObject([
      { suggestion_no: 'JY-1801B-001', purpose: 'signed_paper', added_by: '梁慧' },
      { suggestion_no: 'JY-1801B-001', purpose: 'reply_letter', size: bytes.byteLength },
    ])
    expect(await test.db.audit.count({ where: { action: 'suggestion.keep_file' } })).toBe(1)
  })
})

describe('files on the suggestion’s page at the desk', () => {
  let web: Web
  beforeEach(async () => {
    test = await openSqlite()
    world = await makeWorld(test.db)
    web = await startWeb(test.db)
  })
  afterEach(async () => {
    await web.close()
    await test.close()
  })

  const atDesk = async (one: { contactId: string }): Promise<Visitor> => {
    const visitor = new Visitor(web)
    await visitor.post(linkIn(await chatOf(test.db, one.contactId).say('登录')))
    return visitor
  }
  const send = async (
    visitor: Visitor,
    id: number,
    act: string,
    texts: Record<string, string>,
    file: File | null,
  ): Promise<Seen> => {
    const page = `/desk/suggestions/${id}`
    const form = new FormData()
    form.set('csrf', csrfIn((await visitor.get(page)).text))
    for (const [name, text] of Object.entries(texts)) form.set(name, text)
    if (file) form.set('files', file)
    return visitor.upload(`${page}/${act}`, form)
  }
  const file = (bytes: Uint8Array, name: string) => new File([new Uint8Array(bytes)], name)

  it('the signed withdrawal goes with the act; a bad file is one sentence, and the reason stays', async () => {
    const id = await assigned()
    await as(test.db, world.zhou, async (act, who) => value(await askWithdrawal(act, who, id, '已经解决')))
    const liang = await atDesk(world.liang)
    const bad = await send(liang, id, 'withdraw-signed', { reason: '已经解决了' }, file(bomb(), '申请.png'))
    expect([bad.status, bad.text.includes('“申请.png”：')]).toEqual([422, true])
    expect(bad.text).toContain('>已经解决了</textarea>')
    const empty = await send(
      liang,
      id,
      'withdraw-signed',
      { reason: '' },
      file(await wordFile(), '申请.docx'),
    )
    expect([empty.status, await test.db.storedFile.count()]).toEqual([422, 0])
    const photo = file(await photoOfBytes(20_000), '申请.jpg')
    const done = await send(liang, id, 'withdraw-signed', { reason: '已经解决了' }, photo)
    expect(done.text).toContain('签名的撤回申请：')
    const row = await test.db.suggestion.findFirstOrThrow()
    expect(row).toMatchObject({ state: 'withdrawn', withdrawReason: '已经解决了' })
    const address = `/desk/suggestions/${id}/file/${row.withdrawFormFileId}`
    const shown = await liang.get(address)
    expect([shown.status, shown.headers.get('Content-Type')]).toEqual([200, 'image/jpeg'])
    const member = await atDesk(world.sun)
    expect((await member.get(address)).status).not.toBe(200)
  })

  it('the closing report is uploaded with the act, told, and seen by those who answer for it and nobody else', async () => {
    const id = await assigned()
    const choice = { decidedOn: '2026-11-20', decision: '主任会议', leadId: null, tracker: null }
    await as(test.db, world.liang, async (act, who) => value(await setKey(act, who, id, choice)))
    const liang = await atDesk(world.liang)
    const word = file(await wordFile(), '结项报告.docx')
    const done = await send(liang, id, 'close-supervision', { report: '已经落实' }, word)
    expect(done.text).toContain('督办结项报告：')
    expect((await test.db.keySuggestion.findFirstOrThrow()).reportFileId).toBe(1)
    const status = async (one: { contactId: string }) =>
      (await (await atDesk(one)).get(`/desk/suggestions/${id}/file/1`)).status
    expect(await status(world.ma)).toBe(200)
    expect(await status(await makeStaff(test.db, '钱立', ['法院']))).toBe(404)
  })

  it('a scan is put with it later, by its kind; what is missing is said, with the form open', async () => {
    const id = await assigned()
    const liang = await atDesk(world.liang)
    const scan = file(await photoOfBytes(20_000), '扫描.jpg')
    const none = await send(liang, id, 'file', { purpose: 'signed_paper' }, null)
    expect([none.status, none.text.includes('还没有选文件')]).toEqual([422, true])
    expect(none.text).toMatch(/value="signed_paper" checked/)
    const which = await send(liang, id, 'file', {}, scan)
    expect(which.text).toContain('请选这是什么文件，没有存。')
    const done = await send(liang, id, 'file', { purpose: 'signed_paper' }, scan)
    expect(done.text).toContain('存好了：签名的纸质建议“扫描.jpg”。')
    const twice = await send(liang, id, 'file', { purpose: 'signed_paper' }, scan)
    expect(twice.text).toContain('这个文件已经存过了')
  })

  it('an act that is refused keeps all that was typed, and stands open', async () => {
    const id = await assigned()
    const liang = await atDesk(world.liang)
    const page = `/desk/suggestions/${id}`
    const typed = { decidedOn: '2026-12-24', decision: '区人大主任会议〔2026〕9号', tracker: '教科文卫工委' }
    const seen = await liang.submit(page, `${page}/key`, typed)
    expect(seen.status).toBe(422)
    expect(seen.text).toContain('value="区人大主任会议〔2026〕9号"')
    expect(seen.text).toMatch(
      /<option[^>]*value="教科文卫工委"[^>]*selected|selected[^>]*value="教科文卫工委"/,
    )
  })
})
