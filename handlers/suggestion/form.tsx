/** The suggestion's pages behind a personal link, for phones. */
import type { FormPage } from '../shared/visit.ts'
import { cosignForm } from './form/cosign.tsx'
import { draftForm } from './form/draft.tsx'
import { rateForm } from './form/rate.tsx'
import { unitForms } from './form/unit.tsx'
import { templatesForm } from './form/templates.tsx'
import { viewPage } from './form/view.tsx'

export const formPages: readonly FormPage[] = [
  draftForm,
  ...unitForms,
  rateForm,
  cosignForm,
  templatesForm,
  viewPage,
]
