/** Who answers for what, as the other rooms may ask. */
import type { Tx } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import type { CoordinationTables } from '../tables.ts'
import { dutiesAbout, type Duty, type Matter, type Proposal, proposalOf, sayDocument } from './duty.rules.ts'
import { listDuties } from './duty.store.ts'

export { findHours } from './card.store.ts'
export { contactsOn } from './contacts.ts'
export { type Proposal, sayDocument }

/** The duties that speak of a matter on a day, the most specific first. */
export async function dutiesFor(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  matter: Matter,
): Promise<Duty[]> {
  return dutiesAbout(await listDuties(tx, community, { topic: matter.topic }), matter)
}

/** Who holds it by the responsibility list, and by which line; null: a gap. */
export async function proposeHolder(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  matter: Matter,
): Promise<Proposal | null> {
  return proposalOf(await listDuties(tx, community, { topic: matter.topic }), matter)
}
