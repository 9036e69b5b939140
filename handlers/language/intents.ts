import { activityRules } from './activityWords.ts'
import { handlingRules } from './handlingWords.ts'
import { houseRules } from './houseWords.ts'
import { officeRules } from './officeWords.ts'
import { concernRules } from './concernWords.ts'
import { contactRules } from './contactWords.ts'
import { scopeRules } from './scopeWords.ts'
import { suggestionRules } from './suggestionWords.ts'
import { talkRules } from './talkWords.ts'
import type { IntentRule } from './intentRule.ts'
import type { Intent, Reason, SpeakerRole } from './understanding.ts'

export interface Facts {
  /** Without spaces. */
  tight: string
  role: SpeakerRole
  numbered: boolean
  dated: boolean
  /** The words tell of a contact with somebody known. */
  contact: boolean
}

const fits = (rule: IntentRule, facts: Facts): boolean =>
  (rule.strong === true || !facts.contact) &&
  (rule.roles === undefined || rule.roles.includes(facts.role)) &&
  (rule.numbered === undefined || facts.numbered) &&
  (rule.dated === undefined || facts.dated) &&
  rule.words.test(facts.tight) &&
  !(rule.unless?.test(facts.tight) ?? false)

const table: readonly IntentRule[] = [
  ...talkRules,
  ...scopeRules,
  ...officeRules,
  ...concernRules,
  ...contactRules,
  ...handlingRules,
  ...houseRules,
  ...suggestionRules,
  ...activityRules,
]

/** The intent that the words name outright, and which words did; null when no rule fits. */
export function intentOf(facts: Facts): { intent: Intent; reason: Reason } | null {
  for (const rule of table)
    if (fits(rule, facts)) {
      const words = rule.words.exec(facts.tight)?.[0] ?? ''
      return { intent: rule.intent, reason: { part: 'intent', words, rule: rule.intent } }
    }
  return null
}
