import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bind, speakerOf } from '../../../handlers/people/actions.ts'
import { slipLine, slipsFile } from '../../../handlers/roster/duty/codes.ts'
import { importRoster, issueCodes, reissueCode, type Slip } from '../../../handlers/roster/actions.ts'
import { hashOfCode } from '../../../handlers/shared/ids.ts'
import type { Db } from '../../../prisma/client.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { inAct, later, senderOf, tuesday, zone } from '../../people.ts'
import { judged, smallFile } from '../workbooks.ts'

describe.each(databases)('binding codes on $name', ({ open }) => {
  let test: TestDatabase
  let db: Db
  let slips: Slip[]
  beforeAll(async () => {
    test = await open()
    db = test.db
    const { roster } = await judged(await smallFile())
    await inAct(db, (act) => importRoster(act, roster))
    slips = await inAct(db, issueCodes)
  })
  afterAll(() => test.close())

  const says = (contactId: string, text: string, now = tuesday) =>
    inAct(db, (act) => bind(act, senderOf(contactId), text), now)
  const slipOf = (name: string) => slips.find((slip) => slip.name === name)!

  it('everyone with a duty gets one, with all that he is; voters get none', () => {
    expect(slips.map(({ name, phoneTail, duties }) => `${name} ${phoneTail} ${duties.join('、')}`)).toEqual([
      '周明远 0012 代表、组长',
      '陈秀兰 0011 常委会委员、代表',
      '梁慧 0031 工作人员',
      '王涛 0041 承办单位',
      '彭春宝 0901 机构负责人、分管负责人',
      '刘洁 0020 联络员、平台管理员',
    ])
  })

  it('only the hash is stored, and it is good for thirty days', async () => {
    const { code } = slipOf('周明远')
    const stored = await db.bindingCode.findUnique({ where: { codeHash: hashOfCode(code) } })
    expect(stored).toMatchObject({ expiresAt: later(tuesday, { days: 30 }), usedAt: null })
    expect(JSON.stringify(await db.bindingCode.findMany())).not.toContain(code)
    expect(JSON.stringify(await db.audit.findMany())).not.toContain(code)
  })

  it('the slip binds, and whoever is bound gets no further code', async () => {
    expect(await says('wx-zhou', `绑定 ${slipOf('周明远').code}`)).toMatchObject({
      ok: true,
      value: { name: '周明远' },
    })
    const again = await inAct(db, issueCodes)
    expect(again.map(({ name }) => name)).toEqual(['陈秀兰', '梁慧', '王涛', '彭春宝', '刘洁'])
  })

  it('slips that are out already stay good when new ones are made', async () => {
    expect(await says('wx-liu', slipOf('刘洁').code)).toMatchObject({ ok: true, value: { name: '刘洁' } })
  })

  it('a reissued code ends the old binding and every code that was not used', async () => {
    const before = slipOf('陈秀兰').code
    await says(
      'wx-chen',
      (await inAct(db, (act) => reissueCode(act, '陈秀兰')).then((made) => made.ok && made.value.code)) || '',
    )
    const made = await inAct(db, (act) => reissueCode(act, '陈秀兰/13800000011'))
    if (!made.ok) throw new Error(made.refusal)
    expect(await speakerOf(db, senderOf('wx-chen'))).toBeNull()
    expect(await says('wx-new', before)).toEqual({ ok: false, refusal: 'void' })
    expect(await says('wx-new', made.value.code)).toMatchObject({ ok: true })
    expect((await speakerOf(db, senderOf('wx-new')))?.name).toBe('陈秀兰')
    const actions = await db.audit.findMany({
      where: { action: 'roster.reissue_code' },
      select: { actor: true },
    })
    expect(actions).toHaveLength(2)
  })

  it('nobody and several are refused', async () => {
    expect(await inAct(db, (act) => reissueCode(act, '陈秀岚'))).toEqual({ ok: false, refusal: 'unknown' })
    expect(await inAct(db, (act) => reissueCode(act, '张德发'))).toEqual({ ok: false, refusal: 'unknown' })
    const { id: officeId } = await db.office.findFirstOrThrow()
    const twin = await db.person.create({ data: { name: '陈秀兰', phone: '13800000333' } })
    await db.platformOperator.create({ data: { officeId, personId: twin.id, position: 2 } })
    expect(await inAct(db, (act) => reissueCode(act, '陈秀兰'))).toEqual({ ok: false, refusal: 'several' })
    expect(await inAct(db, (act) => reissueCode(act, '陈秀兰/13800000333'))).toMatchObject({ ok: true })
  })
})

describe('the file of slips', () => {
  const slip = (name: string): Slip => ({
    personId: 1,
    name,
    phoneTail: '0012',
    duties: ['代表', '组长'],
    code: '7KQM2XWA',
    expiresAt: later(tuesday, { days: 30 }),
  })

  it('opens in Excel: byte order mark, headings, one line a person', () => {
    expect(slipsFile([slip('周明远')], zone)).toBe(
      '\ufeff姓名,手机后四位,角色,绑定码,有效期至\r\n周明远,0012,代表、组长,7KQM2XWA,2026-12-24T09:30:00+08:00\r\n',
    )
  })

  it('a name that looks like a formula is text', () => {
    expect(slipLine(slip('=1+1'), zone)).toMatch(/^'=1\+1,/)
  })
})
