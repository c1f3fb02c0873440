import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freshDatabase, type TestDatabase } from '../../test/database.ts'
import { tuesday } from '../../test/given.ts'
import type { Actor } from './actor.ts'
import { type AnyTx, inCommunity, readCommunity } from './db.ts'
import { type CommunityId, newId, type PersonId } from './ids.ts'
import { chain, type Entry, type Facts, firstBreak, type Head, read, start, write } from './journal.ts'
import { ok } from './result.ts'
import { minutesAfter } from './time.ts'

const community = newId<CommunityId>()
const person = newId<PersonId>()
const actor: Actor = { as: 'machine', community, name: 'clock' }

/** Three entries of one subject, and the head that its row would keep. */
function aStory(subject: string = newId()): { entries: Entry[]; head: Head } {
  const kinds = ['case.filed', 'case.offered', 'case.accepted']
  const entries: Entry[] = []
  for (const [at, kind] of kinds.entries()) {
    const head = entries.at(-1) ?? start
    const what = {
      kind,
      facts: { by: person, n: at, tags: ['a', 'b'] },
      at: minutesAfter(tuesday, at),
      by: actor,
    }
    entries.push(chain(community, subject, head, what))
  }
  return { entries, head: entries.at(-1) ?? start }
}

describe('a chain', () => {
  test('that nobody touched holds', () => {
    const { entries, head } = aStory()
    expect(entries.map(({ n }) => n)).toEqual([1, 2, 3])
    expect(firstBreak(community, entries, head)).toBeNull()
    expect(firstBreak(community, [], start)).toBeNull()
  })

  const changed: { readonly [Name in keyof Entry]: Entry[Name] } = {
    subject: newId(),
    n: 7,
    at: minutesAfter(tuesday, 99),
    as: 'secretary',
    by: person,
    kind: 'case.refused',
    facts: { by: person, n: 1, tags: ['a', 'c'] },
    prev: 'x'.repeat(43),
    hash: 'y'.repeat(43),
  }

  test.each(Object.entries(changed))('breaks where %s was changed', (field, value) => {
    const { entries, head } = aStory()
    const forged = entries.with(1, { ...entries[1], [field]: value } as Entry)

    expect(firstBreak(community, forged, head)).toBe(field === 'n' ? 7 : 2)
  })

  test('breaks where an entry was taken out, put in another order, or added unseen', () => {
    const { entries, head } = aStory()
    const [one, two, three] = entries as [Entry, Entry, Entry]

    expect(firstBreak(community, [one, three], head)).toBe(3)
    expect(firstBreak(community, [two, three], head)).toBe(2)
    expect(firstBreak(community, [one, three, two], head)).toBe(3)
    expect(firstBreak(community, [one, two], head)).toBe(3)
    expect(firstBreak(community, [], head)).toBe(1)
    const more = chain(community, one.subject, three, {
      kind: 'case.closed',
      facts: {},
      at: tuesday,
      by: actor,
    })
    expect(firstBreak(community, [...entries, more], head)).not.toBeNull()
  })

  test('does not hold in another community: a story cannot be moved', () => {
    const { entries, head } = aStory()
    expect(firstBreak(newId<CommunityId>(), entries, head)).toBe(1)
  })

  test('does not hold when all of it was written anew but the head was not', () => {
    const subject = newId()
    const { head } = aStory(subject)
    const forged = [1, 2, 3].reduce<Entry[]>((all, n) => {
      const what = { kind: 'case.filed', facts: { n }, at: tuesday, by: actor }
      return [...all, chain(community, subject, all.at(-1) ?? start, what)]
    }, [])
    expect(firstBreak(community, forged, forged.at(-1) ?? start)).toBeNull()
    expect(firstBreak(community, forged, head)).not.toBeNull()
  })

  test('says what somebody is and which one, never a name', () => {
    const staff: Actor = { as: 'staff', community, person, body: newId(), rank: 'worker', name: '尹小禾' }
    const entry = chain(community, newId(), start, { kind: 'case.filed', facts: {}, at: tuesday, by: staff })
    expect(entry).toMatchObject({ as: 'worker', by: person })
    expect(JSON.stringify(entry)).not.toContain('尹小禾')
  })
})

