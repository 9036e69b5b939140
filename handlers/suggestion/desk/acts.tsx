/** What staff can do with one suggestion now: each act is a small form, and goes through the same verb as in the chat. */
import type { JSX } from 'preact'
import { hasRight } from '../../access/rules.ts'
import { dropFile, keepFile } from '../../file/actions.ts'
import { isDay } from '../../settings/rules.ts'
import type { Outcome } from '../../shared/outcome.ts'
import { Area, Choices, DeskForm, Field, Select, type Option } from '../../shared/page.tsx'
import { Fields, rowId } from '../../shared/fields.ts'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  acceptSuggestion,
  allChairs,
  allCommittees,
  allUnits,
  assignSuggestion,
  choosePublicity,
  classifySuggestion,
  closeSupervision,
  closeUnrated,
  couldTake,
  decideExtension,
  denyReturn,
  deputiesNamed,
  forwardSuggestion,
  holdConference,
  joinSupervision,
  logSupervision,
  mergeSuggestion,
  nameLead,
  reassignUnit,
  refuseSuggestion,
  returnSuggestion,
  sendBack,
  setKey,
  suggestionsNamed,
  trackSupervision,
  unmergeSuggestion,
  urge,
  unreachedWords,
  withdrawSigned,
  type Reading,
  type Taken,
  type UnitChoice,
} from '../actions.ts'
import { isActive, type Channel } from '../course.ts'
import { FileOffer, filePages } from './files.tsx'
import { keepLetter, LetterAct } from './letters.tsx'
import { paper, showOne } from './one.tsx'
import type { Move } from '../moves.ts'
import { refusalSentences } from '../refusals.ts'
import { channelNames, type SuggestionRefusal } from '../rules.ts'

interface DeskAct {
  label: string
  move: Move
  /** Whether it makes sense now, beyond the table of moves. */
  fits?: (reading: Reading) => boolean
  fields?: (about: About) => JSX.Element
  /** A scan or document may go with it; kept before it runs, and dropped when it is refused. */
  takesFile?: true
  run: (visit: DeskVisit, id: number, fileId: number | null) => Promise<Outcome<Taken, SuggestionRefusal>>
  said: string
}

interface About {
  reading: Reading
  /** What was typed into this act before it was refused; '' otherwise. */
  typed: (name: string) => string
  /** The same for tick boxes. */
  ticked: (name: string) => readonly string[]
  categories: readonly string[]
  units: readonly Option[]
  chairs: readonly Option[]
  committees: readonly Option[]
}

const text = (visit: DeskVisit, name: string): string => visit.fields.text(name)
const day = (visit: DeskVisit, name: string): string => (isDay(text(visit, name)) ? text(visit, name) : '')
const notFound = { ok: false, refusal: 'not_found' } as const
const pastDay = { ok: false, refusal: 'past_day' } as const
const whichOne = { ok: false, refusal: 'which_one' } as const

const none: Option = { value: '', label: '请选择' }
const named = (values: readonly string[]): Option[] => values.map((value) => ({ value, label: value }))

const Reason = ({ label, typed }: { label: string } & Pick<About, 'typed'>): JSX.Element => (
  <Area name="reason" label={label} value={typed('reason')} />
)

/** Chosen once more after a refusal: a browser keeps no file. */
const FileField = ({ hint, isAgain }: { hint: string; isAgain: boolean }): JSX.Element => (
  <Field
    name="files"
    label="扫描件或文件"
    hint={`${isAgain ? '刚才选的文件请重新选一次。' : ''}${hint}照片、PDF、Word、Excel，不超过8 MB。`}
    type="file"
    accept="image/*,.pdf,.doc,.docx,.xls,.xlsx"
  />
)

