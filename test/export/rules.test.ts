import { describe, expect, it } from 'vitest'
import { isKind, kinds } from '../../handlers/export/rules.ts'

/** What other programs read: a key that is renamed, moved or lost breaks them. */
const promised = {
  contacts:
    'id report_id deputy contactor_role party party_role method occurred_on part_of_day quarter place summary concerns source recorded_by recorded_at status contact_day message_id',
  concerns: 'id text raised_by deputy contact_report_id status suggestion_no',
  suggestions:
    'no title category lead_deputy cosigners state key submitted_at forwarded_at forwarded_to assigned_at due_on main_unit assist_units replied_at reply_class rating_work rating_result closed_at overdue_days round',
  polls:
    'id edition corrects_id status title held_on subject item suggestion_no issued returned satisfied basically_satisfied dissatisfied abstained invalid reason recorded_by recorded_at voided_at',
  suggestion_files: 'id suggestion_no purpose name type size sha256 added_by added_at',
  suggestion_reminders: 'id suggestion_no about notice_id to name on state left_out',
  suggestion_keyed: 'id suggestion_no what for way received_on keyed_in_by keyed_in_at',
  suggestion_sheets:
    'suggestion_no kind motion_no lead_deputy source_kind publicity repeated_years wants_contact wants_written_reply may_be_cosigned received_on recorded_by paper_signers',
  activities:
    'id kind title starts_at ends_at place organiser audience seats invited going declined waiting attended',
  attendance: 'activity_id person status reason at by',
  activity_details:
    'activity_id title state topic level group office answer_by needs_receipt gathering bring materials notes hours door_only edition told_at cancel_reason minutes findings created_at',
  activity_files:
    'activity_id file_id kind name type size sha256 added_by added_at told_in replaced_by replaced_at',
  attendance_days: 'activity_id title day person status reason',
  contact_days:
    'year deputy status held_on constituency own_constituency headcount cards met heard solved helped absence_reason recorded_by recorded_at voided_at',
  notices: 'id kind to name room period step state queued_at sent_at attempts text',
  audit: 'seq at actor via action subject before after hash',
  people: 'name phone_masked roles group office constituency bound',
} as const

describe('an export', () => {
  it.each(Object.entries(promised))('of %s has the promised keys in their order', (name, keys) => {
    expect(isKind(name) && kinds[name].fields.map(([key]) => key)).toEqual(keys.split(' '))
  })

  it.each(Object.values(kinds))('of $title names each column once, and says how a row counts', (kind) => {
    const headings = kind.fields.map(([, heading]) => heading)
    expect(new Set(headings).size).toBe(headings.length)
    expect(kind.counting).toMatch(/。$/)
  })

  it('of what nobody promised is not there', () => {
    expect(['suggestion', 'toString', ''].map(isKind)).toEqual([false, false, false])
  })
})