describe('in the database', () => {
  let t: TestDatabase
  beforeAll(async () => {
    t = await freshDatabase()
  })
  afterAll(() => t[Symbol.asyncDispose]())

  const keep = (entries: readonly Entry[]) =>
    inCommunity(t.db, community, async (tx) => {
      await write(tx, community, entries)
      return ok(null)
    })
  const story = (subject: string) => readCommunity(t.db, community, (tx) => read(tx, community, subject))

  const fact = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string({ unit: 'grapheme' })),
  )
  // PostgreSQL keeps no NUL in a text; people's words never come here.
  const facts = fc
    .dictionary(fc.string({ unit: 'grapheme', maxLength: 12 }), fact)
    .filter((each) => !JSON.stringify(each).includes('\\u0000'))

  test('whatever the facts, what is read back still holds', async () => {
    await fc.assert(
      fc.asyncProperty(facts, async (each) => {
        const subject = newId()
        const entry = chain(community, subject, start, {
          kind: 'case.filed',
          facts: each as Facts,
          at: tuesday,
          by: actor,
        })
        await keep([entry])
        expect(firstBreak(community, await story(subject), entry)).toBeNull()
      }),
      { numRuns: 100 },
    )
  })

  test('two writers of one subject cannot both add its next entry', async () => {
    const { entries } = aStory()
    await keep(entries)
    const rival = chain(community, entries[0]?.subject ?? '', entries[1] ?? start, {
      kind: 'case.refused',
      facts: {},
      at: tuesday,
      by: actor,
    })

    await expect(keep([rival])).rejects.toThrow('entry_pkey')
  })

  const attempts = {
    'change an entry': (tx: AnyTx) => sql`update journal.entry set kind = 'case.closed'`.execute(tx),
    'change one that it could read': (tx: AnyTx) => sql`select 1 from journal.entry for update`.execute(tx),
    'remove an entry': (tx: AnyTx) => sql`delete from journal.entry`.execute(tx),
    'empty the journal': (tx: AnyTx) => sql`truncate journal.entry`.execute(tx),
    'drop the journal': (tx: AnyTx) => sql`drop table journal.entry`.execute(tx),
    'switch off the policy': (tx: AnyTx) =>
      sql`alter table journal.entry disable row level security`.execute(tx),
    'write over an entry': (tx: AnyTx) =>
      sql`insert into journal.entry select * from journal.entry on conflict (community_id, subject, n)
        do update set kind = 'case.closed'`.execute(tx),
  }

  test.each(Object.entries(attempts))('the application may not %s', async (_, attempt) => {
    const { entries, head } = aStory()
    await keep(entries)

    const tried = inCommunity(t.db, community, async (tx) => ok(await attempt(tx)))

    await expect(tried).rejects.toThrow(/permission denied|must be owner/)
    expect(firstBreak(community, await story(entries[0]?.subject ?? ''), head)).toBeNull()
  })

  test('an entry of another community can be neither written nor read', async () => {
    const { entries } = aStory()
    await keep(entries)
    const subject = entries[0]?.subject ?? ''
    const stranger = newId<CommunityId>()

    expect(await readCommunity(t.db, stranger, (tx) => read(tx, community, subject))).toEqual([])
    const smuggled = inCommunity(t.db, stranger, async (tx) =>
      ok(await write(tx, community, aStory().entries)),
    )
    await expect(smuggled).rejects.toThrow('row-level security')
  })

  test('a first entry with a past and a later one without are refused by the table itself', async () => {
    const { entries } = aStory()
    const [one, two] = entries as [Entry, Entry]
    await expect(keep([{ ...one, prev: 'x'.repeat(43) }])).rejects.toThrow('first_has_no_before')
    await expect(keep([{ ...two, prev: '' }])).rejects.toThrow('first_has_no_before')
  })
})