/** Which units: one main with its assistants, or several that each answer for themselves. */
function unitsChosen(visit: DeskVisit): UnitChoice[] {
  const number = (value: string) => rowId(value)
  const main = number(text(visit, 'main'))
  const assist = visit.fields.all('assist').map(number)
  const separate = visit.fields.all('separate').map(number)
  return [
    ...(main > 0 ? [{ unitId: main, role: 'main' as const }] : []),
    ...separate.map((unitId) => ({ unitId, role: 'separate' as const })),
    ...assist.map((unitId) => ({ unitId, role: 'assist' as const })),
  ]
}

const UnitFields = ({ units, typed, ticked }: Pick<About, 'units' | 'typed' | 'ticked'>): JSX.Element => (
  <>
    <Select name="main" label="主办单位" chosen={typed('main')} options={[none, ...units]} />
    <details open={ticked('assist').length > 0}>
      <summary>协办单位</summary>
      <Choices
        name="assist"
        label="协办单位（可多选）"
        type="checkbox"
        chosen={ticked('assist')}
        options={units}
      />
    </details>
    <details open={ticked('separate').length > 0}>
      <summary>分办（没有主办，各单位分别答复）</summary>
      <Choices
        name="separate"
        label="分办单位（可多选）"
        type="checkbox"
        chosen={ticked('separate')}
        options={units}
      />
    </details>
    <Area name="note" label="交办意见（可不写）" rows={2} value={typed('note')} />
  </>
)

/** Of several units none stands chosen beforehand. */
const WhichUnit = ({ units, typed }: { units: readonly Option[] } & Pick<About, 'typed'>): JSX.Element => (
  <Select
    name="unit"
    label="哪个单位"
    chosen={units.length === 1 ? (units[0]?.value ?? '') : typed('unit')}
    options={units.length === 1 ? units : [none, ...units]}
  />
)

const askedBack = ({ reading }: Pick<About, 'reading'>): Option[] =>
  reading.one.course.units
    .filter(({ state }) => state === 'return_requested')
    .map(({ unitId }) => ({ value: String(unitId), label: unitName(reading, unitId) }))

const unitName = ({ one }: Reading, unitId: number): string =>
  one.row.handlings.find((handling) => handling.unitId === unitId)?.unit.name ?? String(unitId)

const hasUnits = ({ one }: Reading): boolean => one.course.units.some(isActive)

