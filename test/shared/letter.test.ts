import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { letter, type Letter } from '../../handlers/shared/letter.ts'
import { titleLines, widthOf } from '../../handlers/shared/titles.ts'
import { opened } from '../docx.ts'

const reply: Letter = {
  organ: '青陵区住房和城乡建设局',
  number: '青建函〔2017〕12号',
  signer: '王涛',
  mark: 'B',
  title: '关于区十八届人大一次会议第023号建议的答复',
  addressee: '周明远代表：',
  body: '您提出的建议收悉，现答复如下：\n一、已经完成的工作\n路口标线已重新施划。',
  attachments: ['路口改造方案', '征询意见表'],
  signed: '青陵区住房和城乡建设局',
  date: '2017-11-08',
  note: '联系人：王涛',
  copies: ['区人大常委会代表工作委员会', '区政府办公室'],
}

describe('an official letter', () => {
  it('has its red name, the class letter above it and no page number on page one', async () => {
    const file = opened(await letter(reply))
    expect(file.body).toContain('<w:titlePg/>')
    const head = file.edge('header', 'first')
    expect(file.linesOf(head).slice(0, 2)).toEqual(['B', '青陵区住房和城乡建设局'])
    expect(head.indexOf('<w:jc w:val="right"/>')).toBeLessThan(head.indexOf('>B<'))
    expect(head).toContain('<w:color w:val="FF0000"/>')
    expect(file.edge('footer', 'first')).not.toContain('PAGE')
    expect(file.edge('footer', 'default')).toContain('PAGE')
  })

  it('has a thick rule over a thin one at the top, the other way round at the foot', async () => {
    const file = opened(await letter(reply))
    const rules = (xml: string) =>
      [...xml.matchAll(/<w:bottom [^>]*w:sz="(\d+)"/g)].map(([, width]) => Number(width))
    expect(rules(file.edge('header', 'first'))).toEqual([18, 6])
    expect(rules(file.edge('footer', 'first'))).toEqual([6, 18])
  })

  it('stands in the order of the standard', async () => {
    const { lines } = opened(await letter(reply))
    expect(lines.filter((text) => text !== '')).toEqual([
      '签发人：王涛\t青建函〔2017〕12号',
      '关于区十八届人大一次会议',
      '第023号建议的答复',
      '周明远代表：',
      '您提出的建议收悉，现答复如下：',
      '一、已经完成的工作',
      '路口标线已重新施划。',
      '附件：1. 路口改造方案',
      '2. 征询意见表',
      '青陵区住房和城乡建设局',
      '2017年11月8日',
      '抄送：区人大常委会代表工作委员会，区政府办公室。',
      '（联系人：王涛）',
    ])
  })

  it('sets the date four characters from the right and the name centred on it', async () => {
    const { body } = opened(await letter({ ...reply, signed: '区住建局' }))
    const rights = [...body.matchAll(/<w:ind [^>]*w:right="(\d+)"/g)].map(([, by]) => Number(by))
    // 2017年11月8日 is 6.5 characters wide, 区住建局 four: 4 + 3.25 − 2 characters
    expect(rights.slice(0, 2)).toEqual([Math.round(5.25 * 315), 4 * 315])
  })

  it('never leaves the signature alone on a page: what stands before it goes with it', async () => {
    const { body } = opened(await letter(reply))
    const kept = body
      .split(/<w:p[ >]/)
      .slice(1)
      .map((paragraph) => paragraph.includes('<w:keepNext/>'))
    const last = body
      .split(/<w:p[ >]/)
      .slice(1)
      .findIndex((paragraph) => paragraph.includes('路口标线已重新施划'))
    expect(kept.slice(last, last + 8)).toEqual(Array<boolean>(8).fill(true))
  })

  it('a missing date is printed as missing, and a single attachment has no number', async () => {
    const { text } = opened(
      await letter({
        ...reply,
        date: null,
        attachments: ['征询意见表'],
        copies: [],
        note: null,
        signer: null,
        mark: null,
      }),
    )
    expect(text).toContain('【缺：成文日期】')
    expect(text).toContain('附件：征询意见表')
    expect(text).not.toContain('抄送')
    expect(text).not.toContain('签发人')
  })
})

describe('a title in lines', () => {
  it.each([
    ['关于在桥东小学路口增设红绿灯的建议', ['关于在桥东小学路口增设红绿灯的建议']],
    ['关于区十八届人大一次会议第023号建议的答复', ['关于区十八届人大一次会议', '第023号建议的答复']],
  ])('%s', (title, lines) => {
    expect(titleLines(title)).toEqual(lines)
  })

  it('loses no character, and no line is wider than the page unless the page has to break it', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('关于', '建设', '的', '第', '023', '号', '《', '》', '桥东', 'A'),
          maxLength: 60,
        }),
        (title) => {
          const lines = titleLines(title)
          expect(lines.join('')).toBe(title)
          if (lines.length > 1) for (const one of lines) expect(widthOf(one)).toBeLessThanOrEqual(20)
        },
      ),
    )
  })

  it('a title of 2,000 characters is broken by the page', () => {
    expect(titleLines('路'.repeat(2000))).toHaveLength(1)
  })
})
