/** 受理、退回、不予受理、分类、转交 at the desk. */
import { Select } from '../../../shared/page.tsx'
import {
  acceptSuggestion,
  classifySuggestion,
  forwardSuggestion,
  refuseSuggestion,
  returnSuggestion,
} from '../../actions.ts'
import type { Channel } from '../../course.ts'
import { channelNames } from '../../rules.ts'
import { asksFor, named, none, Reason, text, type DeskAct } from './act.tsx'

export const accepting: Readonly<Record<string, DeskAct>> = {
  accept: {
    label: '受理并编号',
    move: 'accept',
    fields: ({ categories, reading, typed }) => (
      <Select
        name="category"
        label="类别"
        chosen={typed('category') || (reading.one.row.category ?? '')}
        options={[{ value: '', label: '以后再分' }, ...named(categories)]}
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
    fields: ({ categories, typed }) => (
      <Select
        name="category"
        label="类别"
        chosen={typed('category')}
        options={[none, ...named(categories)]}
      />
    ),
    missing: asksFor('category', '请选改成哪个类别。没有改动。'),
    run: (visit, id) => classifySuggestion(visit.act, visit.who, id, text(visit, 'category')),
    said: '类别改好了。',
  },
  forward: {
    label: '转交',
    move: 'forward',
    fits: ({ one }) => one.course.motion === null,
    fields: () => (
      <Select
        name="channel"
        label="转交给"
        chosen=""
        options={[none, ...Object.entries(channelNames).map(([value, label]) => ({ value, label }))]}
      />
    ),
    missing: asksFor('channel', '请选转交给哪个机关。没有转交。'),
    run: (visit, id) => {
      const channel = text(visit, 'channel')
      return channel in channelNames
        ? forwardSuggestion(visit.act, visit.who, id, channel as Channel)
        : Promise.resolve({ ok: false, refusal: 'wrong_channel' } as const)
    },
    said: '已转交。',
  },
}
