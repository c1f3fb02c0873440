import type { Rank, Staff } from '../../../kernel/actor.ts'
import type { Caller } from '../../../kernel/http/contract.ts'
import type { Facts } from '../../../kernel/journal.ts'
import { ok, refuse, type Result } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import { deskDeed, type Scene } from '../deed.ts'
import { type Dossier, type DossierId, type OpenRefused, whileDossierOpen } from './dossier.rules.ts'
import { findDossier, updateDossier } from './dossier.store.ts'

/** What a deed comes to: the dossier afterwards, and what its journal says. */
export type DossierChange = { readonly after: Dossier; readonly kind: string; readonly facts?: Facts }

type Deed<Code extends string> = {
  readonly id: DossierId
  readonly by: Caller
  readonly deed: string
  readonly input: unknown
  readonly decide: (scene: Scene<Staff>, it: Dossier) => Promise<Result<DossierChange, Code>>
}

export type DossierRefused = 'not_allowed' | 'dossier.not_found' | OpenRefused

/** One deed on an open dossier: takes its row, asks, writes what it came to with its journal entry. */
export function actOnDossier<Code extends string>(
  house: House,
  rank: Rank,
  { id, by, deed, input, decide }: Deed<Code>,
): Promise<Result<Dossier, Code | DossierRefused>> {
  return deskDeed<Dossier, Code | DossierRefused>(house, rank, {
    by,
    deed: `dossier.${deed}`,
    input: [id, input],
    work: async (scene) => {
      const it = await findDossier(scene.tx, scene.by.community, { id, lock: true })
      if (!it) return refuse('dossier.not_found')
      const open = whileDossierOpen(it)
      if (!open.ok) return open
      const decided = await decide(scene, it)
      if (!decided.ok) return decided
      const { after, kind, facts = {} } = decided.value
      const kept = { ...after, journal: await scene.note(id, it.journal, { kind, facts }) }
      await updateDossier(scene.tx, kept)
      return ok(kept)
    },
  })
}
