/** Small pieces that the pages about people share. */
import type { JSX } from 'preact'
import { isoIn } from '../shared/days.ts'
import { Empty } from '../shared/page.tsx'
import type { DeskVisit, WebReply } from '../shared/visit.ts'

export const idOf = (visit: DeskVisit): number => {
  const id = Number(visit.params['id'])
  return Number.isSafeInteger(id) && id > 0 && id < 2 ** 31 ? id : 0
}

/** 2026-11-24 09:30 in the office's zone. */
export const momentIn = (at: Date, zone: string): string => isoIn(at, zone).slice(0, 16).replace('T', ' ')

export const personPath = (id: number): string => `/desk/people/${id}`

export const nobody: WebReply = {
  title: '没有这个人',
  status: 404,
  page: (
    <Empty>
      没有找到。可能地址写错了，请<a href="/desk/people">回到人员</a>重新查找。
    </Empty>
  ),
}

/** A phone in full, shown once after it was asked for. */
export const PhoneOnce = ({ name, phone }: { name: string; phone: string }): JSX.Element => (
  <p class="said" role="status">
    {name}的手机：<b>{phone}</b>（只显示这一次，已留痕）
  </p>
)
