import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ask, closeQuestion, openQuestion } from '../../handlers/question/actions.ts'
import { openDatabase } from '../../prisma/client.ts'
import { databases, type TestDatabase } from '../databases.ts'
import { inAct, later, tuesday } from '../people.ts'

describe.each(databases)('what the bot asked last, on $name', ({ open }) => {
  let test: TestDatabase
  beforeAll(async () => {
    test = await open()
  })
  afterAll(() => test.close())

  const asks = (conversation: string, kind: string, payload: unknown = {}, now = tuesday) =>
    inAct(test.db, (act) => ask(act, conversation, kind, payload, 24), now)
  const opened = (conversation: string, now = tuesday) =>
    inAct(test.db, (act) => openQuestion(act, conversation), now)

  it('is kept with what was understood so far', async () => {
    const payload = { draft: { text: '走访老张', items: [{ people: ['张德发', null] }] } }
    await asks('a', 'contact.draft', payload)
    expect(await opened('a')).toMatchObject({ kind: 'contact.draft', payload, expired: false })
  })

  it('belongs to its conversation', async () => {
    expect(await opened('b')).toBeNull()
  })

  it('survives a restart', async () => {
    await asks('c', 'contact.draft')
    const restarted = openDatabase(test.url)
    try {
      expect(await inAct(restarted, (act) => openQuestion(act, 'c'))).toMatchObject({ kind: 'contact.draft' })
    } finally {
      await restarted.$disconnect()
    }
  })

  it('is only one at a time: the newer takes the place of the older', async () => {
    await asks('d', 'contact.draft')
    await asks('d', 'contact.void')
    expect(await opened('d')).toMatchObject({ kind: 'contact.void' })
    const rows = await test.db.openQuestion.findMany({ where: { conversation: 'd' }, orderBy: { id: 'asc' } })
    expect(rows.map(({ outcome }) => outcome)).toEqual(['replaced', null])
  })

  it('is over when it is answered, and stays as it was closed first', async () => {
    await asks('e', 'contact.draft')
    const question = await opened('e')
    await inAct(test.db, (act) => closeQuestion(act, question?.id ?? 0, 'answered'))
    await inAct(test.db, (act) => closeQuestion(act, question?.id ?? 0, 'cancelled'))
    expect(await opened('e')).toBeNull()
    expect(await test.db.openQuestion.findFirst({ where: { conversation: 'e' } })).toMatchObject({
      outcome: 'answered',
      closedAt: tuesday,
    })
  })

  it.each([
    ['a second before a day is over', { hours: 24, seconds: -1 }, false],
    ['a day later', { hours: 24 }, true],
  ])('%s it has expired: %s', async (_when, time, expired) => {
    await asks('f', 'contact.draft')
    expect(await opened('f', later(tuesday, time))).toMatchObject({ expired })
  })
})
