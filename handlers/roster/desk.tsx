/** The roster at the desk: import, binding codes, what is not ready, a new term. */
import type { DeskPage } from '../shared/visit.ts'
import { codePages } from './desk/codes.tsx'
import { importPages } from './desk/import.tsx'
import { readinessPages } from './desk/readiness.tsx'
import { termPages } from './desk/term.tsx'

export const deskPages: readonly DeskPage[] = [...importPages, ...codePages, ...readinessPages, ...termPages]
