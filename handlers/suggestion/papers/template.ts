/** A unit's own Word template: checked when it is handed in, filled when a paper is printed. */
import Docxtemplater from 'docxtemplater'
import type PizZip from 'pizzip'
import { printable } from '../../shared/document.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Field, Values } from './fields.ts'
import { openPackage } from './package.ts'
import { faultsIn, placesIn, type Place } from './tags.ts'

/** Sentences that are told at once; a template with more faults is mended and handed in again. */
const mostTold = 12

/** A template that can be used, or what is wrong with it, one sentence a fault. */
export function checkTemplate(
  bytes: Uint8Array,
  fields: readonly Field[],
): Outcome<{ names: string[] }, string[]> {
  const opened = openPackage(bytes)
  if (!opened.ok) return refused([opened.refusal])
  const parts = partsOf(opened.value)
  const faults = parts.flatMap((places) => faultsIn(places, fields))
  if (faults.length > 0) return refused(told(faults))
  const text = parts
    .flat()
    .map((place) => place.text)
    .join('\n')
  const names = [...new Set([...text.matchAll(/\{\s*([^#/{}\s][^{}]*?)\s*\}/g)].map(([, name = '']) => name))]
  if (names.length === 0)
    return refused([
      `模板里没有一个字段，印出来每份都一样。请在要填的地方写上字段，如{${fields[0]?.name ?? ''}}。`,
    ])
  const unusable = triedFault(bytes, fields)
  return unusable === null ? done({ names }) : refused([unusable])
}

const told = (faults: readonly string[]): string[] =>
  faults.length <= mostTold
    ? [...faults]
    : [...faults.slice(0, mostTold), `还有${faults.length - mostTold}处，改好这些再上传一次。`]

/** Text, headers and footers: where people write. */
function partsOf(zip: PizZip): Place[][] {
  const parts: [RegExp, string][] = [
    [/^word\/document\.xml$/, ''],
    [/^word\/header\d*\.xml$/, '页眉'],
    [/^word\/footer\d*\.xml$/, '页脚'],
  ]
  return parts.flatMap(([name, part]) => zip.file(name).map((file) => placesIn(file.asText(), part)))
}

/** Filled once with nothing known: what only the filling finds, as a list that begins in one table row and ends in another. */
function triedFault(bytes: Uint8Array, fields: readonly Field[]): string | null {
  try {
    const nothing = fields.map(({ name, within }) => [name, within ? [{}, {}] : null])
    fillTemplate(bytes, Object.fromEntries(nothing) as Values)
    return null
  } catch (fault) {
    const tag = tagOfFault(fault)
    return tag === null
      ? '模板的格式有问题，填不了字段。请新建一个文档，把内容按“只保留文本”粘贴进去再上传。'
      : `{${tag}}放的位置不对：重复内容的开头和结尾要在同一段、同一格，或同一行表格的第一格和最后一格。`
  }
}

/** docxtemplater gathers its findings under `properties`. */
function tagOfFault(fault: unknown): string | null {
  const found = propertiesOf(fault)
  const first: unknown = Array.isArray(found['errors']) ? found['errors'][0] : fault
  const { xtag } = propertiesOf(first)
  return typeof xtag === 'string' ? xtag : null
}

const propertiesOf = (fault: unknown): Record<string, unknown> =>
  typeof fault === 'object' && fault !== null && 'properties' in fault && typeof fault.properties === 'object'
    ? { ...fault.properties }
    : {}

/** The filled template; a fault of the program when it was not checked before. */
export function fillTemplate(bytes: Uint8Array, values: Values): Buffer {
  const opened = openPackage(bytes)
  if (!opened.ok) throw new Error(opened.refusal)
  const template = new Docxtemplater(opened.value, {
    paragraphLoop: true,
    linebreaks: true,
    errorLogging: false,
    // only names that are given, and nothing that every object has
    parser: (tag) => ({ get: (scope: unknown) => wordsOf(scope, tag.trim()) }),
    nullGetter: ({ module, value }: { module?: string; value?: string }) =>
      module === 'loop' ? [] : `【缺：${value?.trim() ?? ''}】`,
  })
  template.render(values)
  return opened.value.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
}

function wordsOf(scope: unknown, name: string): unknown {
  if (typeof scope !== 'object' || scope === null || !Object.hasOwn(scope, name)) return undefined
  const found: unknown = (scope as Record<string, unknown>)[name]
  if (typeof found !== 'string') return found
  return found.trim() === '' ? null : printable(found)
}
