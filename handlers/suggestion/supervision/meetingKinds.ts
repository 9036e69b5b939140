/** 专项视察、办理工作会、推进会 …: the kinds of meetings, by the office's list on the day on which one was held. */
import { settingsByDay } from '../../settings/actions.ts'
import { settingRules, type Settings } from '../../settings/rules.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'

type MeetingKinds = Settings['suggestion.meetingKinds']

/** What a kind is called; one that the list does not have keeps its first name. */
export const meetingName = (kinds: MeetingKinds, code: string): string =>
  [...kinds, ...settingRules['suggestion.meetingKinds'].value].find((kind) => kind.code === code)?.name ??
  code

/** What a kind was called on the day of a meeting. */
export async function meetingNamesByDay(
  act: Pick<Act, 'tx'>,
): Promise<(code: string, heldOn: Day) => string> {
  const settingsOn = await settingsByDay(act.tx)
  return (code, heldOn) => meetingName(settingsOn(heldOn)['suggestion.meetingKinds'], code)
}
