import { Document, Packer, Paragraph } from 'docx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { speakerOf, type Speaker } from '../../../handlers/people/actions.ts'
import {
  dropTemplate,
  keepTemplate,
  templateKinds,
  templatesOf,
} from '../../../handlers/suggestion/actions.ts'
import { templateFor } from '../../../handlers/suggestion/handling/templates.ts'
import { databases, type TestDatabase } from '../../databases.ts'
import { inAct, makeDistrict, makeStaff, senderOf } from '../../people.ts'
import { opened } from '../../docx.ts'

const template = (text: string) =>
  Packer.toBuffer(new Document({ sections: [{ children: [new Paragraph(text)] }] }))

describe.each(databases)('units’ own templates on $name', ({ open }) => {
  let database: TestDatabase
  let officer: Speaker
  let stranger: Speaker
  let office: Speaker
  let government: Speaker
  let owner: `unit:${number}`

  beforeEach(async () => {
    database = await open()
    const { db } = database
    await makeDistrict(db)
    const speaker = async (name: string, roles: readonly string[]) => {
      const { contactId } = await makeStaff(db, name, roles)
      const found = await speakerOf(db, senderOf(contactId))
      if (!found) throw new Error('bound')
      return found
    }
    office = await speaker('梁慧', ['代表工委'])
    government = await speaker('马宁', ['政府办'])
    stranger = await speaker('韩雪', ['人事任免'])
    const plain = await speaker('王涛', [])
    const unit = await db.handlingUnit.create({
      data: { name: '区住建局', system: 'government', officerId: plain.personId },
    })
    owner = `unit:${unit.id}`
    officer = { ...plain, unitIds: [unit.id] }
  })
  afterEach(() => database.close())

  const keep = async (
    who: Speaker,
    text: string,
    kind: 'reply' | 'assignment' = 'reply',
    whose: Parameters<typeof keepTemplate>[2] = owner,
  ) => {
    const bytes = await template(text)
    return inAct(database.db, (act) => keepTemplate(act, who, whose, kind, { name: '我局模板', bytes }))
  }
  const inForce = async () => {
    const bytes = await inAct(database.db, (act) => templateFor(act, owner, 'reply'))
    return bytes && opened(bytes).text
  }

  it('its officer hands one in, and replaces it; the old one is kept out of use', async () => {
    expect(await keep(officer, '关于{标题}的答复')).toMatchObject({ ok: true, value: { names: ['标题'] } })
    expect(await keep(officer, '《{标题}》的答复')).toMatchObject({ ok: true })
    expect(await inForce()).toBe('《{标题}》的答复')
    expect(await database.db.paperTemplate.count()).toBe(2)
    const listed = await inAct(database.db, (act) => templatesOf(act, officer, owner))
    expect(listed).toMatchObject({ ok: true, value: [{ kind: 'reply' }] })
  })

  it('one with faults is told and not kept; the one in force stays', async () => {
    await keep(officer, '{标题}')
    expect(await keep(officer, '{标提}')).toMatchObject({
      ok: false,
      refusal: { kind: 'faults', sentences: [expect.stringContaining('{标提}不认识')] },
    })
    expect(await inForce()).toBe('{标题}')
    expect(await database.db.storedFile.count()).toBe(1)
  })

  it('nobody else keeps, sees or drops it; the deputies’ affairs office may', async () => {
    for (const who of [stranger, government]) {
      expect(await keep(who, '{标题}')).toEqual({ ok: false, refusal: { kind: 'not_yours' } })
      expect(await inAct(database.db, (act) => templatesOf(act, who, owner))).toMatchObject({ ok: false })
      expect(await inAct(database.db, (act) => dropTemplate(act, who, owner, 'reply'))).toMatchObject({
        ok: false,
      })
    }
    expect(await keep(office, '{标题}')).toMatchObject({ ok: true })
    expect(await keep(office, '{标题}', 'reply', 'unit:999')).toEqual({
      ok: false,
      refusal: { kind: 'unknown_unit' },
    })
  })

  it('an assigning office keeps its own', async () => {
    expect(await keep(government, '{标题}', 'assignment', 'channel:government')).toMatchObject({ ok: true })
    expect(await keep(government, '{标题}', 'assignment', 'channel:court')).toMatchObject({ ok: false })
  })

  it('taken away, papers are printed in the office’s layout again; who did it stands in the audit trail', async () => {
    await keep(officer, '{标题}')
    const drop = () => inAct(database.db, (act) => dropTemplate(act, officer, owner, 'reply'))
    expect(await drop()).toEqual({ ok: true, value: true })
    expect(await drop()).toEqual({ ok: true, value: false })
    expect(await inForce()).toBeNull()
    const deeds = await database.db.audit.findMany({ orderBy: { seq: 'asc' } })
    expect(deeds.map(({ action }) => action)).toEqual([
      'suggestion.keep_template',
      'suggestion.drop_template',
    ])
  })

  it('every kind has its name', () => {
    expect(Object.values(templateKinds)).toEqual(['答复函', '交办单', '征询意见表'])
  })
})
