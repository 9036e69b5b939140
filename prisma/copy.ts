/** Every row of one database into another, whichever of the two kinds they are: backup, restore and the move to PostgreSQL. */
import { Prisma, runsOnPostgres, type Tx } from './client.ts'

/** Every table, those that others refer to first. A test compares it with the schema. */
export const tables = [
  'Term',
  'Person',
  'Office',
  'PlatformOperator',
  'Constituency',
  'DeputyGroup',
  'Room',
  'Deputy',
  'ScMember',
  'MemberLink',
  'Voter',
  'VoterLink',
  'HandlingUnit',
  'Staff',
  'StaffRole',
  'WechatIdentity',
  'BindingCode',
  'BindAttempt',
  'FormLink',
  'DeskSession',
  'Inbound',
  'OpenQuestion',
  'HumanRequest',
  'ContactReport',
  'Contact',
  'Concern',
  'ConcernRaiser',
  'ConcernAnswer',
  'ReportPhoto',
  'CardCode',
  'OpinionCard',
  'Suggestion',
  'SuggestionSeries',
  'SuggestionSigner',
  'SuggestionEvent',
  'Handling',
  'HandlingCommunication',
  'HandlingExtension',
  'AssistOpinion',
  'SuggestionReply',
  'Commitment',
  'SuggestionRating',
  'ReplyEdition',
  'RatingEdition',
  'SuggestionFile',
  'SuggestionUrge',
  'KeySuggestion',
  'Supervisor',
  'SupervisionLog',
  'SuggestionMeeting',
  'MeetingFinding',
  'SatisfactionPoll',
  'PollRow',
  'PaperTemplate',
  'StoredFile',
  'RosterUpload',
  'WaitingPhoto',
  'Activity',
  'Participation',
  'ActivityFile',
  'ActivityLink',
  'InvitationChoice',
  'TrainingCertificate',
  'GroupRule',
  'GroupRuleRead',
  'ContactDayRecord',
  'ContactDayAnnounced',
  'ContactDayAbsence',
  'Notice',
  'DigestMention',
  'AccountPause',
  'JobStep',
  'Setting',
  'Audit',
] as const satisfies readonly Prisma.ModelName[] // prettier-ignore

type Row = Record<string, unknown>

interface Model {
  findMany(query: { orderBy: Row[]; skip: number; take: number }): Promise<Row[]>
  createMany(rows: { data: Row[] }): Promise<unknown>
  count(): Promise<number>
}

const chunk = 500

/** Copies all rows; the target must be empty and migrated. Answers the number of rows a table. */
export async function copyRows(from: Tx, to: Tx): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) {
    const source = modelOf(from, table)
    let copied = 0
    for (;;) {
      const rows = await source.findMany({ orderBy: keyOf(table), skip: copied, take: chunk })
      if (rows.length > 0) await modelOf(to, table).createMany({ data: rows })
      copied += rows.length
      if (rows.length < chunk) break
    }
    counts[table] = copied
  }
  if (runsOnPostgres(to)) await setSequences(to)
  return counts
}

/** Rows a table. */
export async function countRows(tx: Tx): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const table of tables) counts[table] = await modelOf(tx, table).count()
  return counts
}

/** Takes everything out, in one statement. PostgreSQL only. */
export const emptyPostgres = (tx: Tx): Promise<number> =>
  tx.$executeRawUnsafe(`TRUNCATE ${tables.map((table) => `"${table}"`).join(', ')} RESTART IDENTITY CASCADE`)

function modelOf(tx: Tx, table: Prisma.ModelName): Model {
  const name = `${table.charAt(0).toLowerCase()}${table.slice(1)}`
  return (tx as unknown as Record<string, Model>)[name] as Model
}

const keys: Partial<Record<Prisma.ModelName, readonly string[]>> = {
  ContactDayAnnounced: ['year'],
  PlatformOperator: ['officeId', 'personId'],
  MemberLink: ['memberId', 'deputyId'],
  VoterLink: ['deputyId', 'voterId'],
  StaffRole: ['staffId', 'role'],
  ConcernRaiser: ['concernId', 'contactId'],
  ReportPhoto: ['reportId', 'fileId'],
  WaitingPhoto: ['fileId'],
  Participation: ['activityId', 'personId'],
  ActivityFile: ['activityId', 'fileId'],
  ActivityLink: ['activityId', 'kind', 'subjectId'],
  InvitationChoice: ['activityId', 'personId'],
  GroupRuleRead: ['ruleId', 'personId'],
  SuggestionSeries: ['series'],
  AccountPause: ['account'],
  JobStep: ['job', 'period', 'step'],
  Audit: ['seq'],
}

const keyOf = (table: Prisma.ModelName): Row[] =>
  (keys[table] ?? ['id']).map((column) => ({ [column]: 'asc' }))

/** Explicit ids leave PostgreSQL's sequences behind. */
async function setSequences(tx: Tx): Promise<void> {
  for (const table of tables) {
    const column = table === 'Audit' ? 'seq' : 'id'
    if (keys[table] && table !== 'Audit') continue
    await tx.$queryRawUnsafe(
      `SELECT setval(pg_get_serial_sequence('"${table}"', '${column}'), COALESCE((SELECT max("${column}") FROM "${table}"), 0) + 1, false)`,
    )
  }
}