const acts: Readonly<Record<string, DeskAct>> = {
  accept: {
    label: '受理并编号',
    move: 'accept',
    fields: ({ categories, reading, typed }) => (
      <Select
        name="category"
        label="类别"
        chosen={typed('category') || (reading.one.row.category ?? '')}
        options={[none, ...named(categories)]}
      />
    ),
    run: (visit, id) => acceptSuggestion(visit.act, visit.who, id, text(visit, 'category') || undefined),
    said: '已受理，编了号，代表会收到消息。',
  },
  return: {
    label: '退回修改',
    move: 'return',
    fields: ({ typed }) => <Reason label="请代表改什么" typed={typed} />,
    run: (visit, id) => returnSuggestion(visit.act, visit.who, id, text(visit, 'reason')),
    said: '已退回，代表会收到理由。',
  },
  refuse: {
    label: '不予受理',
    move: 'refuse',
    fits: ({ one, leadServes }) => one.course.state === 'submitted' || !leadServes,
    fields: ({ typed }) => <Reason label="理由" typed={typed} />,
    run: (visit, id) => refuseSuggestion(visit.act, visit.who, id, text(visit, 'reason')),
    said: '已记为不予受理，代表会收到理由。',
  },
  classify: {
    label: '改类别',
    move: 'classify',
    fields: ({ categories }) => (
      <Select name="category" label="类别" chosen="" options={[none, ...named(categories)]} />
    ),
    run: (visit, id) => classifySuggestion(visit.act, visit.who, id, text(visit, 'category')),
    said: '类别改好了。',
  },
  forward: {
    label: '转交',
    move: 'forward',
    fields: () => (
      <Select
        name="channel"
        label="转交给"
        chosen=""
        options={[none, ...Object.entries(channelNames).map(([value, label]) => ({ value, label }))]}
      />
    ),
    run: (visit, id) => {
      const channel = text(visit, 'channel')
      return channel in channelNames
        ? forwardSuggestion(visit.act, visit.who, id, channel as Channel)
        : Promise.resolve({ ok: false, refusal: 'wrong_channel' } as const)
    },
    said: '已转交。',
  },
  'send-back': {
    label: '退回代表工委另行转交',
    move: 'send_back',
    fields: ({ typed }) => <Reason label="理由" typed={typed} />,
    run: (visit, id) => sendBack(visit.act, visit.who, id, text(visit, 'reason')),
    said: '已退回代表工委。',
  },
  assign: {
    label: '交办',
    move: 'assign',
    fields: UnitFields,
    run: (visit, id) =>
      assignSuggestion(visit.act, visit.who, id, unitsChosen(visit), text(visit, 'note') || null),
    said: '已交办，承办单位会收到通知。',
  },
  reassign: {
    label: '换承办单位',
    move: 'reassign',
    fits: hasUnits,
    fields: (about) => (
      <>
        <Select
          name="leaving"
          label="换下哪个单位"
          chosen={
            about.typed('leaving') ||
            (askedBack(about).length === 1 ? (askedBack(about)[0]?.value ?? '') : '')
          }
          options={[
            none,
            ...about.reading.one.course.units
              .filter(isActive)
              .map(({ unitId }) => ({ value: String(unitId), label: unitName(about.reading, unitId) })),
          ]}
        />
        <UnitFields {...about} />
      </>
    ),
    run: (visit, id) =>
      reassignUnit(
        visit.act,
        visit.who,
        id,
        rowId(text(visit, 'leaving')),
        unitsChosen(visit),
        text(visit, 'note') || null,
      ),
    said: '已重新交办。',
  },
  'deny-return': {
    label: '不同意退回',
    move: 'deny_return',
    fits: (reading) => askedBack({ reading }).length > 0,
    fields: (about) => (
      <>
        <WhichUnit units={askedBack(about)} typed={about.typed} />
        <Reason label="理由" typed={about.typed} />
      </>
    ),
    run: (visit, id) => {
      const unitId = rowId(text(visit, 'unit'))
      return unitId > 0
        ? denyReturn(visit.act, visit.who, id, unitId, text(visit, 'reason'))
        : Promise.resolve(whichOne)
    },
    said: '已告诉单位照常办理。',
  },
  extension: {
    label: '决定延期申请',
    move: 'decide_extension',
    fits: ({ one }) => one.course.units.some((unit) => isActive(unit) && unit.extensionAsked !== null),
    fields: ({ reading, typed, ticked }) => (
      <>
        <WhichUnit
          typed={typed}
          units={reading.one.course.units
            .filter((unit) => isActive(unit) && unit.extensionAsked !== null)
            .map(({ unitId, extensionAsked }) => ({
              value: String(unitId),
              label: `${unitName(reading, unitId)}（申请延到${extensionAsked?.until ?? ''}）`,
            }))}
        />
        <Choices
          name="granted"
          label="决定"
          type="radio"
          chosen={ticked('granted')}
          options={[
            { value: '1', label: '同意' },
            { value: '0', label: '不同意' },
          ]}
        />
        <Field name="until" label="同意到哪天（不填就按申请的）" type="date" value={typed('until')} />
        <Area name="note" label="说明（可不写）" rows={2} value={typed('note')} />
      </>
    ),
    run: (visit, id) => {
      const granted = text(visit, 'granted')
      if (granted !== '1' && granted !== '0')
        return Promise.resolve({ ok: false, refusal: 'reason_needed' } as const)
      const unitId = rowId(text(visit, 'unit'))
      if (unitId <= 0) return Promise.resolve(whichOne)
      const until = day(visit, 'until')
      return decideExtension(visit.act, visit.who, id, {
        granted: granted === '1',
        note: text(visit, 'note') || null,
        unitId,
        ...(until ? { until } : {}),
      })
    },
    said: '决定已告诉单位和代表。',
  },
  merge: {
    label: '并案',
    move: 'merge',
    fields: ({ typed }) => (
      <Field
        name="into"
        label="并入哪一件（编号）"
        placeholder="例如 023 或 JY-1801-023"
        value={typed('into')}
      />
    ),
    run: async (visit, id) => {
      const words = text(visit, 'into')
      const found = await suggestionsNamed(visit.act, visit.who, words, /\d+/.exec(words)?.[0] ?? null)
      const [into] = found.length === 1 ? found : []
      return into ? mergeSuggestion(visit.act, visit.who, id, into.id) : notFound
    },
    said: '已并案，合并办理、分别答复。',
  },
  unmerge: {
    label: '取消并案',
    move: 'unmerge',
    run: (visit, id) => unmergeSuggestion(visit.act, visit.who, id),
    said: '已取消并案，请重新转交。',
  },
  urge: {
    label: '催办',
    move: 'urge',
    fields: ({ typed }) => <Area name="note" label="催办的话（可不写）" rows={2} value={typed('note')} />,
    run: (visit, id) => urge(visit.act, visit.who, id, text(visit, 'note') || null),
    said: '已催办。',
  },
  'close-unrated': {
    label: '代表逾期未测评，办结',
    move: 'close_unrated',
    fits: ({ waits }) => waits.some(({ kind, level }) => kind === 'rate' && level === 'overdue'),
    run: (visit, id) => closeUnrated(visit.act, visit.who, id),
    said: '已办结，不计入满意率。',
  },
  conference: {
    label: '记会商结果并办结',
    move: 'hold_conference',
    fields: ({ typed }) => <Area name="conclusion" label="会商结论" value={typed('conclusion')} />,
    run: (visit, id) => holdConference(visit.act, visit.who, id, text(visit, 'conclusion')),
    said: '会商结果已告诉代表和单位。',
  },
  'withdraw-signed': {
    label: '按书面申请撤回',
    move: 'withdraw_signed',
    takesFile: true,
    fields: ({ typed }) => (
      <>
        <Reason label="申请上写的理由" typed={typed} />
        <FileField
          hint="代表签名的撤回申请；没有扫描件可以以后在“存签名件、扫描件”里补。"
          isAgain={typed('reason') !== ''}
        />
      </>
    ),
    run: (visit, id, fileId) =>
      withdrawSigned(visit.act, visit.who, id, { reason: text(visit, 'reason'), fileId }),
    said: '已撤回，办理停止。',
  },
  secret: {
    label: '公开或不公开',
    move: 'publicity',
    fits: ({ one }) => one.course.state !== 'draft',
    fields: ({ reading }) => (
      <Choices
        name="secret"
        label="涉密或不宜公开"
        type="radio"
        chosen={[reading.one.row.secret ? '1' : '0']}
        options={[
          { value: '0', label: '照代表的选择' },
          { value: '1', label: '不公开，只给办理的人看' },
        ]}
      />
    ),
    run: (visit, id) => choosePublicity(visit.act, visit.who, id, { secret: text(visit, 'secret') === '1' }),
    said: '公开范围改好了。',
  },
  key: {
    label: '列为重点督办',
    move: 'set_key',
    fits: ({ one }) => !one.row.isKey,
    fields: ({ chairs, committees, typed }) => (
      <>
        <Field name="decidedOn" label="主任会议日期" type="date" value={typed('decidedOn')} />
        <Field name="decision" label="会议和文号" value={typed('decision')} />
        <Select
          name="lead"
          label="领衔督办"
          chosen={typed('lead')}
          options={[{ value: '', label: '还没有定' }, ...chairs]}
        />
        <Select
          name="tracker"
          label="跟踪督办的工作委员会"
          chosen={typed('tracker')}
          options={[{ value: '', label: '还没有定' }, ...committees]}
        />
      </>
    ),
    run: (visit, id) => {
      const decidedOn = day(visit, 'decidedOn')
      if (!decidedOn) return Promise.resolve(pastDay)
      const lead = rowId(text(visit, 'lead'))
      return setKey(visit.act, visit.who, id, {
        decidedOn,
        decision: text(visit, 'decision'),
        leadId: lead > 0 ? lead : null,
        tracker: text(visit, 'tracker') || null,
      })
    },
    said: '已列为重点督办。',
  },
  lead: {
    label: '定领衔督办的主任、副主任',
    move: 'lead_supervision',
    fits: ({ one }) => one.row.isKey,
    fields: ({ chairs }) => <Select name="lead" label="领衔督办" chosen="" options={[none, ...chairs]} />,
    run: (visit, id) => nameLead(visit.act, visit.who, id, rowId(text(visit, 'lead'))),
    said: '已定下领衔督办，他会收到消息。',
  },
  join: {
    label: '请代表参与督办',
    move: 'join_supervision',
    fits: ({ one }) => one.row.isKey,
    fields: ({ typed }) => <Field name="deputy" label="代表姓名" hint="一次一位。" value={typed('deputy')} />,
    run: async (visit, id) => {
      const [deputy, ...more] = await deputiesNamed(visit.act, text(visit, 'deputy'))
      return deputy && more.length === 0
        ? joinSupervision(visit.act, visit.who, id, deputy.id)
        : ({ ok: false, refusal: deputy ? 'several_people' : 'unknown_person' } as const)
    },
    said: '代表会收到消息。',
  },
  track: {
    label: '定跟踪督办的工作委员会',
    move: 'track_supervision',
    fits: ({ one }) => one.row.isKey,
    fields: ({ committees }) => (
      <Select name="tracker" label="工作委员会" chosen="" options={[none, ...committees]} />
    ),
    run: (visit, id) => trackSupervision(visit.act, visit.who, id, text(visit, 'tracker')),
    said: '已定下跟踪的工作委员会。',
  },
  log: {
    label: '记督办情况',
    move: 'log_supervision',
    fits: ({ one }) => one.row.isKey,
    fields: ({ typed }) => (
      <>
        <Choices
          name="kind"
          label="记什么"
          type="radio"
          chosen={[typed('kind') || 'log']}
          options={[
            { value: 'log', label: '督办情况' },
            { value: 'plan', label: '督办方案' },
          ]}
        />
        <Field name="happenedOn" label="日期" type="date" value={typed('happenedOn')} />
        <Area name="text" label="内容" value={typed('text')} />
      </>
    ),
    run: (visit, id) => {
      const happenedOn = day(visit, 'happenedOn')
      if (!happenedOn) return Promise.resolve(pastDay)
      return logSupervision(visit.act, visit.who, id, {
        kind: text(visit, 'kind') === 'plan' ? 'plan' : 'log',
        happenedOn,
        text: text(visit, 'text'),
      })
    },
    said: '已记下。',
  },
  'close-supervision': {
    label: '督办结项',
    move: 'close_supervision',
    fits: ({ one }) => one.row.isKey,
    takesFile: true,
    fields: ({ typed }) => (
      <>
        <Area name="report" label="结项报告" rows={6} value={typed('report')} />
        <FileField hint="结项报告的文件，可以不选；有关的人会收到。" isAgain={typed('report') !== ''} />
      </>
    ),
    run: (visit, id, fileId) =>
      closeSupervision(visit.act, visit.who, id, { text: text(visit, 'report'), fileId }),
    said: '已结项，有关的人会收到消息。',
  },
}

