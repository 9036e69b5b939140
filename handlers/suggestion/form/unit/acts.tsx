/** What an officer does on the form, by the same verbs as in the chat; staff keys the same in for a unit that cannot. */
import type { FormVisit } from '../../../shared/visit.ts'
import type { Problems } from '../../draft/entries.ts'
import { couldTake, type Reading } from '../../actions.ts'
import { CommunicateFields, communicated } from './communicate.tsx'
import { corrected, CorrectFields } from './correctReply.tsx'
import { disowned, DisownFields } from '../disown.tsx'
import { lettered, LetterFields } from './letter.tsx'
import { opined, OpinionFields } from './opinion.tsx'
import { progressed, ProgressFields } from './progress.tsx'
import { replied, ReplyFields } from './reply.tsx'
import {
  DeliverFields,
  delivered,
  ExtendFields,
  extended,
  fitsUnit,
  gaveBack,
  GiveBackFields,
  signed,
  SignFields,
  type UnitFacts,
} from './steps.tsx'

const always = () => true

/** `fits`: whether it makes sense now, beyond the table of moves. */
export const unitActs = {
  sign: { label: '签收', move: 'sign_for', fields: SignFields, run: signed, fits: fitsUnit.sign },
  reply: { label: '答复代表', move: 'reply', fields: ReplyFields, run: replied, fits: always },
  opinion: { label: '写协办意见', move: 'assist_opinion', fields: OpinionFields, run: opined, fits: always },
  communicate: {
    label: '记一次沟通',
    move: 'communicate',
    fields: CommunicateFields,
    run: communicated,
    fits: always,
  },
  progress: {
    label: '写办理情况',
    move: 'report_progress',
    fields: ProgressFields,
    run: progressed,
    fits: always,
  },
  correct: {
    label: '更正答复',
    move: 'correct_reply',
    fields: CorrectFields,
    run: corrected,
    fits: fitsUnit.correct,
  },
  letter: {
    label: '补交或换答复函',
    move: 'attach_letter',
    fields: LetterFields,
    run: lettered,
    fits: fitsUnit.letter,
  },
  deliver: {
    label: '承诺已落实',
    move: 'deliver',
    fields: DeliverFields,
    run: delivered,
    fits: fitsUnit.deliver,
  },
  extend: {
    label: '申请延期',
    move: 'ask_extension',
    fields: ExtendFields,
    run: extended,
    fits: fitsUnit.extend,
  },
  giveBack: {
    label: '申请退回',
    move: 'ask_return',
    fields: GiveBackFields,
    run: gaveBack,
    fits: fitsUnit.giveBack,
  },
  disown: {
    label: '代录不对',
    move: 'disown',
    fields: ({ problems, facts }: { problems: Problems; facts: UnitFacts }) => (
      <DisownFields problems={problems} keyed={facts.keyed} />
    ),
    run: disowned,
    fits: fitsUnit.disown,
  },
} as const
export type UnitAct = keyof typeof unitActs

/** A promise is kept by whoever made it, also when its part is over. */
export const isOpenFor = (visit: FormVisit, reading: Reading, act: UnitAct, facts: UnitFacts): boolean =>
  (act === 'deliver' || act === 'disown' || couldTake(reading.one, visit.who, unitActs[act].move)) &&
  unitActs[act].fits(visit, reading, facts)
