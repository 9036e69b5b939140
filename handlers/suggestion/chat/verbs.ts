/** Each verb of the chat that needs one suggestion, and among which it is looked for when no number is given. */
import type { Said } from '../../shared/said.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  inStates,
  ownSuggestions,
  soughtFrom,
  unitSuggestions,
  withdrawalsAskedBy,
  type Brief,
} from '../actions.ts'
import type { State } from '../moves.ts'
import * as assigning from './office/assigning.ts'
import * as corrections from './rating/corrections.ts'
import * as disowning from './rating/disowning.ts'
import * as drafts from './draft/drafts.ts'
import * as ending from './office/ending.ts'
import * as givingBack from './office/givingBack.ts'
import * as extending from './unit/extending.ts'
import * as letters from './unit/letters.ts'
import { withOne, type Among, type Verb } from './words/naming.ts'
import * as motions from './office/motions.ts'
import * as office from './office/deciding.ts'
import * as papers from './reading/papers.ts'
import { byHead, byNothing, byPromise, byWords, twoUnits, withPart, type PartVerbs } from './parts.ts'
import * as progress from './unit/progress.ts'
import * as promises from './unit/promises.ts'
import * as rating from './rating/rating.ts'
import * as next from './reading/nextStep.ts'
import * as reading from './reading/reading.ts'
import * as replying from './unit/replying.ts'
import * as signing from './signing/signing.ts'
import * as submitting from './draft/submitting.ts'
import * as supervising from './supervision/supervising.ts'
import * as unitsBack from './unit/givingBack.ts'
import * as units from './unit/handling.ts'
import * as unlisting from './supervision/unlisting.ts'
import { asUnit } from './unit/which.ts'
import * as withdrawing from './signing/withdrawing.ts'
import { refusals } from './words/refusals.ts'

const led =
  (...states: State[]): Among =>
  async (turn) =>
    (await ownSuggestions(turn.act, turn.who, states)).filter(({ leadId }) => leadId === turn.who.personId)
/** What gathers signers, first what may still be changed. */
const gathering: Among = async (turn) => {
  const drafts = await led('draft', 'returned')(turn)
  return drafts.length > 0 ? drafts : led('submitted', 'accepted')(turn)
}
const refusedOrReturned: Among = (turn) => ownSuggestions(turn.act, turn.who, ['not_accepted', 'returned'])
const own: Among = (turn) => reading.listFor(turn)
const running: Among = (turn) =>
  ownSuggestions(turn.act, turn.who, [
    'accepted',
    'forwarded',
    'assigned',
    'return_requested',
    'handling',
    'rehandling',
  ])
const held: Among = (turn) => unitSuggestions(turn.act, turn.who)
const heldIn =
  (...states: State[]): Among =>
  (turn) =>
    unitSuggestions(turn.act, turn.who, states)
const waiting =
  (...states: State[]): Among =>
  (turn) =>
    inStates(turn.act, turn.who, states)
const nobody: Among = () => Promise.resolve([] as Brief[])

const without = (words: string) => () => Promise.resolve(words)

/** Each verb that concerns one contact, request or promise of a suggestion. */
export const partVerbs: PartVerbs = {
  confirm: {
    kind: 'contact',
    named: byWords,
    mixed: twoUnits,
    run: units.confirm,
    none: without('现在没有等您确认的办理沟通，没有记。'),
  },
  keep: { kind: 'return', named: byHead, run: office.keepUnit, none: without(refusals.nothing_asked) },
  decide: { kind: 'extension', named: byHead, run: office.decide, none: without(refusals.nothing_asked) },
  assign: {
    kind: 'return',
    named: byNothing,
    run: assigning.assign,
    none: (turn, id) => assigning.assign(turn, id, null),
  },
  deliver: {
    kind: 'promise',
    named: byPromise,
    run: promises.deliver,
    none: without('这件建议没有等你单位落实的承诺，没有记。'),
  },
  kept: {
    kind: 'kept',
    named: byPromise,
    run: rating.rateKept,
    none: without('这件建议没有等您测评的承诺，没有记。'),
  },
}

const part =
  (name: string): Verb =>
  (turn, id) =>
    withPart(turn, partVerbs, name, id)

