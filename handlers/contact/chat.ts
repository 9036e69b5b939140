import type { Matter } from '../shared/turn.ts'
import { answer, completes } from './chat/answering.ts'
import { correct } from './chat/changes.ts'
import { forgetWaiting, isPhotoQuestion } from './chat/photos.ts'
import { missing, quota } from './chat/progress.ts'
import { log } from './chat/reporting.ts'
import { undoLast, voidDescribed } from './chat/withdrawals.ts'
import { may } from '../people/rules.ts'

/** 代某某代表登记：… */
export { reportsForDeputy } from './chat/forDeputy.ts'
export { correct, correctNumbered } from './chat/changes.ts'
export { quota, records } from './chat/progress.ts'
export { log as reportContact } from './chat/reporting.ts'
export { restore, voidDescribed, wantsBack } from './chat/withdrawals.ts'
export { takeBack, takePhotos, takesBack } from './chat/photos.ts'
export { saysOfTheDay, takeForDay } from './chat/day.ts'
export { asOpinion } from './chat/opinion.ts'
export { picture, pictureAsked } from './chat/pictures.ts'

export const matter: Matter = {
  commands: {
    'contact.log': log,
    'contact_day.log': log,
    'contact.correct': correct,
    'contact.void': voidDescribed,
    'concern.raise': log,
    'contact.quota': quota,
    'contact.missing': missing,
    undo: undoLast,
  },
  answer,
  claims: completes,
  putDown: async (turn, question) => {
    if (isPhotoQuestion(question.kind)) await forgetWaiting(turn)
  },
  forms: [
    { purpose: 'contact', title: '联系登记表', fits: may.reportContacts },
    {
      purpose: 'contact.paper',
      title: '代录征求意见卡、联系卡（纸质卡）',
      fits: ({ liaisonGroupIds }) => liaisonGroupIds.length > 0,
    },
  ],
}
