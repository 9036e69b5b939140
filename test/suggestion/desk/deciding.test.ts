/** At the desk the office reads what it decides on: every reason, opinion and note, word for word. */
import { describe, expect, it } from 'vitest'
import * as suggestion from '../../../handlers/suggestion/actions.ts'
import { openSqlite } from '../../databases.ts'
import { makeStaff } from '../../people.ts'
import { linkIn, startWeb, Visitor } from '../../web/web.ts'
import { officeOn, replyWords } from '../office.ts'
import { as, chatWith, lights, value } from '../world.ts'

describe('a suggestion at the desk', () => {
  const here = officeOn(openSqlite)

  async function shownTo(one: { contactId: string }, id: number | string): Promise<string> {
    const web = await startWeb(here.db)
    const visitor = new Visitor(web)
    await visitor.post(linkIn(await chatWith(here.db, one).say('登录')))
    const page = await visitor.get(`/desk/suggestions${typeof id === 'number' ? `/${id}` : id}`)
    await web.close()
    return page.text
  }

  it('names in words what the guard marked, and says where the deputy said nothing', async () => {
    const id = await here.submitted({ ...lights, facts: '有群众多次上访，请转有关部门处理。' })
    const { guardMarks } = await here.rowOf(id)
    expect(guardMarks).not.toBe('[]')
    const text = await shownTo(here.world.liang, id)
    expect(text).not.toContain('[object Object]')
    expect(text).toContain('转递信访材料（“上访”）')
    for (const { name } of JSON.parse(guardMarks) as { name: string }[]) expect(text).toContain(name)
    expect(text).toContain('代表没有说')
  })

  it('shows requests with their reasons and answers, opinions, urges, promises and judgements', async () => {
    const { ma, wang, jing, liang, zhou } = here.world
    const id = await here.assigned()
    await as(here.db, jing, async (act, who) => {
      const promises = [{ text: '划好标线', dueOn: '2026-12-31' }]
      value(await suggestion.giveOpinion(act, who, id, { text: '同意划标线', promises }))
    })
    await as(here.db, wang, async (act, who) =>
      value(await suggestion.askExtension(act, who, id, { until: '2027-04-30', reason: '要先改规划' })),
    )
    const asked = await shownTo(ma, id)
    expect(asked).toContain('青陵公安分局交通警察大队的协办意见：同意划标线')
    expect(asked).toMatch(/申请延期到2027年4月30日\s*，理由：要先改规划.*等交办机关决定/s)
    await as(here.db, ma, async (act, who) =>
      value(
        await suggestion.decideExtension(act, who, id, {
          unitId: wang.unit.id,
          granted: true,
          until: '2027-03-31',
          note: '先给代表阶段性说明',
        }),
      ),
    )
    await as(here.db, liang, async (act, who) => value(await suggestion.urge(act, who, id, '代表很着急')))
    await as(here.db, wang, async (act, who) => value(await suggestion.replyTo(act, who, id, replyWords)))
    await as(here.db, wang, async (act, who) => {
      const parts = value(await suggestion.openParts(act, who, id, 'promise'))
      value(await suggestion.deliverCommitment(act, who, parts[0]?.id ?? 0, '3月10日通电'))
    })
    await as(here.db, zhou, async (act, who) => {
      const parts = value(await suggestion.openParts(act, who, id, 'kept'))
      value(
        await suggestion.rateCommitment(act, who, parts[0]?.id ?? 0, {
          rating: 'dissatisfied',
          reason: '灯常坏',
        }),
      )
      const judged = { work: 'satisfied', result: 'dissatisfied', reason: '没有减速带' } as const
      value(await suggestion.rateReply(act, who, id, judged))
    })
    await as(here.db, liang, async (act, who) =>
      value(await suggestion.withdrawSigned(act, who, id, { reason: '另行解决', fileId: null })),
    )
    const text = await shownTo(liang, id)
    for (const words of [
      '交办机关的意见：先给代表阶段性说明',
      '青陵公安分局交通警察大队承诺：划好标线',
      '落实情况：3月10日通电',
      '代表测评：不满意；理由：灯常坏',
      '办理结果不满意；理由：没有减速带',
      '撤回理由：另行解决',
    ])
      expect(text).toContain(words)
    expect(text).toMatch(/(?:常委会|代表工委)催办：代表很着急/)
  })

  it('marks a suggestion whose lead works for the unit that handles it, on its page and in the list', async () => {
    const { zhou, wang, liang } = here.world
    const id = await here.assigned()
    expect(await shownTo(liang, id)).not.toContain('自己办自己的')
    await here.db.handlingUnit.update({ where: { id: wang.unit.id }, data: { officerId: zhou.person.id } })
    expect(await shownTo(liang, id)).toContain('领衔代表周明远又是区住房和城乡建设局的联络人或负责人')
    expect(await shownTo(liang, '?view=all')).toContain('自己办自己的')
  })

  it('shows an office elsewhere none of these words where the lead keeps the text back', async () => {
    const id = await here.replied()
    await here.db.suggestion.update({ where: { id }, data: { publicity: 'none' } })
    const court = await makeStaff(here.db, '韩立', ['法院'])
    const text = await shownTo(court, id)
    expect(text).toContain('（内容不公开）')
    expect(text).not.toMatch(/已列入明年计划|装好信号灯|减速带/)
  })
})
