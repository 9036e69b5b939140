/** 联系日活动已参加, 联系日和几位老人聊了聊: he was out on the contact day, and says no more of it. */
import type { Turn } from '../../../shared/turn.ts'
import { dayAlone, dayStoryIn } from './story.ts'

/** He was out on the contact day, and names nobody. */
export const isUnnamedDay = ({ who, text, understood: { intent, contacts } }: Turn): boolean =>
  who.deputyId !== null &&
  !/^contact\.(?:correct|void)$|^contact_day\.log$/.test(intent) &&
  contacts.every(({ mentions }) => mentions.length === 0) &&
  dayStoryIn(text)?.kind === 'went'

/** Read as 联系日去了, whatever it looks like: whom he met is asked. */
export const wentOnDay = (turn: Turn): Turn => ({
  ...turn,
  understood: turn.understand(`${dayAlone(turn.text)}去了`, null),
})
