/** What a deputy says of a talk that a unit reported, and of a promise that is said to be kept. */
import { Choices } from '../../../shared/page.tsx'
import { confirmCommunication, nameOf, rateCommitment, type OpenPart } from '../../actions.ts'
import type { Satisfaction } from '../../course.ts'
import { gradeNames } from '../../rules.ts'
import { answered, typed, Words, type About, type Step } from '../steps.tsx'

const optionsOf = (parts: readonly OpenPart[]) =>
  parts.map(({ id, line }) => ({ value: String(id), label: line }))

const chosenIn = (about: About, name: string, parts: readonly OpenPart[]): OpenPart | undefined =>
  parts.find(({ id }) => String(id) === about.visit.fields.text(name))

const isGrade = (text: string): text is Satisfaction => Object.hasOwn(gradeNames, text)

export const answerSteps: Readonly<Record<string, Step>> = {
  confirm: {
    label: '确认办理沟通',
    move: 'confirm_communication',
    fits: ({ facts }) => facts.contacts.length > 0,
    fields: ({ problems, ...about }) => (
      <>
        <Choices
          name="contact"
          label="哪一次"
          type="radio"
          problems={problems}
          options={optionsOf(about.facts.contacts)}
          chosen={[about.visit.fields.text('contact')]}
        />
        <Choices
          name="holds"
          label="是这样吗"
          type="radio"
          problems={problems}
          options={[
            { value: 'yes', label: '属实' },
            { value: 'no', label: '没有沟通' },
          ]}
          chosen={[about.visit.fields.text('holds')]}
        />
        <Words about={about} name="words" label="要说明的" hint="可以不写。" rows={2} />
      </>
    ),
    run: async (about) => {
      const contact = chosenIn(about, 'contact', about.facts.contacts)
      const holds = about.visit.fields.text('holds')
      if (!contact || (holds !== 'yes' && holds !== 'no'))
        return {
          problems: {
            ...(contact ? {} : { contact: '请选是哪一次沟通' }),
            ...(holds === 'yes' || holds === 'no' ? {} : { holds: '请选属实还是没有沟通' }),
          },
        }
      const said = {
        holds: holds === 'yes',
        words: typed(about, 'words') || null,
        communicationId: contact.id,
      }
      return answered(
        about,
        await confirmCommunication(about.visit.act, about.visit.who, about.reading.one.row.id, said),
        'contact',
        ({ one }) =>
          said.holds
            ? `已记${nameOf(one)}${contact.name}沟通属实。`
            : `已记${nameOf(one)}${contact.name}没有沟通，已告诉承办单位和交办机关。`,
      )
    },
  },
  kept: {
    label: '测评承诺',
    move: 'rate_commitment',
    fits: ({ facts }) => facts.kept.length > 0,
    fields: ({ problems, ...about }) => (
      <>
        <Choices
          name="promise"
          label="哪一项承诺"
          type="radio"
          problems={problems}
          options={optionsOf(about.facts.kept)}
          chosen={[about.visit.fields.text('promise')]}
        />
        <Choices
          name="rating"
          label="落实得怎样"
          type="radio"
          problems={problems}
          options={Object.entries(gradeNames).map(([value, label]) => ({ value, label }))}
          chosen={[about.visit.fields.text('rating')]}
        />
        <Words about={about} name="reason" label="理由" hint="不满意时要写。" {...{ problems }} rows={2} />
      </>
    ),
    run: async (about) => {
      const promise = chosenIn(about, 'promise', about.facts.kept)
      const rating = about.visit.fields.text('rating')
      const reason = typed(about, 'reason') || null
      if (!promise || !isGrade(rating))
        return {
          problems: {
            ...(promise ? {} : { promise: '请选是哪一项承诺' }),
            ...(isGrade(rating) ? {} : { rating: '请选满意、基本满意或不满意' }),
          },
        }
      if (rating === 'dissatisfied' && reason === null) return { problems: { reason: '不满意请写明理由' } }
      return answered(
        about,
        await rateCommitment(about.visit.act, about.visit.who, promise.id, { rating, reason }),
        'promise',
        ({ one }) => `已记${nameOf(one)}的承诺${promise.name}：${gradeNames[rating]}。`,
      )
    },
  },
}
