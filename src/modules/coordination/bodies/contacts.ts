import type { Tx } from '../../../kernel/db.ts'
import type { BodyId, CommunityId } from '../../../kernel/ids.ts'
import type { Secrets } from '../../../kernel/secrets.ts'
import type { PlainDate } from '../../../kernel/time.ts'
import type { CoordinationTables } from '../tables.ts'
import type { Contact } from './card.rules.ts'
import { listContacts, listDeputies } from './card.store.ts'

type Asking = { readonly body: BodyId; readonly on: PlainDate; readonly secrets: Secrets }

/** Who is to be reached at a body on a day: its contacts, and for who is away that day whoever stands in. */
export async function contactsOn(
  tx: Tx<CoordinationTables>,
  community: CommunityId,
  { body, on, secrets }: Asking,
): Promise<Contact[]> {
  const contacts = await listContacts(tx, community, { body, secrets })
  const away = (await listDeputies(tx, community, body)).filter(
    ({ from, until }) => from <= on && on <= until,
  )
  const standsFor = new Map(away.map(({ absent, contact }) => [absent, contact]))
  const reached = contacts.map(({ id }) => standsFor.get(id) ?? id)
  // Who stands in for somebody is a contact too: once is enough.
  return [...new Set(reached)].flatMap((id) => contacts.filter((contact) => contact.id === id))
}
