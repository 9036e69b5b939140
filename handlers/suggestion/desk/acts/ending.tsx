/** 并案, 催办, and how a suggestion ends, at the desk. */
import { Area, Choices, Field } from '../../../shared/page.tsx'
import {
  choosePublicity,
  closeUnrated,
  holdConference,
  mergeSuggestion,
  reportProgress,
  suggestionsNamed,
  unmergeSuggestion,
  urge,
  withdrawSigned,
} from '../../actions.ts'
import { asksFor, FileField, Reason, text, type DeskAct } from './act.tsx'

const notFound = { ok: false, refusal: 'not_found' } as const

export const ending: Readonly<Record<string, DeskAct>> = {
  merge: {
    label: '并案',
    move: 'merge',
    fits: ({ one }) => one.course.motion === null,
    fields: ({ typed }) => (
      <Field
        name="into"
        label="并入哪一件（编号）"
        placeholder="例如 023 或 JY-1801-023"
        value={typed('into')}
      />
    ),
    missing: asksFor('into', '请写并入哪一件的编号。没有并案。'),
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
  progress: {
    label: '记办理情况',
    move: 'report_progress',
    fields: ({ typed }) => (
      <Area
        name="text"
        label="办到哪一步了"
        hint="单位打电话、来人说的也记在这里；会告诉领衔代表和催办的人。"
        rows={3}
        value={typed('text')}
      />
    ),
    run: (visit, id) => reportProgress(visit.act, visit.who, id, text(visit, 'text')),
    said: '办理情况已记下，领衔代表和催办的人会收到消息。',
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
}
