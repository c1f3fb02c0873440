import { ok, type Result } from '../../../kernel/result.ts'
import { readSheet, type SheetRefused } from '../../../kernel/sheets/read-sheet.ts'
import type { CommunityId } from '../../../kernel/ids.ts'
import { catalogueFor, type House } from '../../cases/door.ts'
import { bodiesOf } from '../../people/door.ts'
import { placesOf } from '../../places/door.ts'
import { type Around, namesFor } from './duty-names.ts'
import { readDutySheet } from './duty-sheet.rules.ts'

type Read = ReturnType<typeof readDutySheet> & { readonly around: Around }

/** A list as a file (.xlsx, or text with commas in UTF-8 or GB18030), by the community's own names. */
export function readDutyFile(house: Pick<House, 'db'>) {
  return async (community: CommunityId, bytes: Uint8Array): Promise<Result<Read, SheetRefused>> => {
    const sheet = await readSheet(bytes)
    if (!sheet.ok) return sheet
    const [bodies, tree, catalogue] = await Promise.all([
      bodiesOf(house.db, community),
      placesOf(house.db, community),
      catalogueFor(house.db, community),
    ])
    const around = { bodies, tree, catalogue }
    return ok({ ...readDutySheet(sheet.value, namesFor(around)), around })
  }
}
