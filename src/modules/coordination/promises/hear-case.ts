import type { Machine } from '../../../kernel/actor.ts'
import type { CaseId, CommunityId } from '../../../kernel/ids.ts'
import { type Entry, read } from '../../../kernel/journal.ts'
import { task } from '../../../kernel/jobs.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { House } from '../../cases/door.ts'
import { doDeed, type Scene } from '../deed.ts'
import type { Listener } from '../heard.ts'
import { entryOf, type Told } from './entry.rules.ts'
import { findGiver, heardUpToAndLock, keepHeard } from './heard.store.ts'
import { promiseHearing } from './jobs.ts'
import { keepChanged, keepNew } from './keep-promise-change.ts'
import { promised } from './make-promise.ts'
import { breakOff, keep, move, pass, type Promised, reject } from './promise.rules.ts'
import { isFollowed, listOfCaseAndLock } from './promise.store.ts'

/** Follows a case into the ledger: the days that were promised on it, and what came of them. */
export const hearPromises: Listener = async (house, { community, case: id }) => {
  await hearCase(house)({ community, case: id })
}

/**
 * Reads a case's journal from where the ledger stopped, in its order and with its moments, so that it is all the same
 * when and how often this runs.
 */
export function hearCase(house: House) {
  return ({
    community,
    case: id,
  }: {
    readonly community: CommunityId
    readonly case: CaseId
  }): Promise<Result<null, never>> => {
    const actor: Machine = { as: 'machine', community, name: 'promises' }
    const by = { actor, once: null }
    return doDeed(house, actor, {
      by,
      deed: 'promise.hear',
      input: id,
      work: async (scene) => {
        await hear(scene, id)
        return ok(null)
      },
    })
  }
}

/** The job that a migration plans for the cases of before. */
export function hearPromisesTask(house: House) {
  return task(promiseHearing, hearCase(house))
}

async function hear(scene: Scene, id: CaseId): Promise<void> {
  const { tx, by } = scene
  const upTo = await heardUpToAndLock(tx, by.community, id)
  const entries = (await read(tx, by.community, id)).filter(({ n }) => n > upTo)
  for (const entry of entries) await follow(scene, id, entry)
  const last = entries.at(-1)
  if (last) await keepHeard(tx, by.community, id, last.n)
}

async function follow(scene: Scene, id: CaseId, entry: Entry): Promise<void> {
  const told = entryOf(entry)
  if (told === null) return
  if (told.kind === 'took_in') return bringAlong(scene, { from: told.from, into: id })
  // Meetings and dossiers write promises at once: one may already be there that was made after this entry.
  const all = (await listOfCaseAndLock(scene.tx, scene.by.community, id)).filter(
    ({ madeAt }) => madeAt <= told.at,
  )
  switch (told.kind) {
    case 'promised':
      return promiseAnew(scene, id, { all, told })
    case 'done':
      for (const it of all) if (it.kind === 'finish') await settle(scene, keep(it, told.at, 'done'))
      return
    case 'not_fixed':
      for (const it of all) await takeBack(scene, it, told.at)
      return
    case 'closed':
      for (const it of all) if (isOfCaseAlone(it)) await settle(scene, keep(it, told.at, 'closed'))
      return
    case 'unsolved':
      for (const it of all) if (isOfCaseAlone(it)) await settle(scene, breakOff(it, told.at, told.because))
      return
    case 'withdrawn':
      for (const it of all)
        if (isOfCaseAlone(it))
          await settle(scene, move(it, { at: told.at, consent: 'agreed', because: 'withdrawn' }))
  }
}

/**
 * What joined this case brings its promises along. The case that stays does this, in its place among its own entries:
 * what happened here before is no business of theirs, however late it is heard.
 */
async function bringAlong(
  scene: Scene,
  { from, into }: { readonly from: CaseId; readonly into: CaseId },
): Promise<void> {
  await hear(scene, from)
  for (const it of await listOfCaseAndLock(scene.tx, scene.by.community, from))
    if (it.state === 'open' || it.state === 'broken') {
      const along = { ...it, about: { ...it.about, case: into } }
      await keepChanged(scene, along, 'promise.went_along', { from, into })
    }
}

type Anew = { readonly all: readonly Promised[]; readonly told: Extract<Told, { kind: 'promised' }> }

/** A day said before the earlier one was over moves that one, of which the residents are told; later it only follows what is broken. */
async function promiseAnew(scene: Scene, id: CaseId, { all, told }: Anew): Promise<void> {
  const { at, due, n, note } = told
  const finishing: Promised[] = []
  const moved: Promised[] = []
  for (const it of all.filter(({ kind }) => kind === 'finish')) {
    const passed = pass(it, at)
    const now = passed ? await keepChanged(scene, passed, 'promise.broken') : it
    const done = move(now, { at, consent: 'told', because: 'new_date' })
    if (done.ok) moved.push(await keepChanged(scene, done.value, 'promise.moved', { due, consent: 'told' }))
    else finishing.push(now)
  }
  const before = moved.at(-1) ?? finishing.findLast(({ state }) => state === 'broken')
  const isTaken = before && (await isFollowed(scene.tx, scene.by.community, before.id))
  const { body, person } = await findGiver(scene.tx, scene.by.community, { case: id, at })
  const about = { case: id, meeting: null, dossier: null }
  const follows = before && !isTaken ? before.id : null
  const fresh = { body, person, to: 'residents' as const, kind: 'finish' as const, what: null, about }
  await keepNew(scene, promised(scene, { ...fresh, from: { case: id, n }, note, madeAt: at, due, follows }))
}

/** A "done" that the residents reject was not kept. */
async function takeBack(scene: Scene, it: Promised, at: Told['at']): Promise<void> {
  const back = reject(it, at)
  if (!back) return
  await keepChanged(scene, back, back.state === 'open' ? 'promise.reopened' : 'promise.broken')
}

async function settle(scene: Scene, done: Result<Promised, string>): Promise<void> {
  if (done.ok) await keepChanged(scene, done.value, `promise.${done.value.state}`)
}

// What was promised at a table as well, that table asks about.
function isOfCaseAlone({ about }: Promised): boolean {
  return about.meeting === null && about.dossier === null
}
