/** 9号不行: the day that somebody says does not suit him. Pure. */
import { findDays } from '../../../language/dates.ts'
import type { Turn } from '../../../shared/turn.ts'

const behind =
  /^(?:的|那天|这天|上午|下午|晚上|全天|一天)*我?(?:恐怕|可能|实在|确实)?(?:不行|不方便|不得行)(?:了|啊|呢)*/
const before = /^(?:不好意思|抱歉|我|那|[\s,，])*$/

/** The day of which he says that it does not suit him, and why; null when the words are something else. */
export function dayRefused({
  text: raw,
  today,
  settings,
}: Turn): { day: string; reason: string | null } | null {
  const text = raw.normalize('NFKC').trim()
  if (text.length > 40 || !/不行|不方便|不得行/.test(text)) return null
  const [said, ...others] = findDays(text, { today, lean: 'future', contactDay: settings['contactDay.on'] })
  if (!said?.day || others.length > 0 || !before.test(text.slice(0, said.from))) return null
  const no = behind.exec(text.slice(said.to))
  if (!no) return null
  const rest = text
    .slice(said.to + no[0].length)
    .replace(/^[\s,，。]+|[\s。.!！]+$/g, '')
    .trim()
  if (/[?？吗]$/.test(rest)) return null
  return { day: said.day, reason: rest.length > 1 ? rest : null }
}
