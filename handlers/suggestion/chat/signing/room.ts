/** What deputies say about co-signing in the group's room: 附议 草1, 找几个代表联名. Answered with counts, never a name. */
import { suggestionNumbers } from '../../../language/suggestionNumbers.ts'
import type { Speaker } from '../../../people/actions.ts'
import type { Act } from '../../../shared/act.ts'
import { nameOf, refOf } from '../../numbering.ts'
import { openCase } from '../../case.ts'
import { signersOf } from '../../parties.ts'
import { cosign, hasRead, seekCosigners } from '../../draft/cosigning.ts'
import { calledIn } from '../../draft/roomCall.ts'
import { ownSuggestions, suggestionsNamed, type Brief } from '../../reading/brief.ts'
import { refusalSentences } from '../../refusals.ts'
import { isAsked } from '../asking.ts'

/** The words for the room; null when this was no word about co-signing. */
export async function cosignInRoom(
  act: Act,
  who: Speaker,
  groupId: number,
  said: string,
): Promise<string | null> {
  const text = said.normalize('NFKC').trim()
  if (/不附议|(?:撤|取消)回?附议/.test(text)) return '不附议了请私聊我说，例如：草1我不附议了。'
  if (/^(?:.{0,12}找|请).{0,6}代表(?:来)?(?:联名|附议)/.test(text)) return seek(act, who, text)
  if (!/^(?:我|同意|支持)?(?:来|也)?附议/.test(text) || isAsked(text)) return null
  if (who.deputyId === null) return '附议由人大代表来办，没有记。'
  const found = await meantBy(act, who, text, await calledIn(act, groupId))
  const [only, ...more] = found
  if (!only) return '没有找到可以附议的这件建议，没有记。请带编号再@我说一次，例如：附议 草1。'
  if (more.length > 0)
    return `有${found.length}件建议在征集附议，没有记。请带编号再@我说一次，例如：附议 ${refOf(only)}。`
  return sign(act, who, only.id)
}

/** By number, or the only one that is called for in this room. */
async function meantBy(
  act: Act,
  who: Speaker,
  text: string,
  called: readonly Brief[],
): Promise<readonly Brief[]> {
  const serial = suggestionNumbers(text)[0] ?? null
  return serial === null && !/草稿?\s*\d/.test(text) ? called : suggestionsNamed(act, who, text, serial)
}

/** Of what is secret nothing is said in a room, not even its title. */
const privately = '这件请私聊我说，群里没有办。'

async function sign(act: Act, who: Speaker, id: number): Promise<string> {
  const one = await openCase(act, id)
  if (!one) return refusalSentences.not_found
  if (one.row.secret) return privately
  if (one.row.leadId === who.personId) return refusalSentences.own_suggestion
  if (!(await hasRead(act, who, one)))
    return `请先看文字：${nameOf(one)}已私发给您。看过同意的，私聊我回“附议 ${refOf(one.row)}”，或者再@我说一次。`
  const outcome = await cosign(act, who, id)
  if (!outcome.ok) return refusalSentences[outcome.refusal]
  const signed = (await openCase(act, id)) ?? one
  return `已记附议：${nameOf(signed)}现在附议${signersOf(signed).length}人。`
}

/** 找几个代表联名: of his only open draft, or of the one whose number he says. */
async function seek(act: Act, who: Speaker, text: string): Promise<string> {
  const own = await ownSuggestions(act, who, ['draft', 'returned', 'submitted'])
  const led = own.filter(({ leadId }) => leadId === who.personId)
  const [only, ...more] = await meantBy(act, who, text, led)
  if (!only || more.length > 0) return '请带上编号，或者私聊我说，例如：草1找几个代表联名。'
  const one = await openCase(act, only.id)
  if (!one || one.row.leadId !== who.personId) return refusalSentences.not_found
  if (one.row.secret) return privately
  if (!one.row.facts.trim() || !one.row.proposals.trim())
    return `${refOf(one.row)}还没写完，没有发。请先私聊我写好情况和建议。`
  const outcome = await seekCosigners(act, who, only.id)
  if (!outcome.ok) return refusalSentences[outcome.refusal]
  const { asked, rooms } = outcome.value
  if (asked + rooms === 0) return '本组代表都已经请过了，没有再发。'
  return `好的，${nameOf(one)}私发给本组${asked}位代表看${rooms > 0 ? '，群里也发一条' : ''}。`
}
