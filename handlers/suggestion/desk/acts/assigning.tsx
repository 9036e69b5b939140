/** 交办, other units, giving back and extensions at the desk. */
import type { JSX } from 'preact'
import { rowId } from '../../../shared/fields.ts'
import { Area, Choices, Field, Select, type Option } from '../../../shared/page.tsx'
import { writtenDay } from '../../../shared/letter.ts'
import type { DeskVisit } from '../../../shared/visit.ts'
import {
  assignSuggestion,
  decideExtension,
  denyReturn,
  reassignUnit,
  sendBack,
  type Reading,
  type UnitChoice,
} from '../../actions.ts'
import { isActive } from '../../course.ts'
import { asksFor, day, none, Reason, text, unitName, type About, type DeskAct } from './act.tsx'

const whichOne = { ok: false, refusal: 'which_one' } as const

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

const hasUnits = ({ one }: Reading): boolean => one.course.units.some(isActive)

export const assigning: Readonly<Record<string, DeskAct>> = {
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
        <p class="hint">换下主办单位要另选主办；协办单位可以只换下，不再另派。</p>
        <UnitFields {...about} />
      </>
    ),
    missing: asksFor('leaving', '请选换下哪个单位。没有改动。'),
    run: (visit, id) =>
      reassignUnit(
        visit.act,
        visit.who,
        id,
        rowId(text(visit, 'leaving')),
        unitsChosen(visit),
        text(visit, 'note') || null,
      ),
    said: '改好了，换下的单位和新派的单位都会收到消息。',
  },
  'deny-return': {
    label: '不同意退回',
    move: 'deny_return',
    fits: (reading) => askedBack({ reading }).length > 0,
    missing: asksFor('unit', '请选哪个单位。没有改动。'),
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
              label: `${unitName(reading, unitId)}${extensionAsked ? `（申请延到${writtenDay(extensionAsked.until)}）` : ''}`,
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
    missing: (visit) =>
      asksFor('unit', '请选是哪个单位的申请。没有记。')(visit) ??
      (['0', '1'].includes(text(visit, 'granted')) ? null : '请选同意还是不同意。没有记。'),
    run: (visit, id) => {
      const granted = text(visit, 'granted')
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
}