/** By the name under which an answer finds them again. */
export const verbs: Readonly<Record<string, readonly [Among, Verb]>> = {
  submit: [led('draft', 'returned'), submitting.submitOne],
  resume: [led('draft', 'returned'), drafts.resume],
  discard: [led('draft'), submitting.discard],
  seek: [led('draft', 'returned', 'submitted'), drafts.seek],
  cosign: [({ act, who }) => soughtFrom(act, who), signing.offerCosign],
  signers: [gathering, next.signers],
  why: [refusedOrReturned, next.why],
  uncosign: [(turn) => ownSuggestions(turn.act, turn.who, ['draft', 'returned']), signing.withdraw],
  deny: [nobody, signing.deny],
  status: [own, reading.status],
  withdraw: [led('submitted', 'returned', 'accepted', 'forwarded'), withdrawing.offerWithdrawal],
  stay: [({ act, who }) => withdrawalsAskedBy(act, who), withdrawing.stay],
  rate: [led('replied'), rating.rate],
  urge: [running, signing.urgeOne],
  accept: [waiting('submitted'), office.accept],
  classify: [nobody, office.classify],
  return: [waiting('submitted'), givingBack.giveBack],
  keep: [waiting('return_requested'), part('keep')],
  forward: [waiting('accepted'), office.forward],
  assign: [waiting('forwarded', 'return_requested'), part('assign')],
  decide: [waiting('assigned', 'handling'), part('decide')],
  unmerge: [waiting('merged'), office.unmerge],
  conference: [waiting('conference'), office.conference],
  endUnrated: [waiting('replied'), ending.endUnrated],
  endSigned: [nobody, ending.endSigned],
  track: [nobody, ending.track],
  lead: [nobody, ending.lead],
  endSupervision: [nobody, ending.endSupervision],
  unlist: [nobody, unlisting.unlist],
  spokenOf: [nobody, ending.spokenOf],
  sign: [heldIn('assigned', 'handling'), asUnit('sign', 'sign_for', units.sign)],
  giveBack: [heldIn('assigned', 'handling'), asUnit('giveBack', 'ask_return', unitsBack.giveBack)],
  communicate: [held, asUnit('communicate', 'communicate', units.communicate)],
  extend: [heldIn('assigned', 'handling'), asUnit('extend', 'ask_extension', extending.extend)],
  opinion: [heldIn('assigned', 'handling', 'rehandling'), asUnit('opinion', 'assist_opinion', units.opinion)],
  reply: [heldIn('assigned', 'handling', 'rehandling'), asUnit('reply', 'reply', replying.reply)],
  supervise: [nobody, supervising.supervise],
  publicity: [own, assigning.publicity],
  joinOthers: [nobody, supervising.joinOthers],
  logSupervision: [nobody, supervising.logSupervisionWords],
  confirm: [
    led('assigned', 'handling', 'return_requested', 'replied', 'rehandling', 'conference'),
    part('confirm'),
  ],
  kept: [led('replied', 'rehandling', 'conference', 'closed'), part('kept')],
  paper: [own, papers.paper],
  deliver: [promises.promised, part('deliver')],
  letter: [held, letters.announced],
  progress: [held, asUnit('progress', 'report_progress', progress.record)],
  progressAsked: [held, asUnit('progressAsked', 'report_progress', progress.askFirst)],
  referMotion: [nobody, motions.referred],
  motionAsSuggestion: [nobody, motions.asOne],
  concludeMotion: [nobody, motions.concluded],
  disown: [disowning.keyedAmong, disowning.disown],
  correctRating: [corrections.rated, corrections.correctRatingOf],
  correctReply: [held, asUnit('correctReply', 'correct_reply', corrections.correctReplyOf)],
}

/** Does a verb with the one suggestion that is meant. */
export const on =
  (name: string) =>
  (turn: Turn): Promise<Said> => {
    const [among, verb] = verbs[name] ?? [nobody, reading.status]
    return withOne(turn, name, among, verb)
  }

/** 023承诺已落实, also where the promiser finds the suggestion by nothing but its number. */
export const deliver = (turn: Turn): Promise<Said> => promises.deliverOne(turn, 'deliver', part('deliver'))
