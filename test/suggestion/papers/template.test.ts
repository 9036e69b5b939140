import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import fc from 'fast-check'
import PizZip from 'pizzip'
import { describe, expect, it } from 'vitest'
import {
  checkTemplate,
  fillTemplate,
  templateFields,
  templateValues,
  type TemplateKind,
} from '../../../handlers/suggestion/papers.ts'
import { opened } from '../../docx.ts'
import { assignment, opinion, reply } from '../facts.ts'

const packed = (children: (Paragraph | Table)[]) =>
  Packer.toBuffer(new Document({ sections: [{ children }] }))

/** A template of paragraphs as somebody types them: `|` is where Word cuts a run. */
const typed = (...lines: string[]) =>
  packed(lines.map((text) => new Paragraph({ children: text.split('|').map((part) => new TextRun(part)) })))

const row = (...cells: string[]) =>
  new TableRow({ children: cells.map((text) => new TableCell({ children: [new Paragraph(text)] })) })

const fields = templateFields('reply')

const faultsOf = async (...lines: string[]) => {
  const checked = checkTemplate(await typed(...lines), fields)
  return checked.ok ? [] : checked.refusal
}

describe('a unit’s own template', () => {
  it('is filled with what is known, wherever Word cut the words', async () => {
    const template = await typed(
      '关于{标|题}的答复',
      '{全体代表}代表：',
      '{#承诺}',
      '{序号}. {事项}（{负责单位}，{完成时间}）',
      '{/承诺}',
      '{ 承办单位 }',
    )
    expect(checkTemplate(template, fields)).toMatchObject({ ok: true })
    const file = opened(
      fillTemplate(
        template,
        templateValues(
          'reply',
          reply({
            commitments: [
              { text: '装灯', unit: '区住建局', dueOn: '2018-03-31' },
              { text: '划线', unit: null, dueOn: null },
            ],
          }),
        ),
      ),
    )
    expect(file.lines.filter((text) => text !== '')).toEqual([
      '关于关于在桥东小学路口增设红绿灯的建议的答复',
      '周明远、陈秀兰、何建平代表：',
      '1. 装灯（区住建局，2018年3月31日）',
      '2. 划线（青陵区住房和城乡建设局，【缺：完成时间】）',
      '青陵区住房和城乡建设局',
    ])
  })

  it('prints what is missing so that it is seen, and an empty list as nothing', async () => {
    const template = await typed('类别{答复类别} {文号} {联系人}', '{#承诺}{事项}{/承诺}完')
    const { text } = opened(
      fillTemplate(
        template,
        templateValues('reply', reply({ replyClass: null, letterNumber: ' ', commitments: [] })),
      ),
    )
    expect(text).toBe('类别【缺：答复类别】 【缺：文号】 王涛\n完')
  })

  it('a list fills rows of a table', async () => {
    const template = await packed([
      new Table({ rows: [row('事项', '时间'), row('{#承诺}{事项}', '{完成时间}{/承诺}')] }),
    ])
    expect(checkTemplate(template, fields)).toMatchObject({ ok: true })
    const { lines } = opened(fillTemplate(template, templateValues('reply', reply())))
    expect(lines).toEqual(['事项', '时间', '装好红绿灯', '2018年3月31日'])
  })

  it.each(['<w:p>&</w:p>', '{标题}', '{#承诺}', '=1+1', '𠮷田㛃', 'A\0B', '路'.repeat(2000)])(
    'a name like %.12j does no harm',
    async (name) => {
      const file = opened(
        fillTemplate(
          await typed('{领衔代表}'),
          templateValues('reply', reply({ lead: { ...reply().lead, name } })),
        ),
      )
      expect(file.sound).toBe(true)
      expect(file.text).toBe(name.replaceAll('\0', ''))
    },
  )

  it.each([
    [
      ['尊敬的{领衔代表您好'],
      ['第1段（“尊敬的{领衔代表您好”）里的“{领衔代表您好”没有写完，请在字段名后面补上 }。'],
    ],
    [['标题', '关于标题}的答复'], ['第2段（“关于标题}的答复”）里的 } 前面没有对应的 {，请补上或删掉。']],
    [['{#承诺}{事项}'], ['第1段（“{#承诺}{事项}”）里的{#承诺}没有结束，请在重复内容的后面加上{/承诺}。']],
    [['{标题}{/承诺}'], ['第1段（“{标题}{/承诺}”）里的{/承诺}前面没有{#承诺}，请补上或删掉。']],
    [
      ['{#承诺}{事项}{/附件}{/承诺}'],
      ['第1段（“{#承诺}{事项}{/附件}……”）里的{/附件}和前面的{#承诺}不是一对，请改成{/承诺}。'],
    ],
    [['{#标题}x{/标题}'], ['第1段（“{#标题}x{/标题}”）里的{#标题}不是可以重复的内容，请写成{标题}。']],
    [['{事项}'], ['第1段（“{事项}”）里的{事项}只能放在{#承诺}和{/承诺}之间。']],
    [
      ['{承诺}'],
      [
        '第1段（“{承诺}”）里的{承诺}是一组内容，请写成{#承诺}…{/承诺}，中间写{序号}{事项}{负责单位}{完成时间}。',
      ],
    ],
    [
      ['{#承诺}{#附件}{名称}{/附件}{/承诺}'],
      [
        '第1段（“{#承诺}{#附件}{名称}……”）里的{#附件}放在了{#承诺}里面，重复的内容不能套在一起，请先用{/承诺}结束前一个。',
      ],
    ],
    [['｛标题｝'], ['第1段（“｛标题｝”）里用了全角的花括号，请改成半角的{ }。']],
    [['{# 承诺}{事项}{/承诺}'], ['第1段（“{# 承诺}{事项}{/承诺}”）里的“{# 承诺}”多了空格，请写成{#承诺}。']],
    [['没有字段'], ['模板里没有一个字段，印出来每份都一样。请在要填的地方写上字段，如{标题}。']],
  ])('tells what is wrong where: %j', async (lines, faults) => {
    const found = await faultsOf(...lines)
    expect(found.slice(0, faults.length)).toEqual(faults)
  })

  it.each(['{标提}', '{@标题}', '{=[[ ]]=}', '{constructor}', '{__proto__}', '{标题.length}'])(
    'knows no field %s',
    async (tag) => {
      const [fault] = await faultsOf(tag)
      expect(fault).toContain('不认识，能用的有{标题}{编号}')
    },
  )

  it('tells every fault of a template, each with its paragraph', async () => {
    expect(await faultsOf('{标提}', '好', '{编号', '{/附件}')).toHaveLength(3)
    expect(await faultsOf(...Array.from({ length: 30 }, () => '{标提}'))).toHaveLength(13)
  })

  it('a list that begins outside a table and ends in it is told, not printed wrong', async () => {
    const template = await packed([new Paragraph('{#承诺}'), new Table({ rows: [row('{事项}', '{/承诺}')] })])
    const checked = checkTemplate(template, fields)
    expect(checked.ok ? [] : checked.refusal).toEqual([
      '{承诺}放的位置不对：重复内容的开头和结尾要在同一段、同一格，或同一行表格的第一格和最后一格。',
    ])
  })

  it('every field of every kind may be used, and is filled', async () => {
    const values = {
      reply: templateValues('reply', reply({ attachments: ['方案'] })),
      assignment: templateValues('assignment', assignment({ opinion: '请办理' })),
      opinion: templateValues('opinion', opinion()),
    }
    for (const kind of ['reply', 'assignment', 'opinion'] satisfies TemplateKind[]) {
      const lines = templateFields(kind).map(({ name, within }) =>
        within ? `{#${name}}${within.map((one) => `{${one}}`).join('')}{/${name}}` : `{${name}}`,
      )
      const template = await typed(...lines)
      expect(checkTemplate(template, templateFields(kind))).toMatchObject({ ok: true })
      const { text } = opened(fillTemplate(template, values[kind]))
      expect(text).not.toMatch(/[{}]|【缺/)
    }
  })
})

