import { recordDeed } from '../audit/actions.ts'
import { remind } from '../notice/actions.ts'
import { officeStaff, systemStaff, type Speaker } from '../people/actions.ts'
import { settingsAt, type Settings } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { isoIn } from '../shared/days.ts'

/** Hands a person's words to the deputies' affairs office, once a message. Answers whom it was given to; none when no staff is bound. */
export async function callHuman(
  act: Act,
  who: Speaker,
  { text, messageId }: { text: string; messageId: string },
  settings: Settings,
): Promise<string[]> {
  const staff = await officeStaff(act.tx)
  const statuses = await remind(
    act,
    staff.map(({ id }) => ({
      kind: 'human-request',
      personId: id,
      period: isoIn(act.now, act.zone).slice(0, 13),
      step: `person:${who.personId}:${messageId}`,
      text: `${who.name}请工作人员联系他。他说的是：“${text.slice(0, 300)}”`,
      subject: { personId: who.personId },
    })),
    settings,
  )
  await recordDeed(act, {
    action: 'help.human',
    subject: `person:${who.personId}`,
    after: { told: staff.length },
  })
  return staff.filter((_, index) => statuses[index] !== 'unreachable').map(({ name }) => name)
}

/** Tells those who look after the system that something went wrong. Answers whether anybody could be told. */
export async function reportFault(act: Act, number: string): Promise<boolean> {
  const staff = await systemStaff(act.tx)
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const reminders = staff.map(({ id }) => ({
    kind: 'fault',
    personId: id,
    period: number,
    step: '1',
    text: `系统出错，编号${number}。有一条消息没能处理，请查日志并联系发消息的人。`,
    subject: { number },
  }))
  return (await remind(act, reminders, settings)).includes('queued')
}
