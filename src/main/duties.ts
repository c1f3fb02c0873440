import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { csvOf } from '../kernel/sheets/write-sheet.ts'
import type { House } from '../modules/cases/house.ts'
import { dutySheets, placeName, sayFlaw, sayRefused } from '../modules/coordination/bodies/duty-sheets.ts'
import { importDuties } from '../modules/coordination/bodies/import-duties.ts'
import { readDuties } from '../modules/coordination/bodies/read-duties.ts'
import { readDutyFile } from '../modules/coordination/bodies/read-duty-file.ts'
import { findCommunityBySlug } from '../modules/people/door.ts'
import type { Io } from './io.ts'

export const dutiesUsage = `duties export --community SLUG > FILE.csv
duties import FILE.csv|.xlsx --community SLUG [--dry-run]`

const options = { community: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } } as const

/** `legwork duties export|import`: a community's responsibility list as a spreadsheet. 1: refused, and nothing was changed. */
export async function runDuties(house: House, args: readonly string[], { out, err }: Io): Promise<number> {
  const asked = readArgs(args)
  if (!asked) {
    err(dutiesUsage)
    return 2
  }
  const { file, slug, dry } = asked
  const say = (value: unknown) => out(JSON.stringify(value, null, 2))
  const community = await findCommunityBySlug(house.db, slug)
  if (!community) {
    say({ refused: 'community.unknown', slug })
    return 1
  }
  const actor = { as: 'machine' as const, community: community.id, name: 'legwork duties' }
  if (file === null) {
    const [list] = dutySheets(await readDuties(house)(actor))
    out((await csvOf(list)).toString('utf8').trimEnd())
    return 0
  }
  const bytes = await readFile(file).catch(() => null)
  if (bytes === null) {
    err(`${file} cannot be read: is that its name, and may it be read?`)
    say({ refused: 'file.unreadable', file })
    return 1
  }
  const read = await readDutyFile(house)(community.id, bytes)
  if (!read.ok) {
    say({ refused: read.code, file })
    return 1
  }
  const { duties, flaws, around } = read.value
  if (flaws.length > 0) {
    err(flaws.map(sayFlaw).join('\n'))
    say({ refused: 'duties.lines', lines: flaws })
    return 1
  }
  const came = await importDuties(house)({ duties, dry }, { actor, once: null })
  if (!came.ok) throw new Error(came.code)
  const { refused, lines, ...counts } = came.value
  if (refused.length > 0) err(refused.map(sayRefused).join('\n'))
  const became = new Map(lines.map(({ line, is }) => [line, is]))
  say(
    refused.length > 0
      ? { refused: 'duties.lines', lines: refused }
      : {
          ...counts,
          written: !dry,
          lines: duties.map((duty) => ({
            ...duty,
            is: became.get(duty.line),
            body: around.bodies.byId.get(duty.body)?.name,
            place: placeName(around, duty.place),
          })),
        },
  )
  return refused.length > 0 ? 1 : 0
}

function readArgs(args: readonly string[]) {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true })
    const [verb, file, ...more] = positionals
    const slug = values.community
    if (slug === undefined || more.length > 0) return null
    if (verb === 'export') return file === undefined ? { file: null, slug, dry: false } : null
    return verb === 'import' && file !== undefined ? { file, slug, dry: values['dry-run'] } : null
  } catch {
    return null
  }
}
