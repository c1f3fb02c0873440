import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { tuesday } from '../../../../test/given.ts'
import type { Entry } from '../../../kernel/journal.ts'
import type { Source } from './story-source.ts'
import { storyWords } from './story.words.ts'
import { tellStory } from './story.ts'
import { kinds } from './tellers.ts'

const folder = new URL('..', import.meta.url)

/** The kinds that use cases and rules write into a case's story, as they stand in their sources. */
function writtenKinds(): string[] {
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(
      (name) =>
        name.endsWith('.ts') &&
        !name.includes('.test.') &&
        !/desk|board|reading|words|refusal|learning|catalogue/.test(name),
    )
    .map((name) => readFileSync(new URL(name, folder), 'utf8'))
    .join('\n')
  const changes = sources.matchAll(/change\((?:(?!refuse|Result<|Extract<)[^;])*?'([a-z]+\.[a-z_]+)'/g)
  const entries = sources.matchAll(/kind: '([a-z]+\.[a-z_]+)'/g)
  return [
    ...new Set([...[...changes].map((found) => found[1]), ...[...entries].map((found) => found[1])]),
  ].filter((kind) => kind !== undefined)
}

function entry(kind: string, facts: Entry['facts'] = {}): Entry {
  return { subject: 's', n: 1, at: tuesday, as: 'worker', by: 'p', kind, facts, prev: '', hash: '' }
}

const source: Source = {
  now: tuesday,
  entries: [],
  notes: new Map(),
  offers: new Map(),
  filesOf: () => [],
  requests: new Map(),
  person: () => '尹小禾',
  body: () => '恒砚物业',
  place: () => '3号楼2单元',
  topic: () => '楼道',
  refOf: () => '04173',
  referredTo: '区法院',
}

test('every kind of entry that is written has a sentence', () => {
  const written = writtenKinds()

  expect(written.length).toBeGreaterThan(20)
  expect(written.filter((kind) => !(kinds as readonly string[]).includes(kind))).toEqual([])
})

test('what was private from the start did not become so', () => {
  const topic = 'noise'
  const tell = (isPrivate: boolean) =>
    tellStory({
      ...source,
      entries: [
        entry('case.filed', { topic, urgency: 'normal', isPrivate: true }),
        entry('case.triaged', { topic, urgency: 'normal', isPrivate }),
      ],
    })[0]?.says ?? ''

  expect(tell(true)).not.toContain(storyWords.nowPrivate(true))
  expect(tell(false)).toContain(storyWords.nowPrivate(false))
})

test('no sentence shows a code, an id or a gap', () => {
  for (const kind of kinds) {
    const [told] = tellStory({
      ...source,
      entries: [entry(kind, { clock: 'contact', level: 'coordinator' })],
    })
    expect(told?.says, kind).not.toMatch(/undefined|null|NaN|[a-z]{3,}/)
  }
})

test('an entry of tomorrow’s program is told plainly, and breaks nothing', () => {
  const [told] = tellStory({ ...source, entries: [entry('meeting.called')] })

  expect(told?.says).toContain('尹小禾')
})
