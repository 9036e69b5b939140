import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { addPhotos, reportPhoto } from '../../handlers/contact/actions.ts'
import { checkedPhoto, photosOf } from '../../handlers/file/actions.ts'
import { speakerOf } from '../../handlers/people/actions.ts'
import { inAct, later, makeDeputy, makeLiaison, makeStaff, senderOf, chatOf } from '../people.ts'
import { pdf, photoWithPlace, pictureAs, program } from '../file/samples.ts'
import { beginStory } from './story.ts'

const story = beginStory()

const sends = async (bytes?: Uint8Array, name = 'mmexport1.jpg') =>
  story.zhou.say('', { attachment: '图片', file: { name, bytes: bytes ?? (await photoWithPlace()) } })
const says = (text: string) => story.zhou.say(text)
const reportOf = async (text: string) => Number(/编号(\d+)/.exec(await says(text))?.[1])
const photos = (reportId: number) => photosOf(story.test.db, reportId)
const kept = () => story.test.db.storedFile.count()

describe('a photo without words', () => {
  it('right after a report belongs to it, without the place where it was taken', async () => {
    const id = await reportOf('走访 张德发 反映3栋路灯不亮')
    expect(await sends()).toBe(`收到照片，附在编号${id}那条下。发错了回“删照片”。`)
    expect(await sends()).toBe(`收到照片，附在编号${id}那条下（共2张）。发错了回“删照片”。`)
    const [first] = await photos(id)
    const file = await story.test.db.storedFile.findUniqueOrThrow({ where: { id: first?.fileId ?? 0 } })
    expect(file).toMatchObject({ name: 'mmexport1.jpg', type: 'image/jpeg', uploadedById: story.deputy.person.id })
    expect((await sharp(file.bytes).metadata()).exif).toBeUndefined()
    expect(await story.test.db.audit.count({ where: { action: 'contact.photo', subject: `report:${id}` } })).toBe(2)
  }) // prettier-ignore

  it('eleven minutes after a report is asked about, and goes where its number says', async () => {
    const id = await reportOf('走访 张德发')
    story.now = later(story.now, { minutes: 11 })
    expect(await sends()).toBe(
      '收到照片，先留着。是哪次联系的？请说一句话，例如：走访 张德发 反映路灯不亮；已经记过的，回它的编号。不要了回“取消”。',
    )
    expect(await sends()).toBe('又收到一张，一起留着（共2张）。')
    expect(await says('编号999')).toContain('编号999不是您记的有效联系，照片还留着')
    expect(await says(String(id))).toMatch(new RegExp(`^照片2张已附在这条下：.*走访 张德发`))
    expect(await photos(id)).toHaveLength(2)
  })

  it('before a report waits for it, and the receipt says that it was joined', async () => {
    await sends()
    await sends()
    const receipt = await says('走访 王桂英 反映停水')
    const id = Number(/编号(\d+)/.exec(receipt)?.[1])
    expect(receipt).toContain(`照片2张已附在编号${id}那条下。`)
    expect(await photos(id)).toHaveLength(2)
  })

  it('in the middle of a question waits for its answer', async () => {
    const asked = await says('走访 反映3栋路灯不亮')
    expect(asked).toContain('取消')
    expect(await sends()).toBe('照片先留着，记好后会附上。请先回答上面的问题。')
    expect(await says('张德发')).toMatch(/^已记.*照片1张已附在编号\d+那条下。$/s)
  })

  it('that is not wanted is joined to nothing', async () => {
    await sends()
    await says('取消')
    const id = await reportOf('走访 张德发')
    expect(await photos(id)).toEqual([])
  })

  it('that waited for more than an hour is not joined by itself', async () => {
    await sends()
    story.now = later(story.now, { minutes: 61 })
    expect(await says('走访 张德发')).not.toContain('照片')
  })

  it('of one of two reports made in one message is asked about, before and after', async () => {
    const two = '昨天走访了张德发，今天打电话给王桂英'
    const [first, second] = [...(await says(two)).matchAll(/编号(\d+)/g)].map(([, id]) => Number(id))
    const which = `附在编号${first ?? 0}、${second ?? 0}哪一条下？回编号；不要了回“取消”。`
    expect(await sends()).toBe(`收到照片，先留着。${which}`)
    expect(await says(`附在编号${second ?? 0}那条`)).toContain('照片1张已附在这条下')
    expect(await photos(second ?? 0)).toHaveLength(1)
    story.now = later(story.now, { minutes: 11 })
    await sends()
    expect(await says('昨天走访了赵磊，今天打电话给刘永福')).toMatch(
      /留着的1张照片附在编号\d+、\d+哪一条下？/,
    )
  })

  it('is taken back by 删照片; the report stays', async () => {
    const id = await reportOf('走访 张德发')
    await sends()
    await sends()
    expect(await says('删照片')).toBe(`编号${id}那条下的最后一张照片去掉了，还有1张。联系记录还在。`)
    expect(await photos(id)).toHaveLength(1)
    expect((await story.test.db.contactReport.findUniqueOrThrow({ where: { id } })).status).toBe('valid')
  })

  it('is the seventh of a report and is not kept', async () => {
    await says('走访 张德发')
    for (let count = 0; count < 6; count++) await sends()
    const before = await kept()
    expect(await sends()).toContain('已经附了6张照片，这张没有存')
    expect(await kept()).toBe(before)
  })

  it('delivered twice is kept once', async () => {
    const id = await reportOf('走访 张德发')
    const file = { name: '图.jpg', bytes: await photoWithPlace() }
    for (let time = 0; time < 2; time++)
      await story.zhou.say('', { id: 'same', attachment: '图片', file })
    expect(await photos(id)).toHaveLength(1)
  }) // prettier-ignore
})

