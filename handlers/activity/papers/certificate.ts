/** 培训证明: what is recorded of one person's trainings, and nothing else. */
import { AlignmentType, type FileChild } from 'docx'
import type { Day } from '../../shared/days.ts'
import { document, em, emptyLine, line, paragraphs } from '../../shared/document.ts'
import { centred, label, table, value } from '../../shared/grid.ts'
import { signature, titleOf } from '../../shared/letter.ts'

export interface CertificateFacts {
  /** PX2026-0001 */
  number: string
  name: string
  /** 青陵区第十八届人大代表（代表证号QL18-001）; null for whoever is no deputy. */
  office: string | null
  /** 2026年1月1日至2026年11月24日 */
  span: string
  hours: number
  trainings: readonly { day: string; title: string; kind: string; hours: number | null }[]
  signed: string
  issuedOn: Day
}

/** The bytes of the certificate, with room for the seal. */
export const certificatePaper = (facts: CertificateFacts): Promise<Buffer> =>
  document({
    title: `培训证明 ${facts.number}`,
    children: [
      ...titleOf('培训证明'),
      line(`编号：${facts.number}`, { alignment: AlignmentType.RIGHT, indent: { right: em } }),
      emptyLine(),
      ...paragraphs(
        `兹证明${facts.office ?? ''}${facts.name}同志，${facts.span}参加培训${facts.trainings.length}次，共${facts.hours}学时。明细如下：`,
      ),
      table(
        [14, 46, 54, 24, 18],
        [
          { head: true, cells: ['序号', '日期', '培训名称', '形式', '学时'].map((text) => label(text)) },
          ...facts.trainings.map(({ day, title, kind, hours }, index) => ({
            cells: [
              centred(String(index + 1)),
              centred(day),
              value(title),
              centred(kind),
              centred(hours === null ? '没有记' : String(hours)),
            ],
          })),
        ],
      ),
      ...paragraphs('以上按签到和考勤记录出具；没有记录到场的培训不计入。', true),
      ...paragraphs('特此证明。', true),
      ...signature(facts.signed, facts.issuedOn),
    ] satisfies FileChild[],
  })
