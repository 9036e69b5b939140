/** Hours of training that having been there is worth. */
import type { Settings } from '../../settings/actions.ts'
import type { Activity } from '../planning/organise.ts'
import { isTraining } from '../rules.ts'
import { halves, trainingHours } from '../timing.ts'

/** Of the whole, or of that share of its days on which he was there; null for what is no training. */
export function hoursFor(activity: Activity, settings: Settings, zone: string, share = 1): number | null {
  if (!isTraining(activity.kind) || share === 0) return null
  const rule = { usual: settings['training.defaultHours'], aDay: settings['training.hoursADay'] }
  const whole = trainingHours(activity, rule, zone)
  return share === 1 ? whole : halves(whole * share)
}
