/** 到哪一步了 on a phone: whom it waits for, the line of events, the papers, and what the reader may do with it now. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../shared/days.ts'
import { Empty, Facts, ProblemList } from '../../shared/page.tsx'
import { rowId } from '../../shared/fields.ts'
import type { FormPage, FormResult, FormVisit } from '../../shared/visit.ts'
import {
  attachmentsOf,
  couldTake,
  filesFor,
  ownSuggestions,
  partiesTo,
  readEverything,
  readSuggestion,
  refOf,
  replyClasses,
  signatoriesOf,
  type Reading,
  type WholeSuggestion,
} from '../actions.ts'
import type { Problems } from '../draft/entries.ts'
import { cosignForm } from './own/cosign.tsx'
import { openSteps } from './own/steps.tsx'
import { ownFacts, type About } from './steps.tsx'
import { rateForm } from './own/rate.tsx'
import { Conclusion, Opinions } from './own/opinions.tsx'
import { Standing } from './standing.tsx'
import { Files, Papers } from './viewPapers.tsx'
import { Attachments, fileOfSuggestion, Parts, Replies, subjectOf } from './parts.tsx'
import { standingOf, type Party } from '../moves.ts'

/** The suggestion of the link, or the one chosen in the list. */
const idIn = (visit: FormVisit): number | null =>
  subjectOf(visit) ?? (rowId(visit.query.get('id') ?? '') || null)

interface Seen {
  reading: Reading
  whole: WholeSuggestion
}

async function seenBy(visit: FormVisit): Promise<Seen | null> {
  const id = idIn(visit)
  const reading = id === null ? null : await readSuggestion(visit.act, visit.who, id)
  const whole = reading && (await readEverything(visit.act, visit.who, reading.one.row.id))
  return reading && whole && { reading, whole }
}

const Nothing = (): JSX.Element => <Empty>没有这件建议，或者您现在不能看。有疑问请在微信里回“人工”。</Empty>

async function show(visit: FormVisit): Promise<JSX.Element> {
  if (idIn(visit) === null) return list(visit)
  const seen = await seenBy(visit)
  if (!seen) return <Nothing />
  const asked = visit.query.get('do') ?? ''
  const form = formOf(visit, seen, asked)
  if (form) return form.show(ofOne(visit, seen))
  const facts = await ownFacts(visit, seen.reading, seen.whole)
  const about = { visit, reading: seen.reading, facts }
  const step = openSteps(about).find(([name]) => name === asked)
  return step ? <StepForm about={about} step={step} problems={{}} /> : page(visit, seen, about)
}

/** The rating and the signature have forms of their own; they open behind this link, too. */
function formOf(visit: FormVisit, { reading }: Seen, asked: string): FormPage | null {
  if (asked === 'rate' && (couldTake(reading.one, visit.who, 'rate') || mayCorrect(visit, reading)))
    return rateForm
  return asked === 'cosign' && mayCosign(visit, reading) ? cosignForm : null
}

/** While nobody has acted on his rating; the form itself looks at the days. */
const mayCorrect = ({ who }: FormVisit, { one }: Reading): boolean =>
  one.course.rating !== null && couldTake(one, who, 'correct_rating')

const mayCosign = ({ who }: FormVisit, { one }: Reading): boolean =>
  one.row.leadId !== who.personId &&
  one.row.mayBeCosigned !== false &&
  couldTake(one, who, 'cosign') &&
  !one.row.signers.some(
    ({ personId, state, confirmedText }) =>
      personId === who.personId && state === 'confirmed' && confirmedText === one.row.textVersion,
  )

const ofOne = (visit: FormVisit, { reading }: Seen): FormVisit => ({
  ...visit,
  subject: { suggestionId: reading.one.row.id },
})

async function submit(visit: FormVisit): Promise<FormResult> {
  const seen = await seenBy(visit)
  if (!seen) return { instead: await show(visit) }
  const asked = visit.query.get('do') ?? ''
  const form = formOf(visit, seen, asked)
  if (form?.submit) return form.submit(ofOne(visit, seen))
  const about = { visit, reading: seen.reading, facts: await ownFacts(visit, seen.reading, seen.whole) }
  const step = openSteps(about).find(([name]) => name === asked)
  if (!step) return { instead: await page(visit, seen, about) }
  const outcome = await step[1].run(about)
  return 'problems' in outcome
    ? { again: <StepForm about={about} step={step} problems={outcome.problems} /> }
    : { stored: outcome }
}

