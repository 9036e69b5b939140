/** The activity's Word and Excel papers: plain facts in, bytes out. */
export { certificatePaper, type CertificateFacts } from './papers/certificate.ts'
export { signInPaper, type SignInFacts, type SignInGroup } from './papers/signIn.ts'
export { summaryPaper, type SummaryFacts } from './papers/summary.ts'
export { yearBook } from './papers/book.ts'
export { yearPaper } from './papers/report.ts'
export { daySummaryPaper, type DaySummaryFacts } from './papers/daySummary.ts'
