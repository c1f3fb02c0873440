import type { Tx } from '../../kernel/db.ts'
import type { CommunityId } from '../../kernel/ids.ts'
import type { PlainDate } from '../../kernel/time.ts'
import type { House } from '../cases/door.ts'
import { contactsOn } from '../coordination/door.ts'
import { listMailboxes } from '../people/door.ts'
import { type Addresses, type Hearer, type WayOut, waysTo } from './notice.rules.ts'
import type { NoticeTables } from './tables.ts'

/** Somebody at the other end, with an address for each way. */
export type Reached = {
  /** Null for a member of the post. */
  readonly contact: string | null
  readonly channel: WayOut
  readonly ways: readonly WayOut[]
  readonly addresses: Addresses
}

type Asking = {
  readonly house: Pick<House, 'secrets'>
  readonly community: CommunityId
  readonly hearer: Hearer
  readonly on: PlainDate
  readonly open: ReadonlySet<WayOut>
}

/** Who can be reached there on that day, each by the first way that is open; nobody when no way is. */
export async function waysFor(
  tx: Tx<NoticeTables>,
  { house, community, hearer, on, open }: Asking,
): Promise<Reached[]> {
  const all =
    hearer.as === 'person'
      ? await ofMember(tx, community, hearer.person)
      : (await contactsOn(tx, community, { body: hearer.body, on, secrets: house.secrets })).map(
          ({ id, phone, email, wecom }) => ({
            contact: id as string,
            addresses: { wecom, sms: isMobile(phone) ? phone : null, mail: email },
          }),
        )
  return all.flatMap(({ contact, addresses }) => {
    const ways = waysTo(addresses, open)
    const [channel] = ways
    return channel ? [{ contact, channel, ways, addresses }] : []
  })
}

async function ofMember(
  tx: Tx<NoticeTables>,
  community: CommunityId,
  person: string,
): Promise<{ contact: string | null; addresses: Addresses }[]> {
  const mailbox = (await listMailboxes(tx, community)).find((each) => each.person === person)
  return mailbox ? [{ contact: null, addresses: { wecom: null, sms: null, mail: mailbox.email } }] : []
}

/** A landline takes no short message. */
function isMobile(phone: string | null): boolean {
  return phone !== null && /^1\d{10}$/.test(phone)
}
