/** The table as the rooms above may use it: what was announced there, who is to be reached, and the link to send. */
export { contactsOn, findHours } from './bodies/door.ts'
export type { Heard } from './heard.ts'
export { bodyLinkUrl, makeBodyLink } from './links/door.ts'
export { invitationOf, readSubject, type Subject } from './subjects.ts'
export type { CoordinationTables } from './tables.ts'
export type { Listeners } from './tasks.ts'
