/** A sentence for each refusal: what is wrong and what to do. */
import type {
  AfterwardsRefusal,
  ChangeRefusal,
  AnswerRefusal,
  AttendanceRefusal,
  CertificateRefusal,
  CheckInRefusal,
  InviteRefusal,
  MaterialRefusal,
  ReplaceRefusal,
  OrganiseRefusal,
  PaperRefusal,
  RecordRefusal,
} from './actions.ts'

export const refusalText: Record<
  | OrganiseRefusal
  | InviteRefusal
  | ReplaceRefusal
  | AnswerRefusal
  | Exclude<CheckInRefusal, object>
  | Exclude<AttendanceRefusal, object>
  | Exclude<AfterwardsRefusal, object>
  | 'nobody_then'
  | RecordRefusal
  | Exclude<MaterialRefusal, object>
  | PaperRefusal
  | CertificateRefusal,
  string
> = {
  not_organiser: '活动由联络员（本组）和代表工委来发，没有发。要组织活动请找他们。',
  past: '时间已经过了，没有发。',
  ends_before: '结束时间要晚于开始时间，没有发。请重新说一遍时间，例如：下午2点到4点。',
  answer_after_start: '回复截止要早于开始时间，没有发。请重新说截止日期。',
  nobody: '这样没有一个人会收到通知，没有发。请写清通知谁，例如：通知全体代表。',
  unknown_activity: '没有这个编号的活动。看编号请回“我的活动”。',
  not_yours: '这个活动不归您管，没有改动。请找组织者或代表工委。',
  not_open: '这个活动已经取消或结束，没有改动。',
  changed_meanwhile: '刚刚有人同时在改，没有记。请再说一遍。',
  announced_before:
    '已经不是草稿了（发过了，或者取消了），没有再发。要改请在活动的页面上改；取消了又要办的，请另建一个。',
  not_draft: '已经发出去了，不再是草稿，没有存。要改请在活动的页面上改。',
  other_turns: '轮流邀请和别的活动不能互相改，没有改。请取消以后重新组织。',
  someone_came: '已经记了有人到场，不能记成没有办成，没有改动。到场记错的，请先更正考勤。',
  said_not_held:
    '要记没有办成，请回“活动12 没有办成 原因 暴雨”（换成这个活动的编号）；办了的，请写办的情况。没有记。',
  nothing_marked: '没有标谁到谁没到，没有记。请至少标一个人。',
  nothing_changed: '和原来一样，没有改，也没有重新通知。',
  already_sent: '邀请已经发出。有人来不了，请在活动的页面上换人。',
  too_many: '选的人比名额多，没有存。请去掉几个，或者说明要增加名额。',
  replaced: '您来不了以后，这次的名额已经给了别的代表，没有改动。又能来的请找代表工委。',
  not_by_turns: '这次不是轮流邀请的，没有换。',
  not_invited: '请选这次邀请的人，没有换。',
  why_not_coming: '他还没有说来不了，请写为什么来不了，没有换。',
  reason_needed: '没有按顺序选人，要写原因。没有记。',
  unknown_person: '名单里有人不是本届代表，没有发。',
  not_asked: '这个活动没有通知您，没有记。要参加请找组织者。',
  started: '活动已经开始，不能再改回复了。到了请回“签到”，没来请告诉联络员。',
  nothing_now: '现在没有可以签到的活动，没有记。看活动请回“我的活动”。',
  too_early: '还没有到签到时间，没有记。要参加请回“参加”。',
  too_late: '签到时间已经过了，没有记。到了现场的请告诉联络员补记。',
  door_only: '这个活动要在现场签到，没有记。请扫门口的二维码，或回“签到 门口的6位数字”。',
  wrong_code: '签到码不对或已经换了，没有记。请看门口现在的6位数字，马上再回一次：签到 数字',
  already: '您已经签过到了，不用再签。',
  not_begun: '活动还没有开始，没有记。',
  cancelled: '这个活动没有发出或已经取消，没有记。',
  empty: '没有看到内容，没有记。',
  no_such_concern: '这个活动没有这个编号的诉求，没有改动。看编号请看当时的回执。',
  concern_settled: '这条诉求已经答复或者写进建议了，没有改动。',
  not_sent: '这个活动没有发出或已经取消，没有签到表和小结。',
  still_telling: '这个活动的通知还没有发完，名单不全。请过几分钟再要。',
  nothing_recorded:
    '这个活动还没有考勤和纪要，没有小结可做。请先记，例如：今天活动到了7个 罗小燕请假；活动12 纪要 走访了3个小区',
  ahead:
    '这个时间还没到，不能补记，没有记。还没办的活动请直接组织，例如：一组 12月15日下午2点半 老旧小区调研 桥东社区 全体参加',
  contact_day: '联系选民日有自己的记法，没有记。请代表本人说，例如：联系日走访 张德发',
  not_afterwards: '这个活动是通知过的，不是补记的，没有改动。要记考勤请说：活动12 到了7人 罗小燕请假',
  nobody_then: '这样一个人也没有，没有记。请写清是哪个小组，或者写到了的代表姓名。',
  no_file: '还没有选文件，没有存。请选照片、PDF、Word或Excel文件。',
  no_such_file: '没有这个文件，可能刚被换掉了，没有改动。请刷新再看。',
  same_file: '这个文件已经有了，或者选了两个一样的，没有存。',
  one_for_one: '换一个文件只能选一个新的，没有存。要多加几个，请选“不换，再加”。',
  told_already: '已经通知过大家了，文件不能拿掉，只能换成新的。没有改动。',
  nothing_new: '通知以后没有加过新文件，没有再通知。',
  too_late_to_tell: '这个活动没有发出、已经开始或者已经取消，没有通知。',
  not_over: '培训还没有结束，证明等结束后再开。',
  no_training: '没有参加培训的记录，开不了证明。参加过没有记上的，请告诉组织者补记。',
}

/** Why a change was refused. */
export const changeRefusalText = (refusal: ChangeRefusal): string =>
  typeof refusal === 'object' ? tooFewSeats(refusal.going) : refusalText[refusal]

/** Why a file was not kept, taken off or told of. */
export const materialRefusalText = (refusal: MaterialRefusal): string =>
  typeof refusal === 'object'
    ? `一个活动最多附${refusal.most}个文件，没有存。请少选几个，或者合成一个。`
    : refusalText[refusal]

/** Fewer seats than people who go. */
export const tooFewSeats = (going: number): string =>
  `已有${going}人报名参加，名额不能少于${going}，没有改。要减名额，请先请人退出。`

/** 20分钟, 1小时, 1个半小时 */
const spanWords = (minutes: number): string =>
  minutes % 60 === 0
    ? `${minutes / 60}小时`
    : minutes % 60 === 30 && minutes > 60
      ? `${Math.floor(minutes / 60)}个半小时`
      : `${minutes}分钟`

/** Before the window of checking in opens. */
export const tooEarlyText = (minutes: number): string =>
  `还没有到签到时间，没有记。开始前${spanWords(minutes)}起可以签到。要参加请回“参加”。`
