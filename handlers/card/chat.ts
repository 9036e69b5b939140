import { keepFile } from '../file/actions.ts'
import type { Said } from '../shared/said.ts'
import type { Turn } from '../shared/turn.ts'
import { cardCodeOf } from './actions.ts'
import { qrPicture } from './pictures.ts'

/** 我的二维码、征求意见卡二维码 */
export const isAsked = (text: string): boolean =>
  /^(?:给我|看看?|要|打印)?(?:一下)?(?:我的?)?(?:征求)?(?:意见卡)?(?:的)?二维码[。.!！]*$|^我的(?:征求)?意见卡[。.!！]*$/.test(
    text.normalize('NFKC').trim(),
  )

/** The picture of one's own card, the address of its poster, and what it is for. */
export async function myCode(turn: Turn): Promise<Said> {
  const code = await cardCodeOf(turn.act, turn.who)
  if (!code.ok) return '征求意见卡的二维码是人大代表用的。您要填表请回“填表”。'
  const address = `${turn.baseUrl}/card/${code.value}`
  const fileId = await keepFile(turn.act, {
    name: `${turn.who.name}代表的征求意见卡.png`,
    type: 'image/png',
    bytes: await qrPicture(address),
    uploadedById: null,
  })
  const text = `这是您的征求意见卡二维码。选民扫一扫就能留言，我会马上告诉您。\n发给选民的链接：${address}\n打印海报（A4、A3都行）：${address}/poster`
  return { text, fileIds: [fileId] }
}
