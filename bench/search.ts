import { parseArgs } from 'node:util'
import pg from 'pg'
import { searchVector } from '../src/language/grams.ts'
import { normalise } from '../src/language/normalise.ts'
import { nearQuery, readTerms, searchQuery } from '../src/language/search-terms.ts'
import { sizesOf } from './fill.ts'
import { oneByOne } from './load.ts'
import { type Spread, thisMachine } from './machine.ts'
import { phrases } from './phrases.ts'
import { openPlace } from './place.ts'

/*
 * `node --import tsx bench/search.ts --cases 100000`: what each way to search Chinese costs, in index and in time, on a
 * table of its own with the texts that `fill` makes. Each query asks for fifty lines of one community, the newest
 * first, as the table's owner; the desk's pages are measured by `bench/pages.ts`.
 */

const { values } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, visits: { type: 'string', default: '400' } },
})
const total = Number(values.cases)
const visits = Number(values.visits)

type Ask = { readonly text: string; readonly value: string }
type Way = {
  readonly name: string
  /** What is kept of a text; none where the text itself is indexed. */
  readonly vectorOf: ((title: string, text: string) => string) | null
  readonly index: string
  readonly ask: (typed: string) => Ask
}

const segments = new Intl.Segmenter('zh', { granularity: 'word' })

function segmented(text: string): string[] {
  return [...segments.segment(normalise(text))].filter((each) => each.isWordLike).map((each) => each.segment)
}

const quoted = (words: readonly string[], join: string) =>
  [...new Set(words)].map((word) => `'${word.replaceAll(/['\\]/g, '')}'`).join(join)
const byVector = (value: string): Ask => ({ text: 'v @@ $2::tsquery', value })
const exactly = (typed: string) => byVector(searchQuery(readTerms(typed)) ?? '')
const gin = 'gin (community_id, v)'

const ways: readonly Way[] = [
  {
    name: 'pg_trgm on the text',
    vectorOf: null,
    index: 'gin (community_id, body gin_trgm_ops)',
    ask: (typed) => ({
      text: 'body like all ($2::text[])',
      value: `{${typed
        .split(' ')
        .map((each) => `%${each}%`)
        .join(',')}}`,
    }),
  },
  {
    name: 'words of a dictionary (ICU)',
    vectorOf: (_, text) => quoted(segmented(text), ' '),
    index: gin,
    ask: (typed) => byVector(quoted(segmented(typed), ' & ')),
  },
  { name: 'pairs', vectorOf: (_, text) => searchVector(text), index: gin, ask: exactly },
  {
    name: 'pairs, and what titles and places sound like',
    vectorOf: (title, text) => searchVector(text, `${title} 榆荫里`),
    index: gin,
    ask: exactly,
  },
  {
    name: 'pairs, and what everything sounds like',
    vectorOf: (_, text) => searchVector(text, text),
    index: gin,
    ask: exactly,
  },
]

const hanWords = { common: '电梯', rare: '轮椅', four: '加装电梯', 'two terms': '楼道 三天' }
const sounds = {
  'two initials': 'dt',
  'three initials': 'ldd',
  'five initials': 'ldddl',
  pinyin: 'louti',
  'long pinyin': 'jiazhuangdianti',
}
const wrong = {
  'four, one wrong': '加转电梯',
  'six, one wrong': '楼到灯不亮',
  'three, alike': '楼到灯',
  'two, alike': '店提',
}

type Figures = {
  readonly way: string
  readonly indexMb: number
  readonly tableMb: number
  readonly buildSeconds: number
  readonly queries: Record<string, Spread>
}

async function measure(client: pg.Client, way: Way, communities: readonly string[]): Promise<Figures> {
  await client.query('drop table if exists doc')
  await client.query('create table doc (community_id uuid, id uuid primary key, body text, v tsvector)')
  await load(client, way, communities)
  const from = performance.now()
  await client.query(`create index doc_found on doc using ${way.index}`)
  const buildSeconds = Math.round((performance.now() - from) / 100) / 10
  await client.query('vacuum analyze doc')
  const megabytes = async (what: string) => {
    const { rows } = await client.query<{ mb: number }>(`select round(${what} / 1e6, 1)::float8 as mb`)
    return rows[0]?.mb ?? 0
  }
  const queries: Record<string, Spread> = {}
  const run = async (name: string, { text, value }: Ask) => {
    const once = async (n: number) => {
      await client.query({
        name: `${way.name}${text}`.slice(0, 60),
        text: `select id from doc where community_id = $1 and ${text} order by id desc limit 50`,
        values: [communities[(n * 7919) % communities.length], value],
      })
    }
    await oneByOne(40, once)
    queries[name] = await oneByOne(visits, once)
  }
  for (const [name, typed] of Object.entries(hanWords)) await run(name, way.ask(typed))
  if (way.name.includes('sound')) {
    for (const [name, typed] of Object.entries(sounds)) await run(name, way.ask(typed))
    for (const [name, typed] of Object.entries(wrong))
      await run(name, byVector(nearQuery(readTerms(typed)) ?? ''))
  }
  return {
    way: way.name,
    indexMb: await megabytes(`pg_relation_size('doc_found')`),
    tableMb: await megabytes(`pg_table_size('doc')`),
    buildSeconds,
    queries,
  }
}

async function load(client: pg.Client, way: Way, communities: readonly string[]): Promise<void> {
  await client.query('create temp table if not exists phrase (n int, body text, v tsvector)')
  await client.query('truncate phrase')
  const all = phrases(20_000).map(({ title, words }, n) => {
    const body = `${title} ${words} 榆荫里 ${(n % 30) + 1}号楼`
    return { n, body, v: way.vectorOf?.(title, body) ?? '' }
  })
  for (let at = 0; at < all.length; at += 2_000)
    await client.query(
      'insert into phrase select * from json_to_recordset($1) each (n int, body text, v tsvector)',
      [JSON.stringify(all.slice(at, at + 2_000))],
    )
  await client.query(
    `insert into doc select c.id, uuidv7(), phrase.body, phrase.v
     from unnest($1::uuid[]) with ordinality c (id, n)
     join phrase on phrase.n = (hashint4((c.n * 31)::int) & 2147483647) % 20000`,
    [communities],
  )
}

/** One entry for each case: so a large community is met more often. */
async function communitiesOf(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    'select gen_random_uuid() as id from generate_series(1, $1)',
    [sizesOf(total).length],
  )
  return sizesOf(total).flatMap((size, n) => Array.from({ length: size }, () => rows[n]?.id ?? ''))
}

const place = await openPlace()
const client = new pg.Client(place.postgres.ownerUrl)
await client.connect()
try {
  await client.query('create extension if not exists pg_trgm')
  const communities = await communitiesOf(client)
  const figures: Figures[] = []
  for (const way of ways) {
    process.stderr.write(`${way.name} …\n`)
    figures.push(await measure(client, way, communities))
  }
  process.stdout.write(
    `${JSON.stringify({ machine: thisMachine(), cases: communities.length, figures }, null, 1)}\n`,
  )
} finally {
  await client.end()
  await place.leave()
}
