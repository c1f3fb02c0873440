import type { ComponentChildren } from 'preact'
import type { AtBody } from '../../../kernel/actor.ts'
import type { Tx } from '../../../kernel/db.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import type { Typed, Upload } from '../../../kernel/http/form.ts'
import type { Result } from '../../../kernel/result.ts'
import type { Instant } from '../../../kernel/time.ts'
import type { Lang } from '../../../kernel/words/lang.ts'
import type { Body } from '../../people/door.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Link } from './link.rules.ts'

/** What a part is drawn from, read as of one moment. */
export type LinkScene = {
  readonly tx: Tx<CoordinationTables>
  readonly body: Body
  readonly link: Link
  readonly lang: Lang
  readonly now: Instant
  /** Where a form of this part posts a deed to. Each form sends a hidden `once` along. */
  readonly action: (deed: string) => string
  /** What was typed into a form of this part that was refused. */
  readonly typed: Typed
}

/** A form of a part that was posted: the link still opens and the device is the right one. */
export type LinkDeed = {
  readonly by: Caller<AtBody>
  readonly body: Body
  readonly link: Link
  readonly lang: Lang
  readonly now: Instant
  readonly typed: Typed
  readonly uploads: readonly Upload[]
}

/**
 * A piece that another room puts on a body's page, beneath what the cases put there. On a link to one case
 * (`link.case`) it shows only what belongs to that case, and so do its deeds.
 */
export type LinkPart = {
  /** In its forms' addresses: small letters. */
  readonly name: string
  /** Nothing when it has nothing to say to this body. */
  readonly show: (scene: LinkScene) => Promise<ComponentChildren>
  readonly deeds: Readonly<Record<string, (deed: LinkDeed) => Promise<Result<unknown, string>>>>
  /** Why a deed of this part was refused, and what to do. */
  readonly say: (lang: Lang, code: string, facts: Readonly<Record<string, string | number>>) => string
}
