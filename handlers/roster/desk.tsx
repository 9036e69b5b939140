/** The roster at the desk: import, binding codes, what is not ready, a new term. */
import type { DeskPage } from '../shared/visit.ts'
import { codePages } from './deskCodes.tsx'
import { importPages } from './deskImport.tsx'
import { readinessPages } from './deskReadiness.tsx'
import { termPages } from './deskTerm.tsx'

export const deskPages: readonly DeskPage[] = [...importPages, ...codePages, ...readinessPages, ...termPages]
