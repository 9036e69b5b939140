import { readFileSync } from 'node:fs'
import { brotliDecompressSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import {
  barChart,
  drawableCharacters,
  lineChart,
  percent,
  pictureOf,
  shareChart,
} from '../../handlers/chart/actions.ts'
import { charactersIn } from './cmap.ts'

const words = {
  title: '全区代表联系选民（2026年第4季度）',
  note: '截至11月24日　每位联系的选民本季度都联系到才算完成，群发不算。',
  about: '联系到12/40位选民（30%），4位代表中1位完成。',
}
const rows = [
  { label: '桥东街道人大联络处', done: 12, of: 40 },
  { label: '西岭乡人大主席团', done: 0, of: 10 },
]

/** How many dots of a picture differ from white. */
async function ink(png: Buffer): Promise<number> {
  const { data } = await sharp(png).greyscale().raw().toBuffer({ resolveWithObject: true })
  return data.reduce((sum, value) => sum + (value < 250 ? 1 : 0), 0)
}

/** One sign, drawn large and alone. */
const sign = (text: string) =>
  pictureOf(
    `<svg width="60" height="60" xmlns="http://www.w3.org/2000/svg"><text x="5" y="50" font-size="48px" font-family="Noto Sans SC">${text}</text></svg>`,
  )

describe('the font', () => {
  const folder = new URL('../../handlers/chart/font/', import.meta.url)
  const packed = readFileSync(new URL('noto-sans-sc.ttf.br', folder))
  const drawn = charactersIn(brotliDecompressSync(packed))

  it('has a drawing for every character that we say it has', () => {
    const listed = [...drawableCharacters()]
    expect(listed.length).toBeGreaterThan(8_500)
    expect(listed.filter((one) => !drawn.has(one.codePointAt(0) ?? 0))).toEqual([])
  })

  it('has every character of GB 2312, and rare ones of names', () => {
    const gb2312 = new TextDecoder('gb2312')
    const common: string[] = []
    // the 6,763 characters stand in rows 16 to 87
    for (let row = 0xb0; row <= 0xf7; row++)
      for (let cell = 0xa1; cell <= 0xfe; cell++) common.push(gb2312.decode(Uint8Array.of(row, cell)))
    const characters = common.filter((one) => /^\p{Script=Han}$/u.test(one))
    expect(characters).toHaveLength(6_763)
    expect(characters.filter((one) => !drawableCharacters().has(one))).toEqual([])
    for (const rare of '喆犇珺㛃𠅤堃昇淼甯翀媖祎璟曌㬎') expect([rare, drawableCharacters().has(rare)]).toEqual([rare, true])
  }) // prettier-ignore

  it('weighs no more than 2.6 MB and brings its licence', () => {
    expect(packed.length).toBeLessThan(2.6 * 2 ** 20)
    expect(readFileSync(new URL('OFL.txt', folder), 'utf8')).toContain('SIL Open Font License, Version 1.1')
  })

  it('draws rare characters each differently, and marks what it lacks', async () => {
    const [jie, zhe, ben, lacking, mark] = await Promise.all(['㛃', '喆', '犇', '\u{2a6a5}', '〓'].map(sign))
    expect(await ink(jie!)).toBeGreaterThan(300)
    expect(new Set([jie, zhe, ben, mark].map((one) => one!.toString('base64'))).size).toBe(4)
    expect(lacking!.equals(mark!)).toBe(true)
  })
})

describe('a chart', () => {
  it('of bars says every figure beside its bar, and all of it to those who do not see it', async () => {
    const svg = await barChart(words, rows)
    expect(svg).toContain('>桥东街道人大联络处</text>')
    expect(svg).toContain('12/40　30%')
    expect(svg).toContain('0/10　0%')
    const [, title, about] = /aria-labelledby="(\S+) (\S+)"/.exec(svg) ?? []
    expect(svg).toContain(`<title id="${title ?? ''}">${words.title}</title>`)
    expect(svg).toContain(`<desc id="${about ?? ''}">${words.about}</desc>`)
    expect(svg).toContain('role="img"')
  })

  it('holds no style, script or class, and is the same text for the same figures', async () => {
    const svg = await barChart(words, rows)
    expect(svg).not.toMatch(/<style|<script|style=|class=|href|on\w+=/)
    expect(await barChart(words, rows)).toBe(svg)
  })

  it('takes names only as words', async () => {
    const svg = await barChart({ ...words, title: '<b>&"' }, [
      { label: '<script>x</script>', done: 1, of: 2 },
    ])
    expect(svg).not.toMatch(/<script|<b>/)
    expect((await sharp(await pictureOf(svg)).metadata()).format).toBe('png')
  })

  it('stands on a white card, whatever the page is', async () => {
    const { data } = await sharp(await pictureOf(await barChart(words, rows)))
      .extract({ left: 0, top: 0, width: 1, height: 1 })
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255])
  })

  it.each([
    ['bars', () => barChart(words, rows)],
    ['lines', () => lineChart(words, ['第1季度', '第2季度', '第3季度', '第4季度'], [{ name: '联系到', values: [60, 72, null, 35] }, { name: '完成', values: [1, 2, 3, 4] }], '%')],
    ['shares', () => shareChart(words, [{ name: '走访', value: 3 }, { name: '电话', value: 0 }], '次')],
  ])('of %s becomes a picture with something in it', async (_what, draw) => {
    const png = await pictureOf(await draw())
    expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1_080 })
    expect(await ink(png)).toBeGreaterThan(5_000)
    expect(png.length).toBeLessThan(200_000)
  }) // prettier-ignore

  it('of two hundred rows shows forty, the rest in one', async () => {
    const many = Array.from({ length: 200 }, (_, index) => ({ label: `第${index + 1}组`, done: 1, of: 4 }))
    const svg = await barChart(words, many)
    expect(svg).toContain('>其余161个</text>')
    expect(svg).toContain('161/644　25%')
  })

  it('of shares says each part, its share and the sum; a part of nothing is named and has no share', async () => {
    const parts = [
      { name: '走访', value: 3 },
      { name: '电话', value: 1 },
      { name: '座谈', value: 0 },
    ]
    const svg = await shareChart(words, parts, '次')
    for (const line of ['走访　3次　75%', '电话　1次　25%', '座谈　0次　0%', '>4次<'])
      expect(svg).toContain(line)
  })

  it('of lines writes each value at its point, and none where there is none', async () => {
    const svg = await lineChart(words, ['第1季度', '第2季度'], [{ name: '联系率', values: [37, null] }], '%')
    expect(svg.match(/>37%</g)).toHaveLength(1)
    for (const label of ['第1季度', '第2季度']) expect(svg).toContain(`>${label}<`)
    expect(svg).not.toMatch(/>(?:null|NaN|undefined|-)%?</)
  })

  it('of nothing is still a picture', async () => {
    const nothing = [barChart(words, []), lineChart(words, [], []), shareChart(words, [])]
    for (const svg of nothing) expect((await pictureOf(await svg)).length).toBeGreaterThan(1_000)
  })
})

it('calls nothing short of all 100 %, and nothing above none 0 %', () => {
  const percents = [0, 1, 399, 400].map((done) => percent({ done, of: 400 }))
  expect(percents).toEqual(['0%', '1%', '99%', '100%'])
  expect(percent({ done: 0, of: 0 })).toBe('—')
})

it('a share is a whole percent, right to half of one, and 0 % and 100 % are said of nothing and of all alone', () => {
  const parts = fc
    .integer({ min: 1, max: 5_000 })
    .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)))
  fc.assert(
    fc.property(parts, ([done, of]) => {
      const said = percent({ done, of })
      expect(said === '100%').toBe(done === of)
      expect(said === '0%').toBe(done === 0)
      const off = Math.abs(Number.parseInt(said) - (done / of) * 100)
      expect(off).toBeLessThanOrEqual(said === '1%' || said === '99%' ? 1 : 0.5)
    }),
  )
})
