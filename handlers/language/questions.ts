import { addDays, spokenDay, type Day } from '../shared/days.ts'
import type { NotDone } from './happened.ts'
import type { AskReason, Linked, Mention, Understanding } from './understanding.ts'

export type Question = NonNullable<Understanding['ask']>

const question = (reason: AskReason, words: string, choices: readonly string[] = []): Question => ({
  reason,
  question: words,
  choices,
})

/** 张德发（朝阳社区） */
const shown = ({ name, hint }: Linked): string => (hint ? `${name}（${hint}）` : name)

export const askWho = (): Question => question('who', '见了谁？请写姓名，可以写几位。')

export const askNames = (count: number, named: number): Question =>
  named === 0
    ? question('names_for_count', `这${count}位是谁？请写姓名，有姓名的才能算进联系进度。`)
    : question('names_for_count', `还有${count}位是谁？请写姓名；不补了回“取消”。`)

export const askWhich = ({ said, candidates }: Mention): Question =>
  question('which', `“${said}”是哪一位？`, candidates.map(shown))

export const askSure = ({ said, candidates }: Mention): Question => {
  const [only] = candidates
  return candidates.length === 1 && only
    ? question('sure_person', `“${said}”是不是${shown(only)}？`, [`是${shown(only)}`, `不是，就是“${said}”`])
    : question('sure_person', `“${said}”是哪一位？`, [...candidates.map(shown), '都不是'])
}

export const askUnknown = ({ said }: Mention): Question =>
  question('unknown_person', `您的联系名单里没有“${said}”。名字写对了吗？请回正确的姓名。`)

export const askDay = (said: string, choices: readonly Day[], today: Day): Question =>
  question(
    'when',
    said ? `“${said}”是哪一天？例如：昨天、11月20日。` : '是哪一天？例如：昨天、11月20日。',
    choices.map((day) => spokenDay(day, today)),
  )

export const askFuture = (said: string): Question =>
  question('future', `“${said}”还没有到，是哪一天联系的？还没联系的话，等联系过了再告诉我。`)

export const askBadDay = (said: string, today: Day): Question =>
  question(
    'bad_date',
    `“${said}”这一天不存在，是哪一天？例如：昨天、${spokenDay(addDays(today, -3), today)}。`,
  )

export const askHow = (): Question =>
  question('how', '是怎么联系的？', [
    '走访',
    '电话',
    '微信',
    '约谈',
    '座谈',
    '征求意见卡',
    '参加代表活动',
    '其他',
  ])

export const askConfirm = (): Question =>
  question('confirm', '我没有完全看懂，要把这句话记成一次联系吗？', ['记下来', '不记'])

const notDoneWords: Readonly<Record<NotDone, string>> = {
  plan: '听起来还没有去，先不记。联系过以后告诉我，我再记。',
  unanswered: '听起来这次没有联系上，先不记。联系上了再告诉我。',
  negated: '听起来没有联系，不用记。联系过以后告诉我就行。',
  hearsay: '听起来是听别人说的，先不记。您本人联系的，请写“我”联系了谁、哪一天。',
  others: '听起来是别人联系的，先不记。您本人联系的，请说“我”联系了谁。',
  question: '您是想问，还是要记一次联系？要记，请写清哪天、怎么联系、见了谁。',
}

export const askAboutNotDone = (why: NotDone): Question =>
  question(why === 'plan' ? 'future' : 'confirm', notDoneWords[why])

export const askWhichField = (): Question =>
  question('choose', '要改哪一项？', ['日期', '人', '方式', '内容'])

export const askGrade = (grades: readonly string[]): Question =>
  question('choose', `请选一个：${grades.join('、')}。`, grades)

export const askWhichSuggestion = (): Question => question('choose', '是哪一件建议？请回编号，例如 023。')

export const askGoing = (): Question => question('confirm', '您参加吗？', ['参加', '请假'])

export const askRaisedBy = (): Question =>
  question('who', '这件事是哪位选民反映的？请回姓名；是您自己发现的，回“自己”。')