const StepForm = ({
  about,
  step: [, step],
  problems,
}: {
  about: About
  step: ReturnType<typeof openSteps>[number]
  problems: Problems
}): JSX.Element => (
  <>
    <p>
      <b>《{about.reading.one.row.title}》</b>（{refOf(about.reading.one.row)}）
    </p>
    <h2>{step.label}</h2>
    <form method="post">
      <ProblemList problems={problems} />
      {step.fields({ ...about, problems })}
      <div class="acts end">
        <a class="button plain" href={`${about.visit.address}?id=${about.reading.one.row.id}`}>
          先不办
        </a>
        <button>提交</button>
      </div>
    </form>
  </>
)

/** What he led or signed, what waits for him first. */
async function list(visit: FormVisit): Promise<JSX.Element> {
  const rows = await ownSuggestions(visit.act, visit.who)
  if (rows.length === 0) return <Empty>您还没有领衔或附议的建议。要提建议，请在微信里发“填表”。</Empty>
  return (
    <ul class="picks">
      {rows.slice(0, mostListed).map((row) => (
        <li key={row.id}>
          <a href={`?id=${row.id}`}>
            {row.title || '（还没有标题）'}
            <small>
              {refOf(row)}，{standingOf(row)}
            </small>
          </a>
        </li>
      ))}
    </ul>
  )
}

const mostListed = 60

/** What he may do with it now. */
function Acts({ visit, seen, about }: { visit: FormVisit; seen: Seen; about: About }): JSX.Element | null {
  const { one } = seen.reading
  const own = [
    ...(couldTake(one, visit.who, 'rate') ? [['rate', '测评'] as const] : []),
    ...(mayCorrect(visit, seen.reading) ? [['rate', '更正测评'] as const] : []),
    ...(mayCosign(visit, seen.reading) ? [['cosign', '附议'] as const] : []),
    ...openSteps(about).map(([name, { label }]) => [name, label] as const),
  ]
  if (own.length === 0) return null
  return (
    <nav class="acts" aria-label="可以办的事">
      {own.map(([name, label]) => (
        <a
          key={name}
          class={first.includes(name) && label !== '更正测评' ? 'button' : 'button plain'}
          href={`${visit.address}?id=${one.row.id}&do=${name}`}
        >
          {label}
        </a>
      ))}
    </nav>
  )
}

/** What waits for him stands out. */
const first = ['rate', 'confirm', 'kept', 'cosign']

async function page(visit: FormVisit, seen: Seen, about: About): Promise<JSX.Element> {
  const { reading, whole } = seen
  const { row } = reading.one
  const today = dayOf(visit.act.now, visit.act.zone)
  const signed = signatoriesOf(reading.one)
  const files = (await filesFor(visit.act, visit.who, row.id)).filter(
    ({ purpose }) => purpose !== 'attachment',
  )
  const isSignatory = partiesTo(reading.one, visit.who).some((party) => worksOnIt.includes(party))
  return (
    <>
      <h2>{row.title}</h2>
      <Standing reading={reading} today={today} readerId={visit.who.personId} />
      <Acts visit={visit} seen={seen} about={about} />
      <Papers visit={visit} reading={reading} whole={whole} />
      {isSignatory && <Replies visit={visit} whole={whole} classes={await replyClasses(visit.act)} />}
      {isSignatory && <Opinions visit={visit} whole={whole} />}
      <Conclusion whole={whole} />
      <Files visit={visit} id={row.id} files={files} />
      <h2>经过</h2>
      <ol class="lines">
        {reading.timeline.map(({ on, text }, index) => (
          <li key={index}>
            <b>{spokenDay(on, today)}</b> {text}
          </li>
        ))}
      </ol>
      <details>
        <summary>代表写了什么</summary>
        {reading.veil && (
          <p class="hint">选民的姓名、住址和电话已隐去；附件只给领衔和附议的代表、代表工委和承办单位看。</p>
        )}
        <div class="card">
          <Parts row={row} />
          <Attachments
            visit={visit}
            id={row.id}
            attachments={await attachmentsOf(visit.act, visit.who, row.id)}
          />
        </div>
        <Facts
          facts={[
            ['领衔代表', row.lead.name],
            [
              '附议代表',
              signed
                .slice(1)
                .map(({ name }) => name)
                .join('、') || '无',
            ],
            ['类别', row.category ?? '还没有分类'],
          ]}
        />
      </details>
    </>
  )
}

/** Contact persons and phones in a reply are for those who sign or work on it. */
const worksOnIt: readonly Party[] = ['lead', 'cosigner', 'office', 'channel', 'main', 'assist']

export const viewPage: FormPage = {
  purpose: 'suggestion.view',
  title: '建议到哪一步了',
  show,
  submit,
  file: fileOfSuggestion,
}
