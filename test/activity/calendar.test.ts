import { describe, expect, it } from 'vitest'
import { calendarFile, calendarText } from '../../handlers/activity/actions.ts'
import { databases } from '../databases.ts'
import { tuesday } from '../people.ts'
import { actsOf } from './acts.ts'
import { beginOffice } from './office.ts'

describe.each(databases)('the calendar file on $name', ({ open }) => {
  const office = beginOffice(9, open)
  const { liu, announced } = actsOf(office)

  it('the calendar file is made once an edition and moves with the activity', async () => {
    const activity = await announced({ bring: '笔记本' })
    const file = () => liu((act) => calendarFile(act, activity))
    expect(await file()).toBe(await file())
    const text = calendarText(activity, 3, tuesday)
    expect(text).toContain(`UID:activity-${activity.id}@renda`)
    expect(text).toContain('DTSTART:20261205T063000Z')
    expect(text).toContain('DTEND:20261205T093000Z')
    expect(text).toContain('SUMMARY:老旧小区调研')
    expect(calendarText({ ...activity, edition: 3, state: 'cancelled' }, 3, tuesday)).toMatch(
      /SEQUENCE:2[\s\S]*STATUS:CANCELLED/,
    )
  })
})
