/** What the presidium or the standing committee decided on a motion, at the desk. */
import { Area, Field } from '../../../shared/page.tsx'
import { concludeMotion, referMotion, takeAsSuggestion } from '../../actions.ts'
import { Reason, text, type DeskAct } from './act.tsx'

export const motions: Readonly<Record<string, DeskAct>> = {
  refer: {
    label: '作为议案交审议',
    move: 'refer_motion',
    fits: ({ one }) => one.course.motion === 'asked',
    fields: ({ typed }) => (
      <Field
        name="committee"
        label="交哪个委员会审议"
        hint="大会主席团或者常委会决定的，例如：法制委员会。"
        value={typed('committee')}
        maxLength={40}
      />
    ),
    run: (visit, id) => referMotion(visit.act, visit.who, id, text(visit, 'committee').slice(0, 40)),
    said: '已记作议案，代表会收到消息。审议结束后再记结果。',
  },
  conclude: {
    label: '记议案审议结果',
    move: 'conclude_motion',
    fits: ({ one }) => one.course.motion !== null,
    fields: ({ typed }) => (
      <Area
        name="result"
        label="审议结果"
        hint="照审议结果报告写，代表会收到。记了就办结。"
        value={typed('result')}
        maxLength={2000}
      />
    ),
    run: (visit, id) => concludeMotion(visit.act, visit.who, id, text(visit, 'result').slice(0, 2000)),
    said: '审议结果记好了，议案已办结。',
  },
  asSuggestion: {
    label: '不作为议案，按建议办理',
    move: 'take_as_suggestion',
    fits: ({ one }) => one.course.motion !== null,
    fields: ({ typed }) => <Reason label="理由（大会主席团或者常委会的决定）" typed={typed} />,
    run: (visit, id) => takeAsSuggestion(visit.act, visit.who, id, text(visit, 'reason').slice(0, 2000)),
    said: '已改按建议办理，编了建议的编号，期限从今天算起。',
  },
}