const nothing = new Fields()

/** The acts that are open to this person now, each folded until it is wanted. */
async function openActs(
  visit: DeskVisit,
  reading: Reading,
  refusedAct: string | null = null,
  problem = '',
): Promise<JSX.Element | null> {
  const open = Object.entries(acts).filter(
    ([, act]) => couldTake(reading.one, visit.who, act.move) && (act.fits?.(reading) ?? true),
  )
  const letter = await LetterAct(visit, reading)
  if (open.length === 0 && !letter) return null
  const units = await allUnits(visit.act)
  const about = {
    reading,
    categories: visit.settings['suggestion.categories'],
    units: units.map(({ id, name }) => ({ value: String(id), label: name })),
    chairs: (await allChairs(visit.act)).map(({ id, name }) => ({ value: String(id), label: name })),
    committees: named(await allCommittees(visit.act)),
  }
  return (
    <section aria-label="可以办的事">
      <h2>可以办的事</h2>
      {open.map(([key, act]) => {
        const fields = key === refusedAct ? visit.fields : nothing
        const typed = (name: string) => fields.text(name)
        const ticked = (name: string) => fields.all(name)
        return (
          <details key={key} class="card" open={key === refusedAct}>
            <summary>{act.label}</summary>
            <DeskForm
              csrf={visit.csrf}
              action={`/desk/suggestions/${reading.one.row.id}/${key}`}
              {...(act.takesFile && { enctype: 'multipart/form-data' })}
            >
              {act.fields?.({ ...about, typed, ticked })}
              <button>{act.label}</button>
            </DeskForm>
          </details>
        )
      })}
      {letter}
      {hasRight(visit.who, 'suggestions.office') && (
        <FileOffer visit={visit} reading={reading} problem={refusedAct === 'file' ? problem : ''} />
      )}
    </section>
  )
}

