/** The suggestion's Word and Excel papers: plain facts in, bytes out. */
export { assignmentPaper, type AssignmentFacts } from './papers/assignment.ts'
export { ledgerBook, statisticsBook, type LedgerRow, type StatisticsFacts } from './papers/ledger.ts'
export { opinionPaper, type OpinionFacts } from './papers/opinion.ts'
export { ballotPaper, pollResultPaper } from './papers/poll.ts'
export { replyPaper, type ReplyFacts } from './papers/reply.ts'
export { statisticsPaper } from './papers/report.ts'
export {
  countingRules,
  groupingName,
  mergedWords,
  rateColumns,
  rateFormulas,
  type RateKey,
} from './papers/words.ts'
export { sheetPaper, type SheetFacts } from './papers/sheet.ts'
export { templateFields, templateValues, type TemplateKind } from './papers/fields.ts'
export { checkTemplate, fillTemplate } from './papers/template.ts'
