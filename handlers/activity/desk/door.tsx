/** The code for the screen at the door, and the file for a calendar. */
import QRCode from 'qrcode'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { calendarText, codeAtDoor } from '../actions.ts'
import { found, notFound } from './found.tsx'

/** The code for the screen at the door. It changes by itself: a photo of it sent elsewhere is soon useless. */
async function door(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const outcome = await codeAtDoor(visit.act, visit.who, activity.id)
  if (!outcome.ok) return notFound
  const { code, slotSeconds } = outcome.value
  const picture = await QRCode.toDataURL(`签到 ${code}`, { margin: 1, width: 480 })
  return {
    title: `${activity.title}：签到`,
    refreshSeconds: Math.max(5, Math.floor(slotSeconds / 3)),
    page: (
      <div class="door">
        <p>在微信里给“代表履职助手”回：</p>
        <p class="code">签到 {code}</p>
        <img class="picture" src={picture} alt={`二维码，内容是“签到 ${code}”`} width={480} height={480} />
        <p>也可以扫码，把看到的那句话发给助手。数字{slotSeconds}秒一换，拍照转发没有用。</p>
      </div>
    ),
  }
}

async function calendar(visit: DeskVisit): Promise<WebReply> {
  const activity = await found(visit)
  if (!activity) return notFound
  const text = calendarText(activity, visit.settings['activity.usualHours'], visit.act.now)
  return {
    file: Buffer.from(text, 'utf8'),
    name: `${activity.title}.ics`,
    type: 'text/calendar; charset=utf-8',
  }
}

export const doorPages: readonly DeskPage[] = [
  { method: 'GET', path: '/desk/activities/:id/door', right: 'activities.see', answer: door },
  { method: 'GET', path: '/desk/activities/:id/calendar', right: 'activities.see', answer: calendar },
]
