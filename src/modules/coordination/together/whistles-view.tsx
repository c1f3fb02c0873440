import { Empty, LocalTime } from '../../../kernel/ui/parts.tsx'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import type { Whistles } from './read-together.ts'
import { togetherWords as words } from './words.ts'

/** All calls to the spot, and how often each body was called and came. */
export function WhistlesPage({ frame, all }: { readonly frame: Frame; readonly all: Whistles }) {
  const { whistles, tallies, nameOf } = all
  return (
    <DeskPage frame={frame} title={words.allTitle}>
      <header class="head">
        <div>
          <h1>{words.allTitle}</h1>
          <p>{words.allLead}</p>
        </div>
      </header>
      {whistles.length === 0 && <Empty>{words.none}</Empty>}
      {tallies.length > 0 && (
        <section class="body" aria-labelledby="counted">
          <h2 id="counted">{words.counted}</h2>
          <ul class="rows">
            {tallies.map(({ body, called, came, answered }) => (
              <li>{words.tally(nameOf(body), called, came, answered)}</li>
            ))}
          </ul>
        </section>
      )}
      <ol class="journal body">
        {whistles.map((each) => (
          <li>
            <LocalTime lang="zh-CN" now={frame.now} at={each.at} />
            <div>
              <p>
                <a href={`/desk/together/${each.ref}`}>{each.ref}</a> {each.why}
              </p>
              <p class="sm dim">
                {each.bodies
                  .map(({ body, came }) =>
                    came === null ? nameOf(body) : `${nameOf(body)}${came ? words.came : words.didNotCome}`,
                  )
                  .join('，')}
              </p>
            </div>
          </li>
        ))}
      </ol>
    </DeskPage>
  )
}
