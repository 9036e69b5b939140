/** The suggestion's pages behind a personal link, for phones. */
import type { FormPage } from '../shared/visit.ts'
import { cosignForm } from './form/own/cosign.tsx'
import { draftForm } from './form/draft/form.tsx'
import { rateForm } from './form/own/rate.tsx'
import { paperForm } from './form/paper/form.tsx'
import { unitForms } from './form/unit/forms.tsx'
import { templatesForm } from './form/unit/templates.tsx'
import { viewPage } from './form/view.tsx'

export const formPages: readonly FormPage[] = [
  draftForm,
  paperForm,
  ...unitForms,
  rateForm,
  cosignForm,
  templatesForm,
  viewPage,
]
