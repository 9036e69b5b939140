import type { BindRefusal } from './rules.ts'
import type { TieRefusal } from './actions.ts'

const newCode = '请向所在小组的联络员或联络处要一个新的绑定码。'

const refusals: Record<BindRefusal, string> = {
  no_code: `请把绑定码发给我，例如：绑定 7KQM2XWA。没有绑定码，${newCode}`,
  wrong: `绑定码不对，请对照纸条再发一次（8位，字母不分大小写）。还不行，${newCode}`,
  used: `这个绑定码已经用过了，一个码只能用一次。${newCode}`,
  expired: `这个绑定码已经过期。${newCode}`,
  void: `这个绑定码已经作废。${newCode}`,
  too_many: '绑定码错的次数太多，请过十分钟再试，或者联系联络处。',
  already_bound: '这个微信已经绑定过了。要换人使用或换手机，请联系联络处。',
  in_room: `绑定码不要发在群里，这个码已经作废。${newCode}拿到后私聊发给我。`,
}

export const bindRefused = (refusal: BindRefusal): string => refusals[refusal]

/** The first words after binding: what to type next. */
export const bound = (name: string, example: string): string =>
  `${name}您好，绑定好了。以后直接跟我说就行，例如：\n${example}\n不会用时回“帮助”。`

const tieRefusals: Record<TieRefusal, string> = {
  no_group: '没有这个代表小组，请写全称，例如：绑定本群 桥东一组。',
  several_groups: '有几个小组对得上这个名称，请写小组全称。',
  not_liaison: '只有本组联络员能绑定本群，请让联络员来发这句话。',
}

export const tieRefused = (refusal: TieRefusal): string => tieRefusals[refusal]

export const welcome =
  '您好，我是区人大代表履职助手，还不认识您的微信。请把绑定码发给我，例如：绑定 7KQM2XWA。没有绑定码，请找所在小组的联络员或联络处。群众反映问题，请找本选区的人大代表或街道人大联络处。'
