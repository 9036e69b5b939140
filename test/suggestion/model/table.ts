/** The table of the second model, as the rule book has it: move | from | by; lead+deputy = he must be both. */
import type { Move, Party } from '../../../handlers/suggestion/moves.ts'

const table = `
edit | draft returned | lead+deputy
seek_cosigners | draft returned submitted | lead+deputy
cosign | draft returned submitted accepted | deputy recorder
cosign_withdraw | draft returned | cosigner
submit | draft returned | lead+deputy recorder
correct_paper | submitted | recorder
void_paper | submitted returned | recorder
deny_signature | submitted returned accepted forwarded | cosigner
discard | draft | lead system
withdraw | submitted returned accepted forwarded | lead
ask_withdraw | assigned return_requested handling rehandling replied conference merged | lead
unask_withdraw | assigned return_requested handling rehandling replied conference merged | lead
publicity | * | lead office
return | submitted | office
refuse | submitted returned | office
accept | submitted | office
classify | submitted accepted forwarded merged assigned return_requested handling rehandling replied conference | office
merge | accepted forwarded assigned handling | office channel
unmerge | merged | office channel system
forward | accepted | office
refer_motion | accepted | office
conclude_motion | accepted | office
take_as_suggestion | accepted | office
withdraw_signed | assigned return_requested handling rehandling replied conference merged | office
close_unrated | replied | office
hold_conference | conference | office
send_back | forwarded | channel
assign | forwarded | channel
reassign | assigned return_requested handling rehandling | channel
deny_return | assigned return_requested handling rehandling | channel
decide_extension | assigned handling return_requested | channel
sign_for | assigned return_requested handling rehandling | main assist
ask_return | assigned handling return_requested | main assist
communicate | assigned return_requested handling rehandling replied conference merged | main assist
ask_extension | assigned handling return_requested | main
assist_opinion | assigned return_requested handling rehandling | assist
reply | assigned return_requested handling rehandling merged | main
correct_reply | assigned return_requested handling rehandling replied merged | main
attach_letter | assigned return_requested handling rehandling replied conference closed merged | main channel office
deliver | accepted forwarded assigned return_requested handling rehandling replied conference closed merged | main assist promiser
confirm_communication | accepted forwarded assigned return_requested handling rehandling replied conference closed merged | lead
rate | replied | lead
correct_rating | closed rehandling conference | lead
disown | accepted forwarded assigned return_requested handling rehandling replied conference closed merged | lead main assist promiser
rate_commitment | accepted forwarded assigned return_requested handling rehandling replied conference closed merged | lead
urge | accepted forwarded merged assigned return_requested handling rehandling replied conference | lead cosigner chair office channel member
report_progress | accepted forwarded merged assigned return_requested handling rehandling replied conference | main assist office channel
set_key | accepted forwarded merged assigned return_requested handling rehandling replied conference | office
drop_key | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | office
lead_supervision | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | chair office
join_supervision | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | deputy office
track_supervision | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | office
log_supervision | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | office chair member deputy
close_supervision | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | office chair
find_at_meeting | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | office
remind | * | system`

/** Who may key a move in for the party that made it on paper, by telephone or in person; nobody for any other move. */
const keyed: Partial<Record<Move, string>> = {
  sign_for: 'channel office',
  ask_return: 'channel office',
  communicate: 'channel office',
  ask_extension: 'channel office',
  assist_opinion: 'channel office',
  reply: 'channel office',
  correct_reply: 'channel office',
  deliver: 'channel office',
  confirm_communication: 'office',
  rate: 'office',
  correct_rating: 'office',
  rate_commitment: 'office',
  disown: 'channel office',
}

export const keyersOf = (move: Move): Party[] => (keyed[move] ?? '').split(' ').filter(Boolean) as Party[]

export const rights = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [move = '', from = '', by = ''] = line.split(' | ')
      return [move as Move, { from: from.split(' '), by: by.split(' ') }]
    }),
)

/** Those who may: of each way to be allowed, all that it asks for. */
export const allowedOf = (move: Move): Party[] =>
  (rights.get(move)?.by ?? []).flatMap((one) => one.split('+')) as Party[]

export const isIn = (state: string, from: readonly string[]) => from[0] === '*' || from.includes(state)
