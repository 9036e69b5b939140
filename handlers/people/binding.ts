/** Binding a WeChat contact to a person by a one-time code, and what is left to do where it went wrong. */
import { recordDeed } from '../audit/actions.ts'
import { hasRight } from '../access/rules.ts'
import { hashOfCode } from '../shared/ids.ts'
import type { Act } from '../shared/act.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { dropQuestion } from '../question/actions.ts'
import { settingsAt } from '../settings/actions.ts'
import { mostWaiting, type Waiting } from '../shared/waiting.ts'
import { codesIn, refusalOf, senderKey, type BindRefusal, type Sender, type Speaker } from './rules.ts'
import * as bindings from './binding/store.ts'
import { speakerOf } from './speakers.ts'

/** Since when this person has the WeChat that is bound to him now; null when none is. */
export const boundSince = async (tx: Act['tx'], personId: number): Promise<Date | null> =>
  (await bindings.bindingOf(tx, personId))?.boundAt ?? null

/** So many of what could be codes in one message are looked at. */
const mostTried = 3

/**
 * Binds a WeChat contact to the person of a one-time code. A wrong code never tells whether a name exists;
 * too many wrong ones within ten minutes are not even looked at.
 */
export async function bind(
  act: Act,
  sender: Sender,
  text: string,
): Promise<Outcome<{ name: string; personId: number }, BindRefusal>> {
  const codes = codesIn(text).slice(0, mostTried)
  if (codes.length === 0) return refused('no_code')
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const tenMinutesAgo = new Date(act.now.getTime() - 600_000)
  if ((await bindings.wrongTriesSince(act.tx, sender, tenMinutesAgo)) >= settings['bind.triesInTenMinutes'])
    return refused('too_many')

  const [known] = await knownCodes(act, codes)
  const refusal = refusalOf(known ?? null, act.now)
  if (refusal || !known) {
    await bindings.recordWrongTry(act.tx, sender, act.now)
    return refused(refusal ?? 'wrong')
  }
  if (await speakerOf(act.tx, sender)) return refused('already_bound')
  if (!(await bindings.useCode(act.tx, known.id, act.now))) return refused('used')

  // what was asked of whoever had this WeChat before is not his to answer
  await dropQuestion(act, senderKey(sender))
  await bindings.voidCodesOf(act.tx, known.personId, act.now, 'bound')
  await bindings.endBindingsOf(act.tx, known.personId, act.now, 'rebound')
  await bindings.addBinding(act.tx, sender, known.personId, act.now)
  await recordDeed(
    { ...act, actor: `person:${known.personId}` },
    {
      action: 'people.bind',
      subject: `person:${known.personId}`,
      after: { puppet: sender.puppet, account: sender.account },
    },
  )
  return done({ name: known.person.name, personId: known.personId })
}

/** Those of the words that are codes of ours: such as may still bind first. */
async function knownCodes(act: Act, codes: readonly string[]) {
  if (codes.length === 0) return []
  const known = await bindings.codesByHash(act.tx, codes.map(hashOfCode))
  const binds = (code: (typeof known)[number]) => refusalOf(code, act.now) === null
  return [...known.filter(binds), ...known.filter((code) => !binds(code))]
}

/** Codes that were shown in a group are void from then on. Answers whether the words held any. */
export async function voidShownCodes(act: Act, text: string): Promise<boolean> {
  const known = await knownCodes(act, codesIn(text))
  const shown = known.filter((code) => refusalOf(code, act.now) === null)
  for (const code of shown) {
    await bindings.voidCode(act.tx, code.id, act.now, 'shown in a group')
    await recordDeed(act, {
      action: 'people.void_code',
      subject: `person:${code.personId}`,
      after: { reason: '绑定码发在了群里' },
    })
  }
  return shown.length > 0
}

/** A stranger's wrong codes are of interest for so long. */
const refusedBindDays = 14

/** The office looked after whoever tried wrong codes. False when that was done already. */
export async function lookAfterBind(act: Act, who: Speaker, key: string): Promise<boolean> {
  if (!hasRight(who, 'people.change')) return false
  const { count } = await bindings.markHandled(act.tx, key, act.now)
  if (count > 0) await recordDeed(act, { action: 'people.bind_looked_after', subject: `sender:${key}` })
  return count > 0
}

/** WeChats that tried wrong codes and are bound to nobody, and how many on duty are not bound. */
export const waiting: Waiting = async (act, who) => {
  const since = new Date(act.now.getTime() - refusedBindDays * 86_400_000)
  const tries = hasRight(who, 'people.change') ? await bindings.refusedBinds(act.tx, since, mostWaiting) : []
  const unbound = hasRight(who, 'people.see') ? await bindings.countUnbound(act.tx) : 0
  return [
    ...tries.map(({ senderKey: key, count, first, words }) => ({
      key: `bind:${key}`,
      since: first,
      about: `一个没有绑定的微信（尾号${key.slice(-4)}）发来的绑定码不对，试了${count}次${words ? `。最近说的是：“${withoutCodes(words)}”` : ''}`,
      todo: '问清是谁，给他一个新的绑定码；不认识的人不用管。',
      href: '/desk/people/codes',
      close: { action: '/desk/waiting/bind', fields: { key }, note: null },
    })),
    ...(unbound === 0
      ? []
      : [
          {
            key: 'unbound',
            since: null,
            about: `在册的还有${unbound}人没有绑定微信，提醒发不到他们那里。`,
            todo: '打印绑定码，请联络员交给本人。',
            href: '/desk/people/codes',
            close: null,
          },
        ]),
  ]
}

/** A code that is one letter wrong is nearly a code. */
const withoutCodes = (words: string): string =>
  codesIn(words)
    .reduce((text, code) => text.replaceAll(code, '********'), words.normalize('NFKC'))
    .slice(0, 60)
