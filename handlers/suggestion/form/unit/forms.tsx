/** 我的承办件 on a phone: what the officer's units have in hand; a reply, or a talk with the deputy, for one of them. */
import type { JSX } from 'preact'
import { dayOf } from '../../../shared/days.ts'
import { Empty } from '../../../shared/page.tsx'
import type { FormPage, FormResult, FormVisit } from '../../../shared/visit.ts'
import { ownUnit, readSuggestion, replyDueInWords, refOf, waitInWords, type Reading } from '../../actions.ts'
import { isOpenFor as open, unitActs as acts, type UnitAct } from './acts.tsx'
import { closedPromise, keptClosed } from './closedPromise.tsx'
import { fileOfSuggestion, Parts, subjectOf } from '../parts.tsx'
import { Opinions } from '../own/opinions.tsx'
import type { Stored } from './promises.tsx'
import { speakingFor, UnitChoice, unitOptions, type UnitOption } from './choice.tsx'
import { list } from './list.tsx'
import { unitFacts, type UnitFacts } from './steps.tsx'
import type { Problems } from '../../draft/entries.ts'
import { stateNames } from '../../moves.ts'

const isAct = (name: string | null): name is UnitAct => name !== null && Object.hasOwn(acts, name)

/** Its part is over, what it promised is not. */
const owes = async (visit: FormVisit, reading: Reading): Promise<boolean> =>
  (await unitFacts(visit, reading)).promises.length > 0

/** The suggestion that is meant, where one of the officer's units has it. */
async function meantBy(visit: FormVisit): Promise<Reading | null> {
  const id = subjectOf(visit) ?? (Number(visit.fields.text('id') || visit.query.get('id')) || null)
  const reading = id === null ? null : await readSuggestion(visit.act, visit.who, id)
  if (!reading) return null
  const has = ownUnit(reading.one, visit.who) !== null || (await owes(visit, reading))
  return has ? reading : null
}

const show =
  (fixed: UnitAct | null) =>
  async (visit: FormVisit): Promise<JSX.Element> => {
    if (visit.who.unitIds.length === 0) return <NotForYou />
    const reading = await meantBy(visit)
    if (!reading) return (await closedPromise(visit)) ?? list(visit)
    const asked = fixed ?? visit.query.get('do')
    const facts = await unitFacts(visit, reading)
    return isAct(asked) && open(visit, reading, asked, facts)
      ? form(visit, reading, asked, facts, await unitOptions(visit, reading, acts[asked].move), {})
      : one(visit, reading, facts)
  }

const submit =
  (fixed: UnitAct | null) =>
  async (visit: FormVisit): Promise<FormResult> => {
    const reading = visit.who.unitIds.length === 0 ? null : await meantBy(visit)
    if (!reading)
      return (visit.who.unitIds.length > 0 && (await keptClosed(visit))) || { again: <NotForYou /> }
    const asked = fixed ?? visit.fields.text('do')
    const facts = await unitFacts(visit, reading)
    if (!isAct(asked)) return { again: one(visit, reading, facts) }
    const options = await unitOptions(visit, reading, acts[asked].move)
    const again = (problems: Problems) => ({ again: form(visit, reading, asked, facts, options, problems) })
    const speaking = speakingFor(visit, options)
    if (!speaking) return again({ unit: '请选这次是哪个单位' })
    const outcome: Stored | { problems: Problems } | { kept: { query: string } } = await acts[asked].run(
      speaking,
      reading,
    )
    if ('problems' in outcome) return again(outcome.problems)
    return 'kept' in outcome ? outcome : { stored: outcome }
  }

const NotForYou = (): JSX.Element => (
  <Empty>这里给承办单位的联络人用。您现在没有承办的建议，有疑问请联系交办单位。</Empty>
)

function one(visit: FormVisit, reading: Reading, facts: UnitFacts): JSX.Element {
  const { id } = reading.one.row
  const possible = (Object.keys(acts) as UnitAct[]).filter((act) => open(visit, reading, act, facts))
  return (
    <>
      {visit.query.has('signed') && (
        <div class="card said" role="status">
          <p>签收好了，交办机关已经知道。接着可以记沟通、写答复。</p>
        </div>
      )}
      <Standing visit={visit} reading={reading} />
      <Text reading={reading} isOpen />
      {facts.whole && <Opinions visit={visit} whole={facts.whole} />}
      {possible.length === 0 && <Empty>这件建议现在没有要你单位填的。</Empty>}
      <div class="acts">
        {possible.map((act) => (
          <a key={act} class={isLater(act) ? 'button plain' : 'button'} href={`?id=${id}&do=${act}`}>
            {acts[act].label}
          </a>
        ))}
        <a class="button plain" href={`${visit.address}/paper/assignment?id=${id}`}>
          下载交办单
        </a>
      </div>
    </>
  )
}

/** What is done only now and then. */
const isLater = (act: UnitAct): boolean => act === 'extend' || act === 'giveBack' || act === 'correct'

function Standing({ visit, reading }: { visit: FormVisit; reading: Reading }): JSX.Element {
  const { one: suggestion, waits } = reading
  const today = dayOf(visit.act.now, visit.act.zone)
  const due = replyDueInWords(reading, today)
  return (
    <div class="card">
      <p>
        <b>《{suggestion.row.title}》</b>（{refOf(suggestion.row)}）
      </p>
      <p>
        领衔代表：{suggestion.row.lead.name}；{stateNames[suggestion.course.state]}
        {due && `；${due}`}
      </p>
      {waits
        .filter(({ unitId }) => unitId !== null && visit.who.unitIds.includes(unitId))
        .map((wait) => (
          <p key={`${wait.kind}${wait.unitId ?? ''}`}>{waitInWords(wait, suggestion, today)}</p>
        ))}
    </div>
  )
}

const Text = ({ reading, isOpen }: { reading: Reading; isOpen: boolean }): JSX.Element => (
  <details open={isOpen}>
    <summary>代表写了什么</summary>
    <div class="card">
      <Parts row={reading.one.row} />
    </div>
  </details>
)

function form(
  visit: FormVisit,
  reading: Reading,
  act: UnitAct,
  facts: UnitFacts,
  options: readonly UnitOption[],
  problems: Problems,
): JSX.Element {
  const { fields: Fields, label } = acts[act]
  return (
    <>
      <Standing visit={visit} reading={reading} />
      <Text reading={reading} isOpen={false} />
      {act === 'reply' && facts.whole && <Opinions visit={visit} whole={facts.whole} />}
      <h2>{label}</h2>
      <form method="post" enctype="multipart/form-data" action={visit.address}>
        <input type="hidden" name="id" value={reading.one.row.id} />
        <input type="hidden" name="do" value={act} />
        <UnitChoice visit={visit} options={options} problems={problems} />
        <Fields visit={visit} problems={problems} facts={facts} />
        <button>{act === 'sign' ? '签收' : '提交'}</button>
      </form>
    </>
  )
}

const pageOf = (purpose: string, title: string, fixed: UnitAct | null): FormPage => ({
  purpose,
  title,
  mostFiles: 1,
  show: show(fixed),
  submit: submit(fixed),
  file: fileOfSuggestion,
})

export const unitForms: readonly FormPage[] = [
  pageOf('suggestion.unit', '我的承办件', null),
  pageOf('suggestion.reply', '答复代表建议', 'reply'),
  pageOf('suggestion.opinion', '写协办意见', 'opinion'),
  pageOf('suggestion.communicate', '记一次办理沟通', 'communicate'),
]
