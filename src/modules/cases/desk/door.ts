/** The desk as the modules above may furnish it: its frame, its rooms, and what they put beside a case. */
export type { Beside, BesideCase } from './beside.ts'
export { type Desk, DeskPage, type Frame, frameFor, staffOf } from './frame.tsx'
