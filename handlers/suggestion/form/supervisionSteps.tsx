/** Supervision on the phone: joins, leads, puts down what was seen, closes. */
import { dayOf } from '../../shared/days.ts'
import {
  closeSupervision,
  couldTake,
  joinSupervision,
  leadSupervision,
  logSupervision,
  nameOf,
} from '../actions.ts'
import { answered, Sure, typed, Words, type About, type Step } from './steps.tsx'

const listing = ({ facts }: About) => facts.whole.keys.find(({ endedAt }) => endedAt === null)
const supervisors = (about: About) => listing(about)?.supervisors ?? []

const supervises = (about: About): boolean =>
  couldTake(about.reading.one, about.visit.who, 'lead_supervision') ||
  supervisors(about).some(({ personId, role }) => personId === about.visit.who.personId && role !== 'past')

export const supervisionSteps: Readonly<Record<string, Step>> = {
  join: {
    label: '参与督办',
    move: 'join_supervision',
    fits: (about) =>
      about.reading.one.row.isKey &&
      about.visit.who.deputyId !== null &&
      !supervisors(about).some(({ personId }) => personId === about.visit.who.personId),
    fields: () => <Sure>点“提交”就参与督办，可以记督办情况。</Sure>,
    run: async (about) =>
      answered(
        about,
        await joinSupervision(about.visit.act, about.visit.who, about.reading.one.row.id),
        'sure',
        ({ one }) => `您参与督办${nameOf(one)}。`,
      ),
  },
  lead: {
    label: '领衔督办',
    move: 'lead_supervision',
    fits: ({ facts }) => facts.mayLead,
    fields: ({ reading }) => (
      <Sure>
        {reading.one.row.isKey
          ? '点“提交”就由您领衔督办。'
          : '这件还不是重点督办建议；点“提交”就把您的提议交代表工委提请主任会议研究。'}
      </Sure>
    ),
    run: async (about) => {
      const outcome = await leadSupervision(about.visit.act, about.visit.who, about.reading.one.row.id)
      const proposed = outcome.ok && outcome.value.proposed
      return answered(about, outcome, 'sure', ({ one }) =>
        proposed ? `已把您领衔督办${nameOf(one)}的提议交代表工委。` : `您领衔督办${nameOf(one)}。`,
      )
    },
  },
  log: {
    label: '记督办情况',
    move: 'log_supervision',
    fits: (about) => about.reading.one.row.isKey && supervises(about),
    fields: ({ problems, ...about }) => (
      <Words about={about} name="text" label="看到了什么、谈了什么" {...{ problems }} rows={5} />
    ),
    run: async (about) => {
      const { act, who } = about.visit
      const text = typed(about, 'text', 1000)
      if (!text) return { problems: { text: '请写督办的情况' } }
      const entry = { kind: 'log' as const, happenedOn: dayOf(act.now, act.zone), text }
      return answered(
        about,
        await logSupervision(act, who, about.reading.one.row.id, entry),
        'text',
        ({ one }) => `已记${nameOf(one)}的督办情况：${text}`,
      )
    },
  },
  close: {
    label: '督办结项',
    move: 'close_supervision',
    fits: (about) => listing(about)?.reportAt === null,
    fields: ({ problems, ...about }) => (
      <Words about={about} name="report" label="结项报告" {...{ problems }} rows={6} />
    ),
    run: async (about) => {
      const { act, who } = about.visit
      const text = typed(about, 'report', 1000)
      if (!text) return { problems: { report: '请写结项报告' } }
      return answered(
        about,
        await closeSupervision(act, who, about.reading.one.row.id, { text, fileId: null }),
        'report',
        ({ one }) => `${nameOf(one)}的重点督办已结项，已告诉有关的人。`,
      )
    },
  },
}
