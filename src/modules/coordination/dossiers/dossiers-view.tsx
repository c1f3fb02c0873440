import { Empty } from '../../../kernel/ui/parts.tsx'
import { sayFullDate } from '../../../kernel/words/time.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import type { Again } from './again.ts'
import { daysSince, levels } from './dossier.rules.ts'
import { Choice, Form, Line, Lines } from './form-parts.tsx'
import type { DossiersView } from './read-dossier.ts'
import { dossierWords as words } from './words.ts'

type Props = { readonly frame: Frame; readonly view: DossiersView; readonly again: Again | null }

export function DossiersPage({ frame, view, again }: Props) {
  const { dossiers, bodies, today } = view
  return (
    <DeskPage
      frame={frame}
      title={words.title}
      room="dossiers"
      panel={{ label: words.newOne, content: <Open frame={frame} view={view} again={again} /> }}
    >
      <header class="head">
        <div>
          <h1>{words.title}</h1>
          <p>{words.lead}</p>
          <p>{words.sums(dossiers.filter(({ state }) => state === 'open').length)}</p>
        </div>
      </header>
      {dossiers.length === 0 && <Empty>{words.none}</Empty>}
      <ul class="rows body">
        {dossiers.map((it) => (
          <li>
            <p>
              <a href={`/desk/dossiers/${it.number}`}>
                {words.number(it.number)} {it.title}
              </a>
            </p>
            <p class="sm dim">
              {[
                words.days(daysSince(it, today)),
                words.leads(bodies.byId.get(it.mainBody)?.name ?? '—', words.levels[it.level]),
                words.states[it.state],
                ...(it.state === 'open'
                  ? [
                      it.reportOn <= today
                        ? words.reportDue
                        : words.reportOn(sayFullDate('zh-CN', it.reportOn)),
                    ]
                  : []),
              ].join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </DeskPage>
  )
}

function Open({ view: { bodies }, again }: Props) {
  return (
    <section aria-labelledby="open">
      <h2 id="open">{words.newOne}</h2>
      <Form at="/desk/dossiers" form="open" again={again} says={words.open}>
        <Line form="open" again={again} name="title" />
        <Lines form="open" again={again} name="about" />
        <Line form="open" again={again} name="since" hint={words.fields.sinceHint} />
        <Choice
          form="open"
          again={again}
          name="mainBody"
          options={bodies.all.map(({ id, name }) => ({ value: id, says: name }))}
        />
        <Choice
          form="open"
          again={again}
          name="level"
          options={levels.map((level) => ({ value: level, says: words.levels[level] }))}
        />
      </Form>
    </section>
  )
}
