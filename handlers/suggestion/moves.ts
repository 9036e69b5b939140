/** The states of a suggestion and its moves: one table, with who may make each move and where it leads. */

export const states = [
  'draft',
  'submitted',
  'returned',
  'not_accepted',
  'merged',
  'accepted',
  'forwarded',
  'assigned',
  'return_requested',
  'handling',
  'replied',
  'rehandling',
  'conference',
  'closed',
  'withdrawn',
] as const
export type State = (typeof states)[number]

export const stateNames: Record<State, string> = {
  draft: '草稿',
  submitted: '已提交，待受理',
  returned: '已退回修改',
  not_accepted: '不予受理',
  merged: '并案办理',
  accepted: '已受理，待转交',
  forwarded: '已转交，待交办',
  assigned: '已交办，待签收',
  return_requested: '单位申请退回，待重新交办',
  handling: '办理中',
  replied: '已答复，待测评',
  rehandling: '重新办理中',
  conference: '会商',
  closed: '已办结',
  withdrawn: '已撤回',
}

/** Where one stands, in words: a motion that was taken on waits for no unit. */
export const standingOf = (row: { state: string; kind: string; motionCommittee: string | null }): string =>
  row.kind === 'motion' && row.state === 'accepted'
    ? row.motionCommittee === null
      ? '已受理，议案待决定'
      : '议案审议中'
    : stateNames[row.state as State]

/** A motion that nobody handles as a suggestion: the limits and figures of suggestions are not its own. */
export const isStillMotion = ({ kind, state }: { kind: string; state: string }): boolean =>
  kind === 'motion' && ['draft', 'submitted', 'returned', 'accepted'].includes(state)

/**
 * What somebody is to one suggestion: 领衔代表, 附议代表, any deputy, who keeps a paper in for its deputy (代录), 代表工委, the office that assigns in its channel,
 * the officer of a main or separate unit, of an assisting unit, of one that promised something in it, 主任/副主任, any member of the standing committee, the program.
 */
export const parties = [
  'lead',
  'cosigner',
  'deputy',
  'recorder',
  'office',
  'channel',
  'main',
  'assist',
  'promiser',
  'chair',
  'member',
  'system',
] as const
export type Party = (typeof parties)[number]

interface MoveRule {
  from: readonly State[]
  /** Where it may lead; `same` = the state stays. */
  to: readonly State[] | 'same'
  by: readonly Party[]
  /** Only while he is a deputy of the current term (代表法第三十六条): whoever led a paper is not one for ever. */
  inOffice?: true
  /** Who may key it in for the party that made it on paper, by telephone or in person (代录); nobody where left out. */
  keyedBy?: readonly Party[]
}

const beforeAssignment = ['submitted', 'returned', 'accepted', 'forwarded'] as const
const withUnits = ['assigned', 'return_requested', 'handling', 'rehandling'] as const
const assigned = [...withUnits, 'replied', 'conference'] as const
const forUnit = ['channel', 'office'] as const
const forDeputy = ['office'] as const
const numbered = ['accepted', 'forwarded', 'merged', ...assigned] as const

