import type { CasesTables } from '../cases/door.ts'
import type { BodyTables } from './bodies/tables.ts'
import type { CallbackTables } from './callbacks/tables.ts'
import type { DossierTables } from './dossiers/tables.ts'
import type { LinkTables } from './links/tables.ts'
import type { MeetingTables } from './meetings/tables.ts'
import type { PartTables } from './parts/tables.ts'
import type { PrecedentTables } from './precedents/tables.ts'
import type { PromiseTables } from './promises/tables.ts'
import type { WhistleTables } from './whistles/tables.ts'

/** The tables of these rooms, and those of the cases, which they may read. A room adds its own here. */
export type CoordinationTables = CasesTables &
  DossierTables &
  BodyTables &
  LinkTables &
  MeetingTables &
  PartTables &
  WhistleTables &
  PromiseTables &
  CallbackTables &
  PrecedentTables
