import { describe, expect, it } from 'vitest'
import { talk, unbind } from '../people.ts'
import { at, beginOffice } from './office.ts'

const office = beginOffice()
const say = (who: string, text: string, more = {}) => office.chat(who).say(text, more)

/** 刘洁 announces the group's research for a Saturday. */
async function announce(words = '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加') {
  await say('刘洁', words)
  expect(await say('刘洁', '1')).toMatch(/^已发出：/)
}

describe('organising by message', () => {
  it('shows the plan with the number of people, takes corrections, and sends only on the word', async () => {
    await unbind(office.db, office.deputies['罗小燕']!.person.id)
    await talk(
      office.chat('刘洁'),
      `
      > 一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加
      请核对：
      老旧小区调研（专题调研）
      时间：12月5日（周六）14:30
      地点：桥东社区
      对象：桥东一组代表
      通知：9人，其中1人没绑定微信、要打电话：罗小燕。
      1 发出
      2 先不发
      回数字。要改直接说，例如：地点 桥东社区；时间 下午3点；名额 30；截止 12月3日；请带 笔记本
      > 地点 桥东社区二楼；请带 笔记本
      请核对：
      老旧小区调研（专题调研）
      时间：12月5日（周六）14:30
      地点：桥东社区二楼
      请带：笔记本
      对象：桥东一组代表
      通知：9人，其中1人没绑定微信、要打电话：罗小燕。
      1 发出
      2 先不发
      回数字。要改直接说，例如：地点 桥东社区；时间 下午3点；名额 30；截止 12月3日；请带 笔记本
      `,
    )
    expect([
      await office.db.activity.count(),
      await office.db.notice.count({ where: { kind: 'activity' } }),
    ]).toEqual([0, 0])
    await talk(
      office.chat('刘洁'),
      `
      > 1
      已发出：《老旧小区调研》（活动1），通知8人。没绑定微信、请打电话：罗小燕。看回复：活动1 情况；改：活动1 时间 …；取消：取消活动1。
      `,
    )
    expect(await office.db.notice.count({ where: { kind: 'activity', state: 'queued' } })).toBe(8)
  })

  it('asks for the hour and whom, and sends nothing on 取消 or 2', async () => {
    await talk(
      office.chat('梁慧'),
      `
      > 12月6日专题讲座 地方组织法 要回执
      专题讲座 地方组织法：通知谁？
      1 全体代表
      2 新任代表
      3 连任代表
      4 各小组组长
      回数字、小组或街道乡镇名称、姓名（不发了回“取消”）。
      > 1
      专题讲座 地方组织法：几点开始？例如：下午2点半。（不发了回“取消”）
      > 上午9点到11点半
      请核对：
      专题讲座 地方组织法（业务类）
      时间：12月6日（周日）09:00–11:30
      地点：待定
      对象：全体代表
      通知：9人。
      1 发出
      2 先不发
      回数字。要改直接说，例如：地点 桥东社区；时间 下午3点；名额 30；截止 12月3日；请带 笔记本
      > 2
      好的，没有发，也没有记。
      `,
    )
    expect(await office.db.activity.count()).toBe(0)
  })

  it('new deputies are asked when there are some, and nobody is told otherwise', async () => {
    expect(await say('梁慧', '12月6日上午9点专题讲座 地方组织法 通知全体新代表 要回执')).toBe(
      '这样没有一个人会收到通知，没有发。请写清通知谁，例如：通知全体代表。',
    )
    await office.db.deputy.update({
      where: { id: office.deputies['周明远']!.deputy.id },
      data: { isNew: true },
    })
    expect(await say('梁慧', '12月6日上午9点专题讲座 地方组织法 通知全体新代表 要回执')).toContain(
      '通知：1人。',
    )
  })

  it('a liaison asks her own group only, and a deputy nobody', async () => {
    await office.db.deputyGroup.create({ data: { name: '滨河一组', officeId: office.district.office.id } })
    expect(await say('刘洁', '滨河一组 12月5日下午2点半 视察河道 全体参加')).toBe(
      '活动由联络员（本组）和代表工委来发，没有发。要组织活动请找他们。',
    )
  })

  it('a deputy who is the liaison organises as well as he reports', async () => {
    const { person } = office.deputies['周明远']!
    await office.db.deputyGroup.update({
      where: { id: office.district.group.id },
      data: { liaisonId: person.id },
    })
    expect(await say('周明远', '一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加')).toContain('通知：9人')
    expect(await say('周明远', '2')).toContain('没有发')
    expect(await say('周明远', '走访 张德发')).toContain('已记')
  })

  it('a change and a cancellation are shown with the number of people first', async () => {
    await announce()
    await talk(
      office.chat('刘洁'),
      `
      > 活动1 改到12月6日上午9点
      《老旧小区调研》（活动1）改成：
      老旧小区调研（专题调研）
      时间：12月6日（周日）09:00
      地点：桥东社区
      会重新通知9人，已经回复的不用再回。
      1 改，重新通知
      2 不改
      回数字。
      > 1
      已改：《老旧小区调研》（活动1），通知9人。
      > 取消活动1 原因 下大雨
      取消《老旧小区调研》（活动1）（12月6日（周日）09:00）？会告诉9人，原因：下大雨。
      1 取消活动
      2 不取消
      回数字。
      > 1
      已取消：《老旧小区调研》（活动1），通知9人。
      > 活动1 改到12月7日上午9点
      这个活动已经取消或结束，没有改动。
      `,
    )
    expect(await say('周明远', '活动1 改到12月7日')).toBe(
      '这个活动不归您管，没有改动。请找组织者或代表工委。',
    )
  })
})

