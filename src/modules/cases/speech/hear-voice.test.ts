import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { by, file, firstOf, must } from '../../../../test/a-case.ts'
import { freshDatabase, type TestDatabase } from '../../../../test/database.ts'
import { deskApp } from '../../../../test/desk.ts'
import { amr } from '../../../../test/files.ts'
import { aHouse, aPost, testClock } from '../../../../test/given.ts'
import { open } from '../../../../test/residents.ts'
import { hasEngine, loudOrQuiet, silence, tone, wav } from '../../../../test/sounds.ts'
import { openEngine, type SpeechEngine } from '../../../kernel/speech/engine.ts'
import type { Sound } from '../../../kernel/speech/sound.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { FileId } from '../../../kernel/ids.ts'
import { hoursAfter } from '../../../kernel/time.ts'
import { eraseRequest } from '../erase-request.ts'
import { keepDraft, newDraft } from '../keep-draft.ts'
import { renewSearch } from '../renew-search.ts'
import { hearVoice, type Speech, speechTasks } from './hear-voice.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await freshDatabase()
})
afterAll(() => t[Symbol.asyncDispose]())

type Hear = (sound: Sound) => ReturnType<SpeechEngine['hear']>

/** Somebody who hears what the test says. */
function ears(hear: Hear): Speech {
  return { engine: { name: 'ears', hear, close: async () => undefined }, decoder: { program: null } }
}

const says = (words: string) => ears(async () => ok(words))

/** A voice note that was filed with a few words, and nobody has listened to it. */
async function aVoice(bytes: Buffer = wav(tone(1))) {
  const clock = testClock()
  const house = aHouse(t.db, clock)
  const here = await aPost(t.db)
  const draft = newDraft()
  const { files } = await keepDraft(house)({ community: here.community, draft }, [{ name: 'v.wav', bytes }])
  const [voice] = files
  if (!voice) throw new Error('the voice note was not kept')
  const receipt = await file(house, here, '您听录音', { draft })
  const { community } = here
  const hear = async (speech: Speech) => must(await hearVoice(house, speech)({ community, file: voice.id }))
  const app = deskApp(house, here.worker)
  const page = async () => (await open(app, `/desk/cases/${receipt.ref}`)).text
  return { clock, house, here, receipt, id: firstOf(receipt), voice: voice.id, hear, app, page }
}

describe.skipIf(!hasEngine)('with the real engine', () => {
  test('a voice note is written down, and read beside its player as what a machine heard', async () => {
    const engine = must(await openEngine(loudOrQuiet))
    const given = await aVoice()

    expect(await given.hear({ engine, decoder: { program: null } })).toBe('heard')
    await engine.close()

    expect(await given.page()).toMatch(/听写，可能有错：\s*响/)
  })
})

test('its case is found by what was heard, also after its search words were made anew', async () => {
  const given = await aVoice()
  await given.hear(says('配电箱冒火花'))
  const found = async () =>
    (await open(given.app, `/desk/inbox?q=${encodeURIComponent('冒火花')}`)).html.includes(given.receipt.ref)

  expect(await found()).toBe(true)

  must(await renewSearch(given.house)({ community: given.here.community, after: null }))
  expect(await found()).toBe(true)
})

test('until it was listened to, and where nobody listens, there is only the player', async () => {
  const given = await aVoice()

  expect(await given.page()).not.toContain('听写')
})

test('one hearing is enough; what was silent is not listened to again', async () => {
  const loud = await aVoice()
  const quiet = await aVoice(wav(silence(1)))

  expect([await loud.hear(says('灯坏了')), await loud.hear(says('别的'))]).toEqual(['heard', 'nothing'])
  expect([await quiet.hear(says(' ')), await quiet.hear(says('别的'))]).toEqual(['silent', 'nothing'])
  expect(await quiet.page()).not.toContain('听写')
})

test('an engine that fails gets three tries at a voice note, and no fourth', async () => {
  const given = await aVoice()
  const broken = ears(async () => refuse('speech.broken'))

  const outcomes = [
    await given.hear(broken),
    await given.hear(broken),
    await given.hear(broken),
    await given.hear(broken),
  ]

  expect(outcomes).toEqual(['failed', 'failed', 'failed', 'nothing'])
  expect(await planned(given)).toBe(0)
})

test('without a decoder what a phone recorded stays a voice note', async () => {
  const given = await aVoice(amr)

  expect(await given.hear(says('灯坏了'))).toBe('unreadable')

  expect(await given.page()).not.toContain('灯坏了')
})

test('it goes with its request, from the page, the table and the search', async () => {
  const given = await aVoice()
  await given.hear(says('配电箱冒火花'))

  must(await eraseRequest(given.house)({ request: given.receipt.request }, by(given.here.secretary)))

  expect(await given.page()).not.toContain('冒火花')
  expect(await rowsOf(given.voice)).toBe(0)
  const { html } = await open(given.app, `/desk/inbox?q=${encodeURIComponent('冒火花')}`)
  expect(html).not.toContain(given.receipt.ref)
})

test('what is erased while the machine listens leaves nothing behind', async () => {
  const given = await aVoice()
  const listening = ears(async () => {
    must(await eraseRequest(given.house)({ request: given.receipt.request }, by(given.here.secretary)))
    return ok('配电箱冒火花')
  })

  expect(await given.hear(listening)).toBe('heard')

  expect(await rowsOf(given.voice)).toBe(0)
  expect(await given.page()).not.toContain('冒火花')
})

test('the round plans each new voice note once, and none that is old or not filed yet', async () => {
  const given = await aVoice()
  const old = await aVoice()
  old.clock.set(hoursAfter(old.house.clock(), 24 * 8))
  const draft = { community: given.here.community, draft: newDraft() }
  await keepDraft(given.house)(draft, [{ name: 'w.wav', bytes: wav(tone(0.5)) }])

  expect(await planned(given)).toBe(1)
  expect(await planned(old)).toBe(0)
  const { rows } =
    await sql`select from graphile_worker._private_jobs where key like 'hear:%' and key <> ${`hear:${given.voice}`}
    and payload->>'community' = ${given.here.community}`.execute(t.owner)
  expect(rows).toEqual([])

  await speechTasks(given.house, says('灯坏了'))['cases.hear_voice']?.({
    community: given.here.community,
    file: given.voice,
  })
  expect(await given.page()).toContain('灯坏了')
  expect(await planned(given)).toBe(0)
})

/** How often the round plans this voice note, beginning with an empty queue. */
async function planned({ house, voice }: Awaited<ReturnType<typeof aVoice>>): Promise<number> {
  await sql`select graphile_worker.remove_job(${`hear:${voice}`})`.execute(t.owner)
  const round = speechTasks(house, says(''))['cases.find_unheard']
  await round?.({})
  await round?.({})
  const { rows } = await sql`select from graphile_worker.jobs where key = ${`hear:${voice}`}`.execute(t.owner)
  return rows.length
}

async function rowsOf(voice: FileId): Promise<number> {
  const { rows } = await sql`select from cases.heard where file_id = ${voice}`.execute(t.owner)
  return rows.length
}
