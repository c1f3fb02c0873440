import type { ComponentChildren } from 'preact'
import { shellWords } from '../words/shell.ts'
import { Document, Logo, SkipLink } from './document.tsx'
import { Icon, type IconName } from './icon.tsx'
import type { Page } from './page.ts'

/** A room in the desk's side. */
export type SideItem = {
  readonly href: string
  readonly icon: IconName
  readonly word: string
  readonly count?: number | undefined
  /** The count is of something late. */
  readonly late?: boolean
  readonly current?: boolean
}

/** A key and what it does: `{ keys: ['J', 'K'], says: '上下' }`. */
export type KeyHint = { readonly keys: readonly string[]; readonly says: string }

type Props = {
  readonly page: Page
  readonly title: string
  readonly side: readonly SideItem[]
  /** 青砚社区 · 尹小禾 */
  readonly who: string
  /** 11月24日 周二 8:40 */
  readonly when: string
  /** The panel at the right. */
  readonly panel?: { readonly label: string; readonly content: ComponentChildren } | undefined
  /** Shown at the foot; all of them in the dialog that ? opens. */
  readonly keys?: readonly KeyHint[]
  readonly allKeys?: readonly KeyHint[]
  /** Where changes are announced; the page refreshes itself when one comes. */
  readonly events?: string
  /** More links under the name: sign out. */
  readonly account?: ComponentChildren
  readonly tall?: boolean
  readonly children: ComponentChildren
}

/** A page of the desk: rooms at the left, work in the middle, the panel of what is selected at the right. */
export function DeskShell(props: Props) {
  const { page, title, panel, keys = [], events = '/desk/events', tall = false, children } = props
  const words = shellWords[page.lang]
  return (
    <Document
      page={page}
      title={`${title} · ${words.product}`}
      styles={['desk.css']}
      scripts={['desk.js']}
      bodyClass="desk"
      turbo
      head={<meta name="desk-events" content={events} />}
    >
      <SkipLink page={page} />
      <Side {...props} />
      <main id="main" class={['main', panel && 'split', tall && 'tall'].filter(Boolean).join(' ')}>
        {panel ? <div>{inner(page, children, keys)}</div> : inner(page, children, keys)}
        {panel && (
          <aside class="aside" id="panel" aria-label={panel.label}>
            {panel.content}
          </aside>
        )}
      </main>
      <KeyDialog page={page} keys={props.allKeys ?? keys} />
    </Document>
  )
}

function inner(page: Page, children: ComponentChildren, keys: readonly KeyHint[]) {
  const words = shellWords[page.lang]
  return (
    <>
      <p class="news" id="news" role="status" hidden>
        {words.news}{' '}
        <button type="button" class="btn b3" data-refresh>
          {words.refresh}
        </button>
      </p>
      {children}
      {keys.length > 0 && (
        <p class="keys" aria-label={words.keys}>
          {keys.map(({ keys: names, says }) => (
            <span>
              {names.map((name) => (
                <kbd>{name}</kbd>
              ))}
              {says}
            </span>
          ))}
          <button type="button" class="b3 open-keys" data-open="keys">
            <kbd>?</kbd>
            {words.allKeys}
          </button>
        </p>
      )}
    </>
  )
}

function Side({ page, side, who, when, account }: Props) {
  return (
    <nav class="side" aria-label={shellWords[page.lang].rooms}>
      <Logo page={page} href="/desk" />
      <ul>
        {side.map(({ href, icon, word, count, late, current }) => (
          <li>
            <a href={href} aria-current={current ? 'page' : undefined}>
              <Icon name={icon} />
              {word}
              {count !== undefined && <span class={late ? 'n late' : 'n'}>{count}</span>}
            </a>
          </li>
        ))}
      </ul>
      <p class="who">
        {who}
        <br />
        {when}
        {account}
      </p>
    </nav>
  )
}

function KeyDialog({ page, keys }: { readonly page: Page; readonly keys: readonly KeyHint[] }) {
  if (keys.length === 0) return null
  const words = shellWords[page.lang]
  return (
    <dialog id="keys" aria-labelledby="keys-title">
      <form method="dialog">
        <h2 id="keys-title">{words.allKeys}</h2>
        <dl class="kv">
          {keys.map(({ keys: names, says }) => (
            <>
              <dt>
                {names.map((name) => (
                  <kbd>{name}</kbd>
                ))}
              </dt>
              <dd>{says}</dd>
            </>
          ))}
        </dl>
        <p class="end">
          <button class="btn">{words.close}</button>
        </p>
      </form>
    </dialog>
  )
}