describe('answering', () => {
  it('a word is enough, a mind may change, leave has a reason, and a full activity has a waiting list', async () => {
    await announce('一组 12月5日下午2点半 老旧小区调研 桥东社区 全体参加 限2人')
    const facts = '《老旧小区调研》（活动1），12月5日（周六）14:30，桥东社区'
    const going = `已记：参加${facts}。来不了请回“请假 原因”；要放进手机日历回“日历”。`
    expect(await say('周明远', '收到 参加')).toBe(going)
    expect(await say('陈秀兰', '参加')).toBe(going)
    expect(await say('何建平', '可以参加')).toBe(
      `名额满了，${facts}：您排候补第1位，有人退出会通知您。不来了请回“请假 原因”。`,
    )
    expect(await say('谭志刚', '请假 那天厂里检修')).toBe(
      `已记：请假（那天厂里检修）${facts}。又能来了请回“参加”。`,
    )
    expect(await say('邓国庆', '请假')).toBe(
      `已记：不参加${facts}。请假要写原因，请直接回，例如：出差。又能来了请回“参加”。`,
    )
    expect(await say('邓国庆', '请假 出差')).toBe(`已记：请假（出差）${facts}。又能来了请回“参加”。`)
    expect(await say('周明远', '不去了,有事')).toContain('已记：请假（有事）')
    for (const words of ['我的活动', '还有活动要参加吗', '最近有什么活动'])
      expect(await say('何建平', words)).toContain('活动1 老旧小区调研 12月5日（周六）14:30，桥东社区：参加')
    expect(await say('何建平', '我的活动')).toContain(
      '活动1 老旧小区调研 12月5日（周六）14:30，桥东社区：参加',
    )
    expect(await say('刘洁', '谁还没回执')).toBe(
      '《老旧小区调研》（活动1），12月5日（周六）14:30：通知9人，参加2人，请假3人，待回复4人。\n还没回复：罗小燕、韩雪梅、丁立新、程春生',
    )
  })

  it('收到 is no promise: it is asked', async () => {
    await announce()
    await talk(
      office.chat('周明远'),
      `
      > 收到
      收到。《老旧小区调研》（活动1）12月5日（周六）14:30，桥东社区，您参加吗？
      1 参加
      2 请假（写上原因，例如：请假 出差）
      > 看情况吧
      请回“1 参加”或“请假 原因”。还没定也可以先不回，开始前都能回。
      > 1
      已记：参加《老旧小区调研》（活动1），12月5日（周六）14:30，桥东社区。来不了请回“请假 原因”；要放进手机日历回“日历”。
      > 收到
      好的，收到。
      `,
    )
  })

  it('with several open it is asked which, unless day or kind say it', async () => {
    await announce()
    await announce('一组 12月9日上午9点 小组学习 桥东代表之家 全体参加')
    await talk(
      office.chat('周明远'),
      `
      > 参加
      参加哪一个？
      1 小组学习（12月9日（周三）09:00，桥东代表之家）
      2 老旧小区调研（12月5日（周六）14:30，桥东社区）
      回数字；不记了回“取消”。
      > 2
      已记：参加《老旧小区调研》（活动1），12月5日（周六）14:30，桥东社区。来不了请回“请假 原因”；要放进手机日历回“日历”。
      > 参加
      已记：参加《小组学习》（活动2），12月9日（周三）09:00，桥东代表之家。来不了请回“请假 原因”；要放进手机日历回“日历”。
      `,
    )
    expect(await say('陈秀兰', '12月9日的学习我请假，要开庭')).toContain('请假（要开庭）《小组学习》')
    expect(await say('何建平', '活动1 参加')).toContain('参加《老旧小区调研》')
  })

  it('nothing open is said so, and what speaks of something else stays what it is', async () => {
    expect(await say('周明远', '参加')).toBe('现在没有等您回复的活动，没有记。')
    await announce()
    expect(await say('周明远', '走访 张德发 说家里有事')).toContain('已记：11月24日 走访 张德发')
    expect(await say('周明远', '好的')).toContain('您参加吗')
    expect(await office.db.participation.count({ where: { answer: { not: null } } })).toBe(0)
  })

  it('撤回 after an answer touches no contact', async () => {
    await say('周明远', '走访 张德发')
    await announce()
    await say('周明远', '参加')
    expect(await say('周明远', '撤回')).toMatch(
      /^您最近记的是对《老旧小区调研》（活动1）的回复“参加”，没有撤回别的。/,
    )
    expect(await office.db.contactReport.count({ where: { status: 'valid' } })).toBe(1)
  })

  it('the calendar comes as a file', async () => {
    await announce()
    await say('周明远', '参加')
    expect(await say('周明远', '日历')).toContain('点开文件就能放进手机日历。')
    const file = await office.db.storedFile.findFirstOrThrow()
    expect([file.type, Buffer.from(file.bytes).toString()]).toEqual([
      'text/calendar',
      expect.stringContaining('BEGIN:VCALENDAR') as string,
    ])
    expect(await office.db.notice.count({ where: { fileId: file.id } })).toBe(1)
  })
})