/** 代表法第二十四、三十六、五十一条 and domain B3: each move once. */
export const moves = {
  // the deputies
  edit: { from: ['draft', 'returned'], to: 'same', by: ['lead'], inOffice: true },
  seek_cosigners: { from: ['draft', 'returned', 'submitted'], to: 'same', by: ['lead'], inOffice: true },
  cosign: { from: ['draft', 'returned', 'submitted', 'accepted'], to: 'same', by: ['deputy', 'recorder'] },
  cosign_withdraw: { from: ['draft', 'returned'], to: 'same', by: ['cosigner'] },
  submit: { from: ['draft', 'returned'], to: ['submitted'], by: ['lead', 'recorder'], inOffice: true },
  // a paper that was keyed in for its deputy: mended and taken out by who keyed it in, contradicted by who is said to have signed
  correct_paper: { from: ['submitted'], to: 'same', by: ['recorder'] },
  void_paper: { from: ['submitted', 'returned'], to: ['withdrawn'], by: ['recorder'] },
  deny_signature: { from: beforeAssignment, to: 'same', by: ['cosigner'] },
  discard: { from: ['draft'], to: ['withdrawn'], by: ['lead', 'system'] },
  withdraw: { from: beforeAssignment, to: ['withdrawn'], by: ['lead'] },
  ask_withdraw: { from: [...assigned, 'merged'], to: 'same', by: ['lead'] },
  unask_withdraw: { from: [...assigned, 'merged'], to: 'same', by: ['lead'] },
  publicity: { from: states, to: 'same', by: ['lead', 'office'] },
  // the office of deputies' affairs
  return: { from: ['submitted'], to: ['returned'], by: ['office'] },
  // a returned one only when its lead left office: he revises it no more
  refuse: { from: ['submitted', 'returned'], to: ['not_accepted'], by: ['office'] },
  accept: { from: ['submitted'], to: ['accepted'], by: ['office'] },
  classify: { from: ['submitted', ...numbered], to: 'same', by: ['office'] },
  merge: {
    from: ['accepted', 'forwarded', 'assigned', 'handling'],
    to: ['merged'],
    by: ['office', 'channel'],
  },
  unmerge: { from: ['merged'], to: ['accepted'], by: ['office', 'channel', 'system'] },
  // 议案: whether the presidium or the standing committee takes it up, and what became of it
  refer_motion: { from: ['accepted'], to: 'same', by: ['office'] },
  conclude_motion: { from: ['accepted'], to: ['closed'], by: ['office'] },
  take_as_suggestion: { from: ['accepted'], to: 'same', by: ['office'] },
  forward: { from: ['accepted'], to: ['forwarded'], by: ['office'] },
  withdraw_signed: { from: [...assigned, 'merged'], to: ['withdrawn'], by: ['office'] },
  close_unrated: { from: ['replied'], to: ['closed'], by: ['office'] },
  hold_conference: { from: ['conference'], to: ['closed'], by: ['office'] },
  // the office that assigns
  send_back: { from: ['forwarded'], to: ['accepted'], by: ['channel'] },
  assign: { from: ['forwarded'], to: ['assigned'], by: ['channel'] },
  // the last that had not replied may go: then all have
  reassign: { from: withUnits, to: [...withUnits, 'replied'], by: ['channel'] },
  deny_return: { from: withUnits, to: withUnits, by: ['channel'] },
  decide_extension: { from: ['assigned', 'handling', 'return_requested'], to: 'same', by: ['channel'] },
  // the handling units
  sign_for: { from: withUnits, to: withUnits, by: ['main', 'assist'], keyedBy: forUnit },
  ask_return: {
    from: ['assigned', 'handling', 'return_requested'],
    to: ['assigned', 'handling', 'return_requested'],
    by: ['main', 'assist'],
    keyedBy: forUnit,
  },
  communicate: {
    from: [...withUnits, 'replied', 'conference', 'merged'],
    to: 'same',
    by: ['main', 'assist'],
    keyedBy: forUnit,
  },
  ask_extension: {
    from: ['assigned', 'handling', 'return_requested'],
    to: 'same',
    by: ['main'],
    keyedBy: forUnit,
  },
  assist_opinion: { from: withUnits, to: withUnits, by: ['assist'], keyedBy: forUnit },
  reply: {
    from: [...withUnits, 'merged'],
    to: ['replied', 'handling', 'return_requested', 'rehandling', 'merged'],
    by: ['main'],
    keyedBy: forUnit,
  },
  // until the deputy has rated it, who then hears it anew
  correct_reply: { from: [...withUnits, 'replied', 'merged'], to: 'same', by: ['main'], keyedBy: forUnit },
  // the signed letter comes days after the reply, and a wrong one is exchanged
  attach_letter: {
    from: [...assigned, 'closed', 'merged'],
    to: 'same',
    by: ['main', 'channel', 'office'],
  },
  // whoever promised it, whatever became of his part
  deliver: {
    from: [...numbered, 'closed'],
    to: 'same',
    by: ['main', 'assist', 'promiser'],
    keyedBy: forUnit,
  },
  // the deputies again
  confirm_communication: { from: [...numbered, 'closed'], to: 'same', by: ['lead'], keyedBy: forDeputy },
  rate: { from: ['replied'], to: ['closed', 'rehandling', 'conference'], by: ['lead'], keyedBy: forDeputy },
  // sent by mistake: while nobody has acted on it
  correct_rating: {
    from: ['closed', 'rehandling', 'conference'],
    to: ['closed', 'rehandling', 'conference'],
    by: ['lead'],
    keyedBy: forDeputy,
  },
  // what staff keyed in for him and is not his, while nobody has gone on from it
  disown: {
    from: [...numbered, 'closed'],
    to: [...numbered, 'closed'],
    by: ['lead', 'main', 'assist', 'promiser'],
    keyedBy: forUnit,
  },
  rate_commitment: { from: [...numbered, 'closed'], to: 'same', by: ['lead'], keyedBy: forDeputy },
  urge: { from: numbered, to: 'same', by: ['lead', 'cosigner', 'chair', 'office', 'channel', 'member'] },
  // how far it is, in words, by whoever has it
  report_progress: { from: numbered, to: 'same', by: ['main', 'assist', 'office', 'channel'] },
  // supervision
  set_key: { from: numbered, to: 'same', by: ['office'] },
  drop_key: { from: [...numbered, 'closed'], to: 'same', by: ['office'] },
  lead_supervision: { from: [...numbered, 'closed'], to: 'same', by: ['chair', 'office'] },
  join_supervision: { from: [...numbered, 'closed'], to: 'same', by: ['deputy', 'office'] },
  track_supervision: { from: [...numbered, 'closed'], to: 'same', by: ['office'] },
  log_supervision: {
    from: [...numbered, 'closed'],
    to: 'same',
    by: ['office', 'chair', 'member', 'deputy'],
  },
  close_supervision: { from: [...numbered, 'closed'], to: 'same', by: ['office', 'chair'] },
  find_at_meeting: { from: [...numbered, 'closed'], to: 'same', by: ['office'] },
  // the program
  remind: { from: states, to: 'same', by: ['system'] },
} as const satisfies Record<string, MoveRule>

