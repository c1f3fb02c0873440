import { isAtLeast } from '../../kernel/actor.ts'
import { inCommunity, type Tx } from '../../kernel/db.ts'
import type { Caller } from '../../kernel/http/contract.ts'
import type { CaseId } from '../../kernel/ids.ts'
import { onceOnly } from '../../kernel/once.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import { searchVector } from '../../language/grams.ts'
import { keeping, notBefore } from './act-on-case.ts'
import { again } from './act-on-request.ts'
import { type Case, change, isOpen } from './case.rules.ts'
import { findCaseAndLock } from './case.store.ts'
import { sayerOf, type SayRefused } from './file-request.ts'
import type { FilingInput, Receipt } from './filing-input.ts'
import { joiningOf, type Sayer } from './filing.ts'
import { withFreeRef, writeFilingIn } from './filing.store.ts'
import type { House } from './house.ts'
import { onceKey } from './once-key.ts'
import { countHouseholds } from './request.store.ts'
import { addToSearch } from './search.store.ts'
import type { CasesTables } from './tables.ts'

export type JoiningInput = Omit<FilingInput, 'isNew'> & { readonly into: CaseId }

export type JoinRefused = SayRefused | 'case.not_found' | 'case.ended'

/**
 * 我家也是: these words are kept as a request of their own, and what they want is done by the case that is there
 * already. When that case was merged meanwhile, by the one it went into. A receipt and a link like the first one's.
 */
export function joinCase(house: House) {
  return async (input: JoiningInput, by: Caller): Promise<Result<Receipt, JoinRefused>> => {
    const said = await sayerOf(house, { ...input, isNew: false }, by.actor)
    if (!said.ok) return said
    const joined = await withFreeRef(by.actor.community, (ref) => join(house, said.value, { input, by, ref }))
    if (joined.ok) for (const { id } of joined.value.cases) house.changed(by.actor.community, id)
    return joined
  }
}

type Joining = { readonly input: JoiningInput; readonly by: Caller; readonly ref: string }

function join(
  house: House,
  said: Sayer,
  { input, by, ref }: Joining,
): Promise<Result<Receipt, 'case.not_found' | 'case.ended'>> {
  const { community } = by.actor
  const read = house.clock()
  const once = onceKey(by, 'join', [input.into, said.input.words, input.saidAt])
  const going = { into: input.into }
  return again(() =>
    inCommunity<CasesTables, Receipt, 'case.not_found' | 'case.ended' | 'moved'>(house.db, community, (tx) =>
      onceOnly<Receipt, 'case.not_found' | 'case.ended' | 'moved'>(
        tx,
        { community, once, now: read },
        async () => {
          const it = await findCaseAndLock(tx, community, going.into)
          if (!it || (it.isPrivate && !isAtLeast(by.actor, 'worker'))) return refuse('case.not_found')
          if (it.joinedInto !== null) {
            going.into = it.joinedInto
            return refuse('moved')
          }
          if (!isOpen(it)) return refuse('case.ended', { ref: it.ref, state: it.state })
          return ok(await write(house, tx, { said, it, ref }))
        },
      ),
    ),
  )
}

type Writing = { readonly said: Sayer; readonly it: Case; readonly ref: string }

async function write(house: House, tx: Tx<CasesTables>, { said, it, ref }: Writing): Promise<Receipt> {
  const { actor, calendar, input } = said
  const now = notBefore(house.clock(), [it])
  const filing = joiningOf(house, said, { into: it, at: now })(ref)
  await writeFilingIn(tx, filing, { community: it.community, once: null, now })
  await addToSearch(tx, it.community, it.id, searchVector(input.words))
  const households = await countHouseholds(tx, it.community, it.id)
  const facts = { request: filing.request.id, ref, households }
  await keeping(house, tx, { by: actor, now, calendar })(
    it,
    change({ ...it, households }, 'case.joined_by', facts),
  )
  return filing.receipt
}