describe('being there', () => {
  it('a word at the place, the liaison’s count, minutes, questions raised', async () => {
    await announce()
    office.now = at('2026-12-05T14:20:00')
    expect(await say('陈秀兰', '签到 [定位]')).toBe('签到好了：《老旧小区调研》（活动1），14:20。')
    expect(await say('陈秀兰', '签到')).toBe('您已经签过到了，不用再签。')
    office.now = at('2026-12-05T16:40:00')
    await talk(
      office.chat('刘洁'),
      `
      > 今天活动到了8个 罗小燕请假 谭志刚没来
      对不上，没有记：《老旧小区调研》（活动1）通知9人，请假1人、没来1人，应当到7人，您说到了8人。请核对后再说一遍。
      > 今天活动到了6个 陈秀兰没来 罗小燕请假 谭志刚没来
      陈秀兰自己签过到，和您说的没来对不上，还没有记。
      1 确实没来，照我说的记
      2 不记，我再核对
      回数字。
      > 今天活动到了7个
      （“今天活动到了6个 陈秀兰没来 罗小燕请假 谭志刚没来”没有记，先放下了。）
      《老旧小区调研》（活动1）通知9人，还有2位没说到没到，还没有记。请接着说，例如：罗小燕请假 谭志刚没来；其他人都到了就回“其他人都到了”。
      > 罗小燕请假 谭志刚没来
      已记：《老旧小区调研》（活动1）应到9人，实到7人，请假1人（罗小燕），未到1人（谭志刚）。记错了照样再说一遍，以最后一次为准。
      > 活动1 纪要：看了三个小区，雨污分流没有做
      已记纪要：《老旧小区调研》（活动1）。再说一遍以最后一次为准。要加照片：活动1 照片；有人提问题：活动1 周明远提出 路灯不亮
      > 活动1 周明远提出3栋路灯不亮
      已记下诉求：3栋路灯不亮（《老旧小区调研》（活动1））。诉求编号1。改：回“活动1 诉求1改成 ……”；不要了：回“活动1 撤回诉求1”。
      > 活动1 照片
      请把《老旧小区调研》（活动1）的照片发给我，可以一张一张发；发完了回“完”。
      > 完
      好的，照片都存好了。
      `,
    )
    expect(await say('周明远', '今天参加代表活动见到了张德发')).toContain('已记：12月5日 参加代表活动 张德发')
    expect(await office.db.activityLink.findMany({ orderBy: { kind: 'asc' } })).toMatchObject([
      { kind: 'concern', subjectId: 1 },
      { kind: 'contact', subjectId: 1 },
    ])
    expect(await say('周明远', '活动1 周明远提出停水')).toBe(
      '这个活动不归您管，没有改动。请找组织者或代表工委。',
    )
    expect(await say('刘洁', '小组活动情况')).toContain('桥东一组：上次12月5日，下次不晚于2027年3月5日')
  })

  it('签到 while two activities are open is asked, by number or by the name of one', async () => {
    await say('梁慧', '12月5日上午9点到11点专题讲座 地方组织法 通知全体代表')
    await say('梁慧', '1')
    await announce('一组 12月5日上午11点 老旧小区调研 桥东社区 全体参加')
    office.now = at('2026-12-05T10:55:00')
    await talk(
      office.chat('陈秀兰'),
      `
      > 签到
      现在有几个活动可以签到，签哪一个？
      1 专题讲座 地方组织法（12月5日（周六）09:00–11:00）
      2 老旧小区调研（12月5日（周六）11:00，桥东社区）
      还没有记，回数字；不签了回“取消”。
      > 2
      签到好了：《老旧小区调研》（活动2），10:55。
      `,
    )
    expect(await say('何建平', '签到 调研')).toBe('签到好了：《老旧小区调研》（活动2），10:55。')
    const there = await office.db.participation.findMany({ where: { presence: 'attended' } })
    expect(there.map(({ activityId, hours }) => [activityId, hours])).toEqual([
      [2, null],
      [2, null],
    ])
  })

  it('trainings have hours, and a deputy asks how many he had', async () => {
    expect(await say('周明远', '我今年参加几次培训了')).toBe(
      '今年还没有您参加培训的记录。参加过没有记上的，请告诉组织者补记。',
    )
    await say('梁慧', '12月6日上午9点到11点专题讲座 地方组织法 通知全体代表')
    await say('梁慧', '1')
    office.now = at('2026-12-06T08:40:00')
    expect(await say('周明远', '签到')).toBe('签到好了：《专题讲座 地方组织法》（活动1），08:40。计2学时。')
    expect(await say('周明远', '我今年参加几次培训了')).toBe(
      '今年您参加培训1次，共2学时：\n12月6日 专题讲座 地方组织法（2学时）',
    )
    office.now = at('2026-12-06T11:10:00')
    expect(await say('梁慧', '培训统计')).toContain('培训1人次、2学时。\n参加过培训的代表1/9名')
    expect(await say('刘洁', '活动1 签到码')).toBe('这个活动不归您管，没有改动。请找组织者或代表工委。')
    expect(await say('梁慧', '活动1 签到码')).toMatch(/活动1现在的签到码：\d{6}（45秒换一次/)
  })
})

