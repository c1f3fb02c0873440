import { parseArgs } from 'node:util'
import { z } from 'zod'
import type { House } from '../modules/cases/house.ts'
import { catalogueFile, exportCatalogue, importCatalogue } from '../modules/cases/catalogue/catalogue-file.ts'
import { findCommunityBySlug } from '../modules/people/door.ts'
import type { Io } from './io.ts'
import { textIn } from './rows.ts'

const usage = `catalogue export --community SLUG > FILE.json
catalogue import [FILE.json] --community SLUG [--without-bodies] [--dry-run]`

const options = {
  community: { type: 'string' },
  'without-bodies': { type: 'boolean', default: false },
  'dry-run': { type: 'boolean', default: false },
} as const

/** `legwork catalogue export|import`: a community's topics as JSON. 1: refused, and nothing was changed. */
export async function runCatalogue(
  house: Pick<House, 'db' | 'clock'>,
  args: readonly string[],
  { out, err }: Io,
): Promise<number> {
  const asked = readArgs(args)
  if (!asked) {
    err(usage)
    return 2
  }
  const { verb, file, values } = asked
  const say = (value: unknown) => out(JSON.stringify(value, null, 2))
  const community = await findCommunityBySlug(house.db, values.community ?? '')
  if (!community) {
    say({ refused: 'community.unknown', slug: values.community })
    return 1
  }
  if (verb === 'export') {
    say(await exportCatalogue(house, community.id))
    return 0
  }
  const read = readFile(await textIn(file))
  if (!read.success) {
    say({ refused: 'catalogue.file', why: z.prettifyError(read.error) })
    return 1
  }
  const actor = { as: 'machine' as const, community: community.id, name: 'legwork catalogue' }
  const how = { withoutBodies: values['without-bodies'], dry: values['dry-run'] }
  const { changed, faults } = await importCatalogue(house, read.data, actor, how)
  say(faults.length > 0 ? { refused: 'catalogue.faults', faults } : { changed, written: !how.dry })
  return faults.length > 0 ? 1 : 0
}

function readArgs(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [verb, file, ...more] = positionals
    const isKnown = verb === 'import' || (verb === 'export' && file === undefined)
    return isKnown && more.length === 0 && values.community !== undefined ? { verb, file, values } : null
  } catch {
    return null
  }
}

const json = z.string().transform((text, context) => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    context.addIssue({ code: 'custom', message: 'it is not JSON' })
    return z.NEVER
  }
})

function readFile(text: string) {
  return json.pipe(catalogueFile).safeParse(text)
}
