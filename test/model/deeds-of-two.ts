import { readCommunity } from '../../src/kernel/db.ts'
import type { CaseId } from '../../src/kernel/ids.ts'
import { ok } from '../../src/kernel/result.ts'
import { keepApart, mergeCases, splitCase } from '../../src/modules/cases/merge-cases.ts'
import type { Need } from '../../src/modules/cases/parts.rules.ts'
import { listNeedsFor, listNeedsOf } from '../../src/modules/cases/request.store.ts'
import { type Deed, planned } from './deed.ts'
import { end, mayBeDone, mayMerge, type Model, pick, wanting } from './model.ts'
import { asStaff, fromReal, readCase, type Real } from './real.ts'

function liveNeeds({ house, post }: Real, id: CaseId): Promise<Need[]> {
  return readCommunity(house.db, post.community, async (tx) =>
    (await listNeedsFor(tx as never, post.community, id)).filter((need) => need.endedAt === null),
  )
}

function countNeeds(world: Model, id: CaseId): number {
  return wanting(world, id).reduce((sum, said) => sum + said.cases.filter((each) => each === id).length, 0)
}

export const ofTwo: Readonly<Record<string, Deed>> = {
  merge: (world, { house, post }, { a, b }) => {
    const goes = pick(world.cases.values(), a)
    const stays = pick(world.cases.values(), b)
    return planned({
      expects: mayMerge(goes, stays),
      does: () => mergeCases(house)({ id: goes.id, into: stays.id }, asStaff(post.worker)),
      means: () => {
        for (const said of world.requests.values())
          said.cases = said.cases.map((id) => (id === goes.id ? stays.id : id))
        stays.finish = goes.finish < stays.finish ? goes.finish : stays.finish
        stays.hidden ||= goes.hidden
        end(goes, 'joined', world.now)
        goes.into = stays.id
      },
    })
  },
  split: (world, real, { a, b }) => {
    const it = pick(world.cases.values(), a)
    const count = countNeeds(world, it.id)
    const state: { moved: Need | undefined } = { moved: undefined }
    return planned<CaseId>({
      expects: count === 0 ? 'need.not_found' : count === 1 ? 'case.nothing_left' : mayBeDone(it),
      does: async () => {
        const needs = await liveNeeds(real, it.id)
        state.moved = needs[b % Math.max(1, needs.length)]
        const chosen = state.moved ? [state.moved.id] : []
        const done = await splitCase(real.house)(
          { id: it.id, needs: chosen, title: '另外一件' },
          asStaff(real.post.worker),
        )
        if (!done.ok) return done
        if (!state.moved) throw new Error('nothing was chosen and yet split off')
        return ok((await requestOf(real, state.moved)).case)
      },
      means: async (part) => {
        const said = state.moved && world.requests.get(state.moved.request)
        if (!said) throw new Error('nothing was split off')
        const at = said.cases.indexOf(it.id)
        said.cases = said.cases.with(at, part)
        it.state = it.state === 'new' ? it.state : 'held'
        world.cases.set(part, { ...fromReal(await readCase(real, part)), finish: it.finish })
      },
    })
  },
  keepApart: (world, { house, post }, { a, b }) => {
    const one = pick(world.cases.values(), a)
    const other = pick(world.cases.values(), b)
    return planned({
      expects: one.id === other.id ? 'case.same' : 'ok',
      does: () => keepApart(house)({ id: one.id, other: other.id }, asStaff(post.worker)),
      means: () => undefined,
    })
  },
}

// Where a need is now.
async function requestOf({ house, post }: Real, need: Need): Promise<{ readonly case: CaseId }> {
  const needs = await readCommunity(house.db, post.community, (tx) =>
    listNeedsOf(tx as never, post.community, need.request),
  )
  const now = needs.find((each) => each.id === need.id)
  if (!now) throw new Error('a need is gone')
  return { case: now.case }
}
