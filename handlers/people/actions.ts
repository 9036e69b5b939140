/** The matter's face for all doors: who speaks, whom he is linked to, WeChat bindings, groups' rooms, staff by role. */
export type { Sender, Speaker } from './rules.ts'
export type { GroupDeputy } from './store.ts'
export { personNamed, type NamingRefusal } from './record/naming.ts'
export {
  leftRoom,
  noteTopic,
  renamedRoom,
  returnedToRoom,
  roomsOfGroups,
  tellOfAmbiguousName,
  tellOfUnboundMember,
  type RoomPlace,
} from './rooms.ts'
export { masks, type Signed } from './voters/leftOut.ts'
export { speakerOf, speakerOfPerson, personWithDuties } from './speakers.ts'
export { boundSince, bind, voidShownCodes, lookAfterBind, waiting } from './binding.ts'
export { type LinkedPerson, linkedTo, deputiesOfLiaison } from './linked.ts'
export { officeStaff, staffOf, systemStaff } from './staff.ts'
export { type TieRefusal, tieRoom, groupOfRoom } from './rooms/tying.ts'
