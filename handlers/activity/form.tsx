/** The activity's pages behind a personal link: answer, organise, record. */
import type { FormPage } from '../shared/visit.ts'
import { showAfterwards, submitAfterwards } from './form/afterwards.tsx'
import { showAnswer, submitAnswer } from './form/answer.tsx'
import { showBehalf, submitBehalf } from './form/behalf.tsx'
import { showChange, submitChange } from './form/change.tsx'
import { showDay, submitDay } from './form/day.tsx'
import { showOrganise, submitOrganise } from './form/organise.tsx'
import { showRecord, submitRecord } from './form/record.tsx'
import { mostFiles } from './materials/fields.tsx'
import { fileOfActivity } from './form/materials.tsx'
import { mostPhotos } from './form/recordParts.tsx'

export const formPages: readonly FormPage[] = [
  {
    purpose: 'activity.answer',
    title: '参加还是请假',
    show: showAnswer,
    submit: submitAnswer,
    file: fileOfActivity,
  },
  { purpose: 'activity.organise', title: '组织活动', mostFiles, show: showOrganise, submit: submitOrganise },
  { purpose: 'activity.day', title: '联系选民日记录', show: showDay, submit: submitDay },
  { purpose: 'activity.behalf', title: '代记回复', show: showBehalf, submit: submitBehalf },
  { purpose: 'activity.afterwards', title: '补记活动', show: showAfterwards, submit: submitAfterwards },
  {
    purpose: 'activity.change',
    title: '改活动或取消',
    mostFiles,
    show: showChange,
    submit: submitChange,
    file: fileOfActivity,
  },
  { purpose: 'activity.record', title: '记活动', mostPhotos, show: showRecord, submit: submitRecord },
]
