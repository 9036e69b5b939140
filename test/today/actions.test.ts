import { describe, expect, it } from 'vitest'
import { waitingItems } from '../../handlers/today/actions.ts'
import { databases } from '../databases.ts'
import { beginOffice } from '../activity/office.ts'
import { later, makeStaff } from '../people.ts'

describe.each(databases)('what waits for the office, on $name', ({ open }) => {
  const office = beginOffice(3, open)

  async function seenBy(roles: readonly string[]) {
    const { contactId } = await makeStaff(office.db, '程春生', roles)
    return office.as(contactId, waitingItems)
  }

  it('is what the matters tell, the oldest first, under the name of its matter', async () => {
    await office.chat('何建平').say('人工')
    office.now = later(office.now, { minutes: 5 })
    await office.chat('陈秀兰').say('人工')
    const { items } = await seenBy(['代表工委'])
    expect(items.map(({ matter }) => matter)).toEqual(['找工作人员和出错的消息', '找工作人员和出错的消息'])
    expect(items.map(({ since }) => since.getTime())).toEqual(
      items.map(({ since }) => since.getTime()).sort((a, b) => a - b),
    )
    expect(items[0]?.about).toContain('何建平')
  })

  it('is nothing for staff without a right to any of it', async () => {
    await office.chat('何建平').say('人工')
    expect(await seenBy(['政府办'])).toEqual({ items: [], standing: [] })
  })
})
