/** 陈秀兰10月20号没下去: the date of the contact day, said instead of its name. */
import { findDays } from '../../../language/dates.ts'
import { deputiesOfLiaison } from '../../../people/actions.ts'
import { contactDays } from '../../../settings/actions.ts'
import type { Turn } from '../../../shared/turn.ts'
import { namesDay } from './story.ts'

/** 没下去: he did not go down to his voters; said of nothing else that has a day. */
const notDown = /(?:没(?:有|能)?下去|下不去)(?:成|了)*(?=$|[\s,，。;；!！])/
const filler = /代表|同志|那天|当天|因为|[\s,，:：]/g

/** The words with 联系日 in the place of its date, where they say of one person that he did not go down; else as they are. */
export async function namedByDate(turn: Turn): Promise<Turn> {
  const text = turn.text.normalize('NFKC').trim()
  const down = notDown.exec(text)
  if (!down || text.length > 60 || namesDay(text) || /[?？吗]/.test(text)) return turn
  const [said, ...others] = findDays(text, {
    today: turn.today,
    lean: 'past',
    contactDay: turn.settings['contactDay.on'],
  })
  if (!said?.day || others.length > 0 || said.from > down.index) return turn
  if (said.day !== (await contactDays(turn.act.tx))(Number(turn.today.slice(0, 4)))) return turn
  const who = `${text.slice(0, said.from)}${text.slice(said.to, down.index)}`.replace(filler, '')
  if (!(await isSomebody(turn, who))) return turn
  return { ...turn, text: `${text.slice(0, said.from)}联系日${text.slice(said.to)}` }
}

/** The deputy himself, or one whose liaison speaks: 水没下去 is said of neither. */
async function isSomebody({ act, who }: Turn, said: string): Promise<boolean> {
  if (who.deputyId !== null && /^(?:我|本人)?$/.test(said)) return true
  if (who.liaisonGroupIds.length === 0) return false
  return (await deputiesOfLiaison(act.tx, who)).some(({ name }) => name === said)
}
