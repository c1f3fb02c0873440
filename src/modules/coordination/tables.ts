import type { CasesTables } from '../cases/door.ts'

/** The tables of these rooms, and those of the cases, which they may read. A room adds its own here. */
export type CoordinationTables = CasesTables
