/** 罗小燕请假，其他人都参加; 除了邓国庆都来: everybody but who is named, before an activity. Pure. */

const who =
  '(?:其[他它余](?:的?(?:人|代表|同志|几[个位]))?的?|别的(?:人|代表)?|另外的?(?:人|几[个位])?|剩下的?(?:人|代表)?|剩余的?(?:人|代表)?)'
const all = '(?:全都|全部|也都|都|全|均)'
const come = '(?:说|表示|回复|答应|可以|能|要|会|准时)*(?:参加|出席|来|去|到会|到场|到)'
/** 都来了, 都到齐了 tell of what is over. */
const notPast = '(?!了|过|齐|啦|吗|没|不)'
const others = new RegExp(
  `[\\s,，。;；、]*${who}[\\s,，]*${all}?${come}${notPast}(?:的|活动|调研|培训|会议?|座谈会?)*[\\s。.!！]*`,
)
const except = new RegExp(
  `^(.{0,16}?)(?:除了|除开|除去|除)(.{2,40}?)(?:之外|以外|外)?[\\s,，]*(?:${who})?[\\s,，]*${all}${come}${notPast}(?:的)?[\\s。.!！]*$`,
)

export interface OthersTold {
  /** The words about who is named. */
  named: string
}

/** What is said beside 其他人都参加; null when the words say no such thing, or tell of what is over. */
export function othersIn(raw: string): OthersTold | null {
  const text = raw.normalize('NFKC').trim()
  if (text.length > 80 || /[?？]|吗|昨天|前天|走访|反映/.test(text)) return null
  const but = except.exec(text)
  if (but) return { named: `${but[1] ?? ''}${but[2] ?? ''}`.trim() }
  const match = others.exec(text)
  if (!match) return null
  const before = text.slice(0, match.index)
  const behind = text.slice(match.index + match[0].length)
  return { named: `${before}${before && behind ? ',' : ''}${behind}`.trim() }
}