describe('what is handed in as a template', () => {
  const refusalOf = (bytes: Uint8Array) => {
    const checked = checkTemplate(bytes, fields)
    return checked.ok ? null : checked.refusal.join('')
  }
  const changed = async (change: (zip: PizZip) => void) => {
    const zip = new PizZip(await typed('{标题}'))
    change(zip)
    return zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
  }

  it('must be a Word document by its content', async () => {
    expect(refusalOf(Buffer.from('%PDF-1.7'))).toContain('不是Word文档')
    expect(refusalOf(new PizZip().file('a.txt', 'x').generate({ type: 'nodebuffer' }))).toContain(
      '不是Word文档',
    )
    expect(refusalOf((await typed('{标题}')).subarray(0, 900))).toContain('打不开')
  })

  it('must hold no macros and fetch nothing from elsewhere', async () => {
    expect(refusalOf(await changed((zip) => zip.file('word/vbaProject.bin', 'x')))).toContain('宏程序')
    const outside =
      '<Relationships><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://x/y.dotx" TargetMode="External"/></Relationships>'
    expect(refusalOf(await changed((zip) => zip.file('word/_rels/settings.xml.rels', outside)))).toContain(
      '外部',
    )
    const link = outside.replace('attachedTemplate', 'hyperlink')
    expect(refusalOf(await changed((zip) => zip.file('word/_rels/settings.xml.rels', link)))).toBeNull()
  })

  it('a small file that unpacks to very much is not unpacked', async () => {
    const bomb = await changed((zip) => zip.file('word/media/image1.bin', Buffer.alloc(61 * 2 ** 20)))
    expect(bomb.length).toBeLessThan(2 ** 20)
    expect(refusalOf(bomb)).toContain('解开后太大')
  })

  it('bytes of any kind get an answer, never a fault', async () => {
    const good = await typed('{标题}')
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.nat(255), (at, byte) => {
        const broken = Buffer.from(good)
        broken[at] = byte
        expect(typeof checkTemplate(broken, fields).ok).toBe('boolean')
      }),
      { numRuns: 200 },
    )
  })
})
