/** The files of an activity: who adds, replaces and opens them, and who is told. */
import { describe, expect, it } from 'vitest'
import {
  addMaterials,
  announceActivity,
  cancelActivity,
  materialsFor,
  openMaterial,
  planActivity,
  removeMaterial,
  replacedMaterials,
  tellNext,
  tellOfMaterials,
} from '../../../handlers/activity/actions.ts'
import { setSetting } from '../../../handlers/settings/actions.ts'
import { databases } from '../../databases.ts'
import { inAct } from '../../people.ts'
import { actsOf } from '../acts.ts'
import { at, beginOffice, planFor } from '../office.ts'

const paper = (name: string, words = name) => ({
  name,
  type: 'application/pdf',
  bytes: new TextEncoder().encode(`%PDF-1.7 ${words}`),
})

describe.each(databases)('the files of an activity on $name', ({ open }) => {
  const office = beginOffice(3, open)
  const { liu, liang, announced, deputy, notices } = actsOf(office)
  const add = (id: number, names: string[], how: Parameters<typeof addMaterials>[4] = {}) =>
    liang((act, who) =>
      addMaterials(
        act,
        who,
        id,
        names.map((name) => paper(name)),
        how,
      ),
    )
  const drafted = async (): Promise<number> => {
    const outcome = await liang((act, who) => planActivity(act, who, planFor(office)))
    if (!outcome.ok) throw new Error(outcome.refusal)
    return outcome.value.id
  }
  const seenBy = (contactId: string) =>
    office.as(contactId, async (act, who) => {
      const activity = await office.db.activity.findFirstOrThrow()
      return (await materialsFor(act, who, activity)).map(({ name }) => name)
    })
  const fileIds = async () =>
    (await office.db.activityFile.findMany({ orderBy: { fileId: 'asc' } })).map((one) => one.fileId)
  const tellAll = (id: number) => inAct(office.db, (act) => tellNext(act, id), office.now)

  it('are gone for good when they are taken off a draft, and open to nobody who is not told yet', async () => {
    const id = await drafted()
    expect(await add(id, ['议程.pdf', '通知.pdf'])).toMatchObject({ ok: true, value: { told: false } })
    expect(await seenBy(deputy('周明远').contactId)).toEqual([])
    const [first] = await fileIds()
    expect(await liang((act, who) => removeMaterial(act, who, id, first!))).toMatchObject({ ok: true })
    expect(await seenBy(office.liang.contactId)).toEqual(['通知.pdf'])
    expect(await office.db.storedFile.count()).toBe(1)
    expect((await office.db.audit.findMany({ where: { action: 'activity.file_removed' } })).length).toBe(1)
  })

  it('are opened by those who are asked and by their liaison, and by nobody else', async () => {
    const { id } = await announced({
      audience: { ...planFor(office).audience, roles: [], groups: [], people: [deputy('周明远').person.id] },
    })
    await add(id, ['议程.pdf'])
    const [file] = await fileIds()
    const opens = (contactId: string) =>
      office.as(contactId, async (act, who) => (await openMaterial(act, who, id, file!))?.name ?? null)
    expect(await opens(deputy('周明远').contactId)).toBe('议程.pdf')
    expect(await opens(deputy('陈秀兰').contactId)).toBe(null)
    expect(await opens(office.liang.contactId)).toBe('议程.pdf')
    // 刘洁 leads it: it is of her group
    expect(await opens(office.liu.contactId)).toBe('议程.pdf')
  })

  it('are replaced once people were told: the old one is kept for the office and opens for nobody else', async () => {
    const { id } = await announced()
    await add(id, ['议程.pdf'])
    const [old] = await fileIds()
    expect(await liang((act, who) => removeMaterial(act, who, id, old!))).toEqual({
      ok: false,
      refusal: 'told_already',
    })
    expect(await add(id, ['议程（改）.pdf'], { replaces: old! })).toMatchObject({
      ok: true,
      value: { replaced: '议程.pdf' },
    })
    expect(await seenBy(deputy('周明远').contactId)).toEqual(['议程（改）.pdf'])
    expect(await office.as(deputy('周明远').contactId, (act, who) => openMaterial(act, who, id, old!))).toBe(
      null,
    )
    const kept = await liang(async (act, who) =>
      replacedMaterials(act, who, await office.db.activity.findFirstOrThrow()),
    )
    expect(kept).toMatchObject([{ name: '议程.pdf', withdrawnById: office.liang.person.id }])
    expect(await add(id, ['甲.pdf'], { replaces: old! })).toEqual({ ok: false, refusal: 'no_such_file' })
  })

  it('are told of when the organiser wishes, once, by name and as new', async () => {
    const { id } = await announced()
    const before = (await notices('activity')).length
    office.now = at('2026-11-25T09:00')
    await add(id, ['议程.pdf'])
    await tellAll(id)
    expect((await notices('activity')).length).toBe(before)
    office.now = at('2026-11-25T10:00')
    expect(await liang((act, who) => tellOfMaterials(act, who, id))).toMatchObject({
      ok: true,
      value: { edition: 2 },
    })
    await tellAll(id)
    const told = (await notices('activity')).slice(before)
    expect(told).toHaveLength(before)
    expect(told[0]?.text).toContain('文件：议程.pdf（新）')
    expect(told[0]?.text).toContain(`要看文件回“活动${id} 文件”。`)
    expect(await liang((act, who) => tellOfMaterials(act, who, id))).toEqual({
      ok: false,
      refusal: 'nothing_new',
    })
    expect(await add(id, ['课件.pdf'], { tell: true })).toMatchObject({ ok: true, value: { told: true } })
    await tellAll(id)
    expect((await notices('activity')).at(-1)?.text).toContain('文件：议程.pdf、课件.pdf（新）')
  })

  it('stand in the first notice when they came before it', async () => {
    const id = await drafted()
    await add(id, ['议程.pdf'])
    await liang((act, who) => announceActivity(act, who, id))
    await tellAll(id)
    expect((await notices('activity'))[0]?.text).toContain('文件：议程.pdf\n')
    expect((await notices('activity'))[0]?.text).not.toContain('（新）')
  })

  it('are refused twice, beyond the number that the office set, by others, and of what was called off', async () => {
    const { id } = await announced()
    const most = {
      key: 'activity.materialsMost',
      value: 2,
      effectiveOn: '2026-11-01',
      source: '代表工委',
    } as const
    await inAct(office.db, (act) => setSetting(act, most), office.now)
    await add(id, ['议程.pdf'])
    expect(await add(id, ['议程.pdf'])).toEqual({ ok: false, refusal: 'same_file' })
    expect(await add(id, ['甲.pdf', '乙.pdf'])).toEqual({ ok: false, refusal: { most: 2 } })
    expect(await add(id, [])).toEqual({ ok: false, refusal: 'no_file' })
    const [file] = await fileIds()
    expect(await add(id, ['甲.pdf', '乙.pdf'], { replaces: file! })).toEqual({
      ok: false,
      refusal: 'one_for_one',
    })
    expect(
      await office.as(deputy('周明远').contactId, (act, who) =>
        addMaterials(act, who, id, [paper('甲.pdf')]),
      ),
    ).toEqual({ ok: false, refusal: 'not_yours' })
    expect(await liu((act, who) => addMaterials(act, who, id, [paper('组里的.pdf')]))).toMatchObject({
      ok: true,
    })
    await liang((act, who) => cancelActivity(act, who, id, null))
    expect(await add(id, ['丙.pdf'])).toEqual({ ok: false, refusal: 'not_open' })
    expect(await office.db.storedFile.count()).toBe(2)
  })

  it('are not told of once it has begun, and may still be added: the slides of a lecture', async () => {
    const { id } = await announced()
    office.now = at('2026-12-05T20:00')
    expect(await add(id, ['课件.pdf'], { tell: true })).toMatchObject({ ok: true, value: { told: false } })
    expect(await liang((act, who) => tellOfMaterials(act, who, id))).toEqual({
      ok: false,
      refusal: 'too_late_to_tell',
    })
    expect(await seenBy(deputy('周明远').contactId)).toEqual(['课件.pdf'])
  })
})
