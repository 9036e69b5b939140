/**
 * What a verb answers. A refusal ("too late", "not yours") is an answer from a closed list, and every door has a
 * sentence for each; exceptions are for faults of the program or the machine.
 */
export type Outcome<Value, Refusal> = Done<Value> | Refused<Refusal>

export interface Done<Value> {
  ok: true
  value: Value
}

export interface Refused<Refusal> {
  ok: false
  refusal: Refusal
}

export const done = <Value>(value: Value): Done<Value> => ({ ok: true, value })

export const refused = <Refusal>(refusal: Refusal): Refused<Refusal> => ({ ok: false, refusal })
