import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { document, line, paragraphs, printable } from '../../handlers/shared/document.ts'
import { boxes, label, table, value } from '../../handlers/shared/grid.ts'
import { opened } from '../docx.ts'

const paper = async (text: string) => opened(await document({ title: '试印', children: paragraphs(text) }))

describe('a document in the layout of GB/T 9704', () => {
  it('is A4 with margins of 37, 35, 28 and 26 mm', async () => {
    const { body } = await paper('正文')
    expect(body).toContain('w:w="11906" w:h="16838"')
    const margins = /<w:pgMar ([^/]*)\/>/.exec(body)?.[1]
    for (const margin of ['w:top="2098"', 'w:bottom="1984"', 'w:left="1587"', 'w:right="1474"'])
      expect(margins).toContain(margin)
  })

  it('is set in 三号 仿宋 on exact lines of 28.95 pt, 28 characters a line', async () => {
    const { body } = await paper('正文')
    expect(body).toContain('w:eastAsia="仿宋_GB2312"')
    expect(body).toContain('<w:sz w:val="32"/>')
    expect(body).toContain('w:line="579" w:lineRule="exact"')
    // 28 × (16 − 0.25) pt fit in 156 mm, 29 do not
    const pitch = 320 + Number(/<w:spacing w:val="(-?\d+)"\/>/.exec(body)?.[1])
    expect([28 * pitch <= 8844, 29 * pitch <= 8844]).toEqual([true, false])
    expect(22 * 579).toBeLessThanOrEqual(((297 - 37 - 35) / 25.4) * 1440)
  })

  it('every run names its face for Chinese, and the file names a stand-in for each face', async () => {
    const file = await paper('一、情况\n（一）细节\n正文')
    const runs = file.body.match(/<w:r>/g)?.length
    expect(runs).toBe(file.body.match(/w:eastAsia="[^"]+"/g)?.length)
    expect(file.body.match(/w:eastAsia="([^"]+)"/g)).toEqual([
      'w:eastAsia="黑体"',
      'w:eastAsia="楷体_GB2312"',
      'w:eastAsia="仿宋_GB2312"',
    ])
    for (const face of ['仿宋_GB2312', '楷体_GB2312', '方正小标宋简体'])
      expect(file.part('fontTable.xml')).toMatch(new RegExp(`w:name="${face}"><w:altName w:val="[^"]+"`))
  })

  it('numbers odd pages at the right and even pages at the left', async () => {
    const file = await paper('正文')
    expect(file.edge('footer', 'default')).toContain('<w:jc w:val="right"/>')
    expect(file.edge('footer', 'even')).toContain('<w:jc w:val="left"/>')
    expect(file.edge('footer', 'even')).toContain('PAGE')
    expect(file.part('settings.xml')).toContain('<w:evenAndOddHeaders/>')
  })

  it('keeps whatever people write readable, and loses none of it', async () => {
    const nasty = fc.string({
      unit: fc.oneof(
        fc.constantFrom('<', '&', '>', '"', "'", '\0', '\u000b', '𠮷', '㛃', '\ud800', ']]>'),
        fc.string({ unit: 'binary', maxLength: 1 }),
      ),
      maxLength: 60,
    })
    await fc.assert(
      fc.asyncProperty(nasty, async (text) => {
        const file = opened(
          await document({
            title: text,
            children: [line(text), table([78, 78], [{ cells: [label('说明'), value(text)] }])],
          }),
        )
        expect(file.sound).toBe(true)
        expect(file.lines[0]).toBe(printable(text))
        expect(file.lines.slice(2).join('\n')).toBe(printable(text))
      }),
      { numRuns: 60 },
    )
  })

  it('a text of 2,000 characters stands whole', async () => {
    const text = '路灯不亮'.repeat(500)
    expect((await paper(text)).text).toBe(text)
  })

  it('ticks what was chosen and nothing else', () => {
    expect(boxes(['满意', '基本满意', '不满意'])).toBe('□满意　□基本满意　□不满意')
    expect(boxes(['是', '否'], ['否'])).toBe('□是　☑否')
  })

  it('parts no box from its words', () => {
    const lines = boxes(['当面沟通', '上门走访', '现场察看', '座谈会', '电话', '微信', '信函']).split('\n')
    expect(lines).toEqual(['□当面沟通　□上门走访　□现场察看　□座谈会　□电话', '□微信　□信函'])
  })
})