describe('what is not a photo of a report', () => {
  it.each([
    ['a program that calls itself a photo', () => program, '这种文件不能收，没有存。'],
    ['a page', () => Buffer.from('<html><script>1</script>'), '这种文件不能收，没有存。'],
    ['half a photo', async () => (await pictureAs('png', 500, 500)).subarray(0, 300), '打不开'],
    ['a document that nobody asked for', () => pdf, '现在没有要附文件的事，没有存'],
  ])('%s is refused in a sentence and not kept', async (_what, make, sentence) => {
    await says('走访 张德发')
    expect(await sends(await make())).toContain(sentence)
    expect(await kept()).toBe(0)
  })

  it('one that is too large or did not come is told so', async () => {
    const say = (file: 'too_large' | 'not_loaded') => story.zhou.say('', { attachment: '图片', file })
    expect(await say('too_large')).toContain('超过10 MB，没有存')
    expect(await say('not_loaded')).toContain('没有传过来，没有存。请再发一次')
  })

  it('a voice is still not listened to', async () => {
    expect(await story.zhou.say('', { attachment: '语音' })).toContain('语音我听不了')
  })

  it("a stranger's photo is not even looked at", async () => {
    const stranger = chatOf(story.test.db, 'nobody', () => story.now)
    const said = await stranger.say('', { attachment: '图片', file: { name: '图.jpg', bytes: program } })
    expect(said).toContain('绑定码')
    expect(await kept()).toBe(0)
  })

  it('nothing is kept of what is sent in a group', async () => {
    const room = { id: 'r1', topic: '桥东一组代表群' }
    const file = { name: '图.jpg', bytes: await photoWithPlace() }
    await story.zhou.say('', { attachment: '图片', file, room, mentioned: false })
    expect(await kept()).toBe(0)
  })
})

describe('photos of a form', () => {
  const as = <T>(contactId: string, work: (asking: { act: Parameters<typeof addPhotos>[0]; who: Parameters<typeof addPhotos>[1] }) => Promise<T>) =>
    inAct(story.test.db, async (act) => {
      const who = await speakerOf(act.tx, senderOf(contactId))
      if (!who) throw new Error('not bound')
      return work({ act, who })
    }) // prettier-ignore
  const photo = async () => {
    const checked = await checkedPhoto(await photoWithPlace())
    if (!checked.ok) throw new Error(checked.refusal)
    return checked.value
  }

  it('go to one’s own valid report, six at most', async () => {
    const id = await reportOf('走访 张德发')
    const other = await makeDeputy(story.test.db, story.district, '陈秀兰')
    const one = await photo()
    const add = (contactId: string, count: number) =>
      as(contactId, ({ act, who }) => addPhotos(act, who, id, Array<typeof one>(count).fill(one)))
    expect(await add(story.deputy.contactId, 5)).toEqual({ ok: true, value: { photos: 5 } })
    expect(await add(story.deputy.contactId, 2)).toEqual({ ok: false, refusal: 'too_many' })
    expect(await add(other.contactId, 1)).toEqual({ ok: false, refusal: 'not_yours' })
    await says('撤回')
    expect(await add(story.deputy.contactId, 1)).toEqual({ ok: false, refusal: 'already_void' })
  })

  it('are seen by the reporter, the liaison and the deputies’ office, and by nobody else', async () => {
    await says('走访 张德发')
    await sends()
    const { fileId } = await story.test.db.reportPhoto.findFirstOrThrow()
    const { db } = story.test
    const other = await makeDeputy(db, story.district, '陈秀兰')
    const liaison = await makeLiaison(db, story.district, '刘洁')
    const staff = await makeStaff(db, '方主任', ['代表工委'])
    const court = await makeStaff(db, '法院小王', ['法院'])
    const sees = async ({ contactId }: { contactId: string }) =>
      (await as(contactId, ({ act, who }) => reportPhoto(act, who, fileId))) !== null
    expect(await Promise.all([story.deputy, liaison, staff].map(sees))).toEqual([true, true, true])
    expect(await Promise.all([other, court].map(sees))).toEqual([false, false])
  })
})

it('words about photos in a report stay a report', async () => {
  expect(await says('走访 张德发 反映墙上照片没换')).toContain('诉求1条')
})
