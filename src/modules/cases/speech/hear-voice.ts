import { z } from 'zod'
import { inCommunity, readCommunity } from '../../../kernel/db.ts'
import type { CaseId, CommunityId, FileId } from '../../../kernel/ids.ts'
import { enqueue, job, plan, task } from '../../../kernel/jobs.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import { type Decoder, decodeSound } from '../../../kernel/speech/decode.ts'
import type { SpeechEngine } from '../../../kernel/speech/engine.ts'
import { hoursAfter } from '../../../kernel/time.ts'
import { searchVector } from '../../../language/grams.ts'
import { listCommunities } from '../../people/door.ts'
import { findCaseAndLock } from '../case.store.ts'
import { findFile } from '../file.store.ts'
import type { House } from '../house.ts'
import { listCasesOfFile } from '../reading/find.store.ts'
import { communityId, fileId } from '../schemas.ts'
import { addToSearch } from '../search.store.ts'
import type { CasesTables } from '../tables.ts'
import { tidy } from '../tidy.ts'
import { beginHearing, keepHeard, listUnheard } from './heard.store.ts'

export type Speech = {
  readonly engine: SpeechEngine
  readonly decoder: Decoder
  /** Told what became of a voice note, in codes; never the words. */
  readonly told?: (outcome: string, facts: Readonly<Record<string, string | number>>) => void
}

type Voice = { readonly community: CommunityId; readonly file: FileId }
type Outcome = 'heard' | 'silent' | 'nothing' | 'unreadable' | 'failed'

/** Writes down what is said in one voice note. */
const hearing = job('cases.hear_voice', z.object({ community: communityId, file: fileId }))

/** By the clock on the wall: looks for voice notes that nobody has listened to. */
export const hearingRound = job('cases.find_unheard', z.unknown())

const lookBackHours = 24 * 7
const mostAtOnce = 20
const longest = 4_000

/** In every community: plans a hearing for each new voice note. */
function findUnheard(house: House) {
  return async (): Promise<Result<number, never>> => {
    const found = { files: 0 }
    const look = { since: hoursAfter(house.clock(), -lookBackHours), most: mostAtOnce }
    for (const { id: community } of await listCommunities(house.db)) {
      const planned = await inCommunity<CasesTables, number, never>(house.db, community, async (tx) => {
        const files = await listUnheard(tx, community, look)
        await enqueue(
          tx,
          files.map((file) => plan(hearing, { community, file }, { key: `hear:${file}` })),
        )
        return ok(files.length)
      })
      if (planned.ok) found.files += planned.value
    }
    return ok(found.files)
  }
}

/**
 * Listens to one voice note and keeps what it heard beside it, so that it can be read and found. Words that were not
 * understood stay a voice note to be played. An attempt is counted before it is made.
 */
export function hearVoice(house: House, speech: Speech) {
  return async (voice: Voice): Promise<Result<Outcome, never>> => {
    const { community, file } = voice
    const say = (outcome: Outcome, facts: Readonly<Record<string, string | number>> = {}) => {
      speech.told?.(outcome, { file, ...facts })
      return ok(outcome)
    }
    const kept = await begin(house, speech, voice)
    if (!kept) return ok('nothing')
    const bytes = await house.files.read(community, kept.hash)
    if (!bytes) return ok('nothing')
    const sound = await decodeSound(speech.decoder, { bytes, type: kept.type })
    if (!sound.ok) {
      await finish(house, voice, null)
      return say('unreadable', { code: sound.code })
    }
    const heard = await speech.engine.hear(sound.value)
    if (!heard.ok) return say('failed', { code: heard.code })
    const words = Array.from(tidy(heard.value)).slice(0, longest).join('').trim()
    const cases = await finish(house, voice, words === '' ? null : words)
    for (const id of cases) house.changed(community, id)
    return say(words === '' ? 'silent' : 'heard')
  }
}

async function begin(house: House, { engine }: Speech, { community, file }: Voice) {
  const at = house.clock()
  const begun = await inCommunity<CasesTables, { hash: string; type: string } | null, never>(
    house.db,
    community,
    async (tx) => {
      const kept = await findFile(tx, community, file)
      if (!kept || kept.kind !== 'voice' || kept.draft !== null) return ok(null)
      const may = await beginHearing(tx, community, file, { model: engine.name, at })
      return ok(may ? { hash: kept.hash, type: kept.type } : null)
    },
  )
  return begun.ok ? begun.value : null
}

/** Keeps the words and makes its cases be found by them. Returns the cases; none when the file has gone meanwhile. */
async function finish(house: House, { community, file }: Voice, words: string | null): Promise<CaseId[]> {
  const at = house.clock()
  const about = await readCommunity<CasesTables, CaseId[]>(house.db, community, (tx) =>
    listCasesOfFile(tx, community, file),
  )
  const done = await inCommunity<CasesTables, CaseId[], never>(house.db, community, async (tx) => {
    // Cases before their files, as whoever erases takes them.
    for (const id of about.toSorted()) await findCaseAndLock(tx, community, id)
    if (!(await keepHeard(tx, community, file, { words, at })) || words === null) return ok([])
    for (const id of about) await addToSearch(tx, community, id, searchVector(words))
    return ok(about)
  })
  return done.ok ? done.value : []
}

/** The jobs `cases.find_unheard` (by cron) and `cases.hear_voice`, for the worker's list. */
export function speechTasks(house: House, speech: Speech) {
  return { ...task(hearingRound, findUnheard(house)), ...task(hearing, hearVoice(house, speech)) }
}
