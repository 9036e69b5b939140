/** Everybody's private chat with the office, a second a line. */
import { beforeEach } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { later, tuesday, type Chat } from '../people.ts'
import { officeOn, type OfficeHere } from './office.ts'
import { chatWith, type World } from './world.ts'

type Talker = { [Name in keyof World]: World[Name] extends { contactId: string } ? Name : never }[keyof World]

/** What 周明远 says for a suggestion in one line, with his answers to what is asked then. */
const lightsIn = [
  '提个建意 关于在桥东小学路口增设红绿灯的建议 上月出了两起事故 建议装信号灯和减速带',
  '3',
  '1',
]

const stages: [string, Talker, string][] = [
  ['submitted', 'zhou', '提交'],
  ['accepted', 'liang', '受理 草1'],
  ['assigned', 'liang', '转交 001 政府办'],
  ['assigned', 'ma', '交办 001 主办住建局 协办城管局 交警大队'],
  ['signed', 'wang', '签收 001'],
  ['replied', 'wang', '001答复 B类 明年一季度装好'],
]

export class Talks {
  readonly here: OfficeHere
  /** When the last line was said; a test may move it. */
  now = tuesday

  constructor(here: OfficeHere) {
    this.here = here
  }

  /** A second later each time. */
  readonly at = (): Date => (this.now = later(this.now, { seconds: 1 }))

  readonly chat = (name: Talker): Chat => chatWith(this.here.db, this.here.world[name], this.at)

  readonly say = (name: Talker, text: string): Promise<string> => this.chat(name).say(text)

  /** A suggestion of 周明远, talked to a stage of its course. */
  readonly lightsUpTo = async (
    stage: 'draft' | 'submitted' | 'accepted' | 'assigned' | 'signed' | 'replied',
  ): Promise<void> => {
    for (const words of lightsIn) await this.say('zhou', words)
    const order = ['draft', ...stages.map(([name]) => name)]
    for (const [at, who, words] of stages)
      if (order.indexOf(at) <= order.indexOf(stage)) await this.say(who, words)
  }
}

/** New chats in a new office before each test of this block, or of the file. */
export function talksOn(open: () => Promise<TestDatabase> = openSqlite): Talks {
  const talks = new Talks(officeOn(open))
  beforeEach(() => {
    talks.now = tuesday
  })
  return talks
}