/** The page again, with the act that was refused open and all that was typed in it. */
const again = (visit: DeskVisit, name: string, problem: string): Promise<WebReply> =>
  showOne(visit, (of, reading) => openActs(of, reading, name, problem), problem)

async function keepLetterOf(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const problem = await keepLetter(visit, id)
  return problem === null
    ? { goTo: `/desk/suggestions/${id}`, said: '答复函存好了，已发给领衔和附议代表。' }
    : again(visit, 'letter', problem)
}

async function doAct(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const name = visit.params['act'] ?? ''
  const act = Object.hasOwn(acts, name) ? acts[name] : undefined
  if (!act) return showOne({ ...visit, params: { id: '0' } }, openActs)
  if (visit.files.problem !== null) return again(visit, name, visit.files.problem)
  const [file] = act.takesFile ? visit.files.kept : []
  const fileId = file ? await keepFile(visit.act, { ...file, uploadedById: visit.who.personId }) : null
  const outcome = await act.run(visit, id, fileId)
  if (!outcome.ok && fileId !== null) await dropFile(visit.act, fileId)
  if (outcome.ok) {
    const missed = await unreachedWords(visit.act, outcome.value)
    return { goTo: `/desk/suggestions/${id}`, said: missed === null ? act.said : `办好了。${missed}` }
  }
  return again(visit, name, refusalSentences[outcome.refusal])
}

export const onePages: readonly DeskPage[] = [
  {
    method: 'GET',
    path: '/desk/suggestions/:id',
    right: 'suggestions.see',
    answer: (visit) => showOne(visit, openActs),
  },
  { method: 'GET', path: '/desk/suggestions/:id/paper/:kind', right: 'suggestions.see', answer: paper },
  { method: 'POST', path: '/desk/suggestions/:id/letter', right: 'suggestions.see', answer: keepLetterOf },
  ...filePages((visit, problem) => again(visit, 'file', problem)),
  {
    method: 'POST',
    path: '/desk/suggestions/:id/:act',
    right: 'suggestions.see',
    mostFiles: 1,
    answer: doAct,
  },
]
