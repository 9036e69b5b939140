/** Every page of every matter. */
import * as access from '../access/desk.tsx'
import * as activity from '../activity/desk.tsx'
import * as activityForms from '../activity/form.tsx'
import * as audit from '../audit/desk.tsx'
import * as card from '../card/public.tsx'
import * as concern from '../concern/desk.tsx'
import * as contactDesk from '../contact/desk.tsx'
import * as contact from '../contact/form.tsx'
import * as exports from '../export/desk.tsx'
import * as notice from '../notice/desk.tsx'
import * as people from '../people/desk.tsx'
import * as roster from '../roster/desk.tsx'
import * as settings from '../settings/desk.tsx'
import type { DeskPage, FormPage, PublicPage } from '../shared/visit.ts'
import * as suggestion from '../suggestion/desk.tsx'
import * as suggestionForms from '../suggestion/form.tsx'
import * as openSuggestions from '../suggestion/public.tsx'
import * as today from '../today/desk.tsx'

/** Every page of the desk, each with the right it needs. */
export const deskPages: readonly DeskPage[] = [
  ...today.deskPages,
  ...concern.deskPages,
  ...contactDesk.deskPages,
  ...notice.deskPages,
  ...exports.deskPages,
  ...settings.deskPages,
  ...audit.deskPages,
  ...roster.deskPages,
  ...people.deskPages,
  ...suggestion.deskPages,
  ...activity.deskPages,
  ...access.deskPages,
]

/** Every form that a link may open. */
export const formPages: readonly FormPage[] = [
  ...contact.formPages,
  ...suggestionForms.formPages,
  ...activityForms.formPages,
]

/** What is open to everybody. */
export const publicPages: readonly PublicPage[] = [...card.publicPages, ...openSuggestions.publicPages]
