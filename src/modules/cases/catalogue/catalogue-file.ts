import { z } from 'zod'
import type { Machine } from '../../../kernel/actor.ts'
import { inCommunity } from '../../../kernel/db.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import { ok } from '../../../kernel/result.ts'
import { type Catalogue, isSameCategory, type OwnCategory } from '../../../rulebook/catalogue.ts'
import { bodyKinds, type Topic, topics } from '../../../rulebook/categories.ts'
import { type Bodies, bodiesOf } from '../../people/door.ts'
import type { House } from '../house.ts'
import type { CasesTables } from '../tables.ts'
import { catalogueFor, forgetCatalogue } from './catalogue-for.ts'
import {
  catalogueAfter,
  categoryNow,
  decideCategory,
  type KeptChange,
  type WantedCategory,
  type WantedRefused,
} from './change.rules.ts'
import { holdChanges, keepCategories } from './keep-categories.ts'

const fileCategory = z.strictObject({
  /** Null: the usual word. */
  name: z.string().max(200).nullable().optional(),
  isOffered: z.boolean().optional(),
  privateByDefault: z.boolean().optional(),
  helpersWelcome: z.boolean().optional(),
  leadBody: z.enum(bodyKinds).optional(),
  /** By its name, since ids are another community's elsewhere. */
  body: z.string().max(200).nullable().optional(),
})
type FileCategory = z.output<typeof fileCategory>

/** The catalogue of a community as a file: what stands in it counts, what does not stays as it is. */
export const catalogueFile = z.strictObject({
  legwork: z.literal('catalogue'),
  version: z.literal(1),
  topics: z.partialRecord(z.enum(topics), fileCategory),
})
export type CatalogueFile = z.output<typeof catalogueFile>

/** Every topic as it is now, the defaults included. */
export async function exportCatalogue(
  { db }: Pick<House, 'db'>,
  community: CommunityId,
): Promise<CatalogueFile> {
  const [catalogue, { byId }] = await Promise.all([catalogueFor(db, community), bodiesOf(db, community)])
  const all = topics.map((topic): [Topic, FileCategory] => {
    const { body, ...it } = catalogue[topic]
    return [topic, { ...it, body: body === null ? null : (byId.get(body)?.name ?? null) }]
  })
  return { legwork: 'catalogue', version: 1, topics: Object.fromEntries(all) }
}

type Fault = { readonly topic: Topic; readonly code: WantedRefused } & Readonly<
  Record<string, string | number>
>

/** `changed`: what was changed, or would be; nothing when anything is at fault. */
type Imported = { readonly changed: readonly Topic[]; readonly faults: readonly Fault[] }

type How = {
  /** Another community's file: who leads is taken by kind only. */
  readonly withoutBodies?: boolean
  /** Only says what would be changed. */
  readonly dry?: boolean
}

/** Takes a file over, all of it or nothing; each topic that differs is one change, and one entry in the journal. */
export async function importCatalogue(
  house: Pick<House, 'db' | 'clock'>,
  file: CatalogueFile,
  actor: Machine,
  { withoutBodies = false, dry = false }: How = {},
): Promise<Imported> {
  const { community } = actor
  const bodies = await bodiesOf(house.db, community)
  const done = await inCommunity<CasesTables, Imported, never>(house.db, community, async (tx) => {
    const changes = await holdChanges(tx, actor)
    const { own, faults } = decideAll(file, { changes, bodies, withoutBodies })
    if (faults.length > 0) return ok({ changed: [], faults })
    const after = changes.at(-1)?.n ?? 0
    if (!dry) await keepCategories(tx, own, { after, at: house.clock(), actor })
    return ok({ changed: own.map(({ topic }) => topic), faults: [] })
  })
  forgetCatalogue(house.db, community)
  return done.ok ? done.value : { changed: [], faults: [] }
}

type Standing = {
  readonly changes: readonly KeptChange[]
  readonly bodies: Bodies
  readonly withoutBodies: boolean
}

function decideAll({ topics: given }: CatalogueFile, { changes, bodies, withoutBodies }: Standing) {
  const now = catalogueAfter(changes)
  const wanted = topics.flatMap((topic): WantedOrFault[] => {
    const it = given[topic]
    if (!it) return []
    return [wantedOf(now, topic, { it: withoutBodies ? { ...it, body: null } : it, bodies })]
  })
  // Names are judged as they all will be: two topics may change places in one file.
  const next = {
    ...now,
    ...Object.fromEntries(wanted.flatMap((it) => ('code' in it ? [] : [[it.topic, it]]))),
  }
  const known = { catalogue: next as Catalogue, kindOf: kindIn(bodies) }
  const own: OwnCategory[] = []
  const faults: Fault[] = []
  for (const it of wanted) {
    const decided = 'code' in it ? null : decideCategory(it, known)
    if ('code' in it) faults.push(it)
    else if (decided && !decided.ok) faults.push({ ...decided.facts, topic: it.topic, code: decided.code })
    else if (decided?.ok && !isSameCategory(decided.value, categoryNow(changes, it.topic)))
      own.push(decided.value)
  }
  return { own, faults }
}

type WantedOrFault = WantedCategory | Fault

type InFile = { readonly it: FileCategory; readonly bodies: Bodies }

function wantedOf(now: Catalogue, topic: Topic, { it, bodies }: InFile): WantedOrFault {
  const { name, body: named, leadBody: kind, ...rest } = it
  const was = now[topic]
  const given = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined))
  const wanted = { topic, ...was, ...given, name: name === undefined ? was.name : name }
  if (typeof named === 'string') {
    const body = bodies.all.find((each) => each.name === named && (kind ?? each.kind) === each.kind)
    return body
      ? { ...wanted, leadBody: body.kind, body: body.id }
      : { topic, code: 'catalogue.body_unknown', body: named }
  }
  const leadBody = kind ?? was.leadBody
  const stays = named === undefined && leadBody === was.leadBody
  return { ...wanted, leadBody, body: stays ? was.body : null }
}

function kindIn({ byId }: Bodies) {
  return (id: Parameters<Bodies['byId']['get']>[0]) => byId.get(id)?.kind
}
