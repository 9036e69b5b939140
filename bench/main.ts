/** `npm run bench`: a table, and bench/results.json. Ratios are taken against a limit measured in the same run. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { measureLanguage } from './language.ts'
import { residentMb } from './measure.ts'
import { measureStart } from './start.ts'

const print = (line: string) => process.stdout.write(`${line}\n`)
const fixed = (value: number, digits = 0) => value.toFixed(digits)

const language = await measureLanguage()
// loaded after the language was measured: they load it too
const { measureMessages } = await import('./messages.ts')
const { measureReminders } = await import('./reminders.ts')
const { measureAnnounce } = await import('./announce.ts')
const { measureDesk } = await import('./desk.ts')
const { measureOfficePages } = await import('./deskPages.ts')
print(
  `understanding: ${fixed(language.perSecond)} messages/s; loading ${fixed(language.loadMs)} ms, first sentence ${fixed(language.firstMs)} ms`,
)
print(
  `${language.random.count} random messages: ${language.random.thrown} threw, the slowest took ${fixed(language.random.slowestMs, 1)} ms`,
)

print('\nmessage → durable record → receipt handed to the channel (SQLite, WAL, FULL)')
print('concurrency | messages/s | p50 ms | p99 ms | floor/s | of the floor')
const messages = []
for (const concurrency of [1, 16, 64]) {
  await measureMessages(concurrency, 500) // warm
  const figures = await measureMessages(concurrency, 4_000)
  messages.push(figures)
  print(
    [
      concurrency,
      fixed(figures.perSecond),
      fixed(figures.p50Ms, 1),
      fixed(figures.p99Ms, 1),
      fixed(figures.floorPerSecond),
      fixed(figures.ofFloor, 3),
    ].join(' | '),
  )
}
const memoryMb = residentMb(process.pid)
print(`memory of this process afterwards: ${memoryMb} MB`)

print('\nreminder run, everybody short')
print('deputies | seconds | again | longest block ms | queued')
const reminders = []
for (const deputies of [2_000, 100_000]) {
  const figures = await measureReminders(deputies)
  reminders.push(figures)
  print(
    [
      deputies,
      fixed(figures.seconds, 1),
      fixed(figures.again, 1),
      fixed(figures.longestBlockMs),
      figures.queued,
    ].join(' | '),
  )
}

// loaded last: only those who ask for a picture load what draws it
const { measureBoard } = await import('./board.ts')
const { measureCharts } = await import('./charts.ts')
const board = await measureBoard()
print(
  `\nboard of ${board.deputies} deputies, ${board.contacts} contacts: ${fixed(board.ms)} ms; raw SQL ${fixed(board.rawMs)} ms`,
)
const charts = await measureCharts()
print(
  `chart picture of 20 rows: ${fixed(charts.ms)} ms, the first ${fixed(charts.firstMs)} ms, ${charts.kilobytes} KB`,
)

const desk = await measureDesk(10)
print(
  `\nthe desk after five years: search among ${desk.people} people p50 ${fixed(desk.searchP50Ms)} ms, p95 ${fixed(desk.searchP95Ms)} ms`,
)

print('\nan activity announced to everybody')
print('deputies | seconds | longest block ms | of it CPU ms | queued | heap growth MB | memory growth MB')
const announcements = []
for (const deputies of [2_000, 100_000]) {
  const figures = await measureAnnounce(deputies)
  announcements.push(figures)
  const { seconds, longestBlockMs, longestBlockCpuMs, queued, heapGrowthMb, growthMb } = figures
  print(
    [
      deputies,
      fixed(seconds, 1),
      fixed(longestBlockMs),
      fixed(longestBlockCpuMs),
      queued,
      heapGrowthMb,
      growthMb,
    ].join(' | '),
  )
}
const { measureSuggestions } = await import('./suggestions.ts')
const suggestions = await measureSuggestions()
print(`\n${suggestions.suggestions} suggestions over five years | p50 ms | p95 ms | raw SQL p50 ms | p95 ms`)
for (const { what, ours, raw } of suggestions.reads)
  print(
    [what, fixed(ours.p50Ms, 1), fixed(ours.p95Ms, 1), fixed(raw.p50Ms, 1), fixed(raw.p95Ms, 1)].join(' | '),
  )

const start = await measureStart()
print(
  `\nstart on an empty database: healthy after ${fixed(start.healthySeconds, 1)} s, first receipt after ${fixed(start.firstReceiptSeconds, 1)} s, ${start.residentMb} MB`,
)

const officePages = await measureOfficePages()
print('\npage of the desk after five years | p50 ms | p95 ms')
for (const { path: page, p50Ms, p95Ms } of officePages.pages)
  print([page, fixed(p50Ms), fixed(p95Ms)].join(' | '))
print(
  `export of ${officePages.exportRows} rows as Excel: ${fixed(officePages.exportSeconds, 1)} s, ${officePages.exportMoreMb} MB more`,
)

const results = {
  node: process.version,
  language,
  messages,
  memoryMb,
  reminders,
  announcements,
  board,
  charts,
  desk,
  officePages,
  suggestions,
  start,
}
writeFileSync(path.join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`)
