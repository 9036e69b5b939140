/** Handing workbooks in at the desk, in tests. */
import { readFileSync } from 'node:fs'
import type { Speaker } from '../../handlers/people/rules.ts'
import {
  checkUpload,
  confirmUpload,
  importUpload,
  takeWorkbook,
  uploadView,
} from '../../handlers/roster/upload/actions.ts'
import type { LongWork } from '../../handlers/shared/visit.ts'
import type { Db } from '../../prisma/client.ts'
import { inAct, tuesday } from '../people.ts'
import { smallFile } from './workbooks.ts'

export const asStaff = (...staffRoles: string[]): Speaker => ({
  personId: 1,
  name: '梁慧',
  deputyId: null,
  memberId: null,
  groupId: null,
  constituencyId: null,
  memberPost: null,
  liaisonGroupIds: [],
  isStaff: true,
  staffRoles,
  unitIds: [],
})
export const clerk = asStaff('代表工委')

export const uploaded = (file: string) => ({
  name: '名册.xlsx',
  bytes: new Uint8Array(readFileSync(file)),
  tooLarge: false,
})

/** Runs long work to its end, each step an act. */
export const run = (db: Db, work: LongWork): Promise<void> => work((step) => inAct(db, step))

/** Hands a file in and has it checked; answers its number. */
export async function handIn(db: Db, file: string, term: { name: string; number: number } | null = null) {
  const taken = await inAct(db, (act) => takeWorkbook(act, clerk, uploaded(file), term))
  if (!taken.ok) throw new Error(taken.refusal)
  await run(db, checkUpload(taken.value))
  return taken.value
}

export const viewOf = async (db: Db, kind: 'import' | 'term', id: number) => {
  const view = await uploadView({ tx: db, now: tuesday }, kind, id)
  if (!view) throw new Error('no such upload')
  return { state: view.upload.state, ...view.shown }
}

/** Confirms and imports; answers what became of it. */
export async function carryOut(db: Db, kind: 'import' | 'term', id: number, typed = '') {
  const confirmed = await inAct(db, (act) => confirmUpload(act, clerk, id, typed))
  if (!confirmed.ok) return confirmed.refusal
  await run(db, importUpload(id))
  return viewOf(db, kind, id)
}

/** The small roster a term later: 周明远 continues, 陈秀兰 leaves, 赵新民 is new. */
export const nextTermRows = {
  代表小组: [
    [
      '桥东一组',
      '桥东街道人大联络处',
      '彭春宝/13800000901',
      '赵新民',
      '刘洁/13900000020',
      '桥东一组代表履职群',
    ],
  ],
  代表: [
    [
      '周明远',
      '男',
      '1974-09',
      '13800000012',
      'QL19-001',
      '12',
      '桥东一组',
      '否',
      '社区工作者',
      '桥东社区党委书记',
    ],
    ['赵新民', '男', '1980-01', '13800000055', 'QL19-002', '12', '桥东一组', '是', '医师', '桥东医院主任'],
  ],
  常委会: [['周明远', '委员', null, '桥东街道人大联络处', 'QL19-002']],
  选民: [
    ['张德发', '老张', '13800000101', '12', '锦绣花园3栋', 'QL19-001'],
    ['徐丽', null, null, '12', '桥东路41号', 'QL19-002'],
    ['孙小梅', null, null, '12', '桥东路43号', 'QL19-002'],
  ],
}

export const nextTermFile = () => smallFile(nextTermRows)
