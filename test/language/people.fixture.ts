import type { Linked, SpeakerRole, UnderstandContext } from '../../handlers/language/understanding.ts'

/** 张德发/老张 → someone linked. */
export const linkedPeople = (...people: string[]): Linked[] =>
  people.map((words, index) => {
    const [name = '', aka = ''] = words.split('/')
    return { key: `voter:${index}`, name, aka: aka.split('、').filter((nickname) => nickname !== '') }
  })

export const voters = linkedPeople(
  '张德发/老张',
  '王桂英/王婶',
  '赵磊/小赵',
  '李桂芳',
  '刘永福/刘大爷',
  '孙玉梅/孙姐',
  '欧阳建国/欧阳师傅',
  '徐丽',
  '马腾/小马、马老板',
  '何秀珍/何婆婆、何奶奶',
)

/** A deputy who writes on Monday 23 November 2026 at half past nine. */
export const speaker = (
  change: {
    role?: SpeakerRole
    linked?: readonly Linked[]
    nearby?: readonly Linked[]
    now?: string
    pending?: string
  } = {},
): UnderstandContext => ({
  now: new Date(change.now ?? '2026-11-23T09:30:00+08:00'),
  zone: 'Asia/Shanghai',
  role: change.role ?? 'deputy',
  linked: change.linked ?? voters,
  nearby: change.nearby ?? [],
  room: false,
  pending: change.pending ?? null,
})
