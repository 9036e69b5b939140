/** What a deputy does with what he led or signed on the phone, by the same verbs as in the chat. */
import { Choices, ProblemList } from '../../../shared/page.tsx'
import {
  askWithdrawal,
  unaskWithdrawal,
  choosePublicity,
  confirmCommunication,
  couldTake,
  discardDraft,
  nameOf,
  rateCommitment,
  seekCosigners,
  urge,
  withdrawCosign,
  withdrawSuggestion,
  type OpenPart,
} from '../../actions.ts'
import type { Satisfaction } from '../../course.ts'
import { soughtWords } from '../../draft/sought.ts'
import { gradeNames, publicityNames } from '../../rules.ts'
import { answered, Sure, typed, Words, type About, type Step } from '../steps.tsx'
import { supervisionSteps } from '../supervisionSteps.tsx'

const optionsOf = (parts: readonly OpenPart[]) =>
  parts.map(({ id, line }) => ({ value: String(id), label: line }))

const chosenIn = (about: About, name: string, parts: readonly OpenPart[]): OpenPart | undefined =>
  parts.find(({ id }) => String(id) === about.visit.fields.text(name))

const isLead = ({ visit, reading }: About): boolean => reading.one.row.leadId === visit.who.personId

const isGrade = (text: string): text is Satisfaction => Object.hasOwn(gradeNames, text)
const isPublicity = (text: string): text is keyof typeof publicityNames => Object.hasOwn(publicityNames, text)

const ownSteps: Readonly<Record<string, Step>> = {
  confirm: {
    label: '确认办理沟通',
    move: 'confirm_communication',
    fits: ({ facts }) => facts.contacts.length > 0,
    fields: ({ problems, ...about }) => (
      <>
        <ProblemList problems={problems} />
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
        <ProblemList problems={problems} />
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
  urge: {
    label: '催办',
    move: 'urge',
    fields: ({ problems, ...about }) => (
      <>
        <ProblemList problems={problems} />
        <Words about={about} name="note" label="催办的话" hint="可以不写。" {...{ problems }} rows={2} />
      </>
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
    fields: ({ problems }) => (
      <>
        <ProblemList problems={problems} />
        <Sure>点“提交”就把卡片发给本组代表，请他们看过再定；请过的不会再发。</Sure>
      </>
    ),
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
      <>
        <ProblemList problems={problems} />
        <Choices
          name="publicity"
          label="愿意公开吗"
          type="radio"
          problems={problems}
          options={Object.entries(publicityNames).map(([value, label]) => ({ value, label }))}
          chosen={[about.visit.fields.text('publicity') || (about.facts.whole.publicity ?? '')]}
        />
      </>
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
  uncosign: {
    label: '不再附议',
    move: 'cosign_withdraw',
    fields: ({ problems }) => (
      <>
        <ProblemList problems={problems} />
        <Sure>点“提交”就取消您的附议，会告诉领衔代表。</Sure>
      </>
    ),
    run: async (about) =>
      answered(
        about,
        await withdrawCosign(about.visit.act, about.visit.who, about.reading.one.row.id),
        'sure',
        ({ one }) => `已取消您对${nameOf(one)}的附议，已告诉领衔代表。`,
      ),
  },
  withdraw: {
    label: '撤回',
    move: 'withdraw',
    fields: ({ problems, ...about }) => (
      <>
        <ProblemList problems={problems} />
        <Sure>撤回后不再办理。</Sure>
        <Words about={about} name="reason" label="为什么撤回" hint="可以不写。" {...{ problems }} rows={2} />
      </>
    ),
    run: async (about) => {
      const { act, who } = about.visit
      return answered(
        about,
        await withdrawSuggestion(act, who, about.reading.one.row.id, typed(about, 'reason') || null),
        'reason',
        ({ one }) => `已撤回${nameOf(one)}，不再办理。`,
      )
    },
  },
  askWithdraw: {
    label: '申请撤回',
    move: 'ask_withdraw',
    fits: ({ reading }) => !reading.one.course.withdrawalAsked,
    fields: ({ problems, ...about }) => (
      <>
        <ProblemList problems={problems} />
        <Sure>已经交办的，撤回要您签名的书面申请；在那以前照常办理。</Sure>
        <Words about={about} name="reason" label="为什么撤回" hint="可以不写。" {...{ problems }} rows={2} />
      </>
    ),
    run: async (about) => {
      const { act, who } = about.visit
      return answered(
        about,
        await askWithdrawal(act, who, about.reading.one.row.id, typed(about, 'reason') || null),
        'reason',
        ({ one }) => `已告诉代表工委您要撤回${nameOf(one)}，请交签名的书面申请；在那以前照常办理。`,
      )
    },
  },
  unaskWithdraw: {
    label: '不撤回了',
    move: 'unask_withdraw',
    fits: ({ reading }) => reading.one.course.withdrawalAsked,
    fields: ({ problems }) => (
      <>
        <ProblemList problems={problems} />
        <Sure>您申请过撤回。点了下面的按钮，撤回申请就取消，建议照常办理。</Sure>
      </>
    ),
    run: async (about) =>
      answered(
        about,
        await unaskWithdrawal(about.visit.act, about.visit.who, about.reading.one.row.id),
        'sure',
        ({ one }) => `撤回申请已取消，${nameOf(one)}照常办理，已告诉代表工委。`,
      ),
  },
  discard: {
    label: '作废草稿',
    move: 'discard',
    fields: ({ problems }) => (
      <>
        <ProblemList problems={problems} />
        <Sure>作废后不再列出。</Sure>
      </>
    ),
    run: async (about) =>
      answered(
        about,
        await discardDraft(about.visit.act, about.visit.who, about.reading.one.row.id, '代表自己作废'),
        'sure',
        ({ one }) => `${nameOf(one)}已作废，不再列出。`,
      ),
  },
}

/** The steps that are open to him now; draft and rating have forms of their own. */
export const openSteps = (about: About): [string, Step][] =>
  Object.entries({ ...ownSteps, ...supervisionSteps }).filter(
    ([, { move, fits }]) => couldTake(about.reading.one, about.visit.who, move) && (fits?.(about) ?? true),
  )
