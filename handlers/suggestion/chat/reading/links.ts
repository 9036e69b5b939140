/** Links from the chat to the suggestion's pages: what 填表 offers, and one for a suggestion that is spoken of. */
import { giveLink } from '../../../access/actions.ts'
import { ownSuggestions } from '../../actions.ts'
import type { FormOffer, Turn } from '../../../shared/turn.ts'

export const forms: readonly FormOffer[] = [
  { purpose: 'suggestion.draft', title: '提建议或议案', fits: ({ deputyId }) => deputyId !== null },
  {
    purpose: 'suggestion.view',
    title: '我的建议：确认、测评、催办、撤回',
    fits: ({ deputyId }) => deputyId !== null,
    open: async ({ act, who }) => (await ownSuggestions(act, who)).some(({ state }) => state !== 'draft'),
  },
  {
    purpose: 'suggestion.paper',
    title: '代录代表交来的纸质建议、议案',
    fits: ({ liaisonGroupIds }) => liaisonGroupIds.length > 0,
  },
  { purpose: 'suggestion.unit', title: '我的承办件', fits: ({ unitIds }) => unitIds.length > 0 },
]

/** What a page is for, about one suggestion. */
type Purpose = 'draft' | 'reply' | 'opinion' | 'communicate' | 'rate' | 'cosign' | 'view' | 'templates'

/** A personal link to a page about one suggestion; `null` begins a new draft. */
export async function linkTo(
  { act, who, settings, baseUrl }: Pick<Turn, 'act' | 'who' | 'settings' | 'baseUrl'>,
  purpose: Purpose,
  suggestionId: number | null,
): Promise<string> {
  const subject = suggestionId === null ? null : { suggestionId }
  return `${baseUrl}${await giveLink(act, who, `suggestion.${purpose}`, subject, settings)}`
}
