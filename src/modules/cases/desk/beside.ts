import type { ComponentChildren } from 'preact'
import type { AnyTx } from '../../../kernel/db.ts'
import type { CaseFile } from '../reading/read-case.ts'

/**
 * What stands around when a case is shown, for whoever puts something beside it; all of them read as of one moment.
 * Nobody opens a transaction of his own inside `tx`: whoever waits for a second connection holds a first.
 */
export type BesideCase = { readonly file: CaseFile; readonly tx: AnyTx }

/**
 * Something that a module above puts on a case's page: in the panel at the right, or between its words and its
 * journal. Nothing when it has nothing to say of this case.
 */
export type Beside = {
  readonly where: 'panel' | 'story'
  readonly show: (scene: BesideCase) => Promise<ComponentChildren>
}
