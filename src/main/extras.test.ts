import { expect, test } from 'vitest'
import { testClock } from '../../test/given.ts'
import { hasEngine, loudOrQuiet } from '../../test/sounds.ts'
import { extrasOf } from './extras.ts'
import { openLog } from './log.ts'
import { cronOf } from './tasks.ts'

/** What an installation with these settings has, and what it says at its start. */
async function started(settings: Partial<Parameters<typeof extrasOf>[0]>) {
  const lines: string[] = []
  const log = openLog({ logLevel: 'info' }, 'test', { write: (line: string) => void lines.push(line) })
  const extras = await extrasOf({ model: undefined, speechFolder: undefined, ...settings }, testClock(), log)
  await extras.speech?.engine.close()
  return { extras, said: lines.join(''), rounds: cronOf(extras).map(({ task }) => task) }
}

const model = {
  endpoint: { url: 'http://127.0.0.1:9/v1', key: 'secret-key', name: 'small', timeoutMillis: 1_000 },
  budget: { requests: 1, characters: 1 },
}

test('without settings there is nothing more, no round, and nothing to say', async () => {
  const { extras, said, rounds } = await started({})

  expect(extras).toEqual({ model: undefined, speech: undefined })
  expect(said).toBe('')
  expect(rounds.filter((name) => /unsure|unheard/.test(name))).toEqual([])
})

test('a model that may propose is named at the start, its key is not', async () => {
  const { said, rounds } = await started({ model })

  expect(said).toContain('http://127.0.0.1:9/v1')
  expect(said).not.toContain('secret-key')
  expect(rounds).toContain('cases.find_unsure')
})

test('a folder that is not there is said plainly, and voice notes are played as before', async () => {
  const { extras, said, rounds } = await started({ speechFolder: '/nowhere/at/all' })

  expect(extras.speech).toBeUndefined()
  expect(said).toContain('LEGWORK_SPEECH_MODEL names no folder; voice notes are played as they are')
  expect(said).toContain('/nowhere/at/all')
  expect(rounds).not.toContain('cases.find_unheard')
})

test.skipIf(!hasEngine)('with a model the rounds begin, and it is said which one', async () => {
  const { said, rounds } = await started({ speechFolder: loudOrQuiet })

  expect(said).toContain('"model":"loud-or-quiet"')
  expect(said).toContain('voice notes are written down')
  expect(rounds).toContain('cases.find_unheard')
})
