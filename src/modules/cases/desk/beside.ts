import type { ComponentChildren } from 'preact'
import type { Page } from '../../../kernel/ui/page.ts'
import type { CaseFile } from '../reading/read-case.ts'

/** What stands around when a case is shown, for whoever puts something beside it. */
export type BesideCase = { readonly file: CaseFile; readonly page: Page }

/**
 * Something that a module above puts on a case's page: in the panel at the right, or between its words and its
 * journal. Nothing when it has nothing to say of this case.
 */
export type Beside = {
  readonly where: 'panel' | 'story'
  readonly show: (scene: BesideCase) => Promise<ComponentChildren>
}
