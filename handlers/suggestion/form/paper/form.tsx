/** 代录纸质建议 on a liaison's phone: whose it is, its words, looked at once more, stored as his. */
import type { JSX } from 'preact'
import { z } from 'zod'
import { dayOf } from '../../../shared/days.ts'
import { Empty, Select, type Problems } from '../../../shared/page.tsx'
import type { FormPage, FormResult, FormVisit } from '../../../shared/visit.ts'
import { deputiesOnPaper, handInPaper, sitsNow, type Taken } from '../../actions.ts'
import type { KnownDeputy } from '../../draft/paperNames.ts'
import { refusalSentences } from '../../refusals.ts'
import type { Kind } from '../draft/kind.tsx'
import { Kinds, SheetFields } from './fields.tsx'
import { mend, mendable, Mendable, Mending } from './mending.tsx'
import { looked, mostScans, SheetButtons, SheetLook } from './look.tsx'
import { sheetToStore, storedWords, type ReadSheet } from './sheet.ts'

const Subject = z.object({ leadId: z.int() })

const kindOf = ({ fields, query }: FormVisit): Kind =>
  (fields.text('kind') || query.get('kind')) === 'motion' ? 'motion' : 'suggestion'

async function show(visit: FormVisit): Promise<JSX.Element> {
  const { leads } = await deputiesOnPaper(visit.act, visit.who)
  if (leads.length === 0) return <NotForYou />
  const one = await mendable(visit)
  if (one) return <Mending visit={visit} one={one} />
  return (
    <>
      {await Mendable({ visit })}
      {form(visit, leads)}
    </>
  )
}

const NotForYou = (): JSX.Element => (
  <Empty>您现在没有负责联络的代表小组，或者组里还没有代表，不能代录。有疑问请在微信里回“人工”。</Empty>
)

const TakenOn = (): JSX.Element => (
  <Empty>这一件已经受理，或者不再归您录入，没有改。要更正请联系代表工委。</Empty>
)

/** As it is written where several have the name. */
const wordsFor = ({ name, cardNo }: KnownDeputy): string => (cardNo === null ? name : `${name}/${cardNo}`)

function form(visit: FormVisit, leads: readonly KnownDeputy[], problems: Problems = {}): JSX.Element {
  const { fields, subject, settings, act } = visit
  const kind = kindOf(visit)
  const named = leads.find(({ personId }) => personId === Subject.safeParse(subject).data?.leadId)
  const chosen = fields.has('lead') ? fields.text('lead') : named ? wordsFor(named) : ''
  const several = new Set(leads.map(({ groupId }) => groupId)).size > 1
  return (
    <>
      <p class="hint">代表交来的纸质件在这里代为录入。录入后就是他提交的，他和附议的代表都会收到消息。</p>
      {(sitsNow(settings, dayOf(act.now, act.zone)) || kind === 'motion') && <Kinds kind={kind} />}
      <form method="post" action={visit.address}>
        <SheetFields
          visit={visit}
          kind={kind}
          problems={problems}
          lead={
            <Select
              name="lead"
              label="领衔代表"
              hint="您联络的代表；别组的请交代表工委录。"
              problems={problems}
              chosen={chosen}
              options={[
                { value: '', label: '请选' },
                ...leads.map((one) => ({
                  value: wordsFor(one),
                  label: several ? `${one.name}（${one.group}）` : one.name,
                })),
              ]}
            />
          }
        />
      </form>
    </>
  )
}

async function submit(visit: FormVisit): Promise<FormResult> {
  const { leads } = await deputiesOnPaper(visit.act, visit.who)
  if (leads.length === 0) return { again: <NotForYou /> }
  const one = await mendable(visit)
  if (one) return mend(visit, one)
  if (visit.fields.has('paper')) return { instead: <TakenOn /> }
  const what = visit.fields.text('do')
  if (what === 'edit') return { instead: form(visit, leads) }
  const read = await sheetToStore(visit, kindOf(visit))
  if ('problems' in read) return { again: form(visit, leads, read.problems) }
  return what === 'store' ? store(visit, read) : { instead: await look(visit, read) }
}

const look = async (visit: FormVisit, read: ReadSheet, problem = ''): Promise<JSX.Element> => (
  <>
    <SheetLook visit={visit} looked={await looked(visit, read, problem)} />
    <form method="post" action={visit.address} enctype="multipart/form-data">
      <SheetButtons visit={visit} later="以后请交代表工委补" />
    </form>
  </>
)

async function store(visit: FormVisit, read: ReadSheet): Promise<FormResult> {
  if (visit.files.problem !== null) return { again: await look(visit, read, visit.files.problem) }
  const outcome = await handInPaper(visit.act, visit.who, read.sheet, visit.files.kept)
  if (!outcome.ok) return { again: await look(visit, read, refusalSentences[outcome.refusal]) }
  return stored(visit, read, outcome.value)
}

async function stored(visit: FormVisit, read: ReadSheet, taken: Taken): Promise<FormResult> {
  const { row } = taken.one
  const signed = read.signers.length === 0 ? '' : `，附议${read.signers.join('、')}`
  const lines = [
    `${read.lead}代表的《${row.title}》${signed}。`,
    await storedWords(visit, read, taken),
    '录错了的，受理以前再发“填表”，打开代录纸质建议这一页更正或者作废。',
  ]
  return { stored: { lines, said: lines.join('\n') } }
}

export const paperForm: FormPage = {
  purpose: 'suggestion.paper',
  title: '代录纸质建议、议案',
  mostFiles: mostScans,
  show,
  submit,
}
