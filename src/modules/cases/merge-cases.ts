import type { Caller } from '../../kernel/http/contract.ts'
import { type CaseId, type NeedId, newId } from '../../kernel/ids.ts'
import { chain, write } from '../../kernel/journal.ts'
import { ok, refuse, type Result } from '../../kernel/result.ts'
import { searchVector } from '../../language/grams.ts'
import { type Acted, type CommonRefused, deskAct } from './act-on-case.ts'
import { type Case, type Change, change } from './case.rules.ts'
import { insertCase, nextPartOf } from './case.store.ts'
import { withNextClock } from './clock.rules.ts'
import { insertHolding } from './holding.store.ts'
import type { House } from './house.ts'
import { planLook } from './keep-change.ts'
import { insertNotSame } from './near.store.ts'
import { endOffer } from './offer.store.ts'
import { countHouseholds, listNeedsFor, moveNeeds } from './request.store.ts'
import { addSearchWords } from './search.store.ts'
import { merge, split } from './settle.rules.ts'

type Merging = { readonly id: CaseId; readonly into: CaseId }

/** Two cases about one matter become one: `id` goes into `into`, with everybody who asked. */
export function mergeCases(house: House) {
  return ({ id, into }: Merging, by: Caller): Promise<Result<Acted, CommonRefused | MergeCode>> =>
    deskAct(house, 'worker', {
      id,
      by,
      deed: 'merge',
      input: [id, into],
      with: into,
      decide: async ({ tx, it: goes, other: stays, by: worker, now, keep }) => {
        if (id === into) return refuse('case.same')
        if (!stays) return refuse('case.not_found')
        await moveNeeds(tx, worker.community, { from: id, to: into })
        const decided = merge(stays, goes, await countHouseholds(tx, worker.community, into), now)
        if (!decided.ok) return decided
        if (goes.offer) await endOffer(tx, worker.community, goes.offer.id, { state: 'withdrawn', at: now })
        await addSearchWords(tx, worker.community, { from: id, to: into })
        await keep(stays, decided.value.stays)
        return ok(decided.value.goes)
      },
    })
}

type MergeCode = 'case.same' | 'case.ended' | 'case.not_being_worked'

type Splitting = { readonly id: CaseId; readonly needs: readonly NeedId[]; readonly title: string }

/** Some of what was said becomes a case of its own; both keep the age, the limits and the holder. */
export function splitCase(house: House) {
  return ({ id, needs, title }: Splitting, by: Caller) =>
    deskAct(house, 'worker', {
      id,
      by,
      deed: 'split',
      input: [id, needs, title],
      decide: async ({ tx, it, by: worker, now, calendar }) => {
        const all = (await listNeedsFor(tx, worker.community, id)).filter((need) => need.endedAt === null)
        const chosen = all.filter((need) => needs.includes(need.id))
        const first = chosen[0]
        if (!first) return refuse('need.not_found')
        if (chosen.length === all.length) return refuse('case.nothing_left')
        const ids = chosen.map((need) => need.id)
        const part = {
          id: newId<CaseId>(),
          ref: await nextPartOf(tx, worker.community, it.ref),
          title,
          topic: first.topic,
          households: await countHouseholds(tx, worker.community, id, ids),
        }
        const decided = split(it, part, it.households, now)
        if (!decided.ok) return decided
        const fresh = await insertPart(decided.value.part)
        await moveNeeds(tx, worker.community, { from: id, to: part.id, only: ids })
        await planLook(tx, null, fresh, { calendar, ladder: house.rules.ladder })
        return ok(await recount(decided.value.rest))

        async function insertPart(raw: Case): Promise<Case> {
          const entry = chain(raw.community, raw.id, raw.journal, {
            kind: 'case.split_off',
            facts: { from: id, ref: it.ref, ...bornWith(raw) },
            at: now,
            by: worker,
          })
          const kept = withNextClock({
            ...raw,
            next: null,
            journal: { n: entry.n, hash: entry.hash },
          })
          await insertCase(
            tx,
            kept,
            searchVector([title, ...chosen.map((need) => need.words ?? '')].join(' '), title),
          )
          await insertHolding(tx, kept)
          await write(tx, raw.community, [entry])
          return kept
        }

        async function recount(rest: Change): Promise<Change> {
          const households = await countHouseholds(tx, worker.community, id)
          return change({ ...rest.after, households }, rest.kind, { ...rest.facts, households })
        }
      },
    })
}

// What a part has from the case it came from, so that its own journal tells its whole story.
function bornWith({ topic, households, place, holder, times }: Case): Change['facts'] {
  return {
    topic,
    households,
    building: place.building,
    stairwell: place.stairwell,
    holder: holder?.body ?? null,
    openedAt: times.openedAt,
    contactDue: times.contactDue,
    contactedAt: times.contactedAt,
    finishDue: times.finishDue,
  }
}

/** "Not the same matter": remembered, so that the pair is not proposed again. */
export function keepApart(house: House) {
  return ({ id, other }: { readonly id: CaseId; readonly other: CaseId }, by: Caller) =>
    deskAct(house, 'worker', {
      id,
      by,
      deed: 'keep_apart',
      input: [id, other],
      with: other,
      decide: async ({ tx, it, other: second, by: worker, now }) => {
        if (id === other) return refuse('case.same')
        if (!second) return refuse('case.not_found')
        await insertNotSame(tx, worker.community, { a: id, b: other, at: now, by: worker.person })
        return ok(change(it, 'case.kept_apart', { other }))
      },
    })
}
