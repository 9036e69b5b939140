/** 重点督办 at the desk. */
import { rowId } from '../../../shared/fields.ts'
import { Area, Choices, Field, Select } from '../../../shared/page.tsx'
import {
  closeSupervision,
  dropKey,
  deputiesNamed,
  joinSupervision,
  logSupervision,
  nameLead,
  setKey,
  trackSupervision,
} from '../../actions.ts'
import { asksFor, day, FileField, none, Reason, text, type DeskAct } from './act.tsx'

const pastDay = { ok: false, refusal: 'past_day' } as const

export const supervising: Readonly<Record<string, DeskAct>> = {
  key: {
    label: '列为重点督办',
    move: 'set_key',
    fits: ({ one }) => !one.row.isKey && one.course.motion === null,
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
    missing: asksFor('decidedOn', '请填主任会议的日期。没有改动。'),
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
  'drop-key': {
    label: '不再列为重点督办',
    move: 'drop_key',
    fits: ({ one }) => one.row.isKey,
    fields: ({ typed }) => (
      <>
        <Field name="decidedOn" label="主任会议日期" type="date" value={typed('decidedOn')} />
        <Reason label="理由" typed={typed} />
      </>
    ),
    missing: asksFor('decidedOn', '请填主任会议的日期。没有改动。'),
    run: (visit, id) => {
      const decidedOn = day(visit, 'decidedOn')
      if (!decidedOn) return Promise.resolve(pastDay)
      return dropKey(visit.act, visit.who, id, { decidedOn, reason: text(visit, 'reason') })
    },
    said: '已不再列为重点督办，代表、承办单位和督办的人会收到消息。',
  },
  lead: {
    label: '定领衔督办的主任、副主任',
    move: 'lead_supervision',
    fits: ({ one }) => one.row.isKey,
    fields: ({ chairs, typed }) => (
      <Select name="lead" label="领衔督办" chosen={typed('lead')} options={[none, ...chairs]} />
    ),
    missing: asksFor('lead', '请选由谁领衔督办。没有改动。'),
    run: (visit, id) => nameLead(visit.act, visit.who, id, rowId(text(visit, 'lead'))),
    said: '已定下领衔督办，他会收到消息。',
  },
  join: {
    label: '请代表参与督办',
    move: 'join_supervision',
    fits: ({ one }) => one.row.isKey,
    fields: ({ typed }) => <Field name="deputy" label="代表姓名" hint="一次一位。" value={typed('deputy')} />,
    missing: asksFor('deputy', '请写代表的姓名。没有改动。'),
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
    fields: ({ committees, typed }) => (
      <Select name="tracker" label="工作委员会" chosen={typed('tracker')} options={[none, ...committees]} />
    ),
    missing: asksFor('tracker', '请选哪个工作委员会。没有改动。'),
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
    missing: asksFor('happenedOn', '请填督办的日期。没有记。'),
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
