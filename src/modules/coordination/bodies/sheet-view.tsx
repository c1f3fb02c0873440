import { newOnce } from '../../../kernel/http/once.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import type { Flaw } from './duty-sheet.rules.ts'
import type { Imported } from './import-duties.ts'
import { bodyWords as words } from './words.zh.ts'

/** The form that brings a list, on the page of duties. */
export function SheetForm() {
  return (
    <section class="body" aria-labelledby="import">
      <h2 id="import">{words.importTitle}</h2>
      <form method="post" action="/desk/duties/sheet" enctype="multipart/form-data">
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

/** What a list would do, before it is taken; or which lines cannot be read. */
export type Looked =
  | { readonly is: 'wrong'; readonly flaws: readonly Flaw[] }
  | { readonly is: 'refused'; readonly refused: Imported['refused'] }
  | { readonly is: 'fine'; readonly came: Imported; readonly kept: string }
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
      return (
        <Lines
          lines={looked.flaws.map(({ line, at, said }) =>
            at === 'head'
              ? words.importLine(line, words.sheetWrong['head'] ?? '', words.sheetColumns[said] ?? said)
              : words.importLine(line, words.sheetWrong[at] ?? '', said),
          )}
        />
      )
    case 'refused':
      return (
        <Lines
          lines={looked.refused.map(({ line, code }) =>
            words.importLine(line, words.refused[code] ?? words.form, ''),
          )}
        />
      )
    case 'fine': {
      const { added, changed, same } = looked.came
      return (
        <form method="post" action="/desk/duties/sheet/take" data-guard>
          <p>{words.importCame(added, changed, same)}</p>
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
