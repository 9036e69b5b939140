/** What a deputy does with what he led or signed on the phone, by the same verbs as in the chat. */
import { Choices } from '../../../shared/page.tsx'
import { choosePublicity, couldTake, nameOf, seekCosigners, urge } from '../../actions.ts'
import { soughtWords } from '../../draft/sought.ts'
import { publicityNames } from '../../rules.ts'
import { answered, Sure, typed, Words, type About, type Step } from '../steps.tsx'
import { disownStep } from '../disown.tsx'
import { supervisionSteps } from '../supervisionSteps.tsx'
import { answerSteps } from './answers.tsx'
import { leavingSteps } from './leaving.tsx'

const isLead = ({ visit, reading }: About): boolean => reading.one.row.leadId === visit.who.personId

const isPublicity = (text: string): text is keyof typeof publicityNames => Object.hasOwn(publicityNames, text)

const askingSteps: Readonly<Record<string, Step>> = {
  urge: {
    label: '催办',
    move: 'urge',
    fields: ({ problems, ...about }) => (
      <Words about={about} name="note" label="催办的话" hint="可以不写。" {...{ problems }} rows={2} />
    ),
    run: async (about) => {
      const { act, who } = about.visit
      const outcome = await urge(act, who, about.reading.one.row.id, typed(about, 'note', 200) || null)
      const told = outcome.ok ? outcome.value.told : ''
      return answered(about, outcome, 'note', ({ one }) => `已催办${nameOf(one)}，已告诉${told}。`)
    },
  },
  seek: {
    label: '请本组代表附议',
    move: 'seek_cosigners',
    fits: ({ reading }) => reading.one.course.state === 'submitted',
    fields: () => <Sure>点“提交”就把卡片发给本组代表，请他们看过再定；请过的不会再发。</Sure>,
    run: async (about) => {
      const outcome = await seekCosigners(about.visit.act, about.visit.who, about.reading.one.row.id)
      const sought = outcome.ok ? soughtWords(outcome.value) : ''
      return answered(about, outcome, 'sure', () => sought)
    },
  },
  publicity: {
    label: '改公开范围',
    move: 'publicity',
    fits: isLead,
    fields: ({ problems, ...about }) => (
      <Choices
        name="publicity"
        label="愿意公开吗"
        type="radio"
        problems={problems}
        options={Object.entries(publicityNames).map(([value, label]) => ({ value, label }))}
        chosen={[about.visit.fields.text('publicity') || (about.facts.whole.publicity ?? '')]}
      />
    ),
    run: async (about) => {
      const publicity = about.visit.fields.text('publicity')
      if (!isPublicity(publicity)) return { problems: { publicity: '请选愿不愿意公开' } }
      const { act, who } = about.visit
      return answered(
        about,
        await choosePublicity(act, who, about.reading.one.row.id, { publicity }),
        'publicity',
        ({ one }) => `${nameOf(one)}改成：${publicityNames[publicity]}。`,
      )
    },
  },
}

const ownSteps = {
  ...answerSteps,
  disown: disownStep,
  ...askingSteps,
  ...leavingSteps,
  ...supervisionSteps,
}

/** The steps that are open to him now; draft and rating have forms of their own. */
export const openSteps = (about: About): [string, Step][] =>
  Object.entries(ownSteps).filter(
    ([, { move, fits }]) => couldTake(about.reading.one, about.visit.who, move) && (fits?.(about) ?? true),
  )
