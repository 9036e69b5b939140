/** The number of a motion alone asks where it stands, as a suggestion's does. */
import { beforeEach, describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { openSqlite } from '../../databases.ts'
import { officeOn } from '../office.ts'
import { as, chatWith, lights, value } from '../world.ts'

describe('the number of a motion alone', () => {
  const here = officeOn(openSqlite)
  beforeEach(async () => {
    await here.accepted()
    const id = await here.submitted({ ...lights, title: '关于整治河道的议案' })
    await here.db.suggestion.update({ where: { id }, data: { kind: 'motion', cause: '河道污染' } })
    await as(here.db, here.world.liang, async (act, who) =>
      value(await suggestion.acceptSuggestion(act, who, id)),
    )
  })

  it.each([
    'YA-1801B-001',
    'ya-1801b-001',
    'YA1801B001',
    'YA-1801B-001？',
    '议案YA-1801B-001',
    '议案1号',
    '议案001',
    '议案第1号',
    '议案1号呢？',
    '议案1号到哪一步了',
  ])('says where it stands: %s', async (words) => {
    const said = await chatWith(here.db, here.world.zhou).say(words)
    expect(said).toContain('YA-1801B-001 关于整治河道的议案')
    expect(said).not.toContain('红绿灯')
  })

  it('that is nobody’s says so', async () => {
    const said = await chatWith(here.db, here.world.zhou).say('YA-1801B-009')
    expect(said).not.toContain('没看懂')
    expect(said).not.toContain('红绿灯')
  })
})
