/** The suggestion's pages behind a personal link, for phones. */
import type { FormPage } from '../shared/visit.ts'
import { cosignForm } from './formCosign.tsx'
import { draftForm } from './formDraft.tsx'
import { rateForm } from './formRate.tsx'
import { unitForms } from './formUnit.tsx'
import { templatesForm } from './formTemplates.tsx'
import { viewPage } from './formView.tsx'

export const formPages: readonly FormPage[] = [
  draftForm,
  ...unitForms,
  rateForm,
  cosignForm,
  templatesForm,
  viewPage,
]