describe('invitations and rules of the group', () => {
  it('are proposed by turns, exchanged with a reason, and watched', async () => {
    const first = await say('梁慧', '邀请3名代表列席常委会 12月20日上午9点 区人大会议室')
    expect(first).toMatch(/按本届被邀请次数从少到多，建议邀请3人：(\S+（0次）、){2}\S+（0次）/)
    const name = /建议邀请3人：([^（]+)（/.exec(first)?.[1] ?? ''
    expect(await say('梁慧', `换 ${name}`)).toBe(`换人要写原因，例如：换 ${name} 原因 出差`)
    expect(await say('梁慧', `换 ${name} 原因 出差`)).not.toContain(`${name}（0次）`)
    expect(await say('梁慧', '1')).toContain('已发出：《列席常委会》（活动1），通知3人。')
    expect(await say('梁慧', '谁还没被邀请')).toContain('本届还有6名代表没有被邀请')
    expect(await office.db.invitationChoice.findMany({ where: { chosen: true } })).toMatchObject(
      Array(3).fill({ reason: `${name}：出差` }),
    )
  })

  it('are issued, read and shown', async () => {
    expect(await say('刘洁', '发布制度 一组 学习培训制度：每季度学习一次')).toBe(
      '已发布：桥东一组学习培训制度第1版（制度1），通知9人。看谁没读：制度',
    )
    expect(await say('周明远', '已读 制度1')).toBe('已记：您读过学习培训制度第1版。')
    expect(await say('刘洁', '制度')).toContain('还没读：陈秀兰、何建平')
    expect(await say('周明远', '制度')).toBe('制度1 学习培训制度（第1版，2026-11-24起）：每季度学习一次')
  })
})

