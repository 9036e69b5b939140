/** The QR code of a card's address. */
import QRCode from 'qrcode'

const look = { errorCorrectionLevel: 'M', margin: 3 } as const

/** For the chat. */
export const qrPicture = (address: string): Promise<Uint8Array> =>
  QRCode.toBuffer(address, { ...look, type: 'png', width: 720 })

/** For a poster of any size. */
export const qrDrawing = (address: string): Promise<string> =>
  QRCode.toString(address, { ...look, type: 'svg' })
