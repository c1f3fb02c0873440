import { newOnce } from '../../../kernel/http/once.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import { sayTopic } from '../../../rulebook/catalogue.ts'
import type { Around } from './duty-names.ts'
import { sayDocument } from './duty.rules.ts'
import type { Flaw, SheetDuty } from './duty-sheet.rules.ts'
import { placeName, sayFlaw, sayRefused } from './duty-sheets.ts'
import type { Imported } from './import-duties.ts'
import { bodyWords as words } from './words.zh.ts'

/** The form that brings a list, on the page of duties. */
export function SheetForm() {
  return (
    <section class="body" aria-labelledby="import">
      <h2 id="import">{words.importTitle}</h2>
      {/* The answer is what was read, not another address: Turbo would not show it. */}
      <form method="post" action="/desk/duties/sheet" enctype="multipart/form-data" data-turbo="false">
        <div class="field">
          <label for="sheet-file">
            {words.importFile}
            <span class="hint">{words.importHint}</span>
          </label>
          <input id="sheet-file" name="file" type="file" accept=".xlsx,.csv,.txt" />
        </div>
        <p class="acts">
          <button class="btn">{words.importLook}</button>
        </p>
      </form>
    </section>
  )
}

/** What was read, and what would become of each line. */
type Read = {
  readonly came: Imported
  readonly duties: readonly SheetDuty[]
  readonly around: Around
}

/** What a list would do, before it is taken; or which lines cannot be read. */
export type Looked =
  | { readonly is: 'wrong'; readonly flaws: readonly Flaw[] }
  | { readonly is: 'refused'; readonly refused: Imported['refused'] }
  | ({ readonly is: 'fine'; readonly kept: string } & Read)
  | { readonly is: 'unread'; readonly says: string }

export function SheetPage({ frame, looked }: { readonly frame: Frame; readonly looked: Looked }) {
  return (
    <DeskPage frame={frame} title={words.importTitle} room="bodies">
      <header class="head">
        <div>
          <p class="sm dim">
            <a href="/desk/duties">{words.toDuties}</a>
          </p>
          <h1>{words.importTitle}</h1>
        </div>
      </header>
      <section class="body" role={looked.is === 'fine' ? 'status' : 'alert'}>
        <Said looked={looked} />
      </section>
      {looked.is !== 'fine' && <SheetForm />}
    </DeskPage>
  )
}

function Said({ looked }: { readonly looked: Looked }) {
  switch (looked.is) {
    case 'unread':
      return <p>{looked.says}</p>
    case 'wrong':
      return <Lines lines={looked.flaws.map(sayFlaw)} />
    case 'refused':
      return <Lines lines={looked.refused.map(sayRefused)} />
    case 'fine': {
      const { added, changed, same } = looked.came
      return (
        <form method="post" action="/desk/duties/sheet/take" data-guard>
          <p>{words.importCame(added, changed, same)}</p>
          <ReadLines {...looked} />
          <input type="hidden" name="once" value={newOnce()} />
          <input type="hidden" name="kept" value={looked.kept} />
          <p class="acts">
            <button class="btn b1">{words.importTake(added + changed + same)}</button>
            <a class="btn" href="/desk/duties">
              {words.toDuties}
            </a>
          </p>
        </form>
      )
    }
  }
}

const mostShown = 500

function ReadLines({ came, duties, around: { bodies, catalogue, tree } }: Read) {
  const becomes = new Map(came.lines.map(({ line, is }) => [line, is]))
  return (
    <div class="scroll" role="region" aria-label={words.importRead} tabIndex={0}>
      <table class="list">
        <caption class="vh">{words.importRead}</caption>
        <thead>
          <tr>
            <th scope="col">{words.importLineHead}</th>
            {(['topic', 'place', 'body', 'document', 'days'] as const).map((head) => (
              <th scope="col">{words.dutyHeads[head]}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {duties.slice(0, mostShown).map((duty) => (
            <tr>
              <td>{words.importBecomes(duty.line, becomes.get(duty.line) ?? 'same')}</td>
              <td>{sayTopic(catalogue, 'zh-CN', duty.topic)}</td>
              <td>{placeName({ tree }, duty.place)}</td>
              <td>{bodies.byId.get(duty.body)?.name}</td>
              <td>{sayDocument(duty)}</td>
              <td>{words.since(duty.from, duty.until)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {duties.length > mostShown && <p class="sm dim">{words.importMore(duties.length - mostShown)}</p>}
    </div>
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return (
    <>
      <p>{words.importWrong}</p>
      <ul>
        {lines.slice(0, 100).map((line) => (
          <li>{line}</li>
        ))}
      </ul>
    </>
  )
}
