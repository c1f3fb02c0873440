import type { Sheet } from '../../../kernel/sheets/sheet.ts'
import { sayTopic } from '../../../rulebook/catalogue.ts'
import { sayPlace } from '../../places/door.ts'
import type { Cell, Matrix } from './duty-matrix.rules.ts'
import type { DutyPlace } from './duty.rules.ts'
import type { Flaw } from './duty-sheet.rules.ts'
import type { Imported } from './import-duties.ts'
import type { DutyList } from './read-duties.ts'
import { bodyWords as words } from './words.zh.ts'

/** The list as a spreadsheet that can be filled in and read again, and the matrix beside it. */
export function dutySheets(list: DutyList): readonly [Sheet, Sheet] {
  return [listSheet(list), matrixSheet(list, list.matrix)]
}

function listSheet(list: DutyList): Sheet {
  return {
    name: words.dutiesTitle,
    head: words.sheetHeads,
    rows: list.duties.map(({ topic, place, body, from, until, title, datedOn, reference, link }) => [
      sayTopic(list.catalogue, 'zh-CN', topic),
      placeName(list, place),
      list.bodies.byId.get(body)?.name ?? '',
      from,
      until,
      title,
      datedOn,
      reference,
      link,
    ]),
  }
}

function matrixSheet(list: DutyList, { places, rows }: Matrix): Sheet {
  return {
    name: words.matrix,
    head: [words.dutyHeads.topic, ...places.map((place) => placeName(list, place))],
    rows: rows.map(({ topic, cells }) => [
      sayTopic(list.catalogue, 'zh-CN', topic),
      ...cells.map((cell) => sayCell(list, cell)),
    ]),
  }
}

const mostNamed = 3

/** Who it is in words; what is wrong with a mark in words too, for whoever sees no colours. */
export function sayCell(list: Pick<DutyList, 'bodies' | 'tree'>, { bodies: ids, by, bare }: Cell): string {
  if (by === 'nobody') return words.cellGap
  if (by === 'narrower') return words.cellNarrower
  if (by === 'in_part') {
    const names = bare.slice(0, mostNamed).map((place) => placeName(list, place))
    return words.cellInPart(names.join('、'), bare.length - names.length)
  }
  const names = ids.map((id) => list.bodies.byId.get(id)?.name ?? '').join('、')
  return ids.length > 1 ? `${names}${words.cellTwice}` : names
}

export function placeName({ tree }: Pick<DutyList, 'tree'>, place: DutyPlace): string {
  return sayPlace(tree, { ...place, stairwell: null }) || words.whole
}

/** What cannot be read of a list, by its line, and what to do about it. */
export function sayFlaw({ line, at, said }: Flaw): string {
  const what = at === 'head' ? (words.sheetColumns[said] ?? said) : said
  return words.importLine(line, words.sheetWrong[at] ?? '', what)
}

/** Why a line that can be read is not taken. */
export function sayRefused({ line, code }: Imported['refused'][number]): string {
  return words.importLine(line, words.refused[code] ?? words.form, '')
}
