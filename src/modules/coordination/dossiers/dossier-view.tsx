import { Empty } from '../../../kernel/ui/parts.tsx'
import { sayFullDate } from '../../../kernel/words/time.ts'
import { DeskPage, type Frame } from '../../cases/desk/door.ts'
import type { Again } from './again.ts'
import { daysSince, paidIn } from './dossier.rules.ts'
import { DossierPanel } from './dossier-panel.tsx'
import { Form, Line } from './form-parts.tsx'
import type { DossierView, Moment } from './read-dossier.ts'
import { dossierWords as words, sayYuan } from './words.ts'

type Props = { readonly frame: Frame; readonly view: DossierView; readonly again: Again | null }

export function DossierPage({ frame, view, again }: Props) {
  const { dossier: it, bodies, today, entries, cases } = view
  return (
    <DeskPage
      frame={frame}
      title={it.title}
      room="dossiers"
      panel={{ label: words.title, content: <DossierPanel frame={frame} view={view} again={again} /> }}
    >
      <header class="head">
        <div>
          <p class="sm dim">
            {words.number(it.number)} · {words.states[it.state]}
          </p>
          <h1>{it.title}</h1>
          <p>
            <b>{words.days(daysSince(it, today))}</b>，{words.sinceDay(sayFullDate('zh-CN', it.since))}。
            {words.leads(bodies.byId.get(it.mainBody)?.name ?? '—', words.levels[it.level])}。
          </p>
          <p>{it.about}</p>
          {paidIn(entries) !== 0 && <p>{words.money(sayYuan(paidIn(entries)))}</p>}
        </div>
      </header>
      {cases.length > 0 && (
        <ul class="rows body">
          {cases.map(({ ref, title }) => (
            <li>
              <a href={`/desk/cases/${ref}`}>
                {ref} {title}
              </a>
            </li>
          ))}
        </ul>
      )}
      <section class="body" aria-labelledby="timeline">
        <h2 id="timeline">{words.timeline}</h2>
        {view.moments.length === 0 && <Empty>{words.nothing}</Empty>}
        <ol class="journal">
          {view.moments.map((moment) => (
            <li>
              <time dateTime={moment.on}>{sayFullDate('zh-CN', moment.on)}</time>
              <div>
                <What view={view} moment={moment} again={again} />
              </div>
            </li>
          ))}
        </ol>
      </section>
      <Homes frame={frame} view={view} again={again} />
    </DeskPage>
  )
}

type WhatProps = Pick<Props, 'view' | 'again'> & { readonly moment: Moment }

function What({ view, moment, again }: WhatProps) {
  const { bodies, dossier } = view
  switch (moment.is) {
    case 'case_opened':
    case 'case_ended':
      return (
        <p>
          {(moment.is === 'case_opened' ? words.caseOpened : words.caseEnded)(moment.ref)}：{moment.title}
        </p>
      )
    case 'promise':
      return (
        <p>
          <a href={`/desk/promises?at=${moment.line.id}`}>
            {words.promised(bodies.byId.get(moment.line.body)?.name ?? '—', moment.line.what ?? '')}
          </a>{' '}
          · {words.paper.promiseStates[moment.line.state]}
        </p>
      )
    case 'entry': {
      const { id, kind, words: said, body, fen, source, struckAt, struckWhy } = moment.entry
      const name = body && bodies.byId.get(body)?.name
      const text = [
        `${words.kinds[kind]}：${said}`,
        name,
        fen === null ? null : words.yuan(sayYuan(fen)),
        source,
      ].filter(Boolean)
      if (struckAt !== null)
        return (
          <p class="dim">
            <s>{text.join(' · ')}</s>
            <br />
            {words.struck(struckWhy ?? '')}
          </p>
        )
      return (
        <>
          <p>{text.join(' · ')}</p>
          {dossier.state === 'open' && (
            <details open={again?.form === `strike-${id}`}>
              <summary>{words.strike}</summary>
              <Form
                at={`/desk/dossiers/${dossier.number}/strike`}
                form="strike"
                of={id}
                again={again}
                says={words.strike}
              >
                <Line form={`strike-${id}`} again={again} name="why" />
              </Form>
            </details>
          )}
        </>
      )
    }
  }
}

function Homes({ view: { dossier, homes }, again }: Props) {
  const heard = homes.filter(({ isSettled }) => isSettled !== null).length
  return (
    <section class="body" aria-labelledby="homes">
      <h2 id="homes">{words.homes}</h2>
      <p>{words.homesCount(heard, homes.length)}</p>
      <ul class="rows">
        {homes.map(({ home, name, isSettled, said }) => (
          <li>
            <p>
              {name}：{isSettled === null ? words.notHeard : isSettled ? words.settled : words.notSettled}
              {said !== null && `，${said}`}
            </p>
            {dossier.state === 'open' && (
              <details open={again?.form === `hear-${home}`}>
                <summary>{words.hear}</summary>
                <Form
                  at={`/desk/dossiers/${dossier.number}/hear`}
                  form="hear"
                  of={home}
                  again={again}
                  says={words.hear}
                >
                  <label class="tick">
                    <input type="radio" name="settled" value="yes" checked={isSettled === true} />
                    <span>{words.settled}</span>
                  </label>
                  <label class="tick">
                    <input type="radio" name="settled" value="no" checked={isSettled === false} />
                    <span>{words.notSettled}</span>
                  </label>
                  <Line form={`hear-${home}`} again={again} name="said" value={said ?? ''} />
                </Form>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