describe('the contact day', () => {
  it('names count to the quarter, the parts are asked once, another constituency is pointed out', async () => {
    office.now = at('2026-10-20T16:00:00')
    await talk(
      office.chat('周明远'),
      `
      > 联系日 去了11选区 见了8个选民 走访张德发 王桂英
      已记：10月20日 走访 张德发、王桂英（本季已联系2/2位）。编号1。改：回“改”；撤：回“撤回”。
      联系选民日已记（见8人）。您说的是11选区，您自己是12选区，联系日要到本选区，请核对（先照您说的记）。联系选民日还要记：听民意（选民反映了什么）、解民惑（给选民解释、答复了什么）、帮民困（帮着办了什么）。请回，例如：听：…… 解：…… 帮：……；没有就回“没有”。
      > 听：路灯不亮；解：物业费怎么算
      已记。联系选民日还要记：帮民困（帮着办了什么）。请回，例如：帮：……；没有就回“没有”。
      > 没有
      已记，联系选民日四项都齐了。
      `,
    )
    expect(await office.db.contactDayRecord.findMany()).toMatchObject([
      {
        year: 2026,
        headcount: 8,
        ownConstituency: false,
        met: '张德发；王桂英',
        heard: '路灯不亮',
        solved: '物业费怎么算',
        helped: '无',
      },
    ])
    expect(await office.db.contact.count({ where: { counts: true } })).toBe(2)
    // what he told beside the visit stays, the visit's own names and number go; all of it with the next word
    expect(await say('周明远', '撤回')).toBe(
      '已撤回：10月20日 走访 张德发、王桂英。编号1。10月20日的联系选民日记录还在，去掉了这一条的内容；整天都要撤回，回“撤回联系日”。',
    )
    expect(await office.db.contactDayRecord.findFirst()).toMatchObject({
      met: null,
      headcount: null,
      heard: '路灯不亮',
      voidedAt: null,
    })
    expect(await say('周明远', '撤回联系日')).toBe(
      '已撤回：10月20日联系选民日的四项记录。再说一遍就重新记上。',
    )
    expect(await say('周明远', '撤回联系日')).toBe('没有您的联系选民日记录可以撤回。')
    expect(await office.db.contactDayRecord.count({ where: { voidedAt: null } })).toBe(0)
  })

  it('without names only the number is kept, and it can be taken back', async () => {
    office.now = at('2026-10-20T16:00:00')
    await talk(
      office.chat('周明远'),
      `
      > 联系日 去了12选区 见了8个选民 征求意见卡收了6张
      这8位是谁？请写姓名，有姓名的才能算进联系进度。（不记了回“取消”）
      记不全姓名，回“只记人数”。
      > 只记人数
      10月20日：联系选民日已记（见8人，征求意见卡6张）。联系选民日还要记：听民意（选民反映了什么）、解民惑（给选民解释、答复了什么）、帮民困（帮着办了什么）。请回，例如：听：…… 解：…… 帮：……；没有就回“没有”。没有姓名，不计入本季进度。
      > 没有
      已记，联系选民日四项都齐了。
      > 撤回
      已撤回：10月20日联系选民日的记录（见8人）。再说一遍就重新记上。
      `,
    )
    expect(await office.db.contact.count()).toBe(0)
  })
})

describe('in the group', () => {
  const inRoom = (mentioned = true) => ({ room: { id: 'r1', topic: '桥东一组代表群' }, mentioned })

  it('an answer with a mention is recorded, and only a count is said', async () => {
    await say('刘洁', '大家好', inRoom(false))
    await announce()
    expect(await office.db.notice.findMany({ where: { kind: 'activity-room' } })).toMatchObject([
      { roomId: 'r1', announce: true, mention: expect.stringMatching(/^p\d+( p\d+){8}$/) as string },
    ])
    expect(await say('周明远', '参加', inRoom())).toBe(
      '已记。《老旧小区调研》（活动1）本组：参加1人，请假0人，待回复8人。',
    )
    expect(await say('陈秀兰', '请假 那天厂里检修', inRoom())).toBe(
      '已记。《老旧小区调研》（活动1）本组：参加1人，请假1人，待回复7人。',
    )
    expect(await say('何建平', '收到', inRoom())).toBe(
      '收到。参加请@我回“参加”，来不了请私聊我回“请假 原因”。',
    )
    expect(await say('何建平', '参加', inRoom(false))).toBe('')
    expect(await office.db.participation.count({ where: { answer: null } })).toBe(7)
  })

  it('somebody who is not bound is told how, and his liaison hears of him once', async () => {
    await say('刘洁', '大家好', inRoom(false))
    for (let times = 0; times < 2; times++)
      expect(await say('stranger', '参加', inRoom())).toBe(
        '我还不认识您的微信，没有记。请私聊我发“绑定 绑定码”；没有绑定码，请找本组联络员。',
      )
    expect(await office.db.notice.findMany({ where: { kind: 'room-unbound' } })).toMatchObject([
      {
        personId: office.liu.person.id,
        text: '【待绑定】桥东一组的工作群里有人@我，他的微信还没有绑定，我没有替他记。请看一下是哪一位：是本组代表的，把绑定码私下给他（没有码的请代表工委在工作台补发），让他私聊我发“绑定 绑定码”；不是的不用管。',
      },
    ])
  })
})
