import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { intentOf } from '../../handlers/language/intents.ts'
import type { Intent, SpeakerRole } from '../../handlers/language/understanding.ts'

const named = (tight: string, role: SpeakerRole, contact = false, dated = false) =>
  intentOf({ tight, role, numbered: /\d{2,3}/.test(tight), dated, contact })?.intent ?? null

/** Every intent of the contract; the compiler sees to it that none is missing. */
const contract: Record<Intent, true> = {
  'contact.log': true,
  'contact.correct': true,
  'contact.void': true,
  'contact.quota': true,
  'contact.missing': true,
  'contact_day.log': true,
  'concern.raise': true,
  'concern.to_suggestion': true,
  'suggestion.start': true,
  'suggestion.draft': true,
  'suggestion.submit': true,
  'suggestion.cosign': true,
  'suggestion.cosign_withdraw': true,
  'suggestion.seek_cosigners': true,
  'suggestion.status': true,
  'suggestion.withdraw': true,
  'suggestion.rate': true,
  'suggestion.urge': true,
  'suggestion.accept': true,
  'suggestion.return': true,
  'suggestion.merge': true,
  'suggestion.forward': true,
  'suggestion.assign': true,
  'suggestion.sign_for': true,
  'suggestion.return_request': true,
  'suggestion.communicate': true,
  'suggestion.extend': true,
  'suggestion.assist_opinion': true,
  'suggestion.reply': true,
  'suggestion.key': true,
  'suggestion.supervise': true,
  'suggestion.stats': true,
  'activity.create': true,
  'activity.going': true,
  'activity.decline': true,
  'activity.check_in': true,
  'activity.attendance': true,
  'training.create': true,
  'training.mine': true,
  'duty_report.draft': true,
  'duty_report.batch': true,
  'appraisal.vote': true,
  'venue.check': true,
  'operator.change': true,
  'bulletin.draft': true,
  'appointment.papers': true,
  'appointment.exam': true,
  'appointment.vote': true,
  'appointment.oath': true,
  'expense.log': true,
  bind: true,
  rebind: true,
  confirm: true,
  cancel: true,
  undo: true,
  help: true,
  human: true,
  'concern.status': true,
  out_of_scope: true,
  greeting: true,
  unknown: true,
}

describe('what somebody wants', () => {
  it('depends on who says it', () => {
    expect(named('收到023', 'unit')).toBe('suggestion.sign_for')
    expect(named('交办023主办住建局', 'staff')).toBe('suggestion.assign')
    expect(named('交办023主办住建局', 'voter')).toBeNull()
    expect(named('六有齐了', 'liaison')).toBe('venue.check')
  })

  it('is a report where the words tell of a contact with somebody known', () => {
    expect(named('走访张德发他希望催一下023', 'deputy', true)).toBeNull()
  })

  it('of an activity needs a day', () => {
    expect(named('一组老旧小区调研桥东社区全体参加', 'liaison', false, true)).toBe('activity.create')
    expect(named('一组老旧小区调研桥东社区全体参加', 'liaison', false, false)).not.toBe('activity.create')
  })

  it('says which words decided', () => {
    const facts = {
      tight: '我要附议',
      role: 'deputy',
      numbered: false,
      dated: false,
      contact: false,
    } as const
    expect(intentOf(facts)?.reason).toEqual({ part: 'intent', words: '附议', rule: 'suggestion.cosign' })
  })
})

describe('the collection of sentences', () => {
  it('has sentences for every intent of the contract', () => {
    const folder = new URL('cases/', import.meta.url)
    const met = readdirSync(folder)
      .filter((name) => name.endsWith('.jsonl'))
      .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').split('\n'))
      .flatMap((line) => /"intent": "([\w.]+)"/.exec(line)?.[1] ?? [])
    expect(Object.keys(contract).filter((intent) => !met.includes(intent))).toEqual([])
  })
})
