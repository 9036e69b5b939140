import { describe, expect, it } from 'vitest'
import {
  groupRulesOf,
  groupRuleText,
  issueGroupRule,
  readGroupRule,
} from '../../../handlers/activity/actions.ts'
import { makeDeputy, unbind } from '../../people.ts'
import { beginOffice } from '../office.ts'

const office = beginOffice()
const say = (who: string, text: string, more = {}) => office.chat(who).say(text, more)
const long = Array.from({ length: 120 }, (_, index) => `第${index + 1}条 每季度学习一次，做好记录。`).join(
  '\n',
)

describe('the rules of a group', () => {
  it('are told whole where a message holds them, else with how to get the rest', async () => {
    await unbind(office.db, office.deputies['罗小燕']!.person.id)
    expect(await say('刘洁', '发布制度 一组 联系选民制度：每季度走访一次')).toContain(
      '通知8人。没绑定微信、请另外告诉：罗小燕。',
    )
    await say('刘洁', `发布制度 一组 学习培训制度：${long}`)
    const [short, cut] = await office.db.notice.findMany({
      where: { kind: 'group-rule', personId: office.deputies['周明远']!.person.id },
      orderBy: { id: 'asc' },
    })
    expect(short?.text).toContain('每季度走访一次\n看过请回')
    expect(cut?.text).toContain('全文请回“制度2”')
    for (const words of ['制度2', '看制度2全文']) {
      const said = await say('周明远', words)
      expect(said).toContain('第1条')
      expect(said).toContain('第120条')
    }
    expect(await say('周明远', '制度9')).toBe('没有找到您小组的这项制度。看编号请回“制度”。')
  })

  it('已读 alone is the only one that is unread, and asked of several', async () => {
    await say('刘洁', '发布制度 一组 联系选民制度：每季度走访一次')
    await say('刘洁', '发布制度 一组 学习培训制度：每季度学习一次')
    expect(await say('周明远', '已读')).toBe(
      '您有2项制度还没读：制度1 代表联系选民制度，制度2 学习培训制度。还没有记，请写编号，例如：已读 制度1',
    )
    await say('周明远', '已读 制度1')
    expect(await say('周明远', '已读')).toBe('已记：您读过学习培训制度第1版。')
    expect(await office.db.groupRuleRead.count()).toBe(2)
  })

  it('a version that starts later does not hide the one in force', async () => {
    await say('刘洁', '发布制度 一组 学习培训制度：每季度学习一次')
    await office.as(office.liu.contactId, (act, who) =>
      issueGroupRule(act, who, {
        groupId: office.district.group.id,
        kind: 'study',
        text: '每月学习一次',
        fileId: null,
        effectiveOn: '2027-01-01',
      }),
    )
    expect(await say('周明远', '制度')).toBe(
      '制度1 学习培训制度（第1版，2026-11-24起）：每季度学习一次\n制度2 学习培训制度（第2版，2027-01-01起，还没有施行）：每月学习一次',
    )
  })

  it('are the group’s own: a deputy of another reads none and receipts none, and who has not read is for those who issue', async () => {
    const { db, district, liu } = office
    const group = await db.deputyGroup.create({ data: { name: '桥东二组', officeId: district.office.id } })
    const stranger = await makeDeputy(db, { ...district, group }, '高敏')
    await say('刘洁', '发布制度 一组 联系选民制度：每季度走访一次')
    const own = district.group.id
    await office.as(stranger.contactId, async (act, who) => {
      expect(await readGroupRule(act, who, 1)).toEqual({ ok: false, refusal: 'not_yours' })
      expect(await groupRuleText(act, who, 1)).toBeNull()
      expect(await groupRulesOf(act, who, own)).toEqual([])
    })
    expect(await db.groupRuleRead.count()).toBe(0)
    const unread = (contactId: string) =>
      office.as(contactId, async (act, who) => (await groupRulesOf(act, who, own)).map((one) => one.unread))
    expect(await unread(office.deputies['周明远']!.contactId)).toEqual([null])
    expect((await unread(liu.contactId))[0]).toHaveLength(9)
  })
})
