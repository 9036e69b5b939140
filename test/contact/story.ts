/** 周明远, a deputy with five voters, and his private chat: every test of a story begins anew. */
import { afterEach, beforeEach } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, later, makeDeputy, makeDistrict, tuesday, type Chat, type District } from '../people.ts'

const voters: [string, ...string[]][] = [
  ['张德发', '老张'],
  ['王桂英', '王婶'],
  ['赵磊', '小赵'],
  ['李桂芳'],
  ['刘永福', '刘大爷'],
]

export interface Story {
  test: TestDatabase
  district: District
  deputy: Awaited<ReturnType<typeof makeDeputy>>
  zhou: Chat
  /** Runs on a second a message; a test may move it. */
  now: Date
}

/** Opens the story before each test of a file; its fields are there inside the tests. */
export function beginStory(): Story {
  const story = {} as Story
  beforeEach(async () => {
    story.now = tuesday
    story.test = await openSqlite()
    story.district = await makeDistrict(story.test.db)
    story.deputy = await makeDeputy(story.test.db, story.district, '周明远', voters)
    const at = () => (story.now = later(story.now, { seconds: 1 }))
    story.zhou = chatOf(story.test.db, story.deputy.contactId, at)
  })
  afterEach(() => story.test.close())
  return story
}