export type Move = keyof typeof moves

const rule = (move: Move): MoveRule => moves[move]

/** Whether a move is open in a state. */
export const isOpen = (move: Move, state: State): boolean => rule(move).from.includes(state)

/** Whether one of these parties may make a move. */
export const mayMake = (move: Move, as: readonly Party[]): boolean =>
  isParty(move, as) && !leftOffice(move, as)

const isParty = (move: Move, as: readonly Party[]): boolean =>
  rule(move).by.some((party) => as.includes(party))

/** Whether a move is refused to him only because he is no deputy any more; whoever keys a paper in was no deputy to begin with. */
export const leftOffice = (move: Move, as: readonly Party[]): boolean =>
  isParty(move, as) && rule(move).inOffice === true && !as.includes('deputy') && !as.includes('recorder')

/** The moves that may be keyed in for their party. */
export const keyedMoves = (Object.keys(moves) as Move[]).filter((move) => rule(move).keyedBy !== undefined)

/** Whether one of these parties may key a move in for the party that made it. */
export const mayKeyIn = (move: Move, as: readonly Party[]): boolean =>
  rule(move).keyedBy?.some((party) => as.includes(party)) === true

/** Whether a move may lead from one state to another. */
export const leadsTo = (move: Move, from: State, to: State): boolean => {
  const { to: ends } = rule(move)
  return isOpen(move, from) && (ends === 'same' ? from === to : ends.includes(to))
}

/** Ended for good: nothing waits for anybody, except commitments. */
export const isEnded = (state: State): boolean =>
  state === 'closed' || state === 'withdrawn' || state === 'not_accepted'

/** Nobody but the lead deputy has seen it yet, or the office has it but has not taken it on. */
export const isUnnumbered = (state: State): boolean =>
  state === 'draft' || state === 'submitted' || state === 'returned' || state === 'not_accepted'
