import { sayTopic } from '../../../rulebook/catalogue.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import type { Cell } from './duty-matrix.rules.ts'
import { placeName, sayCell } from './duty-sheets.ts'
import type { DutyList } from './read-duties.ts'
import { bodyWords as words } from './words.zh.ts'

/** The whole list at one look: topics down, places across. */
export function MatrixPage({ frame, list }: { readonly frame: Frame; readonly list: DutyList }) {
  const { places, rows, gaps, overlaps } = list.matrix
  return (
    <DeskPage frame={frame} title={words.matrix} room="bodies">
      <header class="head">
        <div>
          <h1>{words.matrix}</h1>
          <p>{words.matrixLead(gaps, overlaps)}</p>
          <p class="sm dim acts">{words.printHint}</p>
        </div>
        <div class="go">
          <a class="btn b3" href="/desk/duties.xlsx" data-turbo="false">
            {words.spreadsheet}
          </a>
          <a class="btn b3" href="/desk/duties">
            {words.toDuties}
          </a>
        </div>
      </header>
      <div class="body scroll" role="region" aria-label={words.matrix} tabIndex={0}>
        <table class="matrix">
          <thead>
            <tr>
              <th scope="col">{words.dutyHeads.topic}</th>
              {places.map((place) => (
                <th scope="col">{placeName(list, place)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ topic, cells }) => (
              <tr>
                <th scope="row">{sayTopic(list.catalogue, 'zh-CN', topic)}</th>
                {cells.map((cell) => (
                  <td class={markOf(cell)}>{sayCell(list, cell)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </DeskPage>
  )
}

function markOf({ by, bodies }: Cell): string {
  if (by === 'nobody' || by === 'in_part') return 'gap'
  return bodies.length > 1 ? 'twice' : by
}
