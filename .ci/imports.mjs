// Who may import whom: fails on a violation, and when nothing was read (then the check itself is broken).
import { createRequire } from 'node:module'
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'

const { forbidden, options } = createRequire(import.meta.url)('../.dependency-cruiser.cjs')
const folders = ['bot', 'handlers', 'jobs', 'prisma', 'test']
const { output } = await cruise(
  folders,
  { ...options, ruleSet: { forbidden }, validate: true, outputType: 'json' },
  undefined,
  { tsConfig: extractTSConfig('tsconfig.json') },
)
const { summary, modules } = JSON.parse(output)
for (const { rule, from, to } of summary.violations) console.error(`${rule.name}: ${from} → ${to}`)
const read = modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`))).length
console.log(`imports: ${read} files read, ${summary.violations.length} violations`)
process.exit(summary.violations.length > 0 || read < 20 ? 1 : 0)
